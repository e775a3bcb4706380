import type { Numeral } from './numerals.ts';

/** What a number measures: `share` of a whole, `part` of a counted whole, `rate`, `count` or `sum`. */
export type Measured = 'share' | 'part' | 'rate' | 'count' | 'sum';

/** A number with the words of its segment before and after it, its clause, its own words and the other numbers of its sentence. */
export type Context = { numeral: Numeral; before: string; after: string; clause: string; all: Numeral[]; value: string };

/** Says what a number of a unit measures, or that it is worth no claim. */
export type Judge = (context: Context) => Measured | undefined;
