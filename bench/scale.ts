import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Duck, literal, openDuck } from '../src/base/duck.ts';
import { shipped } from '../src/base/root.ts';
import { buildTwins } from '../src/classify/twins.ts';
import { copyTable } from '../src/operation/publish.ts';
import { STATEMENT_FORMAT } from '../src/statement/segment.ts';
import { currentRun, readManifest, TABLES, viewSegments } from '../src/view/atlas.ts';
import { shippedStore } from './stores.ts';

/** How large an invented store is: trials of the register, and statements in as many segments. */
export type Scale = { trials: number; statementsEach: number; segments: number };

/**
 * Fills an empty folder with a store of the shipped facts and invented trials, in the files that a build writes: the shipped facts go through a real
 * build, trials and statements beside them are made by SQL in the same tables.
 */
export async function makeScaleStore(store: string, scale: Scale): Promise<void> {
  if (existsSync(join(store, 'current'))) return;
  cpSync(shippedStore(), store, { recursive: true });
  const folder = join(store, 'published', currentRun(store) as string);
  const manifest = readManifest(store, currentRun(store) as string);
  const db = await openDuck();
  await db.run(`SET memory_limit = '3GB'; SET temp_directory = ${literal(join(store, 'spilled'))}`);
  for (const table of TABLES)
    await db.run(`CREATE TABLE ${table} AS SELECT * FROM read_parquet(${literal(join(folder, `${table}.parquet`))})`);
  await db.run(shippedSql('bench', 'scale').replaceAll('$trials', String(scale.trials)));
  await viewSegments(db, store, manifest.segments);
  await db.run('CREATE VIEW fresh AS FROM statement');
  await buildTwins(db, false);
  await db.run(shippedSql('src', 'entity', 'places'));
  await db.run(shippedSql('src', 'classify', 'background'));
  const names: string[] = [];
  for (let nth = 0; nth < scale.segments; nth += 1) names.push(await writeSegment(db, store, scale, nth));
  await db.run('DROP VIEW statement; DROP VIEW issue; DROP TABLE trial_reach; DROP TABLE statement_subject; DROP TABLE mention');
  await viewSegments(db, store, [...manifest.segments, ...names]);
  await db.run(shippedSql('src', 'entity', 'mention'));
  await db.run(shippedSql('src', 'entity', 'lookup'));
  for (const table of TABLES) await copyTable(db, table, folder);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, segments: [...manifest.segments, ...names] }));
  db.close();
}

function shippedSql(...parts: string[]): string {
  return readFileSync(`${shipped(...parts)}.sql`, 'utf8');
}

/** One segment of invented statements, of so many trial states in the order of their subjects, with the ids that the tables cite. */
async function writeSegment(db: Duck, store: string, { statementsEach, segments }: Scale, nth: number): Promise<string> {
  const name = `invented-${nth}`;
  mkdirSync(join(store, 'segments', name));
  const path = (table: string) => literal(join(store, 'segments', name, `${table}.parquet`));
  await db.run(
    `COPY (${shippedSql('bench', 'scale-statements').replaceAll('$each', String(statementsEach)).replaceAll('$segments', String(segments)).replaceAll('$nth', String(nth))})
    TO ${path('statement')} (${STATEMENT_FORMAT})`,
  );
  await db.run(`COPY (SELECT * FROM read_parquet(${literal(join(store, 'segments', readManifest(store, currentRun(store) as string).segments[0] as string, 'issue.parquet'))}) LIMIT 0)
    TO ${path('issue')} (FORMAT parquet)`);
  return name;
}
