import { type Family, familyOf, type TargetStanding, targetStanding } from './aims.ts';
import type { Field, Passage } from './fields.ts';
import { fusedTargets } from './fused.ts';
import type { Mention } from './mentions.ts';
import { wordsAt } from './tokens.ts';
import { termsAt } from './trie.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A target of a product, an id of lexicon/targets, with the words that name it and their field. */
export type FoundTarget = { target: string; words: string; field: Field };

type Hit = FoundTarget & { standing: TargetStanding };

const HEAD = new Set<Field>(['name', 'title', 'officialTitle']);
const BODY = new Set<Field>(['arm', 'detail', 'summary', 'keyword']);

/** The antigens, genes or virus proteins that a product aims at, in order of mention. */
export function targetsOf(concept: string, passages: readonly Passage[], mentions: readonly Mention[], words: Vocabulary): FoundTarget[] {
  const family = familyOf(concept);
  if (family === undefined) return [];
  const hitsOf = (fields: ReadonlySet<Field>) =>
    passages.filter(({ field }) => fields.has(field)).flatMap((passage) => hitsIn(passage, family, words));
  const hits = [...hitsOf(HEAD), ...hitsOf(BODY)];
  const ofStanding = (wanted: TargetStanding) => hits.filter(({ standing }) => standing === wanted);
  const described = () => hitsOf(new Set(['description'])).filter(({ standing }) => standing === 'aim');
  const aims = concept === 'ctl' ? [...ofStanding('aim'), ...described()] : ofStanding('aim');
  const groups = [() => aims, () => knownTargets(mentions), described, () => ofStanding('before'), () => ofStanding('mark')];
  for (const group of groups) {
    const found = group();
    if (found.length > 0) return withoutParts(found);
  }
  return [];
}

function hitsIn(passage: Passage, family: Family, words: Vocabulary): Hit[] {
  const { tokens, leads, field } = passage;
  const terms = termsAt(words.targets, tokens, leads.targets);
  const hits = terms.map(({ from, to, value }, at): Hit => {
    const standing = targetStanding(tokens, terms, at, family, words.aims.get(value), HEAD.has(field));
    const target = family === 'receptor' && value === 'NKG2D' ? 'NKG2DL' : value;
    return { target, words: wordsAt(tokens, from, to), field, standing };
  });
  return family === 'receptor' ? [...hits, ...fusedIn(passage, words)] : hits;
}

function fusedIn({ tokens, field }: Passage, words: Vocabulary): Hit[] {
  return tokens.shaped.flatMap((at) =>
    fusedTargets(tokens, at, words.targets).map((target): Hit => ({ target, words: wordsAt(tokens, at, at + 1), field, standing: 'aim' })),
  );
}

function knownTargets(mentions: readonly Mention[]): FoundTarget[] {
  return mentions
    .filter(({ share }) => share > 0.5)
    .flatMap(({ known, words, field }) => (known?.targets ?? []).map((target) => ({ target, words, field })));
}

/** A whole beside its parts is left out: EGFR beside EGFRvIII; a protein beside viruses: CMV pp65 beside CMV and EBV. */
function withoutParts(found: readonly FoundTarget[]): FoundTarget[] {
  const first = new Map<string, FoundTarget>();
  for (const one of found) if (!first.has(one.target)) first.set(one.target, one);
  if (first.has('EGFRvIII')) first.delete('EGFR');
  if (first.has('CMV') && (first.has('EBV') || first.has('adenovirus'))) first.delete('CMV pp65');
  if (first.has('BCMA') || first.has('TACI')) for (const ligand of ['APRIL', 'BAFF']) first.delete(ligand);
  return [...first.values()];
}
