/** Room on both sides of a plot, so that marks at its ends are whole; per cent. */
const SIDE = 3;
/** Widest line of a label, in half-width characters. */
const WIDEST = 36;
const WIDE = /[\u2e80-\uffef]/u;
/** Where a label may go on in a new line. */
const BREAKS = /(?<=[、，；\s）])/u;

/** Room for a line of a label, in pixels. */
export const LINE = 16;

/** A part of the width of a plot, from 0 to 1, in per cent. */
export function share(part: number): number {
  return Number((SIDE + part * (100 - 2 * SIDE)).toFixed(2));
}

/** A label in lines that fit above a row on a phone, with room kept for so many half-width characters; what does not fit into two is cut. */
export function linesOf(label: string, kept = 0): string[] {
  const widest = WIDEST - kept;
  const lines = [''];
  for (const piece of label.split(BREAKS)) {
    if (widthOf(`${lines.at(-1)}${piece.trimEnd()}`) > widest && lines.at(-1) !== '') lines.push('');
    lines[lines.length - 1] += piece;
  }
  const [first = '', ...rest] = lines;
  return rest.length === 0 ? [cut(first, widest)] : [cut(first, widest), cut(rest.join(''), widest)];
}

function cut(line: string, widest: number): string {
  const points = [...line.trim()];
  if (widthOf(line.trim()) <= widest) return line.trim();
  while (widthOf(points.join('')) >= widest) points.pop();
  return `${points.join('')}…`;
}

function widthOf(text: string): number {
  return [...text].reduce((sum, point) => sum + (WIDE.test(point) ? 2 : 1), 0);
}
