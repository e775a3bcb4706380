import type { KnownProduct } from '../model/words.ts';
import { isMadeInside, standing } from './context.ts';
import type { Field, Passage } from './fields.ts';
import { formedProducts } from './forms.ts';
import { wordsAt } from './tokens.ts';
import { termsAt } from './trie.ts';
import type { Concept, Vocabulary } from './vocabulary.ts';

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

type Place = { from: number; to: number; known: KnownProduct | null; concept: Concept };

/** Every product concept in a passage, in order. */
export function mentionsIn(passage: Passage, words: Vocabulary): Mention[] {
  const { tokens, leads } = passage;
  const terms = termsAt(words.products, tokens, leads.products).map(({ from, to, value }): Place => ({ from, to, ...value }));
  const formed = formedProducts(tokens).flatMap(({ at, concept: name }): Place[] => {
    const concept = words.concepts.get(name);
    return concept ? [{ from: at, to: at + 1, known: null, concept }] : [];
  });
  const inside = words.concepts.get('in_vivo_car');
  return (formed.length === 0 ? terms : withoutOverlaps([terms, formed])).flatMap((place): Mention[] => {
    if (place.concept.modality === 'none') return [];
    const isInside = CARS.has(place.concept.concept) && isMadeInside(tokens, place.from);
    const concept = isInside && inside ? inside : place.concept;
    const share = standing(tokens, place, concept, passage.field);
    return [{ ...place, concept, field: passage.field, passage, share, words: wordsAt(tokens, place.from, place.to) }];
  });
}

const CARS = new Set(['car_t', 'car']);

/** Groups in order of trust; within one group hits do not overlap. */
function withoutOverlaps<T extends { from: number; to: number }>(groups: readonly (readonly T[])[]): T[] {
  const taken = new Set<number>();
  const kept = groups.flat().filter(({ from, to }) => {
    for (let at = from; at < to; at += 1) if (taken.has(at)) return false;
    for (let at = from; at < to; at += 1) taken.add(at);
    return true;
  });
  return kept.sort((a, b) => a.from - b.from);
}
