import { type Tokens, tokenize } from './tokens.ts';
import type { TrialText } from './trial-text.ts';

/** Where in a record words stand, strongest first. */
export const FIELDS = [
  'name',
  'title',
  'officialTitle',
  'arm',
  'detail',
  'keyword',
  'summary',
  'condition',
  'description',
  'eligibility',
] as const;
export type Field = (typeof FIELDS)[number];

/** One passage of a record, cut into words. */
export type Passage = { field: Field; tokens: Tokens };

/** The short passages that decide most records; empty ones are left out. */
export function shortPassages(text: TrialText): Passage[] {
  return [
    ...text.interventions.map(({ name }) => passage('name', name)),
    passage('title', text.title),
    passage('officialTitle', text.officialTitle),
    ...text.arms.map((arm) => passage('arm', arm)),
    ...text.interventions.map(({ description }) => passage('detail', description)),
    passage('keyword', [...text.keywords, ...text.labels].join('; ')),
    passage('condition', text.conditions.join('; ')),
    passage('summary', text.summary),
  ].filter(({ tokens }) => tokens.words.length > 0);
}

/** The long passages, read only when the short ones leave something to find. */
export function longPassages(text: TrialText): Passage[] {
  return [passage('description', text.description), passage('eligibility', text.eligibility)].filter(
    ({ tokens }) => tokens.words.length > 0,
  );
}

function passage(field: Field, text: string): Passage {
  return { field, tokens: tokenize(text) };
}
