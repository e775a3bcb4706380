import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip, createZstdCompress } from 'node:zlib';
import { shipped } from '../src/base/root.ts';
import { zipOf } from '../test/support/zip.ts';
import type { Ingested } from './ingest-once.ts';
import type { Bench, Measure } from './measure.ts';
import { median } from './measure.ts';
import { benchPath } from './stores.ts';
import { writeStudies } from './studies.ts';

const RUNS = 3;
const SIZE = 750_000_000;
const [PLAIN, PEER] = ['JSON lines', 'DuckDB'];

/**
 * Snapshot bytes to a segment of statements, every study screened, beside DuckDB's own reader that puts the same fields of the same file into a table;
 * each run is a process of its own. MB are 10⁶ bytes of the file unpacked; packed files are held against half of what DuckDB reads plain.
 */
export const ingest: Bench = async () => {
  const plain = benchPath('studies.ndjson');
  const { studies, size } = writeStudies(plain, SIZE, 1);
  const files = { [PLAIN]: plain, ...(await packed(plain)) };
  const runs = new Map<string, Ingested[]>();
  const add = (name: string, work: 'segment' | 'peer', path: string) => runs.set(name, [...(runs.get(name) ?? []), once(work, path)]);
  for (let nth = 0; nth < RUNS; nth += 1) {
    add(PEER, 'peer', plain);
    for (const [name, path] of Object.entries(files)) add(name, 'segment', path);
  }
  for (const path of Object.values(files)) rmSync(path);
  const rates = (name: string, of: 'ms' | 'cpu') => (runs.get(name) ?? []).map((one) => size / 1000 / one[of]);
  const described = `${studies} studies of ${(size / studies / 1000).toFixed(1)} KB`;
  const against = (name: string, of: 'ms' | 'cpu') =>
    name === PLAIN
      ? { what: 'DuckDB read_json', value: median(rates(PEER, of)) }
      : { what: 'half of DuckDB on the plain file', value: median(rates(PEER, of)) / 2 };
  return Object.keys(files).flatMap((name): Measure[] => [
    { what: `${name} to a segment, ${described}`, runs: rates(name, 'ms'), unit: 'MB/s', against: against(name, 'ms') },
    { what: `${name}, by CPU time`, runs: rates(name, 'cpu'), unit: 'MB/s', against: against(name, 'cpu') },
    { what: `${name}, most memory`, runs: (runs.get(name) ?? []).map(({ mb }) => mb), unit: 'MB', against: { what: 'limit', value: 1500 } },
  ]);
};

async function packed(plain: string): Promise<Record<string, string>> {
  const [gzip, zstd, zip] = ['gz', 'zst', 'zip'].map((name) => benchPath(`studies.ndjson.${name}`)) as [string, string, string];
  await pipeline(createReadStream(plain), createGzip(), createWriteStream(gzip));
  await pipeline(createReadStream(plain), createZstdCompress(), createWriteStream(zstd));
  writeFileSync(zip, zipOf([['studies.ndjson', readFileSync(plain)]], 8));
  return { gzip, zstd, zip };
}

function once(work: string, path: string): Ingested {
  const { status, stdout, stderr } = spawnSync(process.execPath, [shipped('bench', 'ingest-once.ts'), work, path, benchPath('ingest')]);
  if (status !== 0) throw new Error(`bench/ingest-once.ts ended with ${status}: ${stderr}`);
  return JSON.parse(stdout.toString()) as Ingested;
}
