import { z } from 'zod';
import { AGENCIES, JURISDICTIONS, MILESTONES, MODIFIERS, SUPERLATIVE_SCOPES } from './claim.ts';

/** One regulator: its code in claims (null where claims have none), the area it acts for and its names; `exact` names keep their case. */
export const agencyRow = z.strictObject({
  id: z.string(),
  code: z.enum(AGENCIES).nullable(),
  jurisdiction: z.enum(JURISDICTIONS).nullable(),
  names: z.array(z.string().min(2)),
  exact: z.array(z.string().min(2)),
});

/** One area in which a milestone or a first place may hold, with the words for it. */
export const jurisdictionRow = z.strictObject({
  id: z.string(),
  jurisdiction: z.enum(JURISDICTIONS).nullable(),
  scope: z.enum(SUPERLATIVE_SCOPES).nullable(),
  zh: z.array(z.string().min(2)),
  en: z.array(z.string().min(2)),
});

/** A well-known company whose name no grammar can tell from another word; `exact` names keep their case. */
export const companyRow = z.strictObject({ id: z.string(), names: z.array(z.string().min(2)), exact: z.array(z.string().min(2)) });

/** Parts of a milestone sentence: what was done, to what, the designation spoken of, and words that change what is said. */
export const PHRASE_ROLES = [
  'approve',
  'permit',
  'accept',
  'submit',
  'start',
  'dose',
  'hold',
  'result',
  'reject',
  'trial',
  'market',
  'designation',
  'grant',
  'conditional',
  'proposed',
  'planned',
  'recommended',
  'lifted',
  'void',
] as const;
export type PhraseRole = (typeof PHRASE_ROLES)[number];

/** One phrase as a regular expression over simplified, half-width text; `milestone` and `modifier` only where the phrase alone settles them. */
export const phraseRow = z.strictObject({
  role: z.enum(PHRASE_ROLES),
  lang: z.enum(['zh', 'en']),
  pattern: z.string(),
  milestone: z.enum(MILESTONES).optional(),
  modifier: z.enum(MODIFIERS).optional(),
});
