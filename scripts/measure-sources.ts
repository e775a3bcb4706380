import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { dayOf } from '../src/base/dates.ts';
import { literal, openDuck } from '../src/base/duck.ts';
import { fieldScreen } from '../src/classify/field-screen.ts';
import { add } from '../src/operation/add.ts';
import { makeHost } from '../src/operation/host.ts';
import { readReceipts } from '../src/snapshot/receipt.ts';
import { ensureSegment } from '../src/statement/segment.ts';
import { loadSource } from '../src/statement/source.ts';
import type { Figure, Figures } from './source-pages.ts';

/** A real file: below a folder of them, the source that reads it, the rows that a catalogue counts, and why ours are others. */
type RealFile = { path: string; source: string; rows: number; why?: string };

/** Reads every real file of `real-files.json` in a folder, each into a store of its own, and counts what came of it. Throws where a count differs from the catalogue without a reason. */
export async function measureFiles(folder: string): Promise<Figures> {
  const listed = JSON.parse(readFileSync(new URL('real-files.json', import.meta.url), 'utf8')) as RealFile[];
  const files: Figure[] = [];
  const fields: Figures['fields'] = {};
  for (const one of listed) {
    const { figure, found } = await measure(folder, one);
    process.stderr.write(`${JSON.stringify(figure)}\n`);
    if (figure.records !== one.rows && one.why === undefined)
      throw new Error(
        `${one.path}: ${figure.records} records where the catalogue has ${one.rows}; find out why and say it in real-files.json`,
      );
    files.push(figure);
    const known = fields[one.source] ?? { read: [], unknown: [] };
    fields[one.source] = { read: union(known.read, found.read), unknown: union(known.unknown, found.unknown) };
  }
  return { measured: dayOf(new Date()), files, fields };
}

function union(some: string[], more: string[]): string[] {
  return [...new Set([...some, ...more])].toSorted();
}

async function measure(
  folder: string,
  { path, source: name, rows, why }: RealFile,
): Promise<{ figure: Figure; found: { read: string[]; unknown: string[] } }> {
  const store = mkdtempSync(join(tmpdir(), 'atlas-measure-'));
  try {
    mkdirSync(join(store, 'segments'));
    await add.run(
      { source: name, paths: [join(folder, path)] },
      makeHost(store, () => {}),
    );
    const source = await loadSource(name);
    const segments: string[] = [];
    for (const receipt of readReceipts(store))
      segments.push(await ensureSegment(store, source, receipt, source.isScreened && fieldScreen()));
    const counts = await countsOf(segments);
    return { figure: { source: name, file: basename(path), rows, why: why ?? null, ...counts.figure }, found: counts.found };
  } finally {
    rmSync(store, { recursive: true, force: true });
  }
}

type Counts = Pick<Figure, 'records' | 'subjects' | 'statements' | 'issues' | 'quarantined'>;

async function countsOf(segments: string[]): Promise<{ figure: Counts; found: { read: string[]; unknown: string[] } }> {
  const db = await openDuck();
  try {
    const files = (table: string) => `read_parquet([${segments.map((one) => literal(`${one}/${table}*.parquet`)).join(', ')}])`;
    const [all] = await db.rows<Omit<Counts, 'issues'>>(`SELECT
      (SELECT sum(records)::INTEGER FROM ${files('field')} WHERE field IS NULL) AS records,
      (SELECT count(DISTINCT subject)::INTEGER FROM ${files('statement')}) AS subjects,
      (SELECT count(*)::INTEGER FROM ${files('statement')}) AS statements,
      (SELECT count(*)::INTEGER FROM ${files('issue')} WHERE severity = 'quarantined') AS quarantined`);
    const issues = await db.rows<{ code: string; n: number }>(
      `SELECT code, count(*)::INTEGER AS n FROM ${files('issue')} GROUP BY code ORDER BY code`,
    );
    const fields = await db.rows<{ field: string; use: string }>(
      `SELECT DISTINCT field, use FROM ${files('field')} WHERE field IS NOT NULL ORDER BY ALL`,
    );
    const named = (use: string) => fields.filter((one) => one.use === use).map(({ field }) => field);
    const figure = {
      records: 0,
      subjects: 0,
      statements: 0,
      quarantined: 0,
      ...all,
      issues: Object.fromEntries(issues.map(({ code, n }) => [code, n])),
    };
    return { figure, found: { read: named('read'), unknown: named('unknown') } };
  } finally {
    db.close();
  }
}
