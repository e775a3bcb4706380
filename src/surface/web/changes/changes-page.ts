import { html } from 'hono/html';
import { UsageError } from '../../../base/errors.ts';
import { labelOf } from '../../../model/labels.ts';
import { OPERATIONS } from '../../../operation/table.ts';
import { readSourceFacts } from '../../../statement/source-facts.ts';
import type { Change, ChangeKind } from '../../../view/change.ts';
import type { ChangesAnswer } from '../../../view/changes.ts';
import { type KnownValues, knownValues } from '../../../view/known-values.ts';
import { type TrialWords, trialWords, WORDLESS } from '../../../view/trial-words.ts';
import { type Table, tableFile, tableLinks } from '../export.ts';
import { definitionFields, selectField } from '../fields.ts';
import { filterChips, filterFields, sourceFields } from '../filters.ts';
import { countOf, dateOf, dateWords } from '../format.ts';
import { addressOf, entityLink, type Here, statementLink } from '../links.ts';
import type { Feed, Page, Query, Visit } from '../page.ts';
import { pager } from '../pager.ts';
import { daysBefore, lastMonth, monthsBefore, type Period, quarter } from '../periods.ts';
import type { Piece } from '../piece.ts';
import { scrolled } from '../scroll.ts';
import { titleOf } from '../trial-table.ts';
import { CHANGE_WORDS } from '../words/changes.ts';
import { FILTER_WORDS } from '../words/filters.ts';
import type { Lang } from '../words/words.ts';
import { KINDS_TOLD, sideWords } from './change-words.ts';
import { changesFeed } from './changes-feed.ts';
import { atomFeed, jsonFeed } from './feed.ts';

/** Changes of a kind shown beside other kinds, and on a page of a kind alone. */
const SHOWN = 12;
const ON_PAGE = 100;
const MONTHS = 6;
const MONTH = 30;

/** The changes between two days, the same as feeds and as files. */
export const changesPages: readonly Page[] = [
  {
    path: '/changes',
    show: async (visit) => {
      const [answer, known] = await Promise.all([changesOf(visit), knownValues(await visit.host.atlas())]);
      const { title } = CHANGE_WORDS[visit.lang];
      return { title, main: await changesMain(visit, answer, known), feeds: feedsOf(visit) };
    },
  },
  {
    path: '/changes.atom',
    show: async (visit) => ({ file: atomFeed('cgt-atlas-changes', await changesFeed(visit, await changesOf(visit))) }),
  },
  {
    path: '/changes.json',
    show: async (visit) => ({ file: jsonFeed('cgt-atlas-changes', await changesFeed(visit, await changesOf(visit))) }),
  },
  {
    path: '/changes/:format',
    show: async (visit) => tableFile(visit.lang, visit.params.format ?? '', changesExport(visit.lang, await changesOf(visit))),
  },
];

/** The question of an address: the last half year until days are asked for. A day asked about elsewhere is the last that counts. */
function changesOf({ asked, query, ask }: Visit): Promise<ChangesAnswer> {
  const { page: _, as_of: __, ...rest } = asked;
  const { to = query.as_of } = rest;
  return ask(OPERATIONS.changes, { ...rest, to, from: rest.from ?? monthsBefore(to, MONTHS), known_by: query.known_by });
}

/** The fields of the address that narrow the answer, without the period. */
function filtersOf({ asked }: Visit): Query {
  const { from: _, to: __, page: ___, lang: ____, ...rest } = asked;
  return rest;
}

/** Feeds with the same filters; without a period, so that they go on. */
function feedsOf(visit: Visit): Feed[] {
  const words = CHANGE_WORDS[visit.lang];
  const address = (path: string) => addressOf({ lang: visit.lang }, path, { ...filtersOf(visit), as_of: undefined, known_by: undefined });
  return [
    { type: 'application/atom+xml', title: `${words.feed_title} (Atom)`, href: address('/changes.atom') },
    { type: 'application/feed+json', title: `${words.feed_title} (JSON)`, href: address('/changes.json') },
  ];
}

async function changesMain(visit: Visit, answer: ChangesAnswer, known: KnownValues): Promise<Piece> {
  const { lang, here, asked } = visit;
  const words = CHANGE_WORDS[lang];
  const { from, to } = answer;
  const all = answer.counts.reduce((sum, { changes }) => sum + changes, 0);
  const feeds = feedsOf(visit).map(({ type, href }, at) => html`<a type="${type}" href="${href}">${[words.atom, words.json][at]}</a> `);
  return html`<h1>${words.title} <small>${dateOf(lang, from)} → ${dateOf(lang, to)}${lang === 'zh' ? '，' : ', '}${words.count(countOf(lang, all))}</small></h1>
<p class="legend">${words.says}</p>
${presets(visit, answer)}
${form(visit, answer, known)}
${filterChips(here, '/changes', { ...filtersOf(visit), from, to }, answer.understood)}
<p class="files">${words.feeds} ${feeds}</p>
${all === 0 ? html`<p class="empty">${words.none} ${answer.newest_snapshot === null ? '' : words.none_listing(dateWords(lang, answer.newest_snapshot))}</p>` : kindLinks(visit, answer, all)}
${await groups(visit, answer)}
${all === 0 ? '' : tableLinks(here, '/changes', { ...filtersOf(visit), from, to, kind: asked.kind }, words.files)}
${notes(lang, answer)}`;
}

