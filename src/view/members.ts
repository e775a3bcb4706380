import { readFileSync } from 'node:fs';
import { shipped } from '../base/root.ts';
import { isInScope, type ShareDefinition } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';
import { statementsOfKinds } from './lookup.ts';

/** An organisation of a place: the statements that seat it there or make it a member, and its role in the field, where curated. */
export type Member = { organisation: string; statements: string[]; role: string | null; role_statement: string | null };

/** A product and the statement that gives it to an organisation. */
export type Owned = { product: string; label: string; organisation: string; statement: string };

const [MEMBERS, OWNED] = ['members', 'members-products'].map((name) => readFileSync(shipped('src', 'view', `${name}.sql`), 'utf8'));

/** Organisations seated in a place or dated members of it on two dates, with the statements that say so. */
export async function membersOf(atlas: Atlas, place: string, as_of: string, known_by: string): Promise<Member[]> {
  const sql = (MEMBERS as string).replace('$statements', await statementsOfKinds(atlas, ['organisation/']));
  return atlas.db.rows<Member>(sql, { place, as_of, known_by });
}

/** Curated products of organisations, by their ids, that a scope lets through, as known by a day. */
export async function productsOf(
  atlas: Atlas,
  organisations: readonly string[],
  scope: ShareDefinition['scope'],
  known_by: string,
): Promise<Owned[]> {
  const sql = (OWNED as string).replace('$statements', await statementsOfKinds(atlas, ['product/']));
  const rows = await atlas.db.rows<Owned & { scope: string | null }>(sql, { known_by });
  return rows
    .filter((row) => organisations.includes(row.organisation) && isInScope(scope, row.scope))
    .map(({ scope: _, ...owned }) => owned);
}
