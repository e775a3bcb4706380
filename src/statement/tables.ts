import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { decodeUtf8, isGzip, unpackGzip } from '../base/containers.ts';
import { literal } from '../base/duck.ts';
import { InputError, messageOf } from '../base/errors.ts';
import { firstBytes, firstUnpacked } from '../base/unpacked.ts';
import type { FieldCounts, FieldUse, Issue, ParseContext } from './context.ts';
import { countRecord, noCounts, noteField, reportFields } from './fields.ts';

/** An issue without its place. */
export type Problem = Omit<Issue, 'part' | 'record'>;

/** A header line longer than this is none, in UTF-16 units. */
const MOST_HEADER = 65_536;

/** A record longer than this is no record of a register or list, in UTF-16 units. */
const MOST_RECORD = 4_000_000;

/**
 * The records of a CSV text, its header included; quoted line ends are kept. A text whose first line holds a tab is parted by tabs, without quotes; one
 * whose first line holds `|` and no comma by these.
 * Throws InputError naming the file, `part`, when a quotation is never closed.
 */
export function readRecords(text: string, part: string): string[][] {
  try {
    return parse(text, { ...howParted(text), skip_empty_lines: true }) as string[][];
  } catch (error) {
    throw new InputError(`is no whole CSV (${messageOf(error)}); take it again`, { file: part }, error);
  }
}

function howParted(text: string) {
  const delimiter = separatorOf(text);
  return { bom: true, relax_column_count: true, relax_quotes: true, delimiter, quote: delimiter === '\t' ? null : '"' };
}

type UseOf = (field: string) => FieldUse;
type Separator = '\t' | '|' | ',';

function separatorOf(text: string): Separator {
  const first = text.slice(0, MOST_HEADER).split('\n', 1)[0] ?? '';
  if (first.includes('\t')) return '\t';
  return first.includes('|') && !first.includes(',') ? '|' : ',';
}

/**
 * Loads a CSV part, or one parted by tabs or `|`, with a header into `table`, in one walk unless a record is broken, all columns as text, with `row` = number of the data record from 1.
 * Records with another number of cells than the header are quarantined as issues. Columns of `wanted` that the file lacks are null.
 * Columns that are neither read nor `ignored` are issues. Returns the names of the header.
 * Throws InputError when a column of `required` is missing or one that is read stands twice.
 */
export async function loadCsv(
  context: ParseContext,
  part: string,
  table: string,
  columns: { required: string[]; wanted: string[] },
  ignored: readonly string[] = context.facts.ignored,
): Promise<string[]> {
  const head = (await firstUnpacked(context.path(part), part, MOST_HEADER)).toString('utf8');
  const whole = () => decodeUtf8(unpackGzip(context.bytes(part), part), part);
  const header = lacksIn(head, columns.required).length === 0 ? firstRecord(head) : checkHeader(whole(), part, columns.required);
  const read = [...new Set([...columns.required, ...columns.wanted])];
  requireOnce(header, read, part);
  const useOf = (name: string): FieldUse => (read.includes(name) ? 'read' : ignored.includes(name) ? 'ignored' : 'unknown');
  const counts = await loadDirectly(context, part, table, { separator: separatorOf(head), header, useOf }).catch(() =>
    loadRecordByRecord(context, part, table, { text: whole(), header, read, useOf }),
  );
  await reportFields(context, part, counts, COLUMN);
  for (const name of read.filter((one) => !header.includes(one))) await context.db.run(`ALTER TABLE ${table} ADD COLUMN "${name}" VARCHAR`);
  return header;
}

/** How columns are told that nobody knows. */
export const COLUMN = { record: 'header', noun: 'a column' };

function requireOnce(header: string[], read: string[], part: string): void {
  const twice = read.find((name) => header.indexOf(name) !== header.lastIndexOf(name));
  if (twice !== undefined)
    throw new InputError('stands twice in the header; keep one of them', { file: part, record: 'line 1', field: twice });
}

function lacksIn(text: string, required: string[]): string[] {
  const header = firstRecord(text.slice(0, MOST_HEADER));
  return required.filter((name) => !header.includes(name));
}

function checkHeader(text: string, part: string, required: string[]): string[] {
  const missing = lacksIn(text, required);
  if (missing.length === 0) return firstRecord(text.slice(0, MOST_HEADER));
  throw new InputError(`has no column ${missing.join(', ')}; the first line must be the header`, { file: part, record: 'line 1' });
}

