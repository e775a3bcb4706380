import { html } from 'hono/html';
import { percentOf, percentsOf } from '../format.ts';
import type { Piece } from '../piece.ts';
import type { Lang } from '../words/words.ts';

/** A share of one with its 90 % interval; null where nothing can be said. */
export type Reading = { share: number | null; interval: readonly [number, number] | null };

/** Where a scale may end, as shares of one; the smallest that leaves room is used. */
const ENDS = [0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1];
const ROOM = 1.15;
const WIDTH = 300;
const LEFT = 8;
/** An interval narrower than this could not be seen. */
const NARROWEST = 3;

/** The end of a scale on which all the readings stand. */
export function scaleFor(readings: readonly Reading[]): number {
  const most = Math.max(0, ...readings.flatMap(({ share, interval }) => [share ?? 0, interval?.[1] ?? 0]));
  return ENDS.find((end) => end >= most * ROOM) ?? 1;
}

/** A share as a bar on a scale from nothing to `end`, with its interval as a bracket; what stands beside it says the same in numbers. */
export function gauge(lang: Lang, label: string, { share, interval }: Reading, end: number): Piece {
  const at = (value: number) => LEFT + (value / end) * WIDTH;
  const says = `${label}: ${percentOf(lang, share)} (${percentsOf(lang, interval)})`;
  const ticks = [0, end / 2, end].map(
    (value) => html`<line class="tick" x1="${at(value)}" x2="${at(value)}" y1="20" y2="25"></line>
<text class="soft" x="${at(value)}" y="37" text-anchor="${value === 0 ? 'start' : value === end ? 'end' : 'middle'}">${percentOf(lang, value)}</text>`,
  );
  return html`<svg class="gauge" viewBox="0 0 ${WIDTH + 2 * LEFT} 40" role="img" aria-label="${says}">
<rect class="track" x="${LEFT}" y="6" width="${WIDTH}" height="14" rx="2"></rect>
${share === null ? '' : html`<rect class="fill" x="${LEFT}" y="6" width="${at(share) - LEFT}" height="14" rx="2"></rect>`}
${interval === null ? '' : bracket(at(interval[0]), at(interval[1]))}${ticks}</svg>`;
}

/** A share and its interval as a mark on a bare scale, for a row that says both in numbers. */
export function intervalMark({ share, interval }: Reading, end: number): Piece | string {
  if (share === null) return '';
  const at = (value: number) => LEFT + (value / end) * WIDTH;
  const [low, high] = (interval ?? [share, share]).map(at) as [number, number];
  return html`<svg class="mark-line" viewBox="0 0 ${WIDTH + 2 * LEFT} 16" aria-hidden="true"><line class="grid" x1="${LEFT}" x2="${LEFT + WIDTH}" y1="8" y2="8"></line>
<line class="stretch" x1="${low}" x2="${high}" y1="8" y2="8"></line><circle class="dot-now" cx="${at(share)}" cy="8" r="5"></circle></svg>`;
}

function bracket(low: number, high: number): Piece {
  const middle = (low + high) / 2;
  const half = Math.max(high - low, NARROWEST) / 2;
  const [from, to] = [middle - half, middle + half];
  return html`<path class="bracket" d="M${from} 2 V24 M${to} 2 V24 M${from} 13 H${to}"></path>`;
}
