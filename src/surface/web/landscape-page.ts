import { html } from 'hono/html';
import { UsageError } from '../../base/errors.ts';
import { labelOf } from '../../model/labels.ts';
import { OPERATIONS } from '../../operation/table.ts';
import { DIMENSIONS, type Dimension } from '../../view/dimension.ts';
import { type KnownValues, knownValues } from '../../view/known-values.ts';
import type { AxisValue, LandscapeAnswer } from '../../view/landscape.ts';
import type { TrialListAnswer, TrialOrder } from '../../view/trial-list.ts';
import { matrixTable } from './chart/matrix.ts';
import { type Table, tableFile, tableLinks } from './export.ts';
import { dateFields, definitionFields, selectField } from './fields.ts';
import { filterChips, filterFields, sourceFields } from './filters.ts';
import { countOf, dateOf } from './format.ts';
import { addressOf } from './links.ts';
import type { Page, Query, Visit } from './page.ts';
import { pager } from './pager.ts';
import type { Piece } from './piece.ts';
import { trialExport, trialTable } from './trial-table.ts';
import { FILTER_WORDS } from './words/filters.ts';
import { LANDSCAPE_WORDS } from './words/landscape.ts';
import { LAYOUT_WORDS } from './words/layout.ts';
import type { Lang } from './words/words.ts';

/** Fields of the address that choose among the trials of a landscape, and how they are listed. */
const LIST_FIELDS = ['row', 'column', 'trials', 'sort', 'order', 'page'] as const;
/** Trials in one file. */
const MOST_ROWS = 100_000;
const OPENING = { rows: 'target', columns: 'phase' } as const;
/** Pairs of dimensions that are asked for often. */
const PRESETS: [Dimension, Dimension][] = [
  ['target', 'phase'],
  ['modality', 'province'],
  ['city', 'start_year'],
  ['disease_area', 'modality'],
  ['organisation', 'target'],
  ['country', 'start_year'],
];

/** The landscape, the trials of a cell, and both as files. */
export const landscapePages: readonly Page[] = [
  {
    path: '/landscape',
    show: async (visit) => {
      const [answer, known] = await Promise.all([landscapeOf(visit), knownValues(await visit.host.atlas())]);
      const title = titleOf(visit.lang, answer);
      const listed = isListing(visit.asked) ? await trialsOf(visit, {}) : null;
      return { title: `${title} · ${LAYOUT_WORDS[visit.lang].landscape}`, main: landscapeMain(visit, answer, known, listed) };
    },
  },
  {
    path: '/landscape/:format',
    show: async (visit) => tableFile(visit.lang, visit.params.format ?? '', matrixExport(await landscapeOf(visit))),
  },
  {
    path: '/landscape/trials/:format',
    show: async (visit) => {
      const { lang, params } = visit;
      const { trials, pages } = await trialsOf(visit, { page: '', size: String(MOST_ROWS) });
      if (pages > 1) throw new UsageError(LANDSCAPE_WORDS[lang].too_many(countOf(lang, MOST_ROWS)));
      return tableFile(lang, params.format ?? '', trialExport(lang, 'trials', trials));
    },
  },
];

/** The fields of a landscape without those that only choose among its trials. */
function questionOf({ asked }: Visit): Query {
  return { ...OPENING, ...Object.fromEntries(Object.entries(asked).filter(([name]) => !LIST_FIELDS.some((field) => field === name))) };
}

function landscapeOf(visit: Visit): Promise<LandscapeAnswer> {
  const { as_of, known_by } = visit.query;
  return visit.ask(OPERATIONS.landscape, { ...questionOf(visit), as_of, known_by });
}

function trialsOf(visit: Visit, more: Query): Promise<TrialListAnswer> {
  const { trials: _, ...query } = visit.query;
  return visit.ask(OPERATIONS.trials, { ...OPENING, ...query, ...more });
}

function isListing({ row, column, trials }: Query): boolean {
  return row !== undefined || column !== undefined || trials === 'all';
}

function titleOf(lang: Lang, { understood }: LandscapeAnswer): string {
  return [understood.rows, understood.columns].map((name) => labelOf('dimension', name)[lang]).join(' × ');
}

function landscapeMain(visit: Visit, answer: LandscapeAnswer, known: KnownValues, listed: TrialListAnswer | null): Piece {
  const { lang, here } = visit;
  const words = LANDSCAPE_WORDS[lang];
  const fields = questionOf(visit);
  return html`<h1>${titleOf(lang, answer)} <small>${words.trials(countOf(lang, answer.trials))}</small></h1>
<p class="legend">${words.says}</p>
${presets(visit, answer)}
${form(visit, answer, known)}
${filterChips(here, '/landscape', fields, answer.understood)}
${answer.trials === 0 ? html`<p class="empty">${answer.reasons[lang]} ${words.none}</p>` : matrixPart(visit, answer)}
${listed === null ? '' : listPart(visit, answer, listed)}
<dl class="notes"><dt>${words.definition}</dt><dd>${answer.definition_words[lang]}</dd><dt>${words.undated}</dt><dd>${countOf(lang, answer.undated)}</dd>
<dt>${words.newest}</dt><dd>${dateOf(lang, answer.newest_snapshot)}</dd></dl>`;
}

