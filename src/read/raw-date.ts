import type { Piece } from './text.ts';

/**
 * What a date phrase says before it is resolved: parts it states, and how it leans on another date.
 * `year` is a number, 'same' (of the date before), or an offset from the dateline's year as `{ back }`; `rest` is '', -MM, -MM-DD, -Qn, or an
 * `a/b` pair of rests for a half-year; `day` is an offset in days, `month` in months, from the dateline.
 * `after` counts from the date before: two months later, the same day. `week` is an offset in weeks from the dateline, as exact as its month;
 * `weekday` (0 is Sunday) is the last such day up to the dateline, the next one, or that of the week before; `ofMonth` is a day, DD, without its month.
 */
export type RawDate = Piece & {
  year?: number | 'same' | { back: number };
  rest?: string;
  day?: number;
  month?: number;
  week?: number;
  ofMonth?: string;
  weekday?: { name: number; word: string | null };
  soft?: boolean;
  after?: { count: number; unit: string };
};
