import type { Field, Passage } from './fields.ts';
import { wordsAt } from './tokens.ts';
import { termsAt } from './trie.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A cue word met in a passage. */
export type Cue = { cue: string; field: Field; words: string; from: number; to: number; passage: Passage };

/** Every cue in the passages, in order. */
export function cuesIn(passages: readonly Passage[], words: Vocabulary): Cue[] {
  return passages.flatMap((passage) =>
    termsAt(words.cues, passage.tokens, passage.leads.cues).flatMap(({ from, to, value }) => cuesAt(passage, from, to, value)),
  );
}

function cuesAt(passage: Passage, from: number, to: number, groups: readonly string[]): Cue[] {
  const words = wordsAt(passage.tokens, from, to);
  return groups.map((cue) => ({ cue, field: passage.field, words, from, to, passage }));
}

/** True when a cue stands in one of the fields. */
export function hasCue(cues: readonly Cue[], name: string, fields: readonly Field[]): boolean {
  return cues.some(({ cue, field }) => cue === name && fields.includes(field));
}