function firstRecord(start: string): string[] {
  try {
    return (parse(start, { ...howParted(start), to: 1 }) as string[][])[0] ?? [];
  } catch {
    return [];
  }
}

/** Throws where the database sees other columns than the header names: it renames those that stand twice, and may take a line of values for the header. */
async function loadDirectly(
  context: ParseContext,
  part: string,
  table: string,
  { separator, header, useOf }: { separator: Separator; header: string[]; useOf: UseOf },
): Promise<FieldCounts> {
  const cells = separator === '\t' ? `delim = '\t', quote = '', escape = ''` : `delim = '${separator}', quote = '"', escape = '"'`;
  const compression = isGzip(firstBytes(context.path(part), 4)) ? 'gzip' : 'none';
  await context.db.run(`CREATE OR REPLACE TABLE ${table} AS SELECT row_number() OVER ()::INTEGER AS row, * FROM read_csv(${literal(context.path(part))},
    compression = '${compression}', all_varchar = true, header = true, ${cells})`);
  const seen = await context.db.rows<{ name: string }>(
    'SELECT column_name AS name FROM duckdb_columns() WHERE table_name = $1 ORDER BY column_index',
    [table],
  );
  if (seen.map(({ name }) => name).join('\n') !== ['row', ...header].join('\n')) throw new Error('other columns than the header names');
  const filled = header.map((name) => `count(nullif(trim("${name.replaceAll('"', '""')}"), ''))`);
  const [row] = await context.db.rowsAsJson<{ counts: number[] }>(`SELECT [${['count(*)', ...filled].join(', ')}] AS counts FROM ${table}`);
  const [records = 0, ...holding] = row?.counts ?? [];
  return { records, looked: records, fields: new Map(header.map((name, at) => [name, { use: useOf(name), records: holding[at] ?? 0 }])) };
}

async function loadRecordByRecord(
  context: ParseContext,
  part: string,
  table: string,
  { text, header, read, useOf }: { text: string; header: string[]; read: string[]; useOf: UseOf },
): Promise<FieldCounts> {
  const places = read.map((name) => [name, header.indexOf(name)] as const).filter(([, at]) => at >= 0);
  const whole: string[] = [];
  const counts = noCounts();
  for (const [index, cells] of readRecords(text, part).slice(1).entries()) {
    const row = String(index + 1);
    countRecord(counts, filledCells(header, cells), useOf);
    const record = JSON.stringify(Object.fromEntries([['row', row], ...places.map(([name, at]) => [name, cells[at] ?? ''])]));
    const problem = cells.length === header.length ? tooLong(record) : wrongLength(cells.length, header.length);
    if (problem) await context.issue({ part, record: `row=${row}`, ...problem });
    else whole.push(record);
  }
  await putRows(
    context,
    table,
    places.map(([name]) => name),
    whole,
  );
  return counts;
}

/** The columns of a row and whether it fills them; cells beyond the header are no column. */
export function filledCells(header: readonly string[], cells: readonly string[]): Map<string, boolean> {
  const filled = new Map<string, boolean>();
  for (const [at, name] of header.entries()) noteField(filled, name, (cells[at] ?? '').trim() !== '');
  return filled;
}

/** Makes a table of rows, each a JSON object with its number as `row` and texts. */
export async function putRows({ db, scratch }: ParseContext, table: string, names: string[], rows: string[]): Promise<void> {
  const path = join(scratch, `${table}.ndjson`);
  writeFileSync(path, rows.join('\n'));
  const types = ['row', ...names].map((name) => `${literal(name)}: '${name === 'row' ? 'INTEGER' : 'VARCHAR'}'`).join(', ');
  await db.run(
    `CREATE OR REPLACE TABLE ${table} AS SELECT * FROM read_json(${literal(path)}, format = 'newline_delimited', columns = {${types}})`,
  );
}

/** What is wrong with a record of another number of cells than the header. */
export function wrongLength(found: number, expected: number): Problem {
  const message = `${found} cells where the header has ${expected}; the record is left out`;
  return { field: '', severity: 'quarantined', code: 'wrong-cell-count', message };
}

/** What is wrong with a row, as JSON, that is longer than any record. */
export function tooLong(row: string): Problem | undefined {
  if (row.length <= MOST_RECORD) return undefined;
  const message = `a record of more than ${MOST_RECORD / 1_000_000} million characters; it is left out`;
  return { field: '', severity: 'quarantined', code: 'too-long', message };
}
