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
export function formedProduct(lower: string, original: string): string | undefined {
  if (lower.length < 3 || PLAIN.has(lower)) return undefined;
  if (original.includes('CAR') && isFusedCar(original)) return 'car_t';
  if (MSC_FUSED.test(original)) return 'msc';
  if (NK_FUSED.test(original)) return original.startsWith('CAR') ? 'car_nk' : 'nk';
  if (CHAIN.test(lower)) return 'car_t';
  if (lower.length < 8) return undefined;
  return formedEnding(lower);
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
