import { readFileSync } from 'node:fs';
import { shipped } from '../base/root.ts';
import type { Atlas } from './atlas.ts';

const SQL = readFileSync(shipped('src', 'view', 'seated.sql'), 'utf8');

/** Ids of the organisations seated in a place, or dated members of a cluster there, on two dates. */
export async function organisationsIn({ db }: Atlas, place: string, as_of: string, known_by: string): Promise<Set<string>> {
  const rows = await db.rows<{ organisation: string }>(SQL, { place, as_of, known_by });
  return new Set(rows.map(({ organisation }) => organisation));
}
