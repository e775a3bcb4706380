import { readLexicon, targetRow } from '../model/lexicon.ts';
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

const LONGEST_FIRST = ENDINGS.toReversed();

const CAR_FUSED = /^(?=.*CAR)(?!.*(?:SCARE|CARE|CARD|CARB|CARC|CARO|CARI|CARM|CARP))[\p{L}\d]*CAR(?:T|TS|Ts)?(?:v?\d+(?:v\d|[a-z])?|s)?$/u;
const CAR_NAMED = /^CART[a-z]{3,}$/;
const NK_FUSED = /^(?:CAR|i|ha|t|hu|ADA)NK(?:\d*|s)$/;
const MSC_FUSED = /^[A-Za-z]*MSCs?$|^MSC[A-Z][A-Za-z0-9]*$/;
const CHAIN = /^(?:h|hu|t)?\d{2}28z\w*$|^\d{2}bbz\w*$|^28z\w*$|^bb(?:z|ζ|zeta)$/;

const PLAIN = new Set(['parsen', 'larsen', 'arsen', 'plasmid', 'olsen', 'carlsen', 'nielsen']);

/** A word whose shape gives its concept away, by its place. */
export type Formed = { at: number; concept: string };

/** The words whose shape gives a concept away, in order: an INN stem, `CD19CAR`, `huCART19`, `28z`. */
export function formedProducts(tokens: Tokens): Formed[] {
  const formed: Formed[] = [];
  const add = (at: number, concept: string | undefined) => concept !== undefined && formed.push({ at, concept });
  for (const at of tokens.shaped) add(at, shapeOf(tokens, at));
  for (let at = 0; at < tokens.words.length; at += 1) {
    const word = tokens.words[at] as string;
    if (word.length > 7 && isLastOfEnding(word.charCodeAt(word.length - 1))) add(at, endingOf(word));
  }
  return formed.sort((a, b) => a.at - b.at);
}

function shapeOf(tokens: Tokens, at: number): string | undefined {
  const word = tokens.words[at] as string;
  if (word.length < 3) return undefined;
  if (word.includes('car') && isFusedCar(wordsAt(tokens, at, at + 1))) return 'car_t';
  if (word.includes('msc') && MSC_FUSED.test(wordsAt(tokens, at, at + 1))) return 'msc';
  if (word.includes('nk') && NK_FUSED.test(wordsAt(tokens, at, at + 1))) return word.startsWith('car') ? 'car_nk' : 'nk';
  return (word.includes('28z') || word.includes('bb')) && CHAIN.test(word) ? 'car_t' : undefined;
}

const [L, C, D, N] = [...'lcdn'].map((letter) => letter.charCodeAt(0));

function isLastOfEnding(code: number): boolean {
  return code === N || code === L || code === C || code === D;
}

const WHOLE = new Set(['CAR', 'CART', 'SCAR', 'OSCAR', 'VICAR', 'AICAR']);
/** Two or more capitals before CAR: BCMACAR, but also a brand or an acronym such as AMICAR and TROCAR. */
const CAPITALS = /^([A-Z]{2,})CARTS?$|^([A-Z]{2,})CAR$/;

function isFusedCar(original: string): boolean {
  if (WHOLE.has(original) || !(CAR_FUSED.test(original) || CAR_NAMED.test(original))) return false;
  const [, ...before] = CAPITALS.exec(original) ?? [];
  const prefix = before.find((one) => one !== undefined);
  return prefix === undefined || targetNames().has(prefix);
}

let names: ReadonlySet<string> | undefined;

/** Names of targets in capitals. */
function targetNames(): ReadonlySet<string> {
  names ??= new Set(readLexicon('targets', targetRow).flatMap((row) => [...row.names, ...row.exact].map((name) => name.toUpperCase())));
  return names;
}

function endingOf(word: string): string | undefined {
  return PLAIN.has(word) ? undefined : LONGEST_FIRST.find(([ending]) => ending.test(word))?.[1];
}
