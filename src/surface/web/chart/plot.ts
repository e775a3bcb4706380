/** Room on both sides of a plot, so that marks at its ends are whole; per cent. */
const SIDE = 3;
/** Widest label, in half-width characters. */
const WIDEST = 42;
const WIDE = /[\u2e80-\uffef]/u;

/** A part of the width of a plot, from 0 to 1, in per cent. */
export function share(part: number): number {
  return Number((SIDE + part * (100 - 2 * SIDE)).toFixed(2));
}

/** A label that fits above a row, cut where it is too wide. */
export function inShort(label: string): string {
  let width = 0;
  const points = [...label];
  const end = points.findIndex((point) => {
    width += WIDE.test(point) ? 2 : 1;
    return width > WIDEST;
  });
  return end < 0 ? label : `${points.slice(0, end - 1).join('')}…`;
}
