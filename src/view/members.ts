import { readFileSync } from 'node:fs';
import { shipped } from '../base/root.ts';
import { isInScope, type ShareDefinition } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';

/** An organisation of a place: the statements that seat it there or make it a member, and its role in the field, where curated. */
export type Member = { organisation: string; statements: string[]; role: string | null; role_statement: string | null };

/** A product and the statement that gives it to an organisation. */
export type Owned = { product: string; label: string; organisation: string; statement: string };

const [MEMBERS, OWNED] = ['members', 'members-products'].map((name) => readFileSync(shipped('src', 'view', `${name}.sql`), 'utf8'));

/** Organisations seated in a place or dated members of it on two dates, with the statements that say so. */
export async function membersOf({ db }: Atlas, place: string, as_of: string, known_by: string): Promise<Member[]> {
  return db.rows<Member>(MEMBERS as string, { place, as_of, known_by });
}

/** Curated products of organisations, by their ids, that a scope lets through, as known by a day. */
export async function productsOf(
  { db }: Atlas,
  organisations: readonly string[],
  scope: ShareDefinition['scope'],
  known_by: string,
): Promise<Owned[]> {
  const rows = await db.rows<Owned & { scope: string | null }>(OWNED as string, { known_by });
  return rows
    .filter((row) => organisations.includes(row.organisation) && isInScope(scope, row.scope))
    .map(({ scope: _, ...owned }) => owned);
}
