import { html } from 'hono/html';
import { countOf } from '../format.ts';
import type { Piece } from '../piece.ts';
import { scrolled } from '../scroll.ts';
import type { Lang } from '../words/words.ts';

/** One row or column of a matrix with the count of all that it holds; a thing may stand in several. */
export type MatrixLine = { id: string; label: string; total: number; href?: string };

/** Counts by two dimensions; `total` counts each thing once. */
export type Matrix = {
  label: string;
  rows: readonly MatrixLine[];
  columns: readonly MatrixLine[];
  cells: readonly (readonly number[])[];
  total: number;
};

const SHADES = 5;

/** A matrix as a table whose cells are shaded by the logarithm of their count and lead to what they count; the number stands in each. */
export function matrixTable(
  lang: Lang,
  { label, rows, columns, cells, total }: Matrix,
  sum: string,
  addressOf: (row: MatrixLine, column: MatrixLine) => string,
): Piece {
  const most = Math.max(1, ...cells.flat());
  const cellOf = (row: MatrixLine, column: MatrixLine, count: number) => {
    if (count === 0) return html`<td class="none">·</td>`;
    const words = `${row.label}, ${column.label}: ${countOf(lang, count)}`;
    return html`<td class="shade-${shadeOf(count, most)}"><a href="${addressOf(row, column)}" aria-label="${words}">${countOf(lang, count)}</a></td>`;
  };
  const body = rows.map((row, at) => {
    const counts = columns.map((column, across) => cellOf(row, column, cells[at]?.[across] ?? 0));
    return html`<tr><th scope="row">${lineOf(row)}</th>${counts}<td class="sum">${countOf(lang, row.total)}</td></tr>`;
  });
  const heads = columns.map((column) => html`<th scope="col">${lineOf(column)}</th>`);
  const sums = columns.map((column) => html`<td class="sum">${countOf(lang, column.total)}</td>`);
  return scrolled(
    label,
    html`<table class="heat"><thead><tr><td></td>${heads}<th scope="col" class="sum">${sum}</th></tr></thead><tbody>${body}</tbody>
<tfoot><tr><th scope="row">${sum}</th>${sums}<td class="sum">${countOf(lang, total)}</td></tr></tfoot></table>`,
  );
}

/** The shade of a count from 1 to 5, none for nothing; a shade is a fifth of the way to the largest on a scale of logarithms. */
export function shadeOf(count: number, most: number): number {
  return count <= 0 ? 0 : Math.ceil((SHADES * Math.log(count + 1)) / Math.log(most + 1));
}

function lineOf({ label, href }: MatrixLine): Piece | string {
  return href === undefined ? label : html`<a href="${href}">${label}</a>`;
}
