import type { Grade } from '../model/curation.ts';
import type { DealRow, EventRow, PolicyRow, ServiceRow } from '../model/park.ts';
import type { Atlas } from './atlas.ts';
import { statementsOfKinds } from './lookup.ts';

/** A day in the world as the register knows it: first and last possible day, and the statement that says so. */
export type Told = { from: string; to: string; statement: string };

/** What every row of a register has: its id, whose word it is, and its statements, the telling one first. */
type Recorded = { id: string; grade: Grade; origin: string; statements: string[] };

export type HeldEvent = Recorded &
  Pick<EventRow, 'zh' | 'en' | 'series' | 'edition' | 'venue' | 'place' | 'organisers' | 'forums' | 'talks'> & { held: Told | null };
export type Policy = Recorded &
  Pick<PolicyRow, 'zh' | 'en' | 'number' | 'place' | 'issuers' | 'measures'> & {
    level: string;
    adopted: Told | null;
    issued: Told | null;
    effective: Told | null;
    until: string | null;
  };
export type Deal = Recorded &
  Pick<DealRow, 'type' | 'parties' | 'products' | 'territory' | 'amounts' | 'listing'> & { announced: Told | null; closed: Told | null };
export type Service = Recorded &
  Pick<
    ServiceRow,
    'service' | 'provider' | 'client' | 'product' | 'described' | 'modality' | 'traits' | 'milestone' | 'jurisdictions' | 'said_by'
  > & { told: Told | null };

type Fact = {
  id: string;
  subject: string;
  property: string;
  value: string;
  lang: string | null;
  valid_from: string | null;
  valid_to: string | null;
  grade: Grade;
  observed_at: string;
};

/** Events on record by a day. */
export async function events(atlas: Atlas, known_by: string): Promise<HeldEvent[]> {
  return (await recordsOf(atlas, 'event', known_by)).map((facts) => ({
    ...recorded(facts, 'held'),
    ...namesIn(facts),
    series: one(facts, 'series'),
    edition: numberOf(one(facts, 'edition')),
    held: toldBy(facts, 'held'),
    venue: objects<NonNullable<EventRow['venue']>>(facts, 'venue')[0] ?? null,
    place: one(facts, 'place'),
    organisers: objects(facts, 'organiser'),
    forums: objects(facts, 'forum'),
    talks: objects(facts, 'talk'),
  }));
}

/** Policies on record by a day. */
export async function policies(atlas: Atlas, known_by: string): Promise<Policy[]> {
  return (await recordsOf(atlas, 'policy', known_by)).map((facts) => ({
    ...recorded(facts, 'in_force'),
    ...namesIn(facts),
    number: one(facts, 'number'),
    level: one(facts, 'level') ?? '',
    place: one(facts, 'place'),
    issuers: objects(facts, 'issuer'),
    measures: objects(facts, 'measure'),
    adopted: toldBy(facts, 'adopted'),
    issued: toldBy(facts, 'issued'),
    effective: toldBy(facts, 'effective'),
    until: factOf(facts, 'in_force')?.valid_to ?? null,
  }));
}

/** Deals and listings on record by a day. */
export async function deals(atlas: Atlas, known_by: string): Promise<Deal[]> {
  return (await recordsOf(atlas, 'deal', known_by)).map((facts) => ({
    ...recorded(facts, 'announced'),
    type: one(facts, 'announced') as Deal['type'],
    parties: objects(facts, 'party'),
    products: all(facts, 'deal_product'),
    territory: one(facts, 'territory'),
    amounts: objects(facts, 'amount'),
    announced: toldBy(facts, 'announced'),
    closed: toldBy(facts, 'closed'),
    listing: objects<NonNullable<DealRow['listing']>>(facts, 'listing')[0] ?? null,
  }));
}

/** Services to products on record by a day. */
export async function services(atlas: Atlas, known_by: string): Promise<Service[]> {
  return (await recordsOf(atlas, 'service', known_by)).map((facts) => ({
    ...recorded(facts, 'served'),
    service: one(facts, 'served') as Service['service'],
    provider: one(facts, 'provider') ?? '',
    client: one(facts, 'client'),
    product: one(facts, 'product'),
    described: objects<Service['described']>(facts, 'described')[0] as Service['described'],
    modality: one(facts, 'modality'),
    traits: all(facts, 'trait'),
    milestone: one(facts, 'served_towards') as Service['milestone'],
    jurisdictions: all(facts, 'jurisdiction') as Service['jurisdictions'],
    said_by: one(facts, 'said_by') as Service['said_by'],
    told: toldBy(facts, 'served'),
  }));
}

const KINDS = ['deal', 'event', 'policy', 'service'] as const;
const SELECTED = `
  SELECT id, subject, property, value, lang, valid_from::VARCHAR AS valid_from, valid_to::VARCHAR AS valid_to, grade, observed_at::VARCHAR AS observed_at
  FROM $statements WHERE ${KINDS.map((kind) => `(subject >= '${kind}/' AND subject < '${kind}0')`).join(' OR ')}
  ORDER BY subject, property, length(field), field, id`;
const loaded = new WeakMap<Atlas, Promise<Fact[]>>();

/** Every statement of the registers of deals, events, policies and services; read once, since a published atlas never changes. */
export function registersOf(atlas: Atlas): Promise<Fact[]> {
  const facts = loaded.get(atlas) ?? readRegisters(atlas);
  loaded.set(atlas, facts);
  return facts;
}

async function readRegisters(atlas: Atlas): Promise<Fact[]> {
  const kinds = KINDS.map((kind) => `${kind}/`);
  return atlas.db.rowsAsJson<Fact>(SELECTED.replace('$statements', await statementsOfKinds(atlas, kinds)));
}

/** The statements of each subject of a kind that were known by a day, oldest id first. */
async function recordsOf(atlas: Atlas, kind: (typeof KINDS)[number], known_by: string): Promise<Fact[][]> {
  const facts = (await registersOf(atlas)).filter(({ subject, observed_at }) => subject.startsWith(`${kind}/`) && observed_at <= known_by);
  return [...Map.groupBy(facts, ({ subject }) => subject).values()];
}

function recorded(facts: Fact[], telling: string): Recorded {
  const first = factOf(facts, telling) ?? (facts[0] as Fact);
  return {
    id: first.subject.slice(first.subject.indexOf('/') + 1),
    grade: first.grade,
    origin: one(facts, 'origin') ?? '',
    statements: [first, ...facts.filter((fact) => fact !== first)].map(({ id }) => id),
  };
}

function namesIn(facts: Fact[]): { zh: string[]; en: string[] } {
  const inLang = (lang: string) => facts.filter((fact) => fact.property === 'name' && fact.lang === lang).map(({ value }) => value);
  return { zh: inLang('zh'), en: inLang('en') };
}

function factOf(facts: Fact[], property: string): Fact | undefined {
  return facts.find((fact) => fact.property === property);
}

function all(facts: Fact[], property: string): string[] {
  return facts.filter((fact) => fact.property === property).map(({ value }) => value);
}

function one(facts: Fact[], property: string): string | null {
  return factOf(facts, property)?.value ?? null;
}

function objects<T>(facts: Fact[], property: string): T[] {
  return all(facts, property).map((value) => JSON.parse(value) as T);
}

function numberOf(text: string | null): number | null {
  return text === null ? null : Number(text);
}

function toldBy(facts: Fact[], property: string): Told | null {
  const fact = factOf(facts, property);
  return fact?.valid_from && fact.valid_to ? { from: fact.valid_from, to: fact.valid_to, statement: fact.id } : null;
}