/** Periods often asked for, with the filters kept; where the newest list is old, the days up to it too. */
function presets(visit: Visit, { from, to, newest_snapshot }: ChangesAnswer): Piece {
  const { lang, here, query } = visit;
  const words = CHANGE_WORDS[lang];
  const today = query.known_by;
  const periods: [string, Period][] = [
    [words.last_days(MONTH), { from: daysBefore(today, MONTH), to: today }],
    [words.last_month, lastMonth(today)],
    [words.this_quarter, quarter(today, 0)],
    [words.last_quarter, quarter(today, 1)],
    [words.half_year, { from: monthsBefore(today, MONTHS), to: today }],
  ];
  if (newest_snapshot !== null && newest_snapshot < daysBefore(today, 7))
    periods.push([words.newest, { from: daysBefore(newest_snapshot, MONTH), to: newest_snapshot }]);
  const links = periods.map(([label, period]) => {
    const isHere = period.from === from && period.to === to;
    return html`<a class="chip" href="${addressOf(here, '/changes', { ...filtersOf(visit), ...period })}" ${isHere ? html`aria-current="page"` : ''}>${label}</a> `;
  });
  return html`<nav class="presets" aria-label="${words.presets}">${links}</nav>`;
}

function form({ lang, asked }: Visit, { from, to, known_by, definition }: ChangesAnswer, known: KnownValues): Piece {
  const words = CHANGE_WORDS[lang];
  const day = (name: string, label: string, value: string) =>
    html`<label>${label}<input type="date" name="${name}" value="${value}"></label>`;
  const kinds = ['', ...KINDS_TOLD];
  const kindWords = (kind: string) => (kind === '' ? words.all_kinds : labelOf('change', kind)[lang]);
  return html`<form class="question" method="get" action="/changes"><input type="hidden" name="lang" value="${lang}">
<div class="fields">${day('from', words.from, from)} ${day('to', words.to, to)} ${selectField('kind', words.kind, kinds, asked.kind ?? '', kindWords)}
${filterFields(lang, asked, known)} <button>${words.show}</button></div>
<details><summary>${FILTER_WORDS[lang].definition}</summary><div class="fields">${day('known_by', words.known_by, known_by)} ${definitionFields(lang, definition, ['scope', 'place_rule', 'role'])} ${sourceFields(lang, asked)}</div></details></form>`;
}

/** How many changes of each kind there are, as links to them. */
function kindLinks(visit: Visit, { counts, from, to }: ChangesAnswer, all: number): Piece {
  const { lang, here, asked } = visit;
  const words = CHANGE_WORDS[lang];
  const { kind: _, ...rest } = filtersOf(visit);
  const fields = { ...rest, from, to };
  const link = (href: string, label: string, count: number, isHere: boolean) =>
    html`<li><a class="chip" href="${href}" ${isHere ? html`aria-current="true"` : ''}>${label} <b>${countOf(lang, count)}</b></a></li>`;
  const links = told(counts).map(({ kind, changes }) =>
    link(
      asked.kind === undefined ? `#${kind}` : addressOf(here, '/changes', { ...fields, kind }),
      labelOf('change', kind)[lang],
      changes,
      kind === asked.kind,
    ),
  );
  const every = asked.kind === undefined ? '' : link(addressOf(here, '/changes', fields), words.all_kinds, all, false);
  return html`<ul class="chips" aria-label="${words.kinds}">${every}${links}</ul>`;
}

function told(counts: ChangesAnswer['counts']): ChangesAnswer['counts'] {
  return counts.toSorted((one, other) => KINDS_TOLD.indexOf(one.kind) - KINDS_TOLD.indexOf(other.kind));
}

/** The changes by kind: the first of each, or a kind alone in pages. */
async function groups(visit: Visit, answer: ChangesAnswer): Promise<Piece> {
  const { asked, host } = visit;
  const shown = told(answer.counts)
    .filter(({ kind }) => asked.kind === undefined || kind === asked.kind)
    .map(({ kind, changes }) => ({ kind, changes, rows: rowsOf(answer.changes, kind, asked) }));
  const trials = shown.flatMap(({ kind, rows }) => (kind.startsWith('milestone') ? [] : rows.map(({ subject }) => subject)));
  const words = await trialWords(await host.atlas(), trials, answer.known_by);
  return html`${shown.map((group) => groupPart(visit, answer, group, words))}`;
}

