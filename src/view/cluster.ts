import type { AmenityRow, ChainRow, ClusterRow, FigureRow, OfferRow } from '../model/cluster.ts';
import type { Atlas } from './atlas.ts';
import { all, namesIn, numberOf, objects, one, type Recorded, recorded, recordsOf, type Told, toldBy } from './register.ts';

export type Cluster = Recorded &
  Pick<ClusterRow, 'operators' | 'divisions' | 'streets' | 'bounds_whole' | 'sites' | 'tracks'> & { founded: Told | null };
export type Figure = Recorded &
  Pick<FigureRow, 'cluster' | 'figure' | 'value' | 'unit' | 'bound' | 'of' | 'said_by'> & { told: Told | null };
export type Amenity = Recorded & Pick<AmenityRow, 'cluster' | 'kind' | 'zh' | 'en' | 'state' | 'amount'> & Held;
export type Role = Recorded & Pick<ChainRow, 'organisation' | 'role' | 'of'> & Held;
export type Offer = Recorded & Pick<OfferRow, 'organisation' | 'offer' | 'levels' | 'said_by'> & Held;

/** From when until when something held, and a day on which it was seen. */
type Held = { from: string | null; to: string | null; seen: Told | null };

/** Clusters with their bounds, as on record by a day. */
export async function clusters(atlas: Atlas, known_by: string): Promise<Cluster[]> {
  return (await recordsOf(atlas, 'cluster', known_by)).map((facts) => ({
    ...recorded(facts, 'bounds'),
    operators: objects(facts, 'operator'),
    founded: toldBy(facts, 'founded'),
    divisions: all(facts, 'division'),
    streets: objects(facts, 'street'),
    bounds_whole: one(facts, 'bounds') === 'whole',
    sites: objects(facts, 'building'),
    tracks: all(facts, 'track'),
  }));
}

/** Figures that somebody gave of clusters, as on record by a day. */
export async function figures(atlas: Atlas, known_by: string): Promise<Figure[]> {
  return (await recordsOf(atlas, 'figure', known_by)).map((facts) => ({
    ...recorded(facts, 'figure'),
    cluster: one(facts, 'cluster') ?? '',
    figure: one(facts, 'figure') as Figure['figure'],
    value: numberOf(one(facts, 'figure_value')) as number,
    unit: one(facts, 'figure_unit') as Figure['unit'],
    bound: one(facts, 'figure_bound') as Figure['bound'],
    of: objects<NonNullable<FigureRow['of']>>(facts, 'described')[0] ?? null,
    said_by: one(facts, 'said_by') as Figure['said_by'],
    told: toldBy(facts, 'figure'),
  }));
}

/** Amenities of clusters, as on record by a day. */
export async function amenities(atlas: Atlas, known_by: string): Promise<Amenity[]> {
  return (await recordsOf(atlas, 'amenity', known_by)).map((facts) => ({
    ...recorded(facts, 'amenity'),
    ...held(facts, 'amenity', 'state'),
    cluster: one(facts, 'cluster') ?? '',
    kind: one(facts, 'amenity') as Amenity['kind'],
    zh: namesIn(facts).zh[0] ?? '',
    en: namesIn(facts).en[0] ?? '',
    state: one(facts, 'state') as Amenity['state'],
    amount: objects<NonNullable<AmenityRow['amount']>>(facts, 'amount')[0] ?? null,
  }));
}

const lastRoles = new WeakMap<Atlas, { known_by: string; roles: Promise<Role[]> }>();

/** Roles of organisations along the chain, as on record by a day; those of the last day are kept, since one question asks for several clusters. */
export function chainRoles(atlas: Atlas, known_by: string): Promise<Role[]> {
  const last = lastRoles.get(atlas);
  if (last?.known_by === known_by) return last.roles;
  const roles = readRoles(atlas, known_by);
  lastRoles.set(atlas, { known_by, roles });
  return roles;
}

async function readRoles(atlas: Atlas, known_by: string): Promise<Role[]> {
  return (await recordsOf(atlas, 'chain', known_by)).map((facts) => ({
    ...recorded(facts, 'chain_role'),
    ...held(facts, 'chain_role', 'seen_on'),
    organisation: one(facts, 'organisation') ?? '',
    role: one(facts, 'chain_role') as Role['role'],
    of: objects<NonNullable<ChainRow['of']>>(facts, 'described')[0] ?? null,
  }));
}

/** Services that organisations offer, as on record by a day. */
export async function offers(atlas: Atlas, known_by: string): Promise<Offer[]> {
  return (await recordsOf(atlas, 'offer', known_by)).map((facts) => ({
    ...recorded(facts, 'offered'),
    ...held(facts, 'offered', 'seen_on'),
    organisation: one(facts, 'organisation') ?? '',
    offer: one(facts, 'offered') ?? '',
    levels: all(facts, 'offer_level') as Offer['levels'],
    said_by: one(facts, 'said_by') as Offer['said_by'],
  }));
}

function held(facts: Parameters<typeof toldBy>[0], telling: string, seen: string): Held {
  const fact = facts.find(({ property }) => property === telling);
  return { from: fact?.valid_from ?? null, to: fact?.valid_to ?? null, seen: toldBy(facts, seen) };
}
