import { decodeUtf8, unpackGzip } from '../../src/base/containers.ts';
import { InputError } from '../../src/base/errors.ts';
import type { ParseContext, RawStatement } from '../../src/statement/context.ts';
import { countRecord, noCounts, reportFields } from '../../src/statement/fields.ts';
import { filledCells, readRecords } from '../../src/statement/tables.ts';
import { registerDate } from '../../src/statement/trial/day.ts';
import type { EntryColumn, WrittenEntry } from '../../src/statement/trial/entry.ts';
import { namesNobody } from '../../src/statement/trial/organisation.ts';
import { tellEntries } from '../../src/statement/trial/tell.ts';
import { plain } from '../../src/statement/trial/text.ts';

/** Tables of the extract of pages of trials, which come without headers, with their number of columns. */
const WIDTHS: Record<string, number> = { trial_info: 43, trial_site_info: 6, trial_ec_info: 4, trial_endpoint: 5 };
/** Columns of trial_info, from 1; the contact person in column 4 is not read. */
const COLUMNS: Partial<Record<EntryColumn, number>> = {
  id: 1,
  status: 3,
  sponsor: 5,
  co_sponsor: 5,
  registered: 6,
  secondary_id: 11,
  condition: 12,
  phase: 13,
  size: 19,
  start: 25,
  completion: 26,
  summary: 27,
  official_title: 28,
  title: 29,
  intervention: 8,
  study_id: 32,
};
/** What the platform shows where nothing was filled in, and where the company declined. */
const UNSAID = /登记人暂未填写该信息|暂未填写此信息|企业选择不公示/g;
const CTR = /^CTR\d{8}$/;

type BareRow = { record: string; cells: string[] };

/** The columns of each table that are read; what the others hold, persons among it, is known and left out. */
const READ: Record<string, Set<number>> = {
  trial_info: new Set([...Object.values(COLUMNS), 24, 30]),
  trial_site_info: new Set([1, 2, 4, 5, 6]),
  trial_ec_info: new Set([1, 2, 3, 4]),
  trial_endpoint: new Set([1, 2, 3, 4]),
};

/** True for the file name of a table of the extract. */
export function isTable(file: string): boolean {
  return Object.keys(WIDTHS).some((name) => file === `${name}.csv`);
}

/** Makes statements of the tables of the extract; sites, ethics committees and endpoints are those of the trials in trial_info. */
export async function tellExtract(context: ParseContext): Promise<void> {
  const parts = new Map(context.receipt.parts.map(({ name }) => [name.replace(/\.csv(?:\.gz)?$/, ''), name]));
  const info = parts.get('trial_info') as string;
  const rows = await readBare(context, info, 'trial_info');
  const headers = new Map(Object.entries(COLUMNS).map(([column, number]) => [column as EntryColumn, String(number)]));
  headers.set('intervention', '8,30');
  await tellEntries(context, info, { headers, lang: 'zh' }, rows.map(entryOf));
  const trials = new Set(rows.map(({ cells }) => cells[0]));
  for (const [table, read] of Object.entries(OTHERS)) {
    const part = parts.get(table);
    if (part !== undefined) await tellRows(context, part, await readBare(context, part, table), trials, read);
  }
}

/** The rows of a table; those of another length, or without a number of the platform first, are quarantined. Throws InputError when none is left. */
async function readBare(context: ParseContext, part: string, table: string): Promise<BareRow[]> {
  const rows: BareRow[] = [];
  const width = WIDTHS[table] ?? 0;
  const numbers = Array.from({ length: width }, (_, at) => String(at + 1));
  const counts = noCounts();
  const useOf = (number: string) => (READ[table]?.has(Number(number)) ? 'read' : 'ignored');
  for (const [at, cells] of readRecords(decodeUtf8(unpackGzip(context.bytes(part), part), part), part).entries()) {
    const record = `head=0;row=${at + 1}`;
    countRecord(counts, filledCells(numbers, cells), useOf);
    const isWhole = cells.length === width && CTR.test(cells[0] ?? '');
    if (isWhole) rows.push({ record, cells });
    else await context.issue({ part, record, ...problemOf(cells, width) });
  }
  await reportFields(context, part, counts);
  if (rows.length > 0) return rows;
  throw new InputError(
    `has no row of ${width} columns that begins with a CTR number; it must be ${table}.csv of the extract, without a header`,
    { file: part },
  );
}

