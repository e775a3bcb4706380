import type { Both } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';
import { type Placing, placingOf } from './chain-placing.ts';
import type { Resolved } from './resolve.ts';
import { isSeated, seatingOf } from './seated.ts';
import { entityName } from './why.ts';

type Days = { as_of: string; known_by: string };

/** An organisation with the places where it is on the day. */
export type Provider = { organisation: string; label: Both; placings: Placing[] };

/** An organisation as a provider, with where it is on the day; undefined for one outside the place asked about. */
export type ProviderOf = (organisation: string) => Provider | undefined;

/** What makes a provider of an organisation on two dates, in a place or anywhere. */
export async function providersIn(atlas: Atlas, place: Resolved | null, { as_of, known_by }: Days): Promise<ProviderOf> {
  const { seats } = await seatingOf(atlas);
  return (organisation) => {
    const here = (seats.get(organisation) ?? []).filter((seat) => isSeated(seat, as_of, known_by));
    if (place !== null && !here.some(({ places }) => places.includes(place.id))) return undefined;
    return { organisation, label: entityName(`organisation/${organisation}`), placings: here.map((seat) => placingOf(seat, as_of)) };
  };
}
