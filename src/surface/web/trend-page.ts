import { html } from 'hono/html';
import { OPERATIONS } from '../../operation/table.ts';
import { type KnownValues, knownValues } from '../../view/known-values.ts';
import type { TrendAnswer, TrendPeriod } from '../../view/trend.ts';
import { lineChart } from './chart/line.ts';
import { type Table, tableFile, tableLinks } from './export.ts';
import { dateFields, selectField } from './fields.ts';
import { filterChips, filterFields } from './filters.ts';
import { countOf, dateOf, dateWords } from './format.ts';
import { addressOf, entityLink, type Here, statementLink } from './links.ts';
import type { Page, Query, Visit } from './page.ts';
import { monthsBefore } from './periods.ts';
import type { Piece } from './piece.ts';
import { scrolled } from './scroll.ts';
import { TREND_WORDS } from './words/trend.ts';
import { type Lang, WORDS } from './words/words.ts';

/** How far back the past day lies until one is asked for. */
const MONTHS = 6;
/** Digits of a year. */
const YEAR = 4;
/** Trials of a period that a page names. */
const SHOWN = 200;
/** Steps at which a scale may end, per power of ten. */
const STEPS = [1, 2, 5, 10];

/** Trials by year or quarter as known then and as known now, as lines and as a table, and the table as a file. */
export const trendPages: readonly Page[] = [
  {
    path: '/trend',
    show: async (visit) => {
      const answer = await trendOf(visit);
      const known = await knownValues(await visit.host.atlas());
      return { title: TREND_WORDS[visit.lang].title, main: trendMain(visit, answer, known) };
    },
  },
  { path: '/trend/:format', show: async (visit) => tableFile(visit.lang, visit.params.format ?? '', periodsTable(await trendOf(visit))) },
];

function questionOf({ asked, query }: Visit): Query {
  const { part: _, lang: __, as_of: ___, known_by: ____, ...rest } = asked;
  return { by: 'year', past: monthsBefore(query.as_of, MONTHS), ...rest };
}

function trendOf(visit: Visit): Promise<TrendAnswer> {
  const { as_of, known_by } = visit.query;
  return visit.ask(OPERATIONS.trend, { ...questionOf(visit), as_of, known_by });
}

function trendMain(visit: Visit, answer: TrendAnswer, known: KnownValues): Piece {
  const { lang, here } = visit;
  const words = TREND_WORDS[lang];
  const { periods, totals, undated, newest_snapshot } = answer;
  const fields = questionOf(visit);
  return html`<h1>${words.title} <small>${words.trials(countOf(lang, totals.now))}</small></h1><p class="legend">${words.lead}</p>
${form(visit, answer, known)}${filterChips(here, '/trend', fields, answer.understood)}
<p>${answer.reasons[lang]}</p>${chart(lang, answer)}
${scrolled(words.title, periodTable(here, answer, fields))}
${tableLinks(here, '/trend', fields)}
<dl class="notes"><dt>${WORDS[lang].definition}</dt><dd>${answer.definition_words[lang]}</dd><dt>${WORDS[lang].undated}</dt><dd>${countOf(lang, undated.past)} / ${countOf(lang, undated.now)}</dd>
<dt>${WORDS[lang].newest}</dt><dd>${dateOf(lang, newest_snapshot.past)} / ${dateOf(lang, newest_snapshot.now)}</dd></dl>${periods.length === 0 ? html`<p class="empty">${words.none}</p>` : ''}`;
}

function form({ lang, here, asked, query }: Visit, { understood, past }: TrendAnswer, known: KnownValues): Piece {
  const words = WORDS[lang];
  const units: Record<string, string> = { year: words.year, quarter: words.quarter };
  return html`<form class="question" method="get" action="/trend"><input type="hidden" name="lang" value="${here.lang}"><div class="fields">
${selectField('by', words.period, Object.keys(units), understood.by, (value) => units[value] ?? value)}
${filterFields(lang, asked, known)} <button>${words.update}</button></div>
<div class="fields"><label>${words.past}<input type="date" name="past" value="${past}"></label>${dateFields(lang, query.as_of, query.known_by)}</div></form>`;
}

