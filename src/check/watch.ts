import { setImmediate } from 'node:timers/promises';

/** What a long check tells while it works: how many of its claims are judged; and the signal that ends it early. */
export type CheckWatch = { onStep(done: number, total: number): void; signal?: AbortSignal | undefined };

/** Nobody looks on. */
export const UNWATCHED: CheckWatch = { onStep: () => {} };

/** Claims judged at a time, so that the database and the judging work side by side. */
const LANES = 16;

/** Does the work for each item, a few at a time, in answers of the same order; between two items others get their turn. Throws the reason of the signal once it is aborted. */
export async function inTurns<T, R>(
  items: readonly T[],
  { onStep, signal }: CheckWatch,
  work: (item: T, at: number) => Promise<R>,
): Promise<R[]> {
  const queue = items.entries();
  const answers = new Array<R>(items.length);
  let done = 0;
  const lane = async () => {
    for (const [at, item] of queue) {
      await setImmediate();
      signal?.throwIfAborted();
      answers[at] = await work(item, at);
      done += 1;
      onStep(done, items.length);
    }
  };
  onStep(0, items.length);
  await Promise.all(Array.from({ length: LANES }, lane));
  signal?.throwIfAborted();
  return answers;
}
