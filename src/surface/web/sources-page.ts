import { html } from 'hono/html';
import { OPERATIONS } from '../../operation/table.ts';
import { auditWords } from '../audit-words.ts';
import { countOf, dateOf, dateWords } from './format.ts';
import { addressOf, type Here } from './links.ts';
import type { Page } from './page.ts';
import type { Piece } from './piece.ts';
import { scrolled } from './scroll.ts';
import { gradeBadge } from './signs.ts';
import { SOURCE_WORDS } from './words/sources.ts';
import type { Lang } from './words/words.ts';

type Answer = Awaited<ReturnType<typeof OPERATIONS.sources.run>>;
type Listed = Answer['sources'][number];
type State = 'overdue' | 'fresh' | 'open' | 'absent';

/** How fresh a source is, in the order in which they stand; each state has a sign and a colour of its own. */
const STATES: Record<State, { sign: string; colour: string }> = {
  overdue: { sign: '▲', colour: 'contradicted' },
  fresh: { sign: '●', colour: 'supported' },
  open: { sign: '◆', colour: 'unclear' },
  absent: { sign: '○', colour: 'not_checkable' },
};
const ORDER = Object.keys(STATES) as State[];

/** Every source, and one by its name. What they show moves with every pull, so they are not kept. */
export const sourcePages: readonly Page[] = [
  {
    path: '/sources',
    show: async ({ lang, here, ask }) => ({
      title: SOURCE_WORDS[lang].title,
      main: sourcesMain(here, await ask(OPERATIONS.sources, {})),
      isLive: true,
    }),
  },
  {
    path: '/source',
    show: async ({ here, asked: { name } }) => ({
      redirect: addressOf(here, name === undefined ? '/sources' : `/source/${encodeURIComponent(name)}`),
    }),
  },
  {
    path: '/source/:name',
    show: async ({ lang, here, params: { name }, ask }) => {
      const answer = await ask(OPERATIONS.sources, { source: name, audit: true, quarantined: true });
      const [one] = answer.sources as [Listed];
      return { title: `${one.title[lang]} · ${SOURCE_WORDS[lang].title}`, main: sourceMain(here, one, answer), isLive: true };
    },
  },
];

function stateOf({ freshness, cadence }: Listed): State {
  if (freshness.age === null) return 'absent';
  if (cadence.days === null) return 'open';
  return freshness.overdue ? 'overdue' : 'fresh';
}

function sourcesMain(here: Here, { sources }: Answer): Piece {
  const { lang } = here;
  const words = SOURCE_WORDS[lang];
  const byState = ORDER.map((state) => ({ state, own: sources.filter((one) => stateOf(one) === state).toSorted(mostOverdue) })).filter(
    ({ own }) => own.length > 0,
  );
  const links = byState.map(
    ({ state, own }) => html`<li><a class="chip" href="#${state}">${signOf(state)} ${words.states[state]} <b>${own.length}</b></a></li>`,
  );
  const parts = byState.map(
    ({
      state,
      own,
    }) => html`<section id="${state}" class="told" aria-labelledby="${state}-head"><h2 id="${state}-head">${signOf(state)} ${words.states[state]} <small>${own.length}</small></h2>
<ul class="cards two">${own.map((one) => cardOf(here, one))}</ul></section>`,
  );
  return html`<h1>${words.title} <small>${words.count(countOf(lang, sources.length))}</small></h1><p class="legend">${words.says}</p>
<ul class="chips" aria-label="${words.summary}">${links}</ul>${parts}`;
}

function mostOverdue(one: Listed, other: Listed): number {
  return (other.freshness.overdue ?? 0) - (one.freshness.overdue ?? 0) || held(other, 'statements') - held(one, 'statements');
}

function signOf(state: State): Piece {
  return html`<span class="sign fresh-sign ${STATES[state].colour}" aria-hidden="true">${STATES[state].sign}</span>`;
}

/** How fresh a source is, by a sign and in words. */
function freshBadge(lang: Lang, one: Listed): Piece {
  const words = SOURCE_WORDS[lang];
  const state = stateOf(one);
  const { age, overdue } = one.freshness;
  const says = {
    overdue: words.overdue_by(countOf(lang, overdue ?? 0)),
    fresh: words.fresh_by(countOf(lang, age ?? 0)),
    open: words.open_by(countOf(lang, age ?? 0)),
    absent: words.absent_says,
  };
  return html`<span class="${STATES[state].colour}">${signOf(state)}<b>${says[state]}</b></span>`;
}

function cardOf(here: Here, one: Listed): Piece {
  const { lang } = here;
  const words = SOURCE_WORDS[lang];
  return html`<li class="card ${STATES[stateOf(one)].colour}"><h3><a href="${addressOf(here, `/source/${one.name}`)}">${one.title[lang]}</a></h3>
<p>${freshBadge(lang, one)}</p>${stateOf(one) === 'absent' ? '' : countsOf(lang, one)}
<p><b>${words.answers}</b> ${one.answers[lang]}</p>
<details><summary>${words.cannot} · ${words.licence}</summary><p>${one.cannot[lang]}</p><p>${one.publisher}</p><p>${one.licence}</p></details></li>`;
}

