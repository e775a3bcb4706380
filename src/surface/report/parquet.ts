import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { literal, openDuck } from '../../base/duck.ts';
import type { Cell } from './csv.ts';

/** A column of a table to take along, by the name that programs call it. */
export type ParquetColumn = { id: string; isNumber?: true | undefined };

/** A table as a Parquet file; numbers are DOUBLE, everything else VARCHAR. */
export async function parquetOf(columns: readonly ParquetColumn[], rows: readonly (readonly Cell[])[]): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'cgt-atlas-'));
  const db = await openDuck();
  try {
    const [lines, file] = [join(folder, 'rows.jsonl'), join(folder, 'rows.parquet')];
    writeFileSync(lines, rows.map((row) => `${JSON.stringify(Object.fromEntries(row.map((cell, at) => [`c${at}`, cell])))}\n`).join(''));
    const types = columns.map(({ isNumber }, at) => `c${at}: '${isNumber ? 'DOUBLE' : 'VARCHAR'}'`);
    const named = columns.map(({ id }, at) => `c${at} AS "${id.replaceAll('"', '""')}"`);
    await db.run(
      `COPY (SELECT ${named.join(', ')} FROM read_json(${literal(lines)}, format = 'newline_delimited', columns = {${types.join(', ')}})) TO ${literal(file)} (FORMAT parquet, COMPRESSION zstd)`,
    );
    return readFileSync(file);
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