function problemOf(cells: string[], width: number) {
  const isShort = cells.length !== width;
  const message = isShort
    ? `${cells.length} cells where the table has ${width}; the record is left out`
    : 'no CTR number of eight digits; the record is left out';
  return { field: isShort ? '' : '1', severity: 'quarantined' as const, code: isShort ? 'wrong-cell-count' : 'no-id', message };
}

function entryOf({ record, cells }: BareRow): WrittenEntry {
  const cell = (column: EntryColumn) => (cells[(COLUMNS[column] ?? 0) - 1] ?? '').replaceAll(UNSAID, '');
  const texts = Object.fromEntries((Object.keys(COLUMNS) as EntryColumn[]).map((column) => [column, cell(column)]));
  const [sponsor, ...others] = cell('sponsor').split(/\/\s+/);
  const started = daysIn(cells[24]).concat(daysIn(cells[23]));
  return {
    record,
    texts: {
      ...texts,
      sponsor: sponsor ?? '',
      co_sponsor: others.join('\n'),
      secondary_id: cell('secondary_id').replaceAll('/', '\n'),
      size: /^国[内际][:：]\d+[;；]?$/.test(cell('size')) ? cell('size') : '',
      start: started[0] ?? '',
      completion: daysIn(cells[25])[0] ?? '',
      intervention: [cell('intervention'), ...drugsIn(cells[29])].filter((name) => !namesNobody(name)).join(';'),
    },
    sites: [],
  };
}

/** Days in a cell such as 国内：2023-03-01；国际：2022-05-01；, the domestic one first. */
function daysIn(text = ''): string[] {
  return text.match(/\d{4}-\d{2}-\d{2}/g) ?? [];
}

/** Generic names and brands of the drugs that one cell packs: `1中文通用名:…英文通用名:…商品:…剂型:…`; English names have lost their blanks and are left out. */
function drugsIn(text = ''): string[] {
  const drugs = [...text.matchAll(/中文通用名:(.{1,120}?)英文通用名:.{0,400}?商品名?称?:(.{0,80}?)剂型:/g)];
  return drugs.flatMap(([, generic = '', brand = '']) => [generic, brand]);
}

type Reader = (cells: string[]) => Pick<RawStatement, 'property' | 'value' | 'field'> & Partial<RawStatement>;

/** What the other tables say of a trial; the investigator of a site is not read. */
const OTHERS: Record<string, Reader> = {
  trial_site_info: ([, facility, , country, region, city]) => ({
    property: 'site',
    field: '2,4,5,6',
    value: JSON.stringify(
      Object.fromEntries(Object.entries({ facility, city, region, country }).filter(([, text]) => !namesNobody(text ?? ''))),
    ),
  }),
  trial_ec_info: ([, committee = '', decision = '', day = '']) => ({
    property: 'ethics_approval',
    field: '2,3,4',
    value: /^(?!不).*同意/.test(decision) ? plain(committee) : '',
    ...dayOf(day),
  }),
  trial_endpoint: ([, kind = '', outcome = '', time = '']) => ({
    property: kind.startsWith('主要') ? 'primary_outcome' : 'secondary_outcome',
    field: '3,4',
    value: [plain(outcome).replace(/[；;。]+$/, ''), plain(time)].filter((text) => text !== '').join('；'),
  }),
};

function dayOf(written: string) {
  const day = registerDate(written);
  return day === null || day.length < 10 ? {} : { valid_from: day, valid_to: day, precision: 'day' };
}

async function tellRows(
  context: ParseContext,
  part: string,
  rows: BareRow[],
  trials: Set<string | undefined>,
  read: Reader,
): Promise<void> {
  const known = rows.filter(({ cells }) => trials.has(cells[0]));
  const told = known.map(({ record, cells }) => ({
    subject: `trial/${cells[0]}`,
    part,
    record,
    observed_at: context.observed,
    observed_to: context.observed,
    lang: 'zh',
    ...read(cells),
  }));
  await context.add(told.filter(({ value }) => value !== ''));
  const others = new Set(rows.filter(({ cells }) => !trials.has(cells[0])).map(({ cells }) => cells[0] ?? ''));
  for (const trial of others) {
    const message = `rows of ${trial}, which trial_info does not hold; not read`;
    await context.issue({ part, record: '', field: '1', severity: 'note', code: 'excluded-trial', message });
  }
}
