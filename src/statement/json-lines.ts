import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeUtf8, isGzip, isZip, unpackGzip, unzip } from '../base/containers.ts';
import { literal } from '../base/duck.ts';
import { InputError, messageOf } from '../base/errors.ts';
import type { FieldUse, ParseContext } from './context.ts';
import { reportFields } from './fields.ts';

/** Where JSON lines lie for the database, and how line n of them is addressed in the snapshot. */
type Lines = { path: string; compression: 'gzip' | 'none'; records: string[] | null };

/**
 * Loads the JSON objects of a part into `line(record VARCHAR, text VARCHAR)`: JSON lines, one object, an array, an API page
 * (`list` names its array) or a zip of such files, each also as gzip. Lines that are no JSON are quarantined as issues.
 */
export async function loadJson(context: ParseContext, part: string, list: string): Promise<void> {
  const lines = await toLines(context, part, list);
  await context.db.run(`CREATE OR REPLACE TABLE line AS SELECT row_number() OVER ()::INTEGER AS n, text FROM read_csv(${literal(lines.path)},
    compression = '${lines.compression}', columns = {text: 'VARCHAR'}, header = false, delim = '\\x01', quote = '', escape = '',
    max_line_size = 200000000, auto_detect = false)`);
  await context.db.run('ALTER TABLE line ADD COLUMN record VARCHAR');
  await nameRecords(context, lines.records);
  await context.issues(`SELECT ${literal(part)} AS part, record, '' AS field, 'quarantined' AS severity, 'bad-json' AS code,
    'not a whole JSON object; the record is left out' AS message FROM line WHERE text IS NOT NULL AND NOT json_valid(text)`);
  await context.db.run('DELETE FROM line WHERE text IS NULL OR NOT json_valid(text)');
}

/** Counts and reports the members of the objects that `loadJson` loaded; lines that were no JSON do not count. */
export async function reportMembers(context: ParseContext, part: string, useOf: (name: string) => FieldUse): Promise<void> {
  const [all] = await context.db.rows<{ n: number }>('SELECT count(*)::INTEGER AS n FROM line');
  const held = await context.db.rows<{ name: string; n: number }>(
    'SELECT name, count(*)::INTEGER AS n FROM (SELECT unnest(json_keys(text)) AS name FROM line) GROUP BY name ORDER BY name',
  );
  const records = all?.n ?? 0;
  const fields = new Map(held.map(({ name, n }) => [`/${name}`, { use: useOf(name), records: n }]));
  await reportFields(context, part, { records, looked: records, fields });
}

/** Objects that are held in memory at a time. */
const GROUP = 500;

/** The JSON objects of a part, which `loadJson` describes, one after another. */
export async function* eachJson(context: ParseContext, part: string, list: string): AsyncGenerator<{ record: string; value: unknown }> {
  await loadJson(context, part, list);
  const [last] = await context.db.rows<{ n: number | null }>('SELECT max(n) AS n FROM line');
  for (let from = 1; from <= (last?.n ?? 0); from += GROUP) {
    const rows = await context.db.rows<{ record: string; text: string }>(
      'SELECT record, text FROM line WHERE n BETWEEN $1 AND $2 ORDER BY n',
      [from, from + GROUP - 1],
    );
    for (const { record, text } of rows) yield { record, value: JSON.parse(text) };
  }
}

async function nameRecords({ db }: ParseContext, records: string[] | null): Promise<void> {
  if (records === null) return db.run("UPDATE line SET record = 'line=' || n");
  await db.run('CREATE OR REPLACE TABLE name AS SELECT unnest(from_json($1, \'["VARCHAR"]\')) AS record', [JSON.stringify(records)]);
  await db.run(
    'UPDATE line SET record = name.record FROM (SELECT row_number() OVER () AS n, record FROM name) AS name WHERE name.n = line.n',
  );
}

async function toLines(context: ParseContext, part: string, list: string): Promise<Lines> {
  const bytes = context.bytes(part);
  const plain = unpackGzip(bytes, part);
  if (isZip(plain)) return writeLines(context, await zipRecords(plain, part, list));
  const text = decodeUtf8(plain, part);
  if (looksLikeLines(text)) return { path: context.path(part), compression: isGzip(bytes) ? 'gzip' : 'none', records: null };
  return writeLines(context, wholeRecords(text, part, list, ''));
}

/** One record of a JSON document, with its locator. */
export type JsonRecord = { record: string; value: unknown };

/** True when a line of its own holds an object and others follow, whole or not. */
function looksLikeLines(text: string): boolean {
  const lines = text.split('\n', 3).filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.every((line) => line.trimStart().startsWith('{')) ? true : lines.length === 1 && isHalfObject(text);
}

/** One line that begins an object and never ends it: JSON lines that were cut off. */
function isHalfObject(text: string): boolean {
  return text.trimStart().startsWith('{') && !text.trimEnd().endsWith('}');
}

/** The records of a whole document: an object, an array, or an API page, whose array is `list`; `prefix` begins their locators. Throws InputError for a text that is no JSON. */
export function wholeRecords(text: string, file: string, list: string, prefix: string): JsonRecord[] {
  const value = parseWhole(text, file);
  if (Array.isArray(value)) return value.map((one, at) => ({ record: `${prefix}pointer=/${at}`, value: one }));
  const inside = (value as Record<string, unknown>)[list];
  if (Array.isArray(inside)) return inside.map((one, at) => ({ record: `${prefix}pointer=/${list}/${at}`, value: one }));
  return [{ record: `${prefix}pointer=`, value }];
}

function parseWhole(text: string, file: string): object {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    if (typeof value === 'object' && value !== null) return value;
  } catch (error) {
    throw new InputError(`is no valid JSON (${messageOf(error)}); take it again`, { file }, error);
  }
  throw new InputError('is JSON but holds no object or array', { file });
}

async function zipRecords(bytes: Buffer, file: string, list: string): Promise<JsonRecord[]> {
  const records: JsonRecord[] = [];
  for await (const member of unzip(bytes, file)) {
    if (!member.name.endsWith('.json')) continue;
    const name = `${file}!${member.name}`;
    records.push(...wholeRecords(decodeUtf8(member.bytes, name), name, list, `member=${member.name};`));
  }
  return records;
}

function writeLines({ scratch }: ParseContext, records: JsonRecord[]): Lines {
  const path = join(scratch, 'lines.ndjson');
  writeFileSync(path, records.map(({ value }) => JSON.stringify(value)).join('\n'));
  return { path, compression: 'none', records: records.map(({ record }) => record) };
}
