import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from '../../src/base/errors.ts';
import { type FirstStep, loadScreen } from '../../src/statement/screen.ts';
import { makeReducer, type Reduced, type Reducing } from './reduce.ts';

/** What a thread that reduces studies is given when it starts. */
export type ReduceData = Omit<Reducing, 'passes'> & { screen: FirstStep | undefined; name: string };
/** Lines for it. */
export type ReduceJob = { bytes: Uint8Array<ArrayBuffer>; line: number; prefix: string };
/** What it answers: the studies reduced, or what is wrong, the file's name included. */
export type ReduceAnswer = { reduced: Reduced } | { problem: string };

const { screen, name, ...reducing } = workerData as ReduceData;
const reducer = makeReducer({ ...reducing, passes: await loadScreen(screen) }, name);

parentPort?.on('message', ({ bytes, line, prefix }: ReduceJob) => {
  try {
    reducer.lines({ bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), line }, prefix);
    parentPort?.postMessage({ reduced: reducer.flush() } satisfies ReduceAnswer);
  } catch (error) {
    parentPort?.postMessage({ problem: messageOf(error) } satisfies ReduceAnswer);
  }
});
