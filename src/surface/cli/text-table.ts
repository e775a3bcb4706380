const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]/u;

/** Columns a terminal gives a text: two for a wide character. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, char) => sum + (WIDE.test(char) ? 2 : 1), 0);
}

/** Cuts a text to a number of columns, with an ellipsis where it was cut. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  for (const char of text) {
    if (widthOf(kept + char) > width - 1) break;
    kept += char;
  }
  return `${kept}…`;
}

/** Rows as aligned columns under a header; a column is as wide as its widest cell, at most `most`. */
export function textTable(header: string[], rows: string[][], most = 48): string {
  const cells = [header, ...rows].map((row) => row.map((cell) => cut(cell.replace(/\s+/g, ' '), most)));
  const widths = header.map((_, at) => Math.max(...cells.map((row) => widthOf(row[at] ?? ''))));
  const line = (row: string[]) =>
    row
      .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - widthOf(cell)))
      .join('  ')
      .trimEnd();
  const [first = [], ...rest] = cells;
  return `${[line(first), widths.map((width) => '─'.repeat(width)).join('  '), ...rest.map(line)].join('\n')}\n`;
}

/** Named values, one under the other; a long value goes on in further lines under itself. */
export function pairs(rows: [name: string, value: string][], width = 100): string {
  const names = Math.max(...rows.map(([name]) => widthOf(name)));
  const lines = rows.flatMap(([name, value]) =>
    wrap(value.replace(/\s+/g, ' '), width).map((line, at) =>
      `${at === 0 ? name + ' '.repeat(names - widthOf(name)) : ' '.repeat(names)}  ${line}`.trimEnd(),
    ),
  );
  return `${lines.join('\n')}\n`;
}

/** Parts a text into lines of at most `width` columns, between words or before a wide character. */
function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const piece of text.match(/[\u0021-\u2fff]+\s*|[^\u0021-\u2fff]/gu) ?? []) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && widthOf(line + piece.trimEnd()) > width) lines.push(piece);
    else lines[lines.length - 1] = line + piece;
  }
  return lines;
}

/** A share as a percentage with one decimal, a dash for none. */
export function percent(value: number | null): string {
  return value === null ? '–' : `${(value * 100).toFixed(1)} %`;
}
