import { html } from 'hono/html';
import { labelOf } from '../../model/labels.ts';
import { DIMENSIONS } from '../../view/dimension.ts';
import type { AxisValue, LandscapeAnswer } from '../../view/landscape.ts';
import { dateFields, definitionFields, selectField } from './fields.ts';
import { statementLink } from './links.ts';
import type { Piece } from './piece.ts';
import { type Lang, WORDS } from './words/words.ts';

type Query = Record<string, string> & { as_of: string; known_by: string };
const SHOWN = 200;
const SHADES = 5;

/** Trials by two dimensions as a table shaded by count; a cell opens the trials behind it. */
export async function landscapePage(lang: Lang, query: Query, ask: (input: object) => Promise<LandscapeAnswer>): Promise<Piece> {
  const { row, column, ...question } = query;
  const answer = await ask(question);
  const words = WORDS[lang];
  const title = [answer.understood.rows, answer.understood.columns].map((name) => labelOf('dimension', name)[lang]).join(' × ');
  return html`${form(lang, query, answer)}
<h1>${title} <small>${answer.trials} ${words.trials}</small></h1>
<p>${answer.reasons[lang]}</p>
${table(lang, query, answer)}
${row && column ? cellPart(lang, answer, row, column) : ''}
<dl><dt>${words.definition}</dt><dd>${answer.definition_words[lang]}</dd><dt>${words.undated}</dt><dd>${answer.undated}</dd>
<dt>${words.newest}</dt><dd>${answer.newest_snapshot ?? '–'}</dd></dl>`;
}

function form(lang: Lang, query: Query, { understood, definition }: LandscapeAnswer): Piece {
  const words = WORDS[lang];
  const dimension = (value: string) => labelOf('dimension', value)[lang];
  const filter = (name: string, label: string, empty: string) =>
    html`<label>${label}<input name="${name}" value="${query[name] ?? ''}" placeholder="${empty}"></label>`;
  return html`<form class="dates" method="get" action="/landscape"><input type="hidden" name="lang" value="${lang}">
${selectField('rows', words.landscape_rows, DIMENSIONS, understood.rows, dimension)}
${selectField('columns', words.landscape_columns, DIMENSIONS, understood.columns, dimension)}
${filter('place', words.place, words.everywhere)} ${filter('modality', words.modality, words.optional)} ${filter('target', words.target, words.optional)} ${filter('disease', words.disease, words.optional)}
${dateFields(lang, query.as_of, query.known_by)} ${definitionFields(lang, definition)}
<button>${words.update}</button></form>`;
}

function table(lang: Lang, query: Query, { rows, columns, cells, trials }: LandscapeAnswer): Piece {
  const most = Math.max(1, ...cells.flat());
  const head = columns.map(({ label }) => html`<th scope="col">${label[lang]}</th>`);
  const body = rows.map((row, at) => {
    const counts = columns.map((column, across) => countCell(lang, query, row, column, cells[at]?.[across] ?? 0, most));
    return html`<tr><th scope="row">${row.label[lang]}</th>${counts}<td class="sum">${row.trials}</td></tr>`;
  });
  const sums = columns.map((column) => html`<td class="sum">${column.trials}</td>`);
  return html`<div class="scroll"><table class="heat"><thead><tr><td></td>${head}<th scope="col">${WORDS[lang].trials}</th></tr></thead>
<tbody>${body}</tbody><tfoot><tr><th scope="row">${WORDS[lang].trials}</th>${sums}<td class="sum">${trials}</td></tr></tfoot></table></div>`;
}

function countCell(lang: Lang, query: Query, row: AxisValue, column: AxisValue, count: number, most: number): Piece {
  if (count === 0) return html`<td>·</td>`;
  const shade = Math.ceil((SHADES * Math.log(count + 1)) / Math.log(most + 1));
  const address = new URLSearchParams({ ...query, lang, row: row.id, column: column.id }).toString();
  return html`<td class="shade-${shade}"><a href="/landscape?${address}#cell" aria-label="${row.label[lang]}, ${column.label[lang]}: ${count}">${count}</a></td>`;
}

/** The trials of one cell, as the values of the table name them. */
function cellPart(lang: Lang, answer: LandscapeAnswer, row: string, column: string): Piece {
  const isIn = (values: readonly string[], id: string, axis: AxisValue[]) =>
    id === 'other' ? values.some((value) => !axis.some((one) => one.id === value)) : values.includes(id);
  const found = answer.counted.filter((one) => isIn(one.rows, row, answer.rows) && isIn(one.columns, column, answer.columns));
  const labels = [answer.rows.find(({ id }) => id === row), answer.columns.find(({ id }) => id === column)];
  const body = found
    .slice(0, SHOWN)
    .map(
      ({ trial, statement }) =>
        html`<tr><td><a href="/show?what=${trial}&lang=${lang}">${trial}</a></td><td>${statementLink(lang, statement)}</td></tr>`,
    );
  const more = found.length > SHOWN ? html`<p>… ${found.length - SHOWN} ${WORDS[lang].more} (/api/landscape)</p>` : '';
  return html`<section id="cell"><h2>${labels.map((one) => one?.label[lang] ?? '–').join(' × ')} <small>${found.length} ${WORDS[lang].trials}</small></h2>
<div class="scroll"><table><tbody>${body}</tbody></table></div>${more}</section>`;
}
