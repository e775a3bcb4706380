import { spawnSync } from 'node:child_process';
import { shipped } from '../src/base/root.ts';
import type { Bench, Measure } from './measure.ts';
import type { Parsed, Process } from './parse-once.ts';
import { PARSER_FILES } from './parser-files.ts';
import { benchPath } from './stores.ts';

/** Bytes of the two files of a format: what the second takes more than the first is told, so that neither the start of a process nor the planning of queries counts. */
const SIZES = [4_000_000, 24_000_000];
const LIMIT = 20;

/**
 * Snapshot bytes to a segment of statements for every parser but that of ClinicalTrials.gov's API: invented records with changed ids, with about as many bytes a
 * statement as real ones, in a process of its own. MB are 10⁶ bytes unpacked, seconds are of CPU of all threads.
 */
export const parsers: Bench = async () =>
  PARSER_FILES.map(({ source, format }, nth): Measure => {
    const { files, mb } = inProcess(nth);
    const [small, large] = files as [Parsed, Parsed];
    const bytes = large.bytes - small.bytes;
    return {
      what: `${source}, ${format}, ${(large.bytes / large.statements).toFixed(0)} bytes a statement, first ${(small.bytes / 1e6).toFixed(0)} MB ${small.cpu.toFixed(0)} ms, memory ${mb.toFixed(0)} MB`,
      runs: [bytes / 1000 / (large.cpu - small.cpu)],
      unit: 'MB/s',
      against: { what: 'limit', value: LIMIT },
    };
  });

function inProcess(nth: number): Process {
  const { status, stdout, stderr } = spawnSync(process.execPath, [
    shipped('bench', 'parse-once.ts'),
    String(nth),
    SIZES.join(),
    benchPath('parse'),
  ]);
  if (status !== 0) throw new Error(`bench/parse-once.ts ended with ${status}: ${stderr}`);
  return JSON.parse(stdout.toString()) as Process;
}
