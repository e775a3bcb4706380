import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shipped } from '../src/base/root.ts';
import { shared } from '../test-real/support/shared.ts';

/** The files that the benchmarks read, by source. */
export const TRIAL_FILES: Record<string, string> = {
  'car-t-monitor': shared('data', 'ctgov', 'car-t-monitor'),
  'clinicaltrials-gov': shared('data', 'ctgov', 'v2-studies.ndjson.gz'),
};
const LISTS: Record<string, string> = {
  'cde-breakthrough': shared('data', 'registries', 'cde', '突破性治疗公示.csv'),
  'cde-priority-review': shared('data', 'registries', 'cde', '优先审评公示.csv'),
};

const root = mkdtempSync(join(tmpdir(), 'atlas-bench-'));
process.once('exit', () => rmSync(root, { recursive: true, force: true }));
const made = new Map<string, string>();

/** A folder of the benchmark, removed when the process ends. */
export function benchPath(...parts: string[]): string {
  return join(root, ...parts);
}

/** A store with the shipped facts alone, built once. */
export function shippedStore(): string {
  return once('shipped', {});
}

/** A store with every real file of the four sources, built once. */
export function realStore(): string {
  return once('real', { ...TRIAL_FILES, ...LISTS });
}

function once(name: string, files: Record<string, string>): string {
  const store = benchPath(name);
  if (!made.has(name)) fillStore(store, files);
  made.set(name, store);
  return store;
}

/** Adds files to a store and builds it, each step in a cold process. */
export function fillStore(store: string, files: Record<string, string>): void {
  for (const [source, path] of Object.entries(files)) runAtlas(['add', source, path, '--store', store]);
  runAtlas(['build', '--store', store]);
}

/** Runs the command line in a cold process, its output thrown away. Throws with its messages when it fails. */
export function runAtlas(words: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [shipped('bin', 'atlas.js'), ...words], { maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`atlas ${words.join(' ')} ended with ${status}: ${stderr}`);
}
