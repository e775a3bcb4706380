import { html } from 'hono/html';
import { labelOf } from '../../model/labels.ts';
import { OPERATIONS } from '../../operation/table.ts';
import { placeLabel } from '../../view/dimension.ts';
import { type KnownValues, knownValues } from '../../view/known-values.ts';
import type { ShareAnswer } from '../../view/share.ts';
import type { TrialListAnswer, TrialOrder } from '../../view/trial-list.ts';
import { intervalMark, scaleFor } from './chart/gauge.ts';
import { type Table, tableFile, tableLinks } from './export.ts';
import { dateFields, definitionFields } from './fields.ts';
import { filterFields, sourceFields } from './filters.ts';
import { countOf, dateOf, dateWords, percentOf, percentsOf } from './format.ts';
import { addressOf } from './links.ts';
import type { Page, Query, Visit } from './page.ts';
import { pager } from './pager.ts';
import { monthsBefore } from './periods.ts';
import type { Piece } from './piece.ts';
import { placeIn } from './place-text.ts';
import { scrolled } from './scroll.ts';
import { shareCard, shareLabel, whyUnsure } from './share-card.ts';
import { trialTable } from './trial-table.ts';
import { SHARE_WORDS } from './words/share.ts';
import { type Lang, WORDS } from './words/words.ts';

const OPENING = { place: '310000' } as const;
/** Fields of the address that are of the other day, or choose among the trials. */
const OWN = ['as_of_2', 'known_by_2', 'sort', 'order', 'page', 'part', 'lang'];
const YEAR = 12;

const BY_SPONSOR = { place_rule: 'sponsor', date_rule: 'start' };
/** Shares that are often asked for. */
const PRESETS: readonly Query[] = [
  { place: 'zhangjiang', of: '310000', ...BY_SPONSOR },
  { place: 'zhangjiang', of: 'CN', ...BY_SPONSOR },
  { place: '310000', of: 'CN' },
  { place: '110000', of: 'CN' },
  { place: '320500', of: 'CN' },
  { place: '440000', of: 'CN' },
  { place: 'CN', of: 'world' },
];

/** A share on one day or two, with its controls, the spread of its readings and its trials, and these as files. */
export const sharePages: readonly Page[] = [
  {
    path: '/share',
    show: async (visit) => {
      const question = questionOf(visit);
      const answer = await visit.ask(OPERATIONS.share, { ...question, ...daysOf(visit) });
      const other = isTwo(visit) ? await visit.ask(OPERATIONS.share, { ...question, ...otherDaysOf(visit), readings: false }) : null;
      const listed = answer.verdict === 'unclear' ? null : await trialsOf(visit, answer);
      const known = await knownValues(await visit.host.atlas());
      return {
        title: `${shareLabel(visit.lang, answer)} · ${SHARE_WORDS[visit.lang].title}`,
        main: shareMain({ visit, question, answer, other, listed }, known),
      };
    },
  },
  {
    path: '/share/:format',
    show: async (visit) => {
      const answer = await visit.ask(OPERATIONS.share, { ...questionOf(visit), ...daysOf(visit), readings: false });
      return tableFile(visit.lang, visit.params.format ?? '', rowsTable(answer));
    },
  },
];

type Told = { visit: Visit; question: Query; answer: ShareAnswer; other: ShareAnswer | null; listed: TrialListAnswer | null };

/** The fields of the question without its days. */
function questionOf({ asked }: Visit): Query {
  const rest = Object.entries(asked).filter(([name]) => !OWN.includes(name) && name !== 'as_of' && name !== 'known_by');
  return { ...OPENING, ...Object.fromEntries(rest) };
}

type Days = { as_of: string; known_by: string };

function daysOf({ query: { as_of, known_by } }: Visit): Days {
  return { as_of, known_by };
}

function isTwo({ asked }: Visit): boolean {
  return asked.as_of_2 !== undefined || asked.known_by_2 !== undefined;
}

/** The other day; of what it leaves out the same as on the first, as far as what held can be known. */
function otherDaysOf({ asked, query }: Visit): Days {
  const { as_of_2, known_by_2 } = asked;
  if (as_of_2 === undefined)
    return { as_of: [query.as_of, known_by_2 ?? query.known_by].toSorted()[0] as string, known_by: known_by_2 ?? query.known_by };
  return { as_of: as_of_2, known_by: known_by_2 ?? ([as_of_2, query.known_by].toSorted()[1] as string) };
}

