import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { trustJsonLines } from '../base/jsonl.ts';
import { shipped } from '../base/root.ts';
import { AGENCIES, JURISDICTIONS, MILESTONES, MODIFIERS } from './claim.ts';

/** Proof grades, strongest first. */
export const GRADES = ['register', 'regulator', 'company', 'media', 'curator'] as const;
export type Grade = (typeof GRADES)[number];

/** Where a curated fact was read: a public address, or the name of a document; `grade` says how strong that is. */
export const origin = z.strictObject({ url: z.string(), grade: z.enum(GRADES), seen: z.string().nullable() });
/** A date as exact as its origin gives it, null where it gives none. */
export const date = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'must be YYYY, YYYY-MM or YYYY-MM-DD')
  .nullable();

/** Public identifiers, where known: Research Organization Registry, listings as `688238.SH`, legal entity identifier. */
const publicIds = z.strictObject({
  ror: z
    .string()
    .regex(/^0[a-z0-9]{6}\d{2}$/, 'must be a ROR id such as 045pn2j94')
    .optional(),
  stock: z
    .array(z.string().regex(/^[A-Z0-9]+\.[A-Z]+$/, 'must be CODE.EXCHANGE such as 688238.SH'))
    .min(1)
    .optional(),
  lei: z
    .string()
    .regex(/^[A-Z0-9]{18}\d{2}$/, 'must be a legal entity identifier')
    .optional(),
});

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
  ids: publicIds.optional(),
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

const held = {
  from: date.describe('first day on which it held'),
  to: date.describe('last day on which it held'),
  as_of: date.describe('a day on which it was seen to hold'),
};

/** One name of a product with the time in which it was in use; but for a description it also stands in the row of the product. */
export const productNameRow = z.strictObject({
  product: z.string(),
  name: z.string(),
  kind: z
    .enum(['description', 'code', 'inn', 'provisional', 'generic', 'brand'])
    .describe('description: what a list wrote before there was a name; it names no product for certain'),
  lang: z.enum(['zh', 'en']).nullable(),
  ...held,
  origin,
});
export type ProductNameRow = z.infer<typeof productNameRow>;

/** Territories of a right that are no country or province of lexicon/places. */
export const TERRITORIES = ['world', 'greater_china', 'outside_greater_china', 'outside_china', 'outside_us', 'EU'] as const;

/** Who holds which right in a product, where and when; territory is one of TERRITORIES or an id of lexicon/places. */
export const rightRow = z.strictObject({
  product: z.string(),
  organisation: z.string(),
  role: z.enum(['originator', 'owner', 'licensee', 'manufacturer', 'applicant', 'holder']),
  territory: z.string(),
  ...held,
  origin,
});
export type RightRow = z.infer<typeof rightRow>;

/** A trial of a product whose register entry does not name the product; where it does, the link is made from the entry. */
export const productTrialRow = z.strictObject({ product: z.string(), trial: z.string(), origin });
export type ProductTrialRow = z.infer<typeof productTrialRow>;

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
  ...held,
  origin,
});
export type MembershipRow = z.infer<typeof membershipRow>;

/** An article that rows were read from, by marks of its sentences, so that it is known again and is no evidence for itself; none of its words stand here. */
export const articleRow = z.strictObject({
  origin: z.string().describe('the origin as the rows that were read from the article write it'),
  day: date.describe('when it was published'),
  sentences: z
    .array(z.string().regex(/^[0-9a-f]{16}$/, 'must be 16 hex digits'))
    .min(3)
    .describe('first 16 hex digits of the SHA-256 of each long sentence, folded'),
});
export type ArticleRow = z.infer<typeof articleRow>;

const read = new Map<string, unknown[]>();

/** Rows of `curation/<name>.jsonl`, read once and not to be changed. */
export function readCuration<T>(name: string, row: z.ZodType<T>): T[] {
  const file = `${name}.jsonl`;
  const known = read.get(name) ?? trustJsonLines(readFileSync(shipped('curation', file), 'utf8'), row, file);
  read.set(name, known);
  return known as T[];
}

const indexed = new WeakMap<object, Map<string, { id: string }>>();

/** The row of `curation/<name>.jsonl` with an id. */
export function curatedById<T extends { id: string }>(name: string, row: z.ZodType<T>, id: string): T | undefined {
  const rows = readCuration(name, row);
  const known = indexed.get(rows) ?? new Map(rows.map((one) => [one.id, one]));
  indexed.set(rows, known);
  return known.get(id) as T | undefined;
}
