import type { TrialText } from '../model/trial-text.ts';
import { type Leads, leadsOf } from './leads.ts';
import { type Tokens, tokenize } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

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

/** A text of a record with the field it stands in. */
export type FieldText = readonly [Field, string];

/** One passage of a record, cut into words, with the places at which terms of the vocabulary may begin. */
export type Passage = { field: Field; tokens: Tokens; leads: Leads };

/** The short texts that decide most records. */
export function shortTexts(text: TrialText): FieldText[] {
  const names = text.interventions.map(({ name }): FieldText => ['name', name]);
  const arms = text.arms.map((arm): FieldText => ['arm', arm]);
  const details = text.interventions.map(({ description }): FieldText => ['detail', description]);
  return [
    ...names,
    ['title', text.title],
    ['officialTitle', text.officialTitle],
    ...arms,
    ...details,
    ['keyword', [...text.keywords, ...text.labels].join('; ')],
    ['condition', text.conditions.join('; ')],
    ['summary', text.summary],
  ];
}

/** The long texts, read only when the short ones leave something to find. */
export function longTexts(text: TrialText): FieldText[] {
  return [
    ['description', text.description],
    ['eligibility', text.eligibility],
  ];
}

/** Texts as passages; those without a word are left out. */
export function passagesOf(texts: readonly FieldText[], words: Vocabulary): Passage[] {
  return texts.map(([field, text]) => passageOf(field, text, words)).filter(isWorded);
}

/** True for a passage that has a word. */
export function isWorded({ tokens }: Passage): boolean {
  return tokens.words.length > 0;
}

/** One text as a passage. */
export function passageOf(field: Field, text: string, words: Vocabulary): Passage {
  const tokens = tokenize(text);
  return { field, tokens, leads: leadsOf(tokens, words.leads) };
}
