import { type Cue, hasCue } from './cues.ts';
import { type FieldText, passageOf } from './fields.ts';
import { mayHold } from './gate.ts';
import { type Candidate, GIVEN } from './score.ts';
import type { TrialText } from './trial-text.ts';
import { squeezeCode, type Vocabulary } from './vocabulary.ts';

/** A code with nothing behind it but words for a dose: XYZ-101, UTAA06 injection, TC-G203 cells treatment. */
const CODE =
  /^[A-Z][A-Za-z]{0,8}(?:-?CD\d+)*[- ]?(?:[A-Z]\d|\d{2})[A-Za-z0-9.-]*(?:\s+(?:-\s.*|(?:cells?|injections?|infusions?|treatment|therapy|product|suspension|only|single-arm)\b.*))?$|注射液$/i;

/** A record that names only a code: guessed from its series, from a sponsor that makes one kind of product, or from lymphodepletion around it. */
export function guessOfCode(text: TrialText, cues: readonly Cue[], words: Vocabulary): Candidate | undefined {
  const code = codeOf(text);
  if (code === undefined) return undefined;
  const isDepleted =
    hasCue(cues, 'lymphodepletion', ['summary', 'detail', 'arm', 'title', 'officialTitle', 'description']) || hasBoth(text);
  const known = seriesOf(code, words) ?? conceptOfSponsor(text.sponsor, words);
  const concept = words.concepts.get(known ?? (isDepleted ? 'car_t' : ''));
  if (!concept) return undefined;
  const passage = passageOf('name', code, words);
  const best = { concept, field: 'name' as const, share: 1, words: code, from: 0, to: 1, passage, known: null };
  return { concept, best, points: GIVEN + (isDepleted ? 1 : 0) };
}

function seriesOf(code: string, words: Vocabulary): string | undefined {
  const plain = squeezeCode(code);
  return words.series.find(([start]) => plain.startsWith(start) && /\d/.test(plain[start.length] ?? start.at(-1) ?? ''))?.[1];
}

/** The kind of product of a sponsor whose name begins as a listed one: "Sonoma Bio" is Sonoma Biotherapeutics. */
function conceptOfSponsor(sponsor: string, words: Vocabulary): string | undefined {
  const name = ` ${sponsor.toLowerCase()}`;
  return words.sponsors.find(([start]) => name.includes(` ${start}`))?.[1];
}

/** False only when a bare code cannot be guessed: no series, no sponsor of one kind of product, no lymphodepletion in any text. */
export function mayGuess(text: TrialText, texts: readonly FieldText[], words: Vocabulary): boolean {
  const known = seriesOf(codeOf(text) ?? '', words) ?? conceptOfSponsor(text.sponsor, words);
  return known !== undefined || hasBoth(text) || texts.some(([, one]) => mayHold(words.depletion, one));
}

/** True when an intervention is named by nothing but a code. */
export function hasCode(text: TrialText): boolean {
  return codeOf(text) !== undefined;
}

function codeOf({ interventions }: TrialText): string | undefined {
  return interventions.map(({ name }) => (name.split(';')[0] ?? '').trim()).find((name) => CODE.test(name));
}

function hasBoth({ interventions }: TrialText): boolean {
  const has = (drug: RegExp) => interventions.some(({ name }) => drug.test(name));
  return has(/fludarabine/i) && has(/cyclophosphamide/i);
}
