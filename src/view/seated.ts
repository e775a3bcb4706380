import { readFileSync } from 'node:fs';
import { shipped } from '../base/root.ts';
import type { Atlas } from './atlas.ts';

const SQL = readFileSync(shipped('src', 'view', 'seated.sql'), 'utf8');

/** The places of each organisation on two dates: its seat and the clusters it is a dated member of, with every place around them. */
export async function seatsOn({ db }: Atlas, as_of: string, known_by: string): Promise<Map<string, string[]>> {
  const rows = await db.rows<{ organisation: string; places: string[] }>(SQL, { as_of, known_by });
  return new Map(rows.map(({ organisation, places }) => [organisation, places]));
}

/** Ids of the organisations in a place on two dates. */
export async function organisationsIn(atlas: Atlas, place: string, as_of: string, known_by: string): Promise<Set<string>> {
  const seats = await seatsOn(atlas, as_of, known_by);
  return new Set([...seats].filter(([, places]) => places.includes(place)).map(([id]) => id));
}
