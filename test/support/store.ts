import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openDuck } from '../../src/base/duck.ts';
import { once } from '../../src/base/memo.ts';
import { takeSnapshot } from '../../src/snapshot/take.ts';
import type { Screen } from '../../src/statement/screen.ts';
import { ensureSegment } from '../../src/statement/segment.ts';
import { loadSource } from '../../src/statement/source.ts';

/** The clock of the tests. */
export const NOW = new Date('2026-11-25T08:00:00Z');

/** What holds the folders of a test file; one listener removes them all. */
const folders = once(() => {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-test-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
});

/** A folder that goes when the process of the test file ends. */
export function temporaryFolder(): string {
  return mkdtempSync(join(folders(), 'folder-'));
}

/** Writes a file below a folder and returns its path. */
export function putFile(folder: string, name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

export type Row = {
  subject: string;
  property: string;
  value: string;
  record: string;
  field: string;
  valid_from: string | null;
  valid_to: string | null;
  precision: string | null;
  source: string;
  series: string | null;
  grade: string;
  observed_at: string;
  id: string;
};
export type IssueRow = { part: string; record: string; field: string; severity: string; code: string; message: string };

/** Takes files of a source into a new store, parses them, and gives the statements and issues. */
export async function parseFiles(
  name: string,
  paths: string[],
  published: string | null = null,
  screen?: Screen,
): Promise<{ store: string; statements: Row[]; issues: IssueRow[]; hashes: string[] }> {
  const store = join(temporaryFolder(), 'store');
  const source = await loadSource(name);
  mkdirSync(join(store, 'segments'), { recursive: true });
  const folders: string[] = [];
  const hashes: string[] = [];
  for (const intake of source.intake(paths)) {
    const { receipt } = await takeSnapshot(store, source.facts, { ...intake, published: published ?? intake.published }, NOW);
    folders.push(await ensureSegment(store, source, receipt, screen));
    hashes.push(...receipt.parts.map(({ sha256 }) => sha256));
  }
  const db = await openDuck();
  const files = (table: string) => `read_parquet([${folders.map((folder) => `'${folder}/${table}*.parquet'`).join(', ')}])`;
  const statements =
    await db.rows<Row>(`SELECT * REPLACE (valid_from::VARCHAR AS valid_from, valid_to::VARCHAR AS valid_to, observed_at::VARCHAR AS observed_at)
    FROM ${files('statement')} ORDER BY subject, property, field, value`);
  const issues = await db.rows<IssueRow>(`SELECT part, record, field, severity, code, message FROM ${files('issue')} ORDER BY ALL`);
  db.close();
  return { store, statements, issues, hashes };
}

/** Values of one property of a subject. */
export function valuesOf(rows: Row[], subject: string, property: string): string[] {
  return rows.filter((row) => row.subject === subject && row.property === property).map(({ value }) => value);
}