function rowsOf(changes: readonly Change[], kind: ChangeKind, { kind: asked, page = '1' }: Query): Change[] {
  const own = changes.filter((one) => one.kind === kind);
  if (asked === undefined) return own.slice(0, SHOWN);
  const pages = Math.max(1, Math.ceil(own.length / ON_PAGE));
  const at = Number(page);
  if (!Number.isInteger(at) || at < 1 || at > pages)
    throw new UsageError(`changes: --page must lie between 1 and ${pages}`, `--page 须在 1 与 ${pages} 之间`);
  return own.slice((at - 1) * ON_PAGE, at * ON_PAGE);
}

type Group = { kind: ChangeKind; changes: number; rows: Change[] };

function groupPart(visit: Visit, { from, to }: ChangesAnswer, { kind, changes, rows }: Group, words: Map<string, TrialWords>): Piece {
  const { lang, here, asked } = visit;
  const own = CHANGE_WORDS[lang];
  const fields = { ...filtersOf(visit), from, to, kind };
  const label = labelOf('change', kind)[lang];
  const more =
    rows.length < changes && asked.kind === undefined
      ? html`<p><a href="${addressOf(here, '/changes', fields)}">${own.all(countOf(lang, changes))}</a></p>`
      : '';
  const pages = asked.kind === undefined ? '' : pager(here, '/changes', fields, Number(asked.page ?? 1), Math.ceil(changes / ON_PAGE));
  return html`<section class="told" id="${kind}" aria-labelledby="${kind}-head"><h2 id="${kind}-head">${label} <small>${countOf(lang, changes)}</small></h2>
${scrolled(label, groupTable(here, kind, rows, words))}
${more}${pages}</section>`;
}

/** The changes of a kind; a side that none of them has is left out. */
function groupTable(here: Here, kind: ChangeKind, rows: Change[], words: Map<string, TrialWords>): Piece {
  const own = CHANGE_WORDS[here.lang];
  const sides = (['before', 'after'] as const).filter((side) => rows.some((one) => one[side] !== null));
  const heads = [kind.startsWith('milestone') ? own.product : own.trial, ...sides.map((side) => own[side]), own.source];
  const sideOf = (one: Change, side: (typeof sides)[number]) =>
    html`<td>${sideWords(here.lang, kind, one[side])} ${one[`${side}_statements`].slice(0, 1).map((id) => statementLink(here.lang, id))}</td>`;
  const body = rows.map(
    (one) =>
      html`<tr><th scope="row">${subjectPart(here, one, words.get(one.subject) ?? WORDLESS)}</th>${sides.map((side) => sideOf(one, side))}<td>${sourcesPart(here, one.sources)}</td></tr>`,
  );
  return html`<table class="rows moved"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${body}</tbody></table>`;
}

function sourcesPart(here: Here, sources: string[]): Piece {
  return html`${sources.map((name, at) => html`${at === 0 ? '' : html`<br>`}<a href="${addressOf({ lang: here.lang }, `/source/${name}`)}">${readSourceFacts(name).title[here.lang]}</a>`)}`;
}

function subjectPart(here: Here, { kind, subject, product }: Change, words: TrialWords): Piece | string {
  if (kind.startsWith('milestone')) return product === null ? subject : entityLink(here, `product/${product}`, subject);
  return html`${entityLink(here, `trial/${subject}`, subject)}<span class="about">${titleOf(here.lang, words)}</span>`;
}

function notes(lang: Lang, { listings, definition_words, known_by }: ChangesAnswer): Piece {
  const words = CHANGE_WORDS[lang];
  const on = (day: string | null) => (day === null ? words.no_listing : dateWords(lang, day));
  const compared = listings.map(
    ({ source, series, before, after }) =>
      html`<li>${`${source} ${series}`.trim()}${words.colon}${words.turned(on(before), on(after))}</li>`,
  );
  return html`<dl class="notes"><dt>${words.compared}</dt><dd><ul class="plain">${compared}</ul></dd>
<dt>${words.definition}</dt><dd>${definition_words[lang]}</dd><dt>${words.known}</dt><dd>${dateOf(lang, known_by)}</dd></dl>`;
}

/** The changes as a table to take along: what was and is, as sources say it and in words. */
function changesExport(lang: Lang, { changes, from, to }: ChangesAnswer): Table {
  const { zh, en } = CHANGE_WORDS;
  const column = (id: string, name: 'kind' | 'subject' | 'before' | 'after' | 'source' | 'before_statements' | 'after_statements') => ({
    id,
    label: { zh: zh[name], en: en[name] },
  });
  return {
    name: `changes-${from}-${to}`,
    columns: [
      column('kind', 'kind'),
      column('subject', 'subject'),
      column('before', 'before'),
      column('after', 'after'),
      column('source', 'source'),
      column('before_statements', 'before_statements'),
      column('after_statements', 'after_statements'),
    ],
    rows: changes.map((one) => [
      labelOf('change', one.kind)[lang],
      one.subject,
      one.before === null ? null : sideWords(lang, one.kind, one.before),
      one.after === null ? null : sideWords(lang, one.kind, one.after),
      one.sources.join(' | '),
      one.before_statements.join(' '),
      one.after_statements.join(' '),
    ]),
  };
}