function trialsOf({ ask, asked, query }: Visit, { understood, definition }: ShareAnswer): Promise<TrialListAnswer> {
  const { scope, place_rule, date_rule, role } = definition;
  const { place, modality, target, source, series } = understood;
  const { sort = '', order = '', page = '' } = asked;
  const filters = { place: place.id, modality: modality?.id ?? '', target: target?.id ?? '', source: source ?? '', series: series ?? '' };
  return ask(OPERATIONS.trials, {
    ...filters,
    scope,
    place_rule,
    date_rule,
    role,
    as_of: query.as_of,
    known_by: query.known_by,
    sort,
    order,
    page,
  });
}

function shareMain(told: Told, known: KnownValues): Piece {
  const { visit, question, answer, other, listed } = told;
  const { lang } = visit;
  const words = SHARE_WORDS[lang];
  return html`<h1>${shareLabel(lang, answer)}</h1><p class="legend">${words.lead}</p>
${presets(visit, question)}${form(visit, question, answer, known)}
${cards(told)}
${whyUnsure(lang, other === null ? [answer] : [answer, other])}
<details><summary>${words.definition}</summary><p class="legend">${answer.definition_words[lang]}</p></details>
${readings(visit, question, answer)}
${listed === null ? '' : rowsPart(visit, question, answer, listed)}
<dl class="notes"><dt>${words.newest}</dt><dd>${dateOf(lang, answer.newest_snapshot)}</dd></dl>`;
}

function presets({ lang, here }: Visit, question: Query): Piece {
  const links = PRESETS.map((preset) => {
    const isHere = Object.entries(preset).every(([name, value]) => question[name] === value);
    const whole = preset.of === 'world' ? WORDS[lang].world : placeLabel(preset.of ?? '')[lang];
    const label = SHARE_WORDS[lang].of(placeLabel(preset.place ?? '')[lang], whole);
    return html`<a class="chip" href="${addressOf(here, '/share', preset)}" ${isHere ? html`aria-current="page"` : ''}>${label}</a>`;
  });
  return html`<nav class="presets" aria-label="${SHARE_WORDS[lang].presets}">${links}</nav>`;
}

function form({ lang, asked, query }: Visit, question: Query, { definition, understood }: ShareAnswer, known: KnownValues): Piece {
  const words = SHARE_WORDS[lang];
  const named = {
    ...question,
    place: placeIn(lang, understood.place),
    of: understood.of === null ? 'world' : placeIn(lang, understood.of),
  };
  const day = (name: 'as_of_2' | 'known_by_2', label: string) =>
    html`<label>${label}<input type="date" name="${name}" value="${asked[name] ?? ''}"></label>`;
  return html`<form class="question" method="get" action="/share"><input type="hidden" name="lang" value="${lang}">
<div class="fields">${filterFields(lang, named, known, ['place'])}
<label>${words.whole}<input name="of" value="${named.of}" list="known-place" autocomplete="off"></label>
${filterFields(lang, question, known, ['modality', 'target'])} <button>${words.show}</button></div>
<div class="fields">${dateFields(lang, query.as_of, query.known_by)} ${day('as_of_2', words.other_as_of)} ${day('known_by_2', words.other_known_by)}</div>
<details><summary>${words.definition}</summary><div class="fields">${definitionFields(lang, definition)} ${sourceFields(lang, asked)}</div></details></form>`;
}

function cards({ visit, question, answer, other }: Told): Piece {
  const { lang, here, asked } = visit;
  const words = SHARE_WORDS[lang];
  const both = other === null ? [answer] : [answer, other];
  const end = scaleFor(both);
  const address = (fields: Record<string, string | undefined>) =>
    addressOf(here, '/share', { ...question, as_of_2: asked.as_of_2, known_by_2: asked.known_by_2, ...fields });
  const shown = both.map((one) => {
    const days = { as_of: one.as_of, known_by: one.known_by };
    const label = words.on(dateWords(lang, one.as_of), dateWords(lang, one.known_by));
    return shareCard(lang, one, {
      label,
      end,
      rows: `${one === answer ? '' : address({ ...days, as_of_2: undefined, known_by_2: undefined })}#rows`,
      to: address,
    });
  });
  const before = monthsBefore(answer.as_of, YEAR);
  const more =
    other === null
      ? html`<a class="button quiet" href="${address({ as_of_2: before })}">${words.a_year_before}</a>`
      : html`${changeWords(lang, answer, other)} <a href="${address({ as_of_2: undefined, known_by_2: undefined })}">${words.no_second}</a>`;
  return html`<div class="gauges pair">${shown}</div><p>${more}</p>`;
}

