import type { DealRow, EventRow, PolicyRow, ServiceRow } from '../model/park.ts';
import type { Atlas } from './atlas.ts';
import { all, factOf, namesIn, numberOf, objects, one, type Recorded, recorded, recordsOf, type Told, toldBy } from './register.ts';

export type HeldEvent = Recorded &
  Pick<EventRow, 'zh' | 'en' | 'series' | 'edition' | 'venue' | 'place' | 'organisers' | 'forums' | 'talks'> & { held: Told | null };
export type Policy = Recorded &
  Pick<PolicyRow, 'zh' | 'en' | 'number' | 'place' | 'issuers' | 'measures'> & {
    level: string;
    adopted: Told | null;
    issued: Told | null;
    effective: Told | null;
    until: string | null;
    /** The statement of each measure, in their order. */
    measured: string[];
  };
export type Deal = Recorded &
  Pick<DealRow, 'type' | 'parties' | 'products' | 'territory' | 'amounts' | 'listing'> & { announced: Told | null; closed: Told | null };
export type Service = Recorded &
  Pick<
    ServiceRow,
    | 'service'
    | 'offer'
    | 'provider'
    | 'client'
    | 'product'
    | 'described'
    | 'modality'
    | 'traits'
    | 'milestone'
    | 'jurisdictions'
    | 'said_by'
  > & { told: Told | null };

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
    measured: facts.filter(({ property }) => property === 'measure').map(({ id }) => id),
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
    offer: one(facts, 'offer'),
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