/** Both series as lines over the periods; the table below says the same in numbers. */
function chart(lang: Lang, { periods, past, known_by }: TrendAnswer): Piece | string {
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined || periods.length < 2) return '';
  const words = TREND_WORDS[lang];
  const end = endFor(Math.max(1, ...periods.flatMap((one) => [one.past, one.now])));
  const [then, now] = [words.known_by(dateWords(lang, past)), words.known_by(dateWords(lang, known_by))];
  const lines = [
    { mark: 'past' as const, values: periods.map((one) => one.past) },
    { mark: 'now' as const, values: periods.map((one) => one.now) },
  ];
  const label = `${words.title}, ${first.period} – ${last.period}: ${then} ${first.past} – ${last.past}, ${now} ${first.now} – ${last.now}`;
  return html`<figure class="trend">${lineChart(
    label,
    periods.map(({ period }) => period),
    lines,
    end,
    (value) => countOf(lang, value),
  )}
<figcaption><span class="line-now" aria-hidden="true">━</span> ${now} <span class="line-past" aria-hidden="true">┅</span> ${then}</figcaption></figure>`;
}

/** The end of a scale for counts: the first round number that is not less. */
function endFor(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return (STEPS.find((step) => step * power >= most) ?? 10) * power;
}

function periodTable(
  here: Here,
  { periods, past, known_by }: TrendAnswer,
  { by: _, past: __, milestone, jurisdiction: ___, ...filters }: Query,
): Piece {
  const { lang } = here;
  const words = TREND_WORDS[lang];
  const heads = [
    WORDS[lang].period,
    words.known_by(dateWords(lang, past)),
    words.known_by(dateWords(lang, known_by)),
    WORDS[lang].filled_in,
    WORDS[lang].taken_out,
  ];
  return html`<table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${periods.map((one) => row(here, one, milestone === undefined ? filters : null))}</tbody></table>`;
}

function row(here: Here, { period, past, now, was_over, added, removed }: TrendPeriod, filters: Query | null): Piece {
  const { lang } = here;
  const open = was_over ? '' : html` <small>${WORDS[lang].not_over}</small>`;
  const listing = { ...filters, rows: 'start_year', columns: 'phase', most: '100', date_rule: 'start', row: period };
  const isYear = filters !== null && period.length === YEAR;
  const label = isYear ? html`<a href="${addressOf(here, '/landscape', listing)}#trials">${period}</a>` : period;
  return html`<tr><th scope="row" class="day">${label}${open}</th><td>${countOf(lang, past)}</td><td>${countOf(lang, now)}</td><td>${subjects(here, added)}</td><td>${subjects(here, removed)}</td></tr>`;
}

function subjects(here: Here, list: { subject: string; statement: string }[]): Piece {
  if (list.length === 0) return html`·`;
  const rows = list.slice(0, SHOWN).map(({ subject, statement }) => {
    const name = /^[A-Z]+[-\d]/.test(subject) ? entityLink(here, `trial/${subject}`, subject) : subject;
    return html`<li>${name} ${statementLink(here.lang, statement)}</li>`;
  });
  const more = list.length > SHOWN ? html`<li>… ${countOf(here.lang, list.length - SHOWN)} ${WORDS[here.lang].more}</li>` : '';
  return html`<details><summary>${countOf(here.lang, list.length)}</summary><ul class="names">${rows}${more}</ul></details>`;
}

function periodsTable({ periods }: TrendAnswer): Table {
  const number = (id: string, zh: string, en: string) => ({ id, label: { zh, en }, isNumber: true as const });
  return {
    name: 'trend',
    columns: [
      { id: 'period', label: { zh: WORDS.zh.period, en: WORDS.en.period } },
      number('past', '当时所知', 'Known then'),
      number('now', '今日所知', 'Known now'),
      number('filled_in', WORDS.zh.filled_in, WORDS.en.filled_in),
      number('taken_out', WORDS.zh.taken_out, WORDS.en.taken_out),
    ],
    rows: periods.map(({ period, past, now, added, removed }) => [period, past, now, added.length, removed.length]),
  };
}
