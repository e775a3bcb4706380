import { html } from 'hono/html';
import type { CheckedClaim } from '../../../model/verdict.ts';
import { dateWords } from '../format.ts';
import type { Piece } from '../piece.ts';
import { gradeSign } from '../signs.ts';
import { FIRST_WORDS } from '../words/first.ts';
import type { Lang } from '../words/words.ts';
import { LINE, linesOf, share } from './plot.ts';

/** One who may have been first, as findings list them. */
export type Contender = NonNullable<CheckedClaim['contenders']>[number];

const BAR = 26;
/** Room in half-width characters that the sign of the grade needs after a name. */
const GRADE = 8;
const DAY = 86_400_000;
const YEAR = 366;
/** Days kept free on both sides of the first and last bound, and before the first where both are near each other. */
const ROOM = 60;
const ROOM_BEFORE = 140;
/** Room in per cent of the width that the days beside a bar need. */
const WORDED = 38;
const MOST_TICKS = 6;

type Span = { first: number; last: number };

/** The first and last possible day of each contender as a bar on one time line; the label says how many and between which days. */
export function contendersChart(lang: Lang, list: readonly Contender[]): Piece {
  const words = FIRST_WORDS[lang];
  const days = list
    .flatMap(({ from, to }) => [from, to])
    .filter((day) => day !== null)
    .toSorted();
  const [first, last] = [days[0], days.at(-1)];
  const names = list.map(({ called }) => linesOf(called[lang], GRADE));
  const tops = names.map((_, at) => names.slice(0, at).reduce((sum, lines) => sum + lines.length * LINE + BAR, 0));
  const height = names.reduce((sum, lines) => sum + lines.length * LINE + BAR, 22);
  const label =
    first === undefined || last === undefined
      ? words.chart_undated(list.length)
      : words.chart(list.length, dateWords(lang, first), dateWords(lang, last));
  const span = spanOf(first, last);
  return html`<figure class="plot"><svg width="100%" height="${height}" role="img" aria-label="${label}">
${span === undefined ? '' : ticksIn(span).map(({ at, text }) => tick(at, text, height))}
${list.map((one, at) => row(lang, one, names[at] as string[], tops[at] as number, span))}</svg></figure>`;
}

function spanOf(first: string | undefined, last: string | undefined): Span | undefined {
  if (first === undefined || last === undefined) return undefined;
  const isShort = dayOf(last) - dayOf(first) < YEAR;
  return { first: dayOf(first) - (isShort ? ROOM_BEFORE : ROOM), last: dayOf(last) + ROOM };
}

function tick(at: string, text: string, height: number): Piece {
  return html`<line class="tick" x1="${at}" x2="${at}" y1="4" y2="${height - 18}"></line><text class="soft" x="${at}" y="${height - 4}" text-anchor="middle">${text}</text>`;
}

function row(lang: Lang, one: Contender, lines: string[], top: number, span: Span | undefined): Piece {
  const kind = [one.is_subject ? 'subject' : '', one.doubt === null ? '' : 'doubt'].join(' ').trim();
  const name = lines.map((line, at) => {
    const grade = at === lines.length - 1 ? html`<tspan class="grade" dx="8">${gradeSign(one.grade)}</tspan>` : '';
    return html`<text class="name ${kind}" x="0" y="${top + (at + 1) * LINE - 2}">${line}${grade}</text>`;
  });
  const middle = top + lines.length * LINE + 10;
  return html`<g>${name}${one.to === null || span === undefined ? html`<text class="soft" x="0" y="${middle + 4}">${FIRST_WORDS[lang].no_date}</text>` : bar(lang, one, one.to, kind, middle, span)}</g>`;
}

/** The bar of a contender with its days beside it, where they have room. */
function bar(lang: Lang, { called, from, to: last }: Contender, to: string, kind: string, middle: number, span: Span): Piece {
  const [left, right] = [place(from ?? to, span), place(to, span)];
  const said = from === null ? FIRST_WORDS[lang].not_after(to) : from === last ? to : `${from} – ${to}`;
  const before = from === null ? 0 : left;
  const open = from === null ? html`<line class="open" x1="0" x2="${right}%" y1="${middle}" y2="${middle}"></line>` : '';
  const beside = 100 - right >= before ? html`x="${right}%" dx="9"` : html`x="${left}%" dx="-9" text-anchor="end"`;
  const days = Math.max(100 - right, before) < WORDED ? '' : html`<text class="soft" ${beside} y="${middle + 4}">${said}</text>`;
  return html`${open}<rect class="range ${kind}" x="${left}%" width="${(right - left).toFixed(2)}%" y="${middle - 4}" height="8" rx="2"></rect>
<circle class="range ${kind}" cx="${left}%" cy="${middle}" r="4"></circle><circle class="range ${kind}" cx="${right}%" cy="${middle}" r="4"></circle>${days}<title>${called[lang]}: ${said}</title>`;
}

/** Where a day stands on the time line, in per cent of its width. */
function place(day: string, { first, last }: Span): number {
  return share((dayOf(day) - first) / (last - first));
}

function dayOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY;
}

/** Beginnings of years within a span, so many that their names do not touch; of half-years and quarters where the span is short. */
function ticksIn(span: Span): { at: string; text: string }[] {
  const [from, to] = [span.first, span.last].map((day) => new Date(day * DAY).getUTCFullYear()) as [number, number];
  const step = Math.ceil((to - from + 1) / MOST_TICKS);
  const years = Array.from({ length: to - from + 1 }, (_, at) => from + at).filter((year) => year % step === 0);
  const months = monthsFor(span.last - span.first);
  return years
    .flatMap((year) => months.map((month) => (months.length === 1 ? `${year}` : `${year}-${month}`)))
    .flatMap((text) => {
      const day = `${text}-01-01`.slice(0, 10);
      return dayOf(day) >= span.first && dayOf(day) <= span.last ? [{ at: `${place(day, span)}%`, text }] : [];
    });
}

function monthsFor(days: number): string[] {
  if (days > 3 * YEAR) return ['01'];
  return days > YEAR ? ['01', '07'] : ['01', '04', '07', '10'];
}
