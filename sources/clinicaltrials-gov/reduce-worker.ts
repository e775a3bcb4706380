import { openSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { type MemberPlace, readMember } from '../../src/base/archive.ts';
import { messageOf } from '../../src/base/errors.ts';
import { type LineRanges, rangeReader } from '../../src/base/line-ranges.ts';
import type { Issue } from '../../src/statement/context.ts';
import { type FirstStep, loadScreen } from '../../src/statement/screen.ts';
import { makeReducer, type Reduced, type Reducing, tooLong } from './reduce.ts';

/** What a thread that reduces studies is given when it starts. */
export type ReduceData = Omit<Reducing, 'passes'> & {
  screen: FirstStep | undefined;
  name: string;
  prefix: string;
} & Reads;
/** The file that the thread reads itself, if any: by ranges of lines, or by the files of an archive. */
export type Reads = { ranges?: LineRanges; archive?: string };
/** Lines for it, the range of the file or the files of the archive that it is to read. */
export type ReduceJob = { bytes: Uint8Array<ArrayBuffer>; line: number } | { range: number } | { members: MemberPlace[] };
/** What it answers: the studies reduced, or what is wrong, the file's name included. */
export type ReduceAnswer = { reduced: Reduced } | { problem: string };

const { screen, name, prefix, ranges, archive, ...reducing } = workerData as ReduceData;
const reducer = makeReducer({ ...reducing, passes: await loadScreen(screen) }, name);
const readRange = ranges && rangeReader(ranges);
const opened = archive === undefined ? -1 : openSync(archive, 'r');

parentPort?.on('message', (job: ReduceJob) => {
  try {
    const issues = reduce(job);
    const reduced = reducer.flush();
    reduced.counts.records += issues.length;
    parentPort?.postMessage({ reduced: { ...reduced, issues: [...reduced.issues, ...issues] } } satisfies ReduceAnswer);
  } catch (error) {
    parentPort?.postMessage({ problem: messageOf(error) } satisfies ReduceAnswer);
  }
});

function reduce(job: ReduceJob): Issue[] {
  const { part } = reducing;
  if ('members' in job) for (const place of job.members) reducer.member(place.name, readMember(opened, place, part));
  if ('bytes' in job)
    reducer.lines({ bytes: Buffer.from(job.bytes.buffer, job.bytes.byteOffset, job.bytes.length), line: job.line }, prefix);
  if (!('range' in job) || !readRange) return [];
  const { batch, long } = readRange(job.range);
  reducer.lines(batch, prefix);
  return long.map((one) => tooLong(part, `${prefix}line=${one.tooLong}`));
}
