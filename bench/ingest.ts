import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SECTION_COLUMNS } from '../sources/clinicaltrials-gov/study.ts';
import { literal, openDuck } from '../src/base/duck.ts';
import { fieldScreen } from '../src/classify/field-screen.ts';
import { takeSnapshot } from '../src/snapshot/take.ts';
import { ensureSegment } from '../src/statement/segment.ts';
import { loadSource } from '../src/statement/source.ts';
import { type Bench, median, timeRuns } from './measure.ts';
import { benchPath } from './stores.ts';
import { writeStudies } from './studies.ts';

const RUNS = 3;
const SIZE = Number(process.env.BENCH_INGEST_BYTES ?? 750_000_000);

/** Snapshot bytes to a segment of statements, beside DuckDB's own reader that puts the same fields of the same file into a table; MB are 10⁶ bytes. */
export const ingest: Bench = async () => {
  const path = benchPath('studies.ndjson');
  const { studies, size } = writeStudies(path, SIZE, 1);
  const megabytes = size / 1e6;
  const segment = await segmentMaker(path);
  const ours: number[] = [];
  const theirs: number[] = [];
  await timeRuns(1 + RUNS, async () => {
    ours.push(...(await timeRuns(1, segment)));
    theirs.push(...(await timeRuns(1, () => readJson(path))));
  });
  const rates = (runs: number[]) => runs.slice(1).map((ms) => megabytes / (ms / 1000));
  const what = `snapshot to segment, ${studies} studies of ${(size / studies / 1000).toFixed(1)} KB`;
  const against = { what: 'DuckDB read_json', value: median(rates(theirs)) };
  return [{ what, runs: rates(ours), unit: 'MB/s', against }];
};

/** Takes the file once; each call of the result makes its segment anew. */
async function segmentMaker(path: string): Promise<() => Promise<void>> {
  const store = benchPath('ingest');
  mkdirSync(join(store, 'segments'), { recursive: true });
  const source = await loadSource('clinicaltrials-gov');
  const [intake] = source.intake([path]);
  if (!intake) throw new Error('the source takes no such file');
  const { receipt } = await takeSnapshot(store, source.facts, intake, new Date());
  const screen = fieldScreen();
  return async () => rmSync(await ensureSegment(store, source, receipt, screen), { recursive: true });
}

async function readJson(path: string): Promise<void> {
  const db = await openDuck();
  const columns = SECTION_COLUMNS.map(([name, type]) => `${name}: ${literal(type)}`).join(', ');
  await db.run(`CREATE TABLE study AS SELECT * FROM read_json(${literal(path)}, format = 'newline_delimited', columns = {${columns}})`);
  db.close();
}
