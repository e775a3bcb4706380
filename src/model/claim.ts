import { z } from 'zod';

/** Milestone kinds of design section 4. */
export const MILESTONES = [
  'ind_submitted',
  'ind_accepted',
  'ind_cleared',
  'orphan',
  'fast_track',
  'rmat',
  'breakthrough',
  'breakthrough_proposed',
  'priority_review',
  'prime',
  'rare_pediatric',
  'nda_bla_submitted',
  'nda_bla_accepted',
  'approved',
  'trial_started',
  'first_patient_dosed',
  'trial_result',
  'suspended',
] as const;
export const MODIFIERS = ['planned', 'proposed', 'conditional', 'recommended', 'lifted', 'rejected'] as const;
export const CLAIM_MODALITIES = [
  'CAR-T',
  'in_vivo_CAR-T',
  'CAR-NK',
  'NK',
  'TCR-T',
  'TIL',
  'MSC',
  'HSC',
  'gene_modified_HSC',
  'iPSC',
  'stem_cell',
  'cell_therapy',
  'AAV',
  'gene_therapy',
  'oncolytic_virus',
  'CRISPR',
  'gene_editing',
  'base_editing',
  'RNA_editing',
  'mRNA-LNP',
  'siRNA',
  'ASO',
  'cord_blood',
  'tissue_engineered',
] as const;
export const AGENCIES = ['NMPA', 'CDE', 'CFDA', 'FDA', 'EMA', 'MHRA', 'MHLW', 'PMDA'] as const;
export const JURISDICTIONS = ['CN', 'US', 'EU', 'UK', 'JP', 'AU'] as const;
export const RANKS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'first_and_second',
  'only',
  'largest',
  'smallest',
  'highest',
  'lowest',
  'most_advanced',
  'fastest',
] as const;
export const SUPERLATIVE_SCOPES = ['world', 'china', 'us', 'eu', 'asia', 'japan'] as const;
export const DEAL_TYPES = [
  'acquisition',
  'acquisition_of_asset',
  'license',
  'out_license',
  'co-development',
  'business_development',
  'termination',
  'institute_founding',
  'ipo',
  'ipo_filing',
  'financing',
  'financing_seed',
  'financing_series_a',
  'financing_series_b',
  'financing_series_c',
  'financing_series_d',
] as const;

const text = z.string().nullable();
const span = z.tuple([z.int().nonnegative(), z.int().positive()]).describe('[start, end) in Unicode code points of the article as stored');
const common = { span, cgt: z.boolean().optional().describe('false: stated, but not about cell and gene therapy') };

export const milestoneClaim = z.strictObject({
  kind: z.literal('milestone'),
  ...common,
  milestone: z.enum(MILESTONES),
  modifier: z.enum(MODIFIERS).nullable(),
  subject_org: text,
  product: text,
  modality: z.enum(CLAIM_MODALITIES).nullable(),
  target: text,
  disease: text,
  agency: z.enum(AGENCIES).nullable(),
  jurisdiction: z.enum(JURISDICTIONS).nullable(),
  date: text.describe('ISO, partial where the text is; XXXX for an unknown year; a/b for a range'),
});
export const superlativeClaim = z.strictObject({
  kind: z.literal('superlative'),
  ...common,
  rank: z.enum(RANKS),
  scope: z.enum(SUPERLATIVE_SCOPES).nullable(),
  subject: text,
  predicate: text,
  evidence: text,
  evidence_span: span,
});
export const statisticClaim = z.strictObject({
  kind: z.literal('statistic'),
  ...common,
  value: z.string(),
  measure: text,
  subject: text,
  denominator: text,
  as_of: text,
});
export const dealClaim = z.strictObject({
  kind: z.literal('deal'),
  ...common,
  type: z.enum(DEAL_TYPES),
  parties: z.array(z.string()),
  amount: text,
  currency: text,
  date: text,
});
export const eventClaim = z.strictObject({
  kind: z.literal('event'),
  ...common,
  name: text,
  date: text,
  place: text,
  organisers: z.array(z.string()),
  speakers: z.array(z.strictObject({ name: z.string(), title: text, talk: text })),
});
export const policyClaim = z.strictObject({ kind: z.literal('policy'), ...common, name: text, issuer: text, date: text, effect: text });

/** A checkable assertion found in an article. */
export const claim = z.discriminatedUnion('kind', [milestoneClaim, superlativeClaim, statisticClaim, dealClaim, eventClaim, policyClaim]);

export type MilestoneClaim = z.infer<typeof milestoneClaim>;
export type SuperlativeClaim = z.infer<typeof superlativeClaim>;
export type StatisticClaim = z.infer<typeof statisticClaim>;
export type DealClaim = z.infer<typeof dealClaim>;
export type EventClaim = z.infer<typeof eventClaim>;
export type PolicyClaim = z.infer<typeof policyClaim>;
export type Claim = z.infer<typeof claim>;
