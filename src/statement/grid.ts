import { isUtf8 } from 'node:buffer';
import { isZip, unpackGzip } from '../base/containers.ts';
import { decodeText, looksLikeHtml } from '../base/document/decode.ts';
import { readHtmlTables } from '../base/document/html-tables.ts';
import { readSheets } from '../base/document/spreadsheet.ts';
import { InputError } from '../base/errors.ts';
import type { FieldUse, ParseContext } from './context.ts';
import { countRecord, noCounts, reportFields, useByName } from './fields.ts';
import { COLUMN, filledCells, type Problem, putRows, readRecords, tooLong, wrongLength } from './tables.ts';

/** A table of a part, header among its rows; `at` says which one, such as `sheet=Medicine`, and is empty for the only one of a CSV. */
export type Grid = { at: string; rows: string[][] };

/** The headers under which a column may stand, its own name not among them; without a required column a table is not the list. */
export type TableColumn = { headers: string[]; required?: true };

/** A copy of a list that came without its header: the columns in their order, an empty name for one that is not read, and how a first cell looks. */
export type BareTable = { columns: string[]; first: RegExp };

/** A loaded list: what the file calls each column that it has. */
export type LoadedTable = { headers: Map<string, string> };

/** Rows above a header. */
const MOST_ABOVE = 200;

/** Every table of a part: of a CSV, of each sheet of an XLSX, of an HTML page, also of one that is named as a spreadsheet. `western` is told of a text that is read as windows-1252. */
export async function readGrids(packed: Buffer, part: string, western: (refusal: InputError) => void = () => {}): Promise<Grid[]> {
  const bytes = unpackGzip(packed, part);
  if (isZip(bytes)) return (await readSheets(bytes, part)).map(({ name, rows }) => ({ at: `sheet=${name}`, rows }));
  if (isOldExcel(bytes)) throw new InputError('is a spreadsheet of the old binary kind; save it as .xlsx or .csv', { file: part });
  const text = textOf(bytes, part, western);
  if (looksLikeHtml(text, part) || /^\s*<table\b/i.test(text))
    return readHtmlTables(text, part).map((rows, index) => ({ at: `table=${index + 1}`, rows }));
  return [{ at: '', rows: readRecords(text, part) }];
}

function isOldExcel(bytes: Buffer): boolean {
  return bytes.subarray(0, 4).toString('hex') === 'd0cf11e0';
}

