import type { TrialText } from '../model/trial-text.ts';
import { codeOf, conceptOfCode, hasBoth } from './code.ts';
import { type Cue, hasCue } from './cues.ts';
import { passageOf } from './fields.ts';
import { type Candidate, GIVEN } from './score.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A record that names only a code: guessed from its series, from a sponsor that makes one kind of product, or from lymphodepletion around it. */
export function guessOfCode(text: TrialText, cues: readonly Cue[], words: Vocabulary): Candidate | undefined {
  const code = codeOf(text);
  if (code === undefined) return undefined;
  const isDepleted =
    hasCue(cues, 'lymphodepletion', ['summary', 'detail', 'arm', 'title', 'officialTitle', 'description']) || hasBoth(text);
  const concept = words.concepts.get(conceptOfCode(code, text, words) ?? (isDepleted ? 'car_t' : ''));
  if (!concept) return undefined;
  const passage = passageOf('name', code, words);
  const best = { concept, field: 'name' as const, share: 1, words: code, from: 0, to: 1, passage, known: null };
  return { concept, best, points: GIVEN + (isDepleted ? 1 : 0) };
}
