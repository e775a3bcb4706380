import { firstUnpacked } from '../../base/unpacked.ts';
import type { ParseContext } from '../context.ts';
import { loadTable, type TableColumn } from '../grid.ts';
import { loadCsv } from '../tables.ts';
import type { EntryColumn, WrittenEntry } from './entry.ts';
import { type EntryNames, tellEntries } from './tell.ts';
import { mended } from './text.ts';

/** Bytes in which the header of a CSV stands. */
const MOST_HEADER = 65_536;
/** Rows that are held at a time. */
const BATCH = 2000;

type Columns = Partial<Record<EntryColumn, TableColumn>>;
type Change = (texts: WrittenEntry['texts']) => WrittenEntry['texts'];
/** A loaded list: what the part calls each column, and an SQL query of `row`, `record` and the columns. */
type Loaded = { headers: Map<EntryColumn, string>; query: string };

/**
 * Makes statements of the trials in a list with a header, in CSV, XLSX or a page; the columns are those of an entry, `change` parts cells that hold more than one.
 * Throws InputError as `loadTable` does.
 */
export async function tellList(
  context: ParseContext,
  part: string,
  columns: Columns,
  told: Pick<EntryNames, 'lang' | 'series'>,
  change: Change = (texts) => texts,
): Promise<void> {
  const loaded = (await loadPlain(context, part, columns)) ?? (await loadAny(context, part, columns));
  await tellEntries(context, part, { headers: loaded.headers, ...told }, listEntries(context, part, loaded.query, change));
}

async function loadAny(context: ParseContext, part: string, columns: Columns): Promise<Loaded> {
  const { headers } = await loadTable(context, part, 'list', columns as Record<string, TableColumn>);
  return { headers: headers as Loaded['headers'], query: `SELECT row, record, ${[...headers.keys()].join(', ')} FROM list` };
}

/** Loads a CSV whose first line is the header by the database alone; undefined for any other part. */
async function loadPlain(context: ParseContext, part: string, columns: Columns): Promise<Loaded | undefined> {
  const all = Object.entries(columns) as [EntryColumn, TableColumn][];
  const required = all.filter(([, one]) => one.required).map(([, { headers }]) => headers[0] as string);
  const first =
    (await firstUnpacked(context.path(part), part, MOST_HEADER))
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .split(/\r?\n/, 1)[0] ?? '';
  const header = first.split(',').map((cell) => cell.replace(/^"|"$/g, ''));
  if (required.some((name) => !header.includes(name))) return undefined;
  const headers: Loaded['headers'] = new Map(
    all.flatMap(([column, one]) => one.headers.filter((name) => header.includes(name)).map((name) => [column, name] as const)),
  );
  await loadCsv(context, part, 'list', { required, wanted: [...headers.values()] });
  return {
    headers,
    query: `SELECT row, 'row=' || row AS record, ${Array.from(headers, ([column, name]) => `"${name}" AS ${column}`).join(', ')} FROM list`,
  };
}

async function* listEntries(context: ParseContext, part: string, query: string, change: Change): AsyncGenerator<WrittenEntry> {
  let repaired = 0;
  const read = (text: unknown) => {
    const before = mended(String(text ?? ''));
    if (before !== undefined) repaired += 1;
    return before ?? String(text ?? '');
  };
  for (let last = 0; ; ) {
    const rows = await context.db.rowsAsJson<{ row: number; record: string } & Record<string, unknown>>(
      `${query} WHERE row > $1 ORDER BY row LIMIT ${BATCH}`,
      [last],
    );
    for (const { row, record, ...texts } of rows) {
      last = row;
      yield { record, texts: change(Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, read(text)]))) };
    }
    if (rows.length < BATCH) break;
  }
  if (repaired === 0) return;
  const message = `${repaired} cells hold UTF-8 that was once read as Mac OS Roman; read as they were before`;
  await context.issue({ part, record: '', field: '', severity: 'note', code: 'mended', message });
}
