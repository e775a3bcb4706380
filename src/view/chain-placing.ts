import { placeById } from '../entity/place-index.ts';
import type { Both } from '../model/definitions.ts';
import { type Age, ageOf } from './age.ts';
import { liesIn } from './cluster-term.ts';
import { placeLabel } from './dimension.ts';
import type { Seat } from './seated.ts';

/** Where an organisation is or was: its registered seat, or what part of it is a member of a cluster, with its days. */
export type Placing = {
  place: string;
  label: Both;
  /** Registered seat, research, plant or unspecified of a membership; null for the seat that the organisation itself gives. */
  role: string | null;
  from: string | null;
  to: string | null;
  age: Age;
  statements: string[];
};

/** A seat or membership with its age on a day. */
export function placingOf({ places, role, from_day, to_day, seen_from, seen_statement, statement }: Seat, as_of: string): Placing {
  const [place = ''] = places;
  const age = ageOf('membership', seen_from, as_of, to_day);
  const statements = [statement, ...(seen_statement === null ? [] : [seen_statement])];
  return { place, label: placeLabel(place), role, from: from_day, to: to_day, age, statements };
}

/** Seats in clusters that neither hold a cluster nor lie in it. */
export function elsewhere(seats: readonly Seat[], cluster: string): Seat[] {
  const here = placeById(cluster);
  return seats.filter(({ places: [place = ''] }) => {
    const row = placeById(place);
    return row?.kind === 'cluster' && !liesIn(row, cluster) && here !== undefined && !liesIn(here, place);
  });
}
