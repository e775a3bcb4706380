import { z } from 'zod';
import { readJsonLines } from '../base/jsonl.ts';
import { shipped } from '../base/root.ts';
import { AGENCIES, JURISDICTIONS, MILESTONES, MODIFIERS } from './claim.ts';

/** Proof grades, strongest first. */
export const GRADES = ['register', 'regulator', 'company', 'media', 'curator'] as const;
export type Grade = (typeof GRADES)[number];

/** Where a curated fact was read: a public address, or the name of a document; `grade` says how strong that is. */
const origin = z.strictObject({ url: z.string(), grade: z.enum(GRADES), seen: z.string().nullable() });
const date = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'must be YYYY, YYYY-MM or YYYY-MM-DD')
  .nullable();

/** An organisation with every name it goes by; `parent` and `related` are ids of organisations that are related, not the same. */
export const organisationRow = z.strictObject({
  id: z.string(),
  kind: z.enum(['company', 'hospital', 'institute', 'university', 'agency', 'platform', 'park', 'investor']),
  zh: z.array(z.string()),
  en: z.array(z.string()),
  former: z.array(z.string()),
  seat: z.string().nullable().describe('place id of the registered seat'),
  parent: z.string().nullable(),
  related: z.array(z.string()),
  role: z.string().nullable(),
  origin: z.array(origin),
});
export type OrganisationRow = z.infer<typeof organisationRow>;

/** A product with its codes, INN, Chinese and brand names; modality is an id of lexicon/modalities, targets ids of lexicon/targets. */
export const productRow = z.strictObject({
  id: z.string(),
  codes: z.array(z.string()),
  inn: z.string().nullable(),
  zh: z.array(z.string()),
  en: z.array(z.string()),
  brands: z.array(z.string()),
  modality: z.string().nullable(),
  targets: z.array(z.string()),
  traits: z.array(z.string()).describe('further predicates: autologous, allogeneic, ipsc_derived, non_viral_vector …'),
  organisations: z.array(z.string()),
  origin: z.array(origin),
});
export type ProductRow = z.infer<typeof productRow>;

/** One dated milestone of a product as one origin states it. */
export const milestoneRow = z.strictObject({
  product: z.string(),
  milestone: z.enum(MILESTONES),
  modifier: z.enum(MODIFIERS).nullable(),
  agency: z.enum(AGENCIES).nullable(),
  jurisdiction: z.enum(JURISDICTIONS).nullable(),
  disease: z.string().nullable(),
  date,
  date_kind: z.string().nullable().describe('what the date is of: decision, announcement, certificate …'),
  origin,
});
export type MilestoneRow = z.infer<typeof milestoneRow>;

/** A dated membership of an organisation in a cluster, per role. */
export const membershipRow = z.strictObject({
  organisation: z.string(),
  cluster: z.string(),
  role: z.enum(['registered_seat', 'research', 'plant', 'unspecified']),
  from: date,
  to: date,
  as_of: date,
  origin,
});
export type MembershipRow = z.infer<typeof membershipRow>;

const read = new Map<string, unknown[]>();

/** Rows of `curation/<name>.jsonl`, read once and not to be changed. */
export function readCuration<T>(name: string, row: z.ZodType<T>): T[] {
  const known = read.get(name) ?? readJsonLines(shipped('curation', `${name}.jsonl`), row);
  read.set(name, known);
  return known as T[];
}
