import { spawnSync } from 'node:child_process';
import { shipped } from '../src/base/root.ts';
import type { Bench, Measure } from './measure.ts';
import type { Parsed } from './parse-once.ts';
import { PARSER_FILES } from './parser-files.ts';
import { benchPath } from './stores.ts';

const SIZE = 20_000_000;
const LIMIT = 20;

/**
 * Snapshot bytes to a segment of statements for every parser but that of ClinicalTrials.gov's API: invented records with changed ids, about 20 MB of each format, in a
 * process of its own. MB are 10⁶ bytes unpacked, seconds are of CPU of all threads.
 */
export const parsers: Bench = async () =>
  PARSER_FILES.map(({ source, format }, nth): Measure => {
    const { bytes, cpu, mb } = once(nth);
    return {
      what: `${source}, ${format}, ${(bytes / 1e6).toFixed(0)} MB, memory ${mb.toFixed(0)} MB`,
      runs: [bytes / 1000 / cpu],
      unit: 'MB/s',
      against: { what: 'limit', value: LIMIT },
    };
  });

function once(nth: number): Parsed {
  const { status, stdout, stderr } = spawnSync(process.execPath, [
    shipped('bench', 'parse-once.ts'),
    String(nth),
    String(SIZE),
    benchPath('parse'),
  ]);
  if (status !== 0) throw new Error(`bench/parse-once.ts ended with ${status}: ${stderr}`);
  return JSON.parse(stdout.toString()) as Parsed;
}
