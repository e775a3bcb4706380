import type { Duck } from '../base/duck.ts';

/** Adds to a table of rows by trial, derived for the trials in `touched`, the rows that the run before has of all other trials. */
export async function addUntouched(db: Duck, table: string, order: string): Promise<void> {
  await db.run(`CREATE OR REPLACE TABLE ${table} AS SELECT * FROM (
    FROM ${table} SEMI JOIN touched USING (trial) UNION ALL BY NAME FROM before.${table} ANTI JOIN touched USING (trial)) ORDER BY ${order}`);
}
