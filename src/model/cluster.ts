import { z } from 'zod';
import { date, origin } from './curation.ts';
import { actor, both } from './park.ts';

/** Roles along the chain of an industry, from what goes into a product to who pays for it and who decides on it. */
export const CHAIN_ROLES = [
  'materials',
  'equipment',
  'plasmid',
  'vector',
  'cdmo',
  'cro',
  'testing',
  'cell_bank',
  'logistics',
  'developer',
  'trial_site',
  'service_platform',
  'incubator',
  'investor',
  'university',
  'regulator',
  'review_body',
] as const;
export type ChainRole = (typeof CHAIN_ROLES)[number];

/** The stretch of the chain that a role belongs to. */
export const CHAIN_STAGES = {
  upstream: ['materials', 'equipment', 'plasmid', 'vector'],
  midstream: ['developer', 'cdmo', 'cro', 'testing'],
  downstream: ['trial_site', 'cell_bank', 'logistics'],
  support: ['service_platform', 'incubator', 'investor', 'university', 'regulator', 'review_body'],
} as const satisfies Record<string, readonly ChainRole[]>;

/** The role along the chain that a role of organisations.jsonl says. */
export const ROLE_SAID: Readonly<Record<string, ChainRole>> = {
  developer: 'developer',
  CDMO: 'cdmo',
  CRO: 'cro',
  hospital: 'trial_site',
  investor: 'investor',
  platform: 'service_platform',
  regulator: 'regulator',
};

/** The role along the chain that the kind of an organisation implies; a company may have any. */
export const ROLE_OF_KIND: Readonly<Record<string, ChainRole>> = {
  hospital: 'trial_site',
  institute: 'university',
  university: 'university',
  platform: 'service_platform',
  investor: 'investor',
};

const held = {
  from: date.describe('first day on which it held'),
  to: date.describe('last day on which it held'),
  as_of: date.describe('a day on which it was seen to hold'),
};

/** A building, street block or part of a cluster that addresses name. */
const site = z.strictObject({
  id: z.string(),
  zh: z.array(z.string()),
  en: z.array(z.string()),
  address: both.nullable(),
  opened: date,
});

/**
 * A cluster of lexicon/places: who runs it, since when it is one, and what puts an address inside it: divisions, streets and sites by name, never coordinates.
 * `bounds_whole` says whether the streets listed are all there are.
 */
export const clusterRow = z.strictObject({
  id: z.string().describe('id of a cluster of lexicon/places'),
  operators: z.array(actor),
  founded: date,
  divisions: z.array(z.string()).describe('GB/T 2260 and street codes that lie in it as a whole'),
  streets: z.array(z.strictObject({ zh: z.string().nullable(), en: z.string().nullable() })),
  bounds_whole: z.boolean(),
  sites: z.array(site),
  tracks: z.array(z.string()).describe('tracks of the industry that it says it stands for'),
  origin,
});
export type ClusterRow = z.infer<typeof clusterRow>;

export const FIGURES = [
  'organisations',
  'area',
  'floor_area',
  'employees',
  'output',
  'products_approved',
  'trials_cleared',
  'talent_homes',
] as const;

/** A number that somebody gave of a cluster on a day: never counted by the atlas, so always with whose word it is. */
export const figureRow = z.strictObject({
  cluster: z.string(),
  figure: z.enum(FIGURES),
  value: z.number().positive(),
  unit: z.enum(['count', 'km2', 'm2', 'CNY']),
  bound: z.enum(['exact', 'at_least', 'about', 'at_most']),
  of: both.nullable().describe('what is counted, where the figure is of a part: companies of the chain of cell and gene therapy'),
  as_of: date,
  said_by: z.enum(['operator', 'government', 'press', 'organisation']),
  origin,
});
export type FigureRow = z.infer<typeof figureRow>;

export const AMENITIES = ['housing', 'rail', 'metro', 'road', 'airport', 'school', 'hospital', 'venue', 'canteen', 'customs'] as const;

/** Something of a site that people who work there use: homes, lines, airports; with its state on a day. */
export const amenityRow = z.strictObject({
  cluster: z.string(),
  kind: z.enum(AMENITIES),
  zh: z.string(),
  en: z.string(),
  state: z.enum(['planned', 'building', 'open', 'closed']),
  amount: z
    .strictObject({ value: z.number().positive(), unit: z.enum(['homes', 'minutes', 'km', 'stations']), at_least: z.boolean() })
    .nullable(),
  ...held,
  origin,
});
export type AmenityRow = z.infer<typeof amenityRow>;

/** A role of an organisation along the chain; where it is, its seat and memberships say. */
export const chainRow = z.strictObject({
  organisation: z.string(),
  role: z.enum(CHAIN_ROLES),
  of: both.nullable().describe('what of: lentiviral vectors, culture media'),
  ...held,
  origin,
});
export type ChainRow = z.infer<typeof chainRow>;

export const OFFER_LEVELS = ['research', 'GLP', 'GMP', 'clinical', 'commercial'] as const;

/** A service that an organisation offers; `offer` is an id of lexicon/services. That it is offered says nothing of what was done. */
export const offerRow = z.strictObject({
  organisation: z.string(),
  offer: z.string(),
  levels: z.array(z.enum(OFFER_LEVELS)),
  ...held,
  said_by: z.enum(['provider', 'client', 'regulator', 'press']),
  origin,
});
export type OfferRow = z.infer<typeof offerRow>;
