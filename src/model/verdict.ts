import { z } from 'zod';
import { dealClaim, eventClaim, milestoneClaim, policyClaim, statisticClaim, superlativeClaim } from './claim.ts';

export const VERDICTS = ['supported', 'contradicted', 'partly', 'unclear', 'not_checkable'] as const;
export type Verdict = (typeof VERDICTS)[number];

const both = z.strictObject({ zh: z.string(), en: z.string() });

/** One reading of a statistic under a definition. */
export const reading = z.strictObject({
  definition: both,
  unit: z.enum(['trial', 'clearance', 'product', 'organisation']),
  favoured: z.boolean().describe('true for the one reading that the words come nearest to'),
  place_rule: z.string(),
  date_rule: z.string(),
  scope: z.string(),
  numerator: z.int(),
  denominator: z.int(),
  share: z.number().nullable(),
  interval: z.tuple([z.number(), z.number()]).nullable().describe('90 % interval from uncertain classes and duplicates'),
  bounds: z.tuple([z.number(), z.number()]).nullable().describe('if what cannot be placed or dated fell the one way or the other'),
  note: both.nullable(),
});
export type Reading = z.infer<typeof reading>;

/** One rival or the subject itself in a question of rank; days are the first and last possible. */
export const contender = z.strictObject({
  name: z.string(),
  called: both.describe('the name for readers'),
  from: z.string().nullable(),
  to: z.string().nullable(),
  basis: z
    .enum(['stated', 'announced', 'implied', 'undated'])
    .describe('whether the days are stated, bounded by news of it or by a later event that needs it, or unknown'),
  grade: z.string().nullable(),
  doubt: both.nullable().describe('why it may not meet the description'),
  is_subject: z.boolean(),
  statements: z.array(z.string()),
});

/** A service that the text says was given to the product of a claim, as one origin states it. */
export const serviceFound = z.strictObject({
  provider: both,
  service: z.string(),
  described: both,
  said_by: z.string(),
  grade: z.string(),
  statement: z.string(),
});

/** What the check of a claim found. */
export const finding = z.strictObject({
  verdict: z.enum(VERDICTS),
  reasons: both,
  evidence: z.array(z.string()).describe('ids of statements for or against'),
  of_this_text: z
    .array(z.string())
    .optional()
    .describe('ids of statements on record that were read from this very text, which are no evidence for it'),
  missing: z.array(both).describe('sources that would settle the claim and are not at hand'),
  readings: z.array(reading).optional(),
  contenders: z.array(contender).optional(),
  services: z.array(serviceFound).optional().describe('services to the product, where the text says that one was given'),
});
export type Finding = z.infer<typeof finding>;

/** A claim with its verdict: every slot of the claim, and the finding; a superlative's words are those at its evidence_span. */
export const checkedClaim = z.discriminatedUnion('kind', [
  milestoneClaim.extend(finding.shape),
  superlativeClaim.omit({ evidence: true }).extend(finding.shape),
  statisticClaim.extend(finding.shape),
  dealClaim.extend(finding.shape),
  eventClaim.extend(finding.shape),
  policyClaim.extend(finding.shape),
]);
export type CheckedClaim = z.infer<typeof checkedClaim>;
