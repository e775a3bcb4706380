import { type Duck, literal } from '../base/duck.ts';
import { type Atlas, segmentFiles } from './atlas.ts';

/** Subjects looked up in one question. */
export const AT_ONCE = 200;

type Held = { file: string; first: string; last: string };

const loaded = new WeakMap<Duck, Promise<Held[]>>();

/** The statements, as a table for `FROM`, of the files that may hold one of some subjects. */
export async function statementsOf(atlas: Atlas, subjects: readonly string[]): Promise<string> {
  const files = (await heldIn(atlas)).filter(({ first, last }) => subjects.some((subject) => subject >= first && subject <= last));
  return tableOf(files);
}

/** The statements, as a table for `FROM`, of the files that may hold a subject of some kinds, such as `organisation/`. */
export async function statementsOfKinds(atlas: Atlas, kinds: readonly string[]): Promise<string> {
  return tableOf((await heldIn(atlas)).filter(({ first, last }) => kinds.some((kind) => last >= kind && first < `${kind}\u{10ffff}`)));
}

/** The subjects of statements, by their ids; also, seldom, one of another statement. */
export async function subjectsOf({ db }: Atlas, ids: readonly string[]): Promise<string[]> {
  const halves = [...new Set(ids.filter((id) => /^[0-9a-f]{16}$/.test(id)).map((id) => Number.parseInt(id.slice(0, 8), 16)))];
  if (halves.length === 0) return [];
  const found = await db.rows<{ subject: string }>(
    `SELECT DISTINCT subject FROM statement_subject WHERE half IN (${halves.join(', ')}) ORDER BY subject`,
  );
  return found.map(({ subject }) => subject);
}

/** Values for `IN`, from the first free number on, since a list of them lets the database skip what cannot hold one. */
export function listed(count: number, first = 1): string {
  return Array.from({ length: count }, (_, at) => `$${at + first}`).join(', ');
}

function tableOf(files: Held[]): string {
  return files.length === 0 ? '(SELECT * FROM statement LIMIT 0)' : `read_parquet([${files.map(({ file }) => literal(file)).join(', ')}])`;
}

/** The first and last subject of each file of statements, as its footer says. */
function heldIn(atlas: Atlas): Promise<Held[]> {
  const known = loaded.get(atlas.db) ?? readHeld(atlas);
  loaded.set(atlas.db, known);
  return known;
}

async function readHeld({ db, store, manifest }: Atlas): Promise<Held[]> {
  return db.rows<Held>(
    `SELECT file_name AS file, min(coalesce(stats_min_value, '')) AS first, max(coalesce(stats_max_value, chr(1114111))) AS last
     FROM parquet_metadata([${segmentFiles(store, manifest.segments, 'statement').map(literal).join(', ')}]) WHERE path_in_schema = 'subject' GROUP BY file_name ORDER BY file_name`,
  );
}