/** Pairs of dimensions often asked for, with the filters kept. */
function presets(visit: Visit, { understood }: LandscapeAnswer): Piece {
  const { lang, here } = visit;
  const words = LANDSCAPE_WORDS[lang];
  const links = PRESETS.map(([rows, columns]) => {
    const isHere = rows === understood.rows && columns === understood.columns;
    const label = [rows, columns].map((name) => labelOf('dimension', name)[lang]).join(' × ');
    return html`<a class="chip" href="${addressOf(here, '/landscape', { ...questionOf(visit), rows, columns })}" ${isHere ? html`aria-current="page"` : ''}>${label}</a> `;
  });
  return html`<nav class="presets" aria-label="${words.presets}">${links}</nav>`;
}

function form(visit: Visit, { understood, definition }: LandscapeAnswer, known: KnownValues): Piece {
  const { lang, here, asked, query } = visit;
  const words = LANDSCAPE_WORDS[lang];
  const dimension = (value: string) => labelOf('dimension', value)[lang];
  const swapped = addressOf(here, '/landscape', { ...questionOf(visit), rows: understood.columns, columns: understood.rows });
  return html`<form class="question" method="get" action="/landscape"><input type="hidden" name="lang" value="${lang}">
<div class="fields">${selectField('rows', words.rows, DIMENSIONS, understood.rows, dimension)}
<a class="button quiet" href="${swapped}" aria-label="${words.swap}" title="${words.swap}">⇄</a>
${selectField('columns', words.columns, DIMENSIONS, understood.columns, dimension)}
${filterFields(lang, asked, known)} <button>${words.show}</button></div>
<details ${hasMore(asked) ? 'open' : ''}><summary>${FILTER_WORDS[lang].definition}</summary><div class="fields">${dateFields(lang, query.as_of, query.known_by)}
${definitionFields(lang, definition)} ${sourceFields(lang, asked)}
<label>${words.most}<input type="number" name="most" min="1" max="500" value="${asked.most ?? '15'}"></label></div></details></form>`;
}

/** Whether a field that is folded away says something. */
function hasMore({ source, series }: Query): boolean {
  return source !== undefined || series !== undefined;
}

function matrixPart(visit: Visit, answer: LandscapeAnswer): Piece {
  const { lang, here } = visit;
  const { understood, rows, columns, cells, trials } = answer;
  const words = LANDSCAPE_WORDS[lang];
  const fields = questionOf(visit);
  const [row, column] = [understood.rows, understood.columns].map((name) => labelOf('dimension', name)[lang]) as [string, string];
  const listing = (more: Query) => `${addressOf(here, '/landscape', { ...fields, ...more })}#trials`;
  const line = (name: 'row' | 'column') => (one: AxisValue) => ({
    id: one.id,
    label: one.label[lang],
    total: one.trials,
    href: listing({ [name]: one.id }),
  });
  const matrix = {
    label: words.matrix(row, column),
    rows: rows.map(line('row')),
    columns: columns.map(line('column')),
    cells,
    total: trials,
  };
  return html`${matrixTable(lang, matrix, words.total, (one, other) => listing({ row: one.id, column: other.id }))}
<p>${answer.reasons[lang]} <a href="${listing({ trials: 'all' })}">${words.all}</a></p>
${tableLinks(here, '/landscape', fields, words.matrix_files)}`;
}

/** The trials of a cell, a row, a column, or all, a page at a time. */
function listPart(visit: Visit, answer: LandscapeAnswer, { cell, trials, total, page, pages }: TrialListAnswer): Piece {
  const { lang, here, asked } = visit;
  const words = LANDSCAPE_WORDS[lang];
  const chosen = [cell?.row, cell?.column].flatMap((one) => one?.label[lang] ?? []).join(' × ') || words.every;
  const { sort = 'start', order = 'down' } = asked;
  const fields = {
    ...questionOf(visit),
    ...Object.fromEntries(LIST_FIELDS.flatMap((name) => (asked[name] === undefined ? [] : [[name, asked[name]]]))),
  };
  const sorting = {
    by: sort as TrialOrder,
    isDescending: order === 'down',
    addressOf: (by: TrialOrder, isDescending: boolean) =>
      `${addressOf(here, '/landscape', { ...fields, sort: by, order: isDescending ? 'down' : 'up', page: undefined })}#trials`,
  };
  return html`<section id="trials" aria-labelledby="trials-head"><h2 id="trials-head">${chosen} <small>${words.trials(countOf(lang, total))}</small></h2>
${trialTable(here, `${chosen} · ${titleOf(lang, answer)}`, trials, sorting)}
${pager(here, '/landscape', fields, page, pages, '#trials')}
${tableLinks(here, '/landscape/trials', { ...fields, trials: undefined, page: undefined }, words.rows_files)}</section>`;
}

/** The matrix as a table to take along, a column for each value of the second dimension. */
function matrixExport({ understood, rows, columns, cells }: LandscapeAnswer): Table {
  const counts = columns.map(({ id, label }) => ({ id, label, isNumber: true as const }));
  const all = { id: 'trials', label: { zh: LANDSCAPE_WORDS.zh.total, en: LANDSCAPE_WORDS.en.total }, isNumber: true as const };
  const value = { id: understood.rows, label: labelOf('dimension', understood.rows) };
  const name = { id: `${understood.rows}_label`, label: { zh: `${value.label.zh}名称`, en: `${value.label.en} (name)` } };
  return {
    name: `landscape-${understood.rows}-${understood.columns}`,
    columns: [value, name, ...counts, all],
    rows: rows.map(({ id, label, trials }, at) => [
      id,
      label.zh === label.en ? label.en : `${label.zh} ${label.en}`,
      ...(cells[at] ?? []),
      trials,
    ]),
  };
}
