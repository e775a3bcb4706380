import { html } from 'hono/html';
import { dayNumber } from '../../../base/dates.ts';
import type { Piece } from '../piece.ts';

/** A point on a lane: first and last possible day, its shape, and what it is in words. */
export type Point = { from: string; to: string; shape: Shape; says: string };
export type Lane = { label: string; points: readonly Point[] };

/** Shapes tell kinds apart, so that colour need not. */
export const SHAPES = {
  star: 'M0-8 2.3-2.5 8-2.5 3.6 1.1 5.2 7 0 3.4-5.2 7-3.6 1.1-8-2.5-2.3-2.5Z',
  triangle: 'M0-7 7 6-7 6Z',
  square: 'M-5.5-5.5H5.5V5.5H-5.5Z',
  diamond: 'M0-7.5 7.5 0 0 7.5-7.5 0Z',
  circle: 'M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0Z',
} as const;
export type Shape = keyof typeof SHAPES;

const NAMES = 250;
const WIDTH = 1000;
const RIGHT = 24;
const LANE = 30;
const TOP = 34;
/** Han characters and Latin letters that the names of lanes have room for. */
const MOST_UNITS = 30;
/** Years between two labels of the scale, so that there are at most some fifteen. */
const MOST_YEARS = 15;

/** Lanes over years with a shape for each event, a bar where its day is known only as a stretch; the table beside it says the same. */
export function timelineChart(label: string, lanes: readonly Lane[]): Piece {
  const years = lanes.flatMap(({ points }) => points.flatMap(({ from, to }) => [Number(from.slice(0, 4)), Number(to.slice(0, 4))]));
  const [first, last] = [Math.min(...years), Math.max(...years) + 1];
  const [start, end] = [dayNumber(`${first}-01-01`), dayNumber(`${last}-01-01`)];
  const at = (day: string) => NAMES + ((dayNumber(day) - start) / (end - start)) * (WIDTH - NAMES - RIGHT);
  const height = TOP + lanes.length * LANE + 6;
  const step = Math.ceil((last - first) / MOST_YEARS);
  const marks = Array.from({ length: last - first + 1 }, (_, nth) => first + nth).filter((year) => (year - first) % step === 0);
  const scale = marks.map((year) => {
    const x = at(`${year}-01-01`).toFixed(1);
    return html`<line class="grid" x1="${x}" x2="${x}" y1="${TOP - 8}" y2="${height}"></line><text class="soft" x="${x}" y="16" text-anchor="middle">${year}</text>`;
  });
  return html`<svg class="timeline" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${label}">${scale}${lanes.map((lane, nth) =>
    laneOf(lane, TOP + nth * LANE + LANE / 2, at),
  )}</svg>`;
}

function laneOf({ label, points }: Lane, y: number, at: (day: string) => number): Piece {
  const shapes = points.map(({ from, to, shape, says }) => {
    const [low, high] = [at(from), at(to)];
    const stretch =
      high - low < 2 ? '' : html`<line class="stretch" x1="${low.toFixed(1)}" x2="${high.toFixed(1)}" y1="${y}" y2="${y}"></line>`;
    return html`<g><title>${says}</title>${stretch}<path class="point ${shape}" transform="translate(${((low + high) / 2).toFixed(1)} ${y})" d="${SHAPES[shape]}"></path></g>`;
  });
  return html`<line class="lane" x1="${NAMES}" x2="${WIDTH}" y1="${y}" y2="${y}"></line><text x="0" y="${y + 5}">${cutTo(label, MOST_UNITS)}</text>${shapes}`;
}

/** A shape as a sign for a legend. */
export function shapeSign(shape: Shape): Piece {
  return html`<svg class="shape" viewBox="-9 -9 18 18" aria-hidden="true"><path class="point ${shape}" d="${SHAPES[shape]}"></path></svg>`;
}

/** A text cut to a width, a Han character being as wide as two letters. */
function cutTo(text: string, most: number): string {
  let units = 0;
  for (const [at, char] of [...text].entries()) {
    units += /\p{Script=Han}|[\uff00-\uffef]/u.test(char) ? 2 : 1;
    if (units > most) return `${[...text].slice(0, at).join('')}…`;
  }
  return text;
}