/** Text as it says it is encoded; what only says that it is UTF-8 is read as windows-1252, which `loadTable` refuses unless the source expects it. */
function textOf(bytes: Buffer, part: string, western: (refusal: InputError) => void): string {
  try {
    return decodeText(bytes, part);
  } catch (error) {
    if (isUtf8(bytes) || !(error instanceof InputError)) throw error;
    western(error);
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** A header as it is compared: one blank between words. */
export function headerKey(text: string): string {
  return text
    .replace(/^\ufeff/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Loads the list of a part into `table`: columns by their own names as text, `record` as the locator, `row` from 1. The header is the first row that holds every
 * required column; rows above it, blank rows and repeated headers are passed over, a lone first cell is a remark and an issue, rows longer
 * or shorter than the header are quarantined. With `bare` a copy without a header is read too, its columns numbered from 1. Throws InputError when the list is not there or its encoding is not UTF-8 nor, with `western`, windows-1252.
 */
export async function loadTable(
  context: ParseContext,
  part: string,
  table: string,
  columns: Record<string, TableColumn>,
  { western = false, bare }: { western?: boolean; bare?: BareTable } = {},
): Promise<LoadedTable> {
  const { grid, head, header, names } = await findList(context, part, columns, { western, bare });
  const isRepeated = repeatedHeader(columns);
  const write = rowWriter(names);
  const rows: string[] = [];
  const counts = noCounts();
  const isLeftOut = (field: string) => names[header.indexOf(field)] === '';
  const useByHeader = useByName(context, (field) => names[header.indexOf(field)] !== undefined);
  const useOf = (field: string): FieldUse => (isLeftOut(field) ? 'ignored' : useByHeader(field));
  const place = `${grid.at}${grid.at === '' ? '' : ';'}${head === 1 ? '' : `head=${head};`}row=`;
  for (const [index, cells] of grid.rows.slice(head).entries()) {
    const record = `${place}${index + 1}`;
    if (cells.every((cell) => cell.trim() === '') || isRepeated(cells)) continue;
    const row = write(index + 1, record, cells);
    const problem = problemOf(cells, header.length, grid.at.startsWith('sheet=')) ?? tooLong(row);
    if (problem?.code !== 'remark') countRecord(counts, filledCells(header, cells), useOf);
    if (problem) await context.issue({ part, record, ...problem });
    else rows.push(row);
  }
  await putRows(context, table, ['record', ...Object.keys(columns)], rows);
  counts.fields.delete('');
  await reportFields(context, part, counts, COLUMN);
  return { headers: new Map(header.flatMap((one, at) => (names[at] ? [[names[at], one] as const] : []))) };
}

/** The name under which the file has a column, for the field of a statement; several are parted by commas. */
export function fieldsOf({ headers }: LoadedTable, ...columns: string[]): string {
  return columns.flatMap((one) => headers.get(one) ?? []).join(',');
}

/** Writes a row as JSON, its columns by their own names; of two of one name the last counts. */
function rowWriter(names: (string | undefined)[]): (row: number, record: string, cells: string[]) => string {
  const keys = names.map((name, at) => (!name || names.lastIndexOf(name) > at ? undefined : `,${JSON.stringify(name)}:`));
  return (row, record, cells) => {
    let text = `{"row":${row},"record":${JSON.stringify(record)}`;
    for (const [at, key] of keys.entries()) if (key !== undefined) text += key + JSON.stringify(cells[at] ?? '');
    return `${text}}`;
  };
}

/** Tells a header that is repeated among the rows; most rows are told by holding no cell that is a header. */
function repeatedHeader(columns: Record<string, TableColumn>): (cells: string[]) => boolean {
  const headers = new Set(Object.values(columns).flatMap((one) => one.headers));
  return (cells) => cells.some((cell) => headers.has(cell.trim())) && isHeader(cells, columns);
}

type List = { grid: Grid; head: number; header: string[]; names: (string | undefined)[] };

async function findList(
  context: ParseContext,
  part: string,
  columns: Record<string, TableColumn>,
  { western, bare }: { western: boolean; bare: BareTable | undefined },
): Promise<List> {
  const refusals: InputError[] = [];
  const grids = await readGrids(context.bytes(part), part, (refusal) => refusals.push(refusal));
  for (const refusal of refusals) {
    if (!western) throw refusal;
    await context.issue({ part, record: '', field: '', severity: 'note', code: 'encoding', message: 'is not UTF-8; read as windows-1252' });
  }
  if (grids.length === 0) throw new InputError('holds no table; save the page once its list is shown', { file: part });
  for (const grid of grids) {
    const at = grid.rows.slice(0, MOST_ABOVE).findIndex((cells) => isHeader(cells, columns));
    if (at < 0) continue;
    const header = withoutTail((grid.rows[at] as string[]).map(headerKey));
    return { grid, head: at + 1, header, names: header.map((one) => nameOf(one, columns)) };
  }
  const headless = bare && grids.find(({ rows: [first = []] }) => first.length === bare.columns.length && bare.first.test(first[0] ?? ''));
  if (headless) return { grid: headless, head: 0, header: bare.columns.map((_, at) => String(at + 1)), names: bare.columns };
  throw new InputError(`has no column ${missingIn(grids, columns).join(', ')}; the list must come with its header`, {
    file: part,
    record: 'header',
  });
}

/** What the row that comes nearest to a header lacks. */
function missingIn(grids: Grid[], columns: Record<string, TableColumn>): string[] {
  const rows = grids.flatMap(({ rows: all }) => all.slice(0, MOST_ABOVE));
  const lacks = [[], ...rows].map((cells) => lackingIn(cells, columns)).toSorted((a, b) => a.length - b.length);
  return lacks[0] ?? [];
}

function lackingIn(cells: string[], columns: Record<string, TableColumn>): string[] {
  const has = cells.map((cell) => nameOf(headerKey(cell), columns));
  return Object.entries(columns).flatMap(([name, { required, headers }]) => (required && !has.includes(name) ? [headers[0] ?? name] : []));
}

function isHeader(cells: string[], columns: Record<string, TableColumn>): boolean {
  return lackingIn(cells, columns).length === 0;
}

function nameOf(header: string, columns: Record<string, TableColumn>): string | undefined {
  return Object.entries(columns).find(([, { headers }]) => headers.includes(header))?.[0];
}

function withoutTail(header: string[]): string[] {
  return header.slice(0, header.findLastIndex((cell) => cell !== '') + 1);
}

function problemOf(cells: string[], width: number, padded: boolean): Problem | undefined {
  const [first = '', ...rest] = cells;
  if (width > 2 && rest.every((cell) => cell.trim() === ''))
    return { field: '', severity: 'note', code: 'remark', message: `a remark, no record: ${first.trim().slice(0, 80)}` };
  const isLong = cells.slice(width).some((cell) => cell.trim() !== '');
  if (!isLong && (padded || cells.length >= width)) return undefined;
  return wrongLength(cells.length, width);
}
