import type { TrialText } from '../model/trial-text.ts';
import { type Gate, mayHold } from './gate.ts';

/** What a bare code of a product is guessed from. */
export type CodeWords = {
  /** What the text around a bare code must hold to be lymphodepletion. */
  depletion: Gate;
  /** Beginnings of names of sponsors, in lower case, and what they make. */
  sponsors: readonly (readonly [string, string])[];
  /** Beginnings of product codes, squeezed and in capitals, longest first. */
  series: readonly (readonly [string, string])[];
};

/** A code with nothing behind it but words for a dose: XYZ-101, UTAA06 injection, TC-G203 cells treatment. */
const CODE =
  /^[A-Z][A-Za-z]{0,8}(?:-?CD\d+)*[- ]?(?:[A-Z]\d|\d{2})[A-Za-z0-9.-]*(?:\s+(?:-\s.*|(?:cells?|injections?|infusions?|treatment|therapy|product|suspension|only|single-arm)\b.*))?$|注射液$/i;

/** A strength at the end of a name, as of a drug that is sold: no code of cells or genes has one. */
const STRENGTH = /\d\s?(?:mg|mcg|[µμ]g|ml|iu|%)(?:\/\S+)?$/i;

/** The beginning of a code as the name of an intervention in JSON, read byte by byte; 注射液 stands in its bytes. */
const CODE_IN_JSON = /"name":"\s*(?:\\|[A-Za-z]{1,9}(?:-?CD\d+)*[- ]?(?:[A-Za-z]\d|\d{2}))|\xe6\xb3\xa8\xe5\xb0\x84\xe6\xb6\xb2/i;

/** False only when no intervention in the bytes of a JSON text, one character a byte, is named by nothing but a code. */
export function mayBeCode(json: string): boolean {
  return CODE_IN_JSON.test(json);
}

/** The first intervention that is named by nothing but a code, undefined where there is none. */
export function codeOf({ interventions }: TrialText): string | undefined {
  return interventions.map(({ name }) => (name.split(';')[0] ?? '').trim()).find((name) => CODE.test(name) && !STRENGTH.test(name));
}

/** True when an intervention is named by nothing but a code. */
export function hasCode(text: TrialText): boolean {
  return codeOf(text) !== undefined;
}

/** The concept that a code of a product or its sponsor stands for, undefined where neither is known. */
export function conceptOfCode(code: string, { sponsor }: TrialText, words: CodeWords): string | undefined {
  return seriesOf(code, words) ?? conceptOfSponsor(sponsor, words);
}

/** False only when a bare code cannot be guessed: no series, no sponsor of one kind of product, no lymphodepletion in any text. */
export function mayGuess(text: TrialText, texts: readonly string[], words: CodeWords): boolean {
  return (
    conceptOfCode(codeOf(text) ?? '', text, words) !== undefined || hasBoth(text) || texts.some((one) => mayHold(words.depletion, one))
  );
}

/** True when the two drugs of a lymphodepletion are both given. */
export function hasBoth({ interventions }: TrialText): boolean {
  const has = (drug: RegExp) => interventions.some(({ name }) => drug.test(name));
  return has(/fludarabine/i) && has(/cyclophosphamide/i);
}

/** A product code without spaces and hyphens, in capitals. */
export function squeezeCode(code: string): string {
  return code.replace(/[\s-]/g, '').toUpperCase();
}

function seriesOf(code: string, words: CodeWords): string | undefined {
  const plain = squeezeCode(code);
  return words.series.find(([start]) => plain.startsWith(start) && /\d/.test(plain[start.length] ?? start.at(-1) ?? ''))?.[1];
}

/** The kind of product of a sponsor whose name begins as a listed one: "Sonoma Bio" is Sonoma Biotherapeutics. */
function conceptOfSponsor(sponsor: string, words: CodeWords): string | undefined {
  const name = ` ${sponsor.toLowerCase()}`;
  return words.sponsors.find(([start]) => name.includes(` ${start}`))?.[1];
}
