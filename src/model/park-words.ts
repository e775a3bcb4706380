import { z } from 'zod';
import { foldTerm } from '../base/terms.ts';
import type { Both } from './definitions.ts';
import { labelOf } from './labels.ts';
import { modalityRow, readLexicon, TRACKS } from './lexicon.ts';
import { SERVICES, TOPICS } from './park.ts';

const words = z.array(z.string().min(1)).min(1);

/** One service that somebody on the way to a medicine looks for: the kind it belongs to, and the words for it, its name first. */
export const serviceTermRow = z.strictObject({ id: z.string(), service: z.enum(SERVICES), zh: words, en: words });
export type ServiceTerm = z.infer<typeof serviceTermRow>;

/** One word of policies: an activity they are about, a party they are for, or a condition they set; `broader` is an activity or party that takes it in. */
export const policyTermRow = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/, 'must be a word of letters, digits and _'),
  kind: z.enum(['activity', 'party', 'condition']),
  broader: z.array(z.string()),
  zh: words,
  en: words,
});
export type PolicyTerm = z.infer<typeof policyTermRow>;

/** The name of an activity, party or condition of policies in both languages; the id itself where the lexicon has none. */
export function policyTermOf(id: string): Both {
  const row = readLexicon('policy-terms', policyTermRow).find((one) => one.id === id);
  return row ? { zh: row.zh[0] as string, en: row.en[0] as string } : { zh: id, en: id };
}

/** An activity, party or condition with everything that takes it in, itself first. */
export function policyTermsAbove(id: string): Set<string> {
  const rows = readLexicon('policy-terms', policyTermRow);
  const above = new Set([id]);
  for (const one of above) for (const broader of rows.find((row) => row.id === one)?.broader ?? []) above.add(broader);
  return above;
}

/** The words of policies of one kind. */
export function policyTermsOfKind(kind: PolicyTerm['kind']): PolicyTerm[] {
  return readLexicon('policy-terms', policyTermRow).filter((row) => row.kind === kind);
}

/** A word of policies by its id or any of its names, in either language; undefined for an unknown one. */
export function policyTermNamed(kind: PolicyTerm['kind'], asked: string): PolicyTerm | undefined {
  const folded = foldTerm(asked).text;
  return policyTermsOfKind(kind).find(({ id, zh, en }) => id === asked || [...zh, ...en].some((word) => foldTerm(word).text === folded));
}

/** The name of a tag of a forum, talk or cluster: a track of the industry, a topic or a modality; the tag itself where it is none. */
export function tagLabel(tag: string): Both {
  if (TRACKS.some((track) => track === tag)) return labelOf('track', tag);
  if (TOPICS.some((topic) => topic === tag)) return labelOf('topic', tag);
  return readLexicon('modalities', modalityRow).find(({ id }) => id === tag)?.label ?? { zh: tag, en: tag };
}