/** How far the later of two days lies from the earlier. */
function changeWords(lang: Lang, one: ShareAnswer, other: ShareAnswer): string {
  const words = SHARE_WORDS[lang];
  if (one.share === null || other.share === null) return words.no_change;
  const signed = (value: number, digits: number) => `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toFixed(digits)}`;
  const [later, earlier] = one.as_of >= other.as_of ? [one, other] : [other, one];
  const points = ((later.share ?? 0) - (earlier.share ?? 0)) * 100;
  return words.change(signed(points, 1), signed(later.counts.numerator - earlier.counts.numerator, 0));
}

/** A definition in few words; the whole text stands with the one in use. */
function readingWords(lang: Lang, { scope, place_rule, date_rule }: ShareAnswer['readings'][number]): string {
  const parts = [labelOf('scope_rule', scope), labelOf('place_rule', place_rule), labelOf('date_rule', date_rule)];
  return parts.map((one) => one[lang]).join(' · ');
}

/** The share under each definition, on one scale, with the one in use marked. */
function readings({ lang, here, asked }: Visit, question: Query, { readings: list, definition }: ShareAnswer): Piece {
  const words = SHARE_WORDS[lang];
  const end = scaleFor(list);
  const rows = list.map((one) => {
    const { scope, place_rule, date_rule } = one;
    const isInUse = scope === definition.scope && place_rule === definition.place_rule && date_rule === definition.date_rule;
    const address = addressOf(here, '/share', {
      ...question,
      scope,
      place_rule,
      date_rule,
      as_of_2: asked.as_of_2,
      known_by_2: asked.known_by_2,
    });
    const use = isInUse ? html`<strong>▸ ${words.in_use}</strong>` : html`<a href="${address}">${words.use}</a>`;
    return html`<tr class="${isInUse ? 'subject' : ''}"><th scope="row">${readingWords(lang, one)}</th><td class="spread">${intervalMark(one, end)}</td><td>${percentOf(lang, one.share)}</td><td class="day">${percentsOf(lang, one.interval)}</td><td class="day">${countOf(lang, one.numerator)} / ${countOf(lang, one.denominator)}</td><td class="day">${use}</td></tr>`;
  });
  const heads = [words.reading, `0 – ${percentOf(lang, end)}`, words.share, words.interval, words.counts, ''];
  return html`<section id="readings" aria-labelledby="readings-head"><h2 id="readings-head">${words.readings}</h2><p class="legend">${words.readings_says}</p>
${scrolled(words.readings, html`<table class="readings"><thead><tr>${heads.map((head) => (head === '' ? html`<td></td>` : html`<th scope="col">${head}</th>`))}</tr></thead><tbody>${rows}</tbody></table>`)}</section>`;
}

function rowsPart(
  { lang, here, asked }: Visit,
  question: Query,
  answer: ShareAnswer,
  { trials, total, page, pages }: TrialListAnswer,
): Piece {
  const words = SHARE_WORDS[lang];
  const { sort = 'start', order = 'down' } = asked;
  const days = { as_of: answer.as_of, known_by: answer.known_by };
  const fields = { ...question, as_of_2: asked.as_of_2, known_by_2: asked.known_by_2, sort: asked.sort, order: asked.order };
  const given = Object.fromEntries(Object.entries(fields).filter((one): one is [string, string] => one[1] !== undefined));
  const sorting = {
    by: sort as TrialOrder,
    isDescending: order === 'down',
    addressOf: (by: TrialOrder, isDescending: boolean) =>
      `${addressOf(here, '/share', { ...given, sort: by, order: isDescending ? 'down' : 'up' })}#rows`,
  };
  return html`<section id="rows" aria-labelledby="rows-head"><h2 id="rows-head">${words.trials} <small>${countOf(lang, total)}</small></h2>
${trialTable(here, words.trials, trials, sorting)}${pager(here, '/share', given, page, pages, '#rows')}
${tableLinks(here, '/share', { ...question, ...days }, words.rows_files)}</section>`;
}

/** The trials of the denominator as a table to take along, those of the numerator marked. */
function rowsTable({ numerator_statements, denominator_statements }: ShareAnswer): Table {
  const inside = new Map(numerator_statements.map(({ trial, statement }) => [trial, statement]));
  return {
    name: 'share',
    columns: [
      { id: 'trial', label: { zh: SHARE_WORDS.zh.trial, en: SHARE_WORDS.en.trial } },
      { id: 'in_numerator', label: { zh: SHARE_WORDS.zh.in_place, en: SHARE_WORDS.en.in_place } },
      { id: 'statement', label: { zh: SHARE_WORDS.zh.statement, en: SHARE_WORDS.en.statement } },
    ],
    rows: denominator_statements.map(({ trial, statement }) => [trial, inside.has(trial), inside.get(trial) ?? statement]),
  };
}
