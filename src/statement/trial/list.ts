import type { ParseContext } from '../context.ts';
import { loadTable, type TableColumn } from '../grid.ts';
import type { EntryColumn, WrittenEntry } from './entry.ts';
import { type EntryNames, tellEntries } from './tell.ts';
import { mended } from './text.ts';

/** Rows that are held at a time. */
const BATCH = 2000;

/** Makes statements of the trials in a list with a header, in CSV, XLSX or a page; the columns are those of an entry, `change` parts cells that hold more than one. Throws InputError as `loadTable` does. */
export async function tellList(
  context: ParseContext,
  part: string,
  columns: Partial<Record<EntryColumn, TableColumn>>,
  told: Pick<EntryNames, 'lang' | 'series'>,
  change: (texts: WrittenEntry['texts']) => WrittenEntry['texts'] = (texts) => texts,
): Promise<void> {
  const { headers } = await loadTable(context, part, 'list', columns as Record<string, TableColumn>);
  await tellEntries(
    context,
    part,
    { headers: headers as Map<EntryColumn, string>, ...told },
    listEntries(context, part, [...headers.keys()], change),
  );
}

async function* listEntries(
  context: ParseContext,
  part: string,
  columns: string[],
  change: (texts: WrittenEntry['texts']) => WrittenEntry['texts'],
): AsyncGenerator<WrittenEntry> {
  let repaired = 0;
  const read = (text: string) => {
    const before = mended(text);
    if (before !== undefined) repaired += 1;
    return before ?? text;
  };
  const query = `SELECT row, record, ${columns.join(', ')} FROM list WHERE row > $1 ORDER BY row LIMIT ${BATCH}`;
  for (let last = 0; ; ) {
    const rows = await context.db.rowsAsJson<{ row: number; record: string } & Record<string, string>>(query, [last]);
    for (const { row, record, ...texts } of rows) {
      last = row;
      yield { record, texts: change(Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, read(String(text ?? ''))]))) };
    }
    if (rows.length < BATCH) break;
  }
  if (repaired === 0) return;
  const message = `${repaired} cells hold UTF-8 that was once read as Mac OS Roman; read as they were before`;
  await context.issue({ part, record: '', field: '', severity: 'note', code: 'mended', message });
}