function countsOf(lang: Lang, one: Listed): Piece {
  const words = SOURCE_WORDS[lang];
  const issues = issueCount(one);
  const counts: [string, Piece | string][] = [
    [words.newest, dateOf(lang, one.freshness.newest)],
    [words.cadence, one.cadence[lang]],
    [words.subjects, countOf(lang, held(one, 'subjects'))],
    [words.statements, countOf(lang, held(one, 'statements'))],
    [words.issues, issues === 0 ? words.none : countOf(lang, issues)],
  ];
  return html`<dl class="source-facts">${counts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function held({ at_hand }: Listed, name: 'subjects' | 'statements'): number {
  return at_hand.reduce((sum, one) => sum + one[name], 0);
}

function issueCount({ issues, unnamed }: Listed): number {
  return [...issues, ...unnamed].reduce((sum, { count }) => sum + count, 0);
}

function sourceMain(here: Here, one: Listed, { audit, quarantined }: Answer): Piece {
  const { lang } = here;
  const words = SOURCE_WORDS[lang];
  return html`<p class="files"><a href="${addressOf(here, '/sources')}">← ${words.back}</a></p>
<h1>${one.title[lang]} <small><code>${one.name}</code></small></h1><p>${freshBadge(lang, one)}</p>
<div class="pair"><section class="sheet"><h2>${words.answers}</h2><p>${one.answers[lang]}</p></section><section class="sheet"><h2>${words.cannot}</h2><p>${one.cannot[lang]}</p></section></div>
<dl>${factsOf(lang, one).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${issuesPart(lang, one)}${(audit ?? []).map((series) => seriesPart(lang, series))}${quarantinePart(lang, quarantined ?? [])}`;
}

function factsOf(lang: Lang, one: Listed): [string, Piece | string][] {
  const words = SOURCE_WORDS[lang];
  const asked = one.freshness.check === null ? null : auditWords(lang).checks[one.freshness.check];
  const checked = one.freshness.checked === null ? '–' : dateWords(lang, one.freshness.checked);
  return [
    [words.publisher, one.publisher],
    [words.licence, one.licence],
    [words.grade, gradeBadge(lang, one.grade)],
    [words.listing, words.listings[one.listing] ?? one.listing],
    [words.cadence, one.cadence[lang]],
    [words.newest, dateOf(lang, one.freshness.newest)],
    [words.checked, asked === null ? checked : words.by(checked, asked)],
    [words.subjects, countOf(lang, held(one, 'subjects'))],
    [words.statements, countOf(lang, held(one, 'statements'))],
    [words.band, words.to(countOf(lang, one.expect.least), countOf(lang, one.expect.most))],
    ...one.accepted.map((row): [string, string] => [
      words.accepted,
      `${row.receipt}: ${row.subjects}; ${row.by}, ${row.decided}: ${row.why}`,
    ]),
  ];
}

/** Problems met in the files, and names that name nothing. */
function issuesPart(lang: Lang, { issues, unnamed }: Listed): Piece | string {
  const words = auditWords(lang);
  const rows = [...issues, ...unnamed.map(({ kind, problem, count }) => ({ severity: kind, code: problem, count }))].map(
    ({ severity, code, count }) => html`<tr><td>${severity}</td><td><code>${code}</code></td><td>${countOf(lang, count)}</td></tr>`,
  );
  if (rows.length === 0) return '';
  return html`<h2>${SOURCE_WORDS[lang].issues}</h2>${table(SOURCE_WORDS[lang].issues, [words.severity, words.code, words.count], rows)}`;
}

function seriesPart(lang: Lang, one: NonNullable<Answer['audit']>[number]): Piece {
  const [words, own] = [auditWords(lang), SOURCE_WORDS[lang]];
  const snapshots = one.snapshots.map(
    (row) => html`<tr><th scope="row">${dateOf(lang, row.observed)}</th><td><code>${row.receipt}</code></td>
${[row.records, row.subjects, row.statements, row.issues, row.quarantined].map((count) => html`<td>${countOf(lang, count)}</td>`)}<td>${row.files}</td></tr>`,
  );
  const fields = one.fields.map(
    ({ field, use, records, looked }) =>
      html`<tr><td><code>${field}</code></td><td>${words[use]}</td><td>${countOf(lang, records)} / ${countOf(lang, looked)}</td></tr>`,
  );
  const heads = [
    words.observed,
    words.receipt,
    words.records,
    words.subjects,
    words.statements,
    words.issues,
    words.quarantined,
    words.files,
  ];
  const title = one.series === null ? own.snapshots : `${own.series} ${one.series}`;
  const open =
    fields.length === 0
      ? ''
      : html`<details><summary>${own.fields} (${fields.length})</summary><p>${own.fields_says}</p>${table(`${title} · ${own.fields}`, [words.field, words.use, words.holding], fields)}</details>`;
  return html`<section class="told"><h2>${title}</h2>${table(title, heads, snapshots)}${open}
${one.absent.length > 0 ? html`<p>${own.absent}${lang === 'zh' ? '：' : ': '}${one.absent.map((field) => html`<code>${field}</code> `)}</p>` : ''}</section>`;
}

function quarantinePart(lang: Lang, left: NonNullable<Answer['quarantined']>): Piece {
  const words = auditWords(lang);
  if (left.length === 0) return html`<p class="legend">${words.none_quarantined}</p>`;
  const rows = left.map(
    (
      row,
    ) => html`<tr><th scope="row">${dateOf(lang, row.observed)}</th><td>${row.file}</td><td><code>${row.record}</code></td><td><code>${row.field}</code></td>
<td>${row.reason}</td><td><code>${row.receipt}</code></td><td><code>${row.replaced ?? '–'}</code></td></tr>`,
  );
  const title = SOURCE_WORDS[lang].quarantined;
  const heads = [words.observed, words.file, words.record, words.field, words.reason, words.receipt, words.replaced];
  return html`<h2>${title} <small>${countOf(lang, left.length)}</small></h2>${table(title, heads, rows)}<p>${words.retry}</p>`;
}

function table(label: string, heads: readonly string[], rows: Piece[]): Piece {
  return scrolled(
    label,
    html`<table class="rows"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`,
  );
}
