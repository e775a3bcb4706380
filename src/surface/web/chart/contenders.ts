import { html } from 'hono/html';
import type { CheckedClaim } from '../../../model/verdict.ts';
import { dateWords } from '../format.ts';
import type { Piece } from '../piece.ts';
import { gradeSign } from '../signs.ts';
import { FIRST_WORDS } from '../words/first.ts';
import type { Lang } from '../words/words.ts';
import { inShort, share } from './plot.ts';

/** One who may have been first, as findings list them. */
export type Contender = NonNullable<CheckedClaim['contenders']>[number];

const ROW = 40;
const DAY = 86_400_000;
const YEAR = 366;
/** Days kept free on both sides of the first and last bound. */
const ROOM = 60;
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
  const height = list.length * ROW + 22;
  const label =
    first === undefined || last === undefined
      ? words.chart_undated(list.length)
      : words.chart(list.length, dateWords(lang, first), dateWords(lang, last));
  const span = { first: dayOf(first ?? '2000-01-01') - ROOM, last: dayOf(last ?? '2000-01-01') + ROOM };
  const ticks = first === undefined ? [] : ticksIn(span);
  return html`<figure class="plot"><svg width="100%" height="${height}" role="img" aria-label="${label}">
${ticks.map(({ at, text }) => tick(at, text, height))}
${list.map((one, at) => row(lang, one, at * ROW, span))}</svg></figure>`;
}

function tick(at: string, text: string, height: number): Piece {
  return html`<line class="tick" x1="${at}" x2="${at}" y1="4" y2="${height - 18}"></line><text class="soft" x="${at}" y="${height - 4}" text-anchor="middle">${text}</text>`;
}

function row(lang: Lang, one: Contender, top: number, span: Span): Piece {
  const words = FIRST_WORDS[lang];
  const kind = [one.is_subject ? 'subject' : '', one.doubt === null ? '' : 'doubt'].join(' ').trim();
  const name = html`<text class="name ${kind}" x="0" y="${top + 14}">${inShort(one.called[lang])}<tspan class="grade" dx="8">${gradeSign(one.grade)}</tspan></text>`;
  if (one.to === null) return html`<g>${name}<text class="soft" x="0" y="${top + 31}">${words.no_date}</text></g>`;
  const [from, to] = [place(one.from ?? one.to, span), place(one.to, span)];
  const middle = top + 27;
  const open = one.from === null ? html`<line class="open" x1="0" x2="${to}%" y1="${middle}" y2="${middle}"></line>` : '';
  const said =
    one.from === null
      ? words.not_after(dateWords(lang, one.to))
      : one.from === one.to
        ? dateWords(lang, one.to)
        : `${dateWords(lang, one.from)} – ${dateWords(lang, one.to)}`;
  // What stands in the right half has its words on the left.
  const beside = to < 50 ? html`x="${to}%" dx="9"` : html`x="${from}%" dx="-9" text-anchor="end"`;
  const isRoom = to < 50 || (from > 40 && one.from !== null);
  return html`<g>${name}${open}<rect class="range ${kind}" x="${from}%" width="${Math.max(0, to - from).toFixed(2)}%" y="${middle - 4}" height="8" rx="2"></rect>
<circle class="range ${kind}" cx="${from}%" cy="${middle}" r="4"></circle><circle class="range ${kind}" cx="${to}%" cy="${middle}" r="4"></circle>${
    isRoom ? html`<text class="soft" ${beside} y="${middle + 4}">${said}</text>` : ''
  }<title>${one.called[lang]}: ${said}</title></g>`;
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
