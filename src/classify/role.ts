import type { TrialText } from '../model/trial-text.ts';
import { type Cue, hasCue } from './cues.ts';

export const ROLES = ['interventional_product', 'long_term_follow_up', 'registry_or_observational', 'supportive', 'other'] as const;
/** What a study does with the product: gives it, follows those who had it, observes, or gives another drug around it. */
export type Role = (typeof ROLES)[number];

/** The role of a study from its type and titles. */
export function roleOf(text: TrialText, cues: readonly Cue[], isInField: boolean, isSupportive: boolean): Role {
  const isObservational = /observational/i.test(text.studyType ?? '');
  const titles = ['title', 'officialTitle'] as const;
  if (/expanded/i.test(text.studyType ?? '')) return 'other';
  if (isInField && hasCue(cues, 'ltfu', titles)) return 'long_term_follow_up';
  const isBare = text.studyType === null && !text.interventions.some(({ name }) => name !== '') && text.title !== '';
  if (isBare && text.description === '' && hasCue(cues, 'registry', ['title', 'officialTitle', 'summary']))
    return 'registry_or_observational';
  if (isObservational || (isInField && text.studyType === null && hasCue(cues, 'registry', titles))) return 'registry_or_observational';
  if (isSupportive) return 'supportive';
  return isInField ? 'interventional_product' : 'other';
}

/** Whether a study gives a product, and does not follow or observe those who had one. */
export function isOfProduct(role: Role): boolean {
  return role === 'interventional_product' || role === 'other';
}

/** The words of the record that made it a follow-up or an observation; undefined for other roles. */
export function roleWords(role: Role, text: TrialText, cues: readonly Cue[]): { words: string; field: string } | undefined {
  if (role !== 'long_term_follow_up' && role !== 'registry_or_observational') return undefined;
  const cue = cues.find((one) => one.cue === (role === 'long_term_follow_up' ? 'ltfu' : 'registry') && one.field !== 'description');
  if (cue) return { words: cue.words, field: cue.field };
  return text.studyType === null ? undefined : { words: text.studyType, field: 'studyType' };
}
