import type { Duck } from '../base/duck.ts';
import type { Atlas } from './atlas.ts';
import { statementsOfKinds } from './lookup.ts';

/** A curated tie of an entity to another: a target of a product, a parent of an organisation. */
export type Tie = { subject: string; property: string; value: string; statement: string; grade: string; observed_at: string };

const loaded = new WeakMap<Duck, Promise<Tie[]>>();

const SQL = `SELECT subject, property, value, id AS statement, grade, observed_at::VARCHAR AS observed_at FROM $statements
  WHERE property IN ('target', 'parent', 'related') AND (subject LIKE 'product/%' OR subject LIKE 'organisation/%') ORDER BY subject, property, value, id`;

/** Ties of products and organisations to others that were known by a day; read once, since a published atlas never changes. */
export async function tiesBy(atlas: Atlas, known_by: string): Promise<Tie[]> {
  const ties = loaded.get(atlas.db) ?? readTies(atlas);
  loaded.set(atlas.db, ties);
  return (await ties).filter(({ observed_at }) => observed_at <= known_by);
}

async function readTies(atlas: Atlas): Promise<Tie[]> {
  return atlas.db.rowsAsJson<Tie>(SQL.replace('$statements', await statementsOfKinds(atlas, ['organisation/', 'product/'])));
}
