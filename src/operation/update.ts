import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Duck, literal } from '../base/duck.ts';
import { shipped } from '../base/root.ts';
import { type Manifest, segmentFiles, TABLES, viewSegments } from '../view/atlas.ts';

/** Subjects of which a new statement may change rows of trials that it is not about: who is who, what is what, what was judged. */
const OF_ALL = ['judgement/', 'organisation/', 'product/', 'disease/'];

/** With more than this part of all trials touched, deriving everything is as quick. */
const MOST_TOUCHED = 0.2;

/**
 * Makes what tables are derived from: the views `statement` and `issue` over all segments, `fresh` over the statements that are new, `said` over those that
 * rows are derived from, and the table `listing`. In an update, for which true is returned, `fresh` are the statements of segments that the run before has
 * not, `touched` are the trials that they change, `said` is all that is said of these trials and of everything else, and the schema `before` has the tables of
 * the run before; else all statements are fresh. Expects the table `source_fact`.
 */
export async function viewStatements(db: Duck, store: string, segments: string[], before: Manifest | undefined): Promise<boolean> {
  await viewSegments(db, store, segments);
  const isUpdate = before !== undefined && (await viewUpdate(db, store, segments, before));
  if (isUpdate) return true;
  await db.run('CREATE OR REPLACE VIEW fresh AS FROM statement; CREATE VIEW said AS FROM statement');
  await findListings(db);
  return false;
}

async function viewUpdate(db: Duck, store: string, segments: string[], before: Manifest): Promise<boolean> {
  const folder = join(store, 'published', before.run);
  const files = TABLES.map((table) => join(folder, `${table}.parquet`));
  const isAddedTo = before.segments.every((name) => segments.includes(name)) && files.every((file) => existsSync(file));
  if (!isAddedTo) return false;
  const added = segments.filter((name) => !before.segments.includes(name));
  await db.run(`CREATE VIEW fresh AS SELECT * FROM read_parquet([${segmentFiles(store, added, 'statement').map(literal).join(', ')}])`);
  const [wide] = await db.rows(
    `SELECT 1 FROM fresh WHERE ${OF_ALL.map((start) => `starts_with(subject, ${literal(start)})`).join(' OR ')} LIMIT 1`,
  );
  if (wide) return false;
  await db.run(
    `CREATE SCHEMA before; ${TABLES.map((table, nth) => `CREATE VIEW before.${table} AS SELECT * FROM read_parquet(${literal(files[nth] as string)})`).join(';')}`,
  );
  await findListings(db);
  await db.run(TOUCHED);
  const [share] = await db.rows<{ touched: number }>(
    'SELECT (SELECT count(*) FROM touched) / (SELECT count(*) FROM before.trial_class) AS touched',
  );
  if ((share?.touched ?? 1) > MOST_TOUCHED) {
    await db.run('DROP TABLE listing');
    return false;
  }
  await db.run(SAID);
  return true;
}

async function findListings(db: Duck): Promise<void> {
  await db.run(readFileSync(shipped('src', 'entity', 'listing.sql'), 'utf8'));
}

/** Trials with a fresh statement, and those of a listing that a new one follows or comes before. */
const TOUCHED = `
  CREATE OR REPLACE TABLE listing AS FROM listing UNION FROM before.listing ORDER BY ALL;
  CREATE TABLE touched AS SELECT DISTINCT subject[7:] AS trial FROM fresh WHERE starts_with(subject, 'trial/')
    UNION SELECT trial FROM before.trial_state SEMI JOIN (FROM listing EXCEPT FROM before.listing) USING (source, series)`;

const SAID = `
  CREATE TABLE told AS SELECT s.* EXCLUDE (original, snapshot, parser) FROM statement s SEMI JOIN touched t ON s.subject = 'trial/' || t.trial;
  CREATE VIEW said AS FROM told UNION ALL BY NAME SELECT * EXCLUDE (original, snapshot, parser) FROM (FROM statement WHERE subject < 'trial/' UNION ALL FROM statement WHERE subject >= 'trial0')`;
