/** Room on both sides of a plot, so that marks at its ends are whole; per cent. */
const SIDE = 3;
/** Widest line of a label, in half-width characters. */
const WIDEST = 46;
const WIDE = /[\u2e80-\uffef]/u;
/** Where a label may go on in a new line. */
const BREAKS = /(?<=[、，；\s）])/u;

/** Room for a line of a label, in pixels. */
export const LINE = 16;

/** A part of the width of a plot, from 0 to 1, in per cent. */
export function share(part: number): number {
  return Number((SIDE + part * (100 - 2 * SIDE)).toFixed(2));
}

/** A label in lines that fit above a row; what does not fit into two is cut. */
export function linesOf(label: string): string[] {
  const lines = [''];
  for (const piece of label.split(BREAKS)) {
    if (widthOf(`${lines.at(-1)}${piece.trimEnd()}`) > WIDEST && lines.at(-1) !== '') lines.push('');
    lines[lines.length - 1] += piece;
  }
  const [first = '', ...rest] = lines;
  return rest.length === 0 ? [cut(first)] : [cut(first), cut(rest.join(''))];
}

function cut(line: string): string {
  const points = [...line.trim()];
  if (widthOf(line.trim()) <= WIDEST) return line.trim();
  while (widthOf(points.join('')) >= WIDEST) points.pop();
  return `${points.join('')}…`;
}

function widthOf(text: string): number {
  return [...text].reduce((sum, point) => sum + (WIDE.test(point) ? 2 : 1), 0);
}
