import { z } from 'zod';
import { DEAL_TYPES, JURISDICTIONS, MILESTONES } from './claim.ts';
import { date, origin } from './curation.ts';

const both = z.strictObject({ zh: z.string(), en: z.string() });
const names = { zh: z.array(z.string()), en: z.array(z.string()) };
const place = z.string().nullable().describe('id of lexicon/places');

/** An organisation as a row names it; `organisation` is its id in organisations.jsonl where it stands there. */
const actor = z.strictObject({ organisation: z.string().nullable(), zh: z.string().nullable(), en: z.string().nullable() });

export const ORGANISER_ROLES = ['guidance', 'host', 'organiser'] as const;
export const FORUM_KINDS = ['main', 'themed'] as const;

/** An event: its edition, days and venue, who holds it, its forums, and who spoke about what in which forum. */
export const eventRow = z.strictObject({
  id: z.string(),
  series: z.string().nullable().describe('what the editions of one event share'),
  edition: z.int().positive().nullable(),
  ...names,
  from: date.describe('first day'),
  to: date.describe('last day'),
  venue: both.nullable(),
  place,
  organisers: z.array(actor.extend({ role: z.enum(ORGANISER_ROLES) })),
  forums: z.array(both.extend({ kind: z.enum(FORUM_KINDS) })),
  talks: z.array(z.strictObject({ forum: z.string().nullable().describe('its English name'), topic: both, speaker: both })),
  origin,
});
export type EventRow = z.infer<typeof eventRow>;

export const POLICY_LEVELS = ['supranational', 'national', 'province', 'city', 'district', 'cluster'] as const;

/** One thing a policy allows, requires or supports: the activity, where (ids of lexicon/places), for whom, and on which conditions. */
const measure = z.strictObject({
  effect: z.enum(['allows', 'requires', 'supports', 'ends']),
  activity: z.string().regex(/^[a-z][a-z0-9_]*$/, 'must be a word of letters, digits and _'),
  places: z.array(z.string()),
  whom: z.string().nullable(),
  conditions: z.array(z.string()),
});

/** A law, rule, notice or plan: who issued it when, from when until when it holds, and what it does where. */
export const policyRow = z.strictObject({
  id: z.string(),
  ...names,
  number: z.string().nullable().describe('number of the document'),
  level: z.enum(POLICY_LEVELS),
  place,
  issuers: z.array(actor),
  adopted: date,
  issued: date,
  effective: date,
  until: date.describe('last day on which it holds'),
  measures: z.array(measure),
  origin,
});
export type PolicyRow = z.infer<typeof policyRow>;

export const DEAL_ROLES = ['buyer', 'target', 'licensor', 'licensee', 'partner', 'investor', 'issuer', 'seller'] as const;
export const AMOUNT_KINDS = ['upfront', 'milestones', 'equity', 'total', 'raised'] as const;

/** An acquisition, licence, financing or listing with its parties and sums; `value` counts units of the currency. */
export const dealRow = z.strictObject({
  id: z.string(),
  type: z.enum(DEAL_TYPES),
  parties: z.array(actor.extend({ role: z.enum(DEAL_ROLES) })).min(1),
  products: z.array(z.string()).describe('names or codes'),
  territory: z.string().nullable(),
  amounts: z.array(
    z.strictObject({ kind: z.enum(AMOUNT_KINDS), value: z.number().positive(), currency: z.string().length(3), at_most: z.boolean() }),
  ),
  announced: date.describe('of a listing: its first day of trading'),
  closed: date,
  listing: z.strictObject({ exchange: z.string(), code: z.string() }).nullable(),
  origin,
});
export type DealRow = z.infer<typeof dealRow>;

export const SERVICES = [
  'nonclinical',
  'process_development',
  'vector_supply',
  'manufacturing',
  'clinical',
  'testing',
  'regulatory',
] as const;

/** A service that one organisation gave to a product on its way to a milestone; `said_by` is whose word it is. */
export const serviceRow = z.strictObject({
  provider: z.string().describe('id of organisations.jsonl'),
  service: z.enum(SERVICES),
  client: z.string().nullable(),
  product: z.string().nullable().describe('id of products.jsonl; null where the origin does not name it'),
  described: both.describe('the product in our own words'),
  modality: z.string().nullable(),
  traits: z.array(z.string()),
  milestone: z.enum(MILESTONES).nullable(),
  jurisdictions: z.array(z.enum(JURISDICTIONS)),
  as_of: date.describe('a day on which it was said'),
  said_by: z.enum(['provider', 'client', 'regulator', 'press']),
  origin,
});
export type ServiceRow = z.infer<typeof serviceRow>;
