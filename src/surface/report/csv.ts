/** What a cell of a table to take along may hold. */
export type Cell = string | number | boolean | null;

/** Characters with which a spreadsheet begins a formula, the wide ones of Chinese and Japanese keyboards among them. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NEEDS_QUOTES = /[",\r\n]/;
/** By this mark Excel knows that the bytes are UTF-8. */
const MARK = '\ufeff';

/** A table as CSV for spreadsheets: UTF-8 with a mark, lines that end in CR LF, and texts that a spreadsheet would run as a formula behind an apostrophe. */
export function csvOf(heads: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `${MARK}${[heads, ...rows].map((row) => `${row.map(cellText).join(',')}\r\n`).join('')}`;
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
