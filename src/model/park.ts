import { z } from 'zod';
import { DEAL_TYPES, JURISDICTIONS, MILESTONES } from './claim.ts';
import { date, origin } from './curation.ts';

/** A text in both languages. */
export const both = z.strictObject({ zh: z.string(), en: z.string() });
const names = { zh: z.array(z.string()), en: z.array(z.string()) };
const place = z.string().nullable().describe('id of lexicon/places');

/** An organisation as a row names it; `organisation` is its id in organisations.jsonl where it stands there. */
export const actor = z.strictObject({ organisation: z.string().nullable(), zh: z.string().nullable(), en: z.string().nullable() });

export const ORGANISER_ROLES = ['guidance', 'host', 'organiser'] as const;
export const FORUM_KINDS = ['main', 'themed'] as const;

/** What a forum or talk can be about besides a track of the industry or a modality. */
export const TOPICS = [
  'clinical_development',
  'process_and_cmc',
  'delivery',
  'nonclinical',
  'regulation',
  'commercialisation',
  'investment',
] as const;

/** What was added after the first edition has a default, so that a store with rows of earlier editions still builds. */
const tags = z.array(z.string()).default([]).describe('tracks of the industry, ids of lexicon/modalities, or topics');

/** A talk: its forum, speaker where one is named, organisation of the speaker where one is known, and tags. */
const talk = z.strictObject({
  forum: z.string().nullable().describe('English name of the forum'),
  topic: both,
  speaker: both.nullable(),
  organisations: z.array(actor).default([]).describe('organisations that the speaker was introduced with'),
  tags,
});

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
  forums: z.array(both.extend({ kind: z.enum(FORUM_KINDS), tags })),
  talks: z.array(talk),
  origin,
});
export type EventRow = z.infer<typeof eventRow>;

export const POLICY_LEVELS = ['supranational', 'national', 'province', 'city', 'district', 'cluster'] as const;

const term = z.string().regex(/^[a-z][a-z0-9_]*$/, 'must be a word of letters, digits and _');

/** One thing a policy allows, requires or supports: the activity, where (ids of lexicon/places), for whom, and on which conditions. */
const measure = z.strictObject({
  effect: z.enum(['allows', 'requires', 'supports', 'forbids', 'ends']),
  activity: term.describe('an activity of lexicon/policy-terms'),
  places: z.array(z.string()).describe('ids of lexicon/places; none: wherever the policy holds'),
  whom: term.nullable().describe('a party of lexicon/policy-terms; null: anybody'),
  conditions: z.array(term).describe('conditions of lexicon/policy-terms, all of which must be met'),
  clause: z.string().nullable().default(null).describe('the clause that says so: 第一条, Article 14'),
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
  offer: z.string().nullable().default(null).describe('the same more closely, an id of lexicon/services'),
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
