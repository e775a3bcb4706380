import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** A job for a thread, with the memory that goes over to it. */
export type Job = { message: unknown; transfer: ArrayBuffer[] };

/** Most megabytes of objects in one thread. */
const MOST_MEGABYTES = 512;

/**
 * Hands jobs to threads, one at a time to each, and takes each answer before its thread gets the next job; answers come in any order.
 * Each thread runs the module at `url` with what `dataOf` gives.
 */
export async function inThreads<A>(
  url: URL,
  dataOf: () => unknown,
  jobs: AsyncIterable<Job>,
  take: (answer: A) => Promise<void>,
): Promise<void> {
  const queue = jobs[Symbol.asyncIterator]();
  const lane = async () => {
    const worker = new Worker(url, { workerData: dataOf(), resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES } });
    try {
      for (let next = await queue.next(); !next.done; next = await queue.next()) {
        worker.postMessage(next.value.message, next.value.transfer);
        const [answer] = (await once(worker, 'message')) as [A];
        await take(answer);
      }
    } finally {
      await Promise.all([queue.return?.(), worker.terminate()]);
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: Math.min(2, availableParallelism()) }, lane));
  for (const one of lanes) if (one.status === 'rejected') throw one.reason;
}
