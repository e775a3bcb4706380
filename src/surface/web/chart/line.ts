import { html } from 'hono/html';
import type { Piece } from '../piece.ts';

/** A line over points in order; null is a gap. `mark` tells lines apart by their stroke, so that colour need not. */
export type Line = { mark: 'now' | 'past'; values: readonly (number | null)[] };

const WIDTH = 600;
const HEIGHT = 160;
const LEFT = 52;
const TOP = 10;
const BOTTOM = 26;
/** Labels under the line before some are left out. */
const MOST_LABELS = 8;

/** Lines over labelled points, on a scale from nothing to `end`; the table beside it says the same. */
export function lineChart(
  label: string,
  points: readonly string[],
  lines: readonly Line[],
  end: number,
  say: (value: number) => string,
): Piece {
  const step = points.length < 2 ? 0 : (WIDTH - LEFT - 10) / (points.length - 1);
  const x = (at: number) => LEFT + at * step;
  const y = (value: number) => TOP + HEIGHT - (value / end) * HEIGHT;
  const scale = [0, end / 2, end].map(
    (value) => html`<line class="grid" x1="${LEFT}" x2="${WIDTH}" y1="${y(value)}" y2="${y(value)}"></line>
<text class="soft" x="${LEFT - 6}" y="${y(value) + 4}" text-anchor="end">${say(value)}</text>`,
  );
  const every = Math.ceil(points.length / MOST_LABELS);
  const labels = points.map((text, at) =>
    at % every === 0
      ? html`<text class="soft" x="${x(at).toFixed(1)}" y="${TOP + HEIGHT + 18}" text-anchor="${at === 0 ? 'start' : at === points.length - 1 ? 'end' : 'middle'}">${text}</text>`
      : '',
  );
  const strokes = lines.map(
    ({ mark, values }) => html`<path class="line-${mark}" d="${pathOf(values, x, y)}"></path>${dots(mark, values, x, y)}`,
  );
  return html`<svg class="lines" viewBox="0 0 ${WIDTH} ${TOP + HEIGHT + BOTTOM}" role="img" aria-label="${label}">${scale}${labels}${strokes}</svg>`;
}

/** A stroke through the values; what stands between two gaps alone is a dot. */
function pathOf(values: readonly (number | null)[], x: (at: number) => number, y: (value: number) => number): string {
  return values
    .map((value, at) =>
      value === null ? '' : `${at === 0 || values[at - 1] === null ? 'M' : 'L'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`,
    )
    .join('');
}

function dots(
  mark: string,
  values: readonly (number | null)[],
  x: (at: number) => number,
  y: (value: number) => number,
): (Piece | string)[] {
  return values.map((value, at) =>
    value === null ? '' : html`<circle class="line-${mark} end" cx="${x(at).toFixed(1)}" cy="${y(value).toFixed(1)}" r="2.5"></circle>`,
  );
}
