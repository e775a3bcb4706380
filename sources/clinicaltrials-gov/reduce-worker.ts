import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from '../../src/base/errors.ts';
import { type LineRanges, rangeReader } from '../../src/base/line-ranges.ts';
import { type FirstStep, loadScreen } from '../../src/statement/screen.ts';
import { makeReducer, type Reduced, type Reducing, tooLong } from './reduce.ts';

/** What a thread that reduces studies is given when it starts. */
export type ReduceData = Omit<Reducing, 'passes'> & {
  screen: FirstStep | undefined;
  name: string;
  prefix: string;
  ranges: LineRanges | undefined;
};
/** Lines for it, or the range of the file that it is to read. */
export type ReduceJob = { bytes: Uint8Array<ArrayBuffer>; line: number } | { range: number };
/** What it answers: the studies reduced, or what is wrong, the file's name included. */
export type ReduceAnswer = { reduced: Reduced } | { problem: string };

const { screen, name, prefix, ranges, ...reducing } = workerData as ReduceData;
const reducer = makeReducer({ ...reducing, passes: await loadScreen(screen) }, name);
const read = ranges && rangeReader(ranges);

parentPort?.on('message', (job: ReduceJob) => {
  try {
    parentPort?.postMessage({ reduced: reduce(job) } satisfies ReduceAnswer);
  } catch (error) {
    parentPort?.postMessage({ problem: messageOf(error) } satisfies ReduceAnswer);
  }
});

function reduce(job: ReduceJob): Reduced {
  if (!('range' in job)) {
    const { bytes, line } = job;
    reducer.lines({ bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), line }, prefix);
    return reducer.flush();
  }
  const { batch, long } = (read as NonNullable<typeof read>)(job.range);
  reducer.lines(batch, prefix);
  const reduced = reducer.flush();
  return { ...reduced, issues: [...reduced.issues, ...long.map((one) => tooLong(reducing.part, `${prefix}line=${one.tooLong}`))] };
}
