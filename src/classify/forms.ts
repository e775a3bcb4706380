import { type Tokens, wordsAt } from './tokens.ts';

/** Endings of international nonproprietary names and the concept each stands for (WHO stems for cell, gene and oligonucleotide products). */
const ENDINGS: readonly [RegExp, string][] = [
  [/autoleucel$|alloleucel$|leucel$/, 'car_t'],
  [/temcel$|strocel$|mestrocel$/, 'msc'],
  [/gedtemcel$|getemcel$|autotemcel$/, 'hsc_gene'],
  [/parvovec$/, 'aav'],
  [/adenovec$/, 'adenoviral'],
  [/repvec$/, 'viral_other'],
  [/plasmid$/, 'plasmid'],
  [/siran$/, 'sirna'],
  [/(?:r|m|b|v|c|l)sen$/, 'aso'],
];

const CAR_FUSED = /^(?=.*CAR)(?!.*(?:SCARE|CARE|CARD|CARB|CARC|CARO|CARI|CARM|CARP))[\p{L}\d]*CAR(?:T|TS|Ts)?(?:v?\d+[a-z]?|s)?$/u;
const CAR_NAMED = /^CART[a-z]{3,}$/;
const NK_FUSED = /^(?:CAR|i|ha|t|hu|ADA)NK(?:\d*|s)$/;
const MSC_FUSED = /^[A-Za-z]*MSCs?$|^MSC[A-Z][A-Za-z0-9]*$/;
const CHAIN = /^(?:h|hu|t)?\d{2}28z\w*$|^\d{2}bbz\w*$|^28z\w*$|^bb(?:z|ζ|zeta)$/;

const PLAIN = new Set(['parsen', 'larsen', 'arsen', 'plasmid', 'olsen', 'carlsen', 'nielsen']);

/** The concept that the shape of one word gives away: an INN stem, `CD19CAR`, `huCART19`, `28z`; undefined for other words. */
export function formedProduct(tokens: Tokens, at: number): string | undefined {
  const word = tokens.words[at] as string;
  if (word.length < 3) return undefined;
  if (word.includes('car') && isFusedCar(wordsAt(tokens, at, at + 1))) return 'car_t';
  if (word.includes('msc') && MSC_FUSED.test(wordsAt(tokens, at, at + 1))) return 'msc';
  if (word.includes('nk') && NK_FUSED.test(wordsAt(tokens, at, at + 1))) return word.startsWith('car') ? 'car_nk' : 'nk';
  if ((word.includes('28z') || word.includes('bb')) && CHAIN.test(word)) return 'car_t';
  return word.length < 8 || PLAIN.has(word) ? undefined : formedEnding(word);
}

const WHOLE = new Set(['CAR', 'CART', 'SCAR', 'OSCAR', 'VICAR', 'AICAR']);

function isFusedCar(original: string): boolean {
  return !WHOLE.has(original) && (CAR_FUSED.test(original) || CAR_NAMED.test(original));
}

function formedEnding(lower: string): string | undefined {
  const last = lower[lower.length - 1];
  if (last !== 'l' && last !== 'c' && last !== 'd' && last !== 'n') return undefined;
  return [...ENDINGS].reverse().find(([ending]) => ending.test(lower))?.[1];
}
