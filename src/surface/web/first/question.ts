import { labelOf } from '../../../model/labels.ts';
import { modalityRow, readLexicon, traitRow } from '../../../model/lexicon.ts';
import type { Query } from '../page.ts';
import { FIRST_WORDS } from '../words/first.ts';
import type { Lang } from '../words/words.ts';

/** Places that the menu offers. */
export const PLACES = ['first', 'second', 'third', 'fourth', 'fifth', 'only'] as const;
/** What the question is made of, beside its dates. */
export const PARTS = ['rank', 'milestone', 'jurisdiction', 'modality', 'target', 'disease', 'trait', 'product'] as const;

/** What the page opens with: the worked example. */
export const EXAMPLE: Query = { rank: 'first', milestone: 'ind_cleared', jurisdiction: 'CN', modality: 'car_t', target: 'GPRC5D' };
/** The parts of the question that an address gives; the worked example where it gives none. */
export function questionIn(asked: Query): Query {
  const given = Object.fromEntries(PARTS.flatMap((name) => (asked[name] === undefined ? [] : [[name, asked[name]]])));
  return Object.keys(given).length === 0 ? EXAMPLE : given;
}

/** A question in a few words, as a headline. */
export function questionWords(lang: Lang, question: Query): string {
  const words = FIRST_WORDS[lang];
  const { rank = 'first', milestone = 'ind_cleared', jurisdiction, target = '', disease = '', trait, modality } = question;
  const modalities = readLexicon('modalities', modalityRow);
  const kind = modalities.find(({ id, claim }) => id === modality || claim === modality)?.label[lang] ?? modality ?? '';
  const traits = readLexicon('traits', traitRow).find(({ id }) => id === trait);
  const where = jurisdiction ? labelOf('jurisdiction', jurisdiction)[lang] : '';
  return words.asked(
    placeWords(lang, rank),
    words.kind(target, disease, (lang === 'zh' ? traits?.zh[0] : traits?.en[0]) ?? '', kind),
    where,
    labelOf('milestone', milestone)[lang],
  );
}

/** The word for a place in the order; the code where the menu does not offer it. */
export function placeWords(lang: Lang, place: string): string {
  return (FIRST_WORDS[lang].place_of as Record<string, string>)[place] ?? place;
}
