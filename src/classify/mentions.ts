import { standing } from './context.ts';
import type { Field, Passage } from './fields.ts';
import { formedProduct } from './forms.ts';
import { wordsAt } from './tokens.ts';
import { findTerms } from './trie.ts';
import type { Concept, KnownProduct, Vocabulary } from './vocabulary.ts';

/** A product concept met in a passage; `share` is 1 when the passage gives the product and near 0 when it only speaks of it. */
export type Mention = {
  concept: Concept;
  field: Field;
  share: number;
  words: string;
  from: number;
  to: number;
  passage: Passage;
  known: KnownProduct | null;
};

/** Every product concept in a passage, in order; where a known product and a concept overlap, the longer stands. */
export function mentionsIn(passage: Passage, words: Vocabulary): Mention[] {
  const { tokens } = passage;
  const known = findTerms(words.known, tokens).map(({ from, to, value }) => ({
    from,
    to,
    known: value,
    concept: words.concepts.get(value.concept),
  }));
  const terms = findTerms(words.products, tokens).map(({ from, to, value }) => ({ from, to, known: null, concept: value }));
  const formed = tokens.words.flatMap((word, from) => {
    const concept = formedProduct(word, wordsAt(tokens, from, from + 1));
    return concept ? [{ from, to: from + 1, known: null, concept: words.concepts.get(concept) }] : [];
  });
  return withoutOverlaps([...known, ...terms, ...formed]).flatMap(({ concept, ...place }) =>
    concept && concept.modality !== 'none'
      ? [
          {
            ...place,
            concept,
            field: passage.field,
            passage,
            share: standing(tokens, place, concept, passage.field),
            words: wordsAt(tokens, place.from, place.to),
          },
        ]
      : [],
  );
}

function withoutOverlaps<T extends { from: number; to: number }>(hits: T[]): T[] {
  const sorted = hits.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  const taken = new Set<number>();
  const kept = sorted.filter(({ from, to }) => {
    for (let at = from; at < to; at += 1) if (taken.has(at)) return false;
    for (let at = from; at < to; at += 1) taken.add(at);
    return true;
  });
  return kept.sort((a, b) => a.from - b.from);
}
