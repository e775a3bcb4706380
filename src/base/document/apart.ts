import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { InputError, messageOf } from '../errors.ts';
import type { Found } from './found.ts';

/** Seconds and megabytes that the reading of one file may take; memory that is no object of the thread, such as an unpacked stream, is seen in the process alone. */
const MOST = { seconds: 10, megabytes: 1024 };
/** Milliseconds between two looks at the memory of the process. */
const LOOK = 20;

/** A file for a thread of its own. */
export type Apart = { kind: 'pdf' | 'docx'; bytes: Uint8Array; file: string };
/** What the thread answers: the document, or what is wrong with it, the file's name included. */
export type Answer = { found: Found } | { problem: string };

/**
 * Reads a PDF or DOCX file in a thread of its own, so that a file made to take for ever is given up and holds up nobody else.
 * Throws InputError for a damaged or locked file and for one that takes more than ten seconds or too much memory.
 */
export async function readApart(given: Apart): Promise<Found> {
  const worker = new Worker(new URL('apart-worker.ts', import.meta.url), {
    workerData: given,
    resourceLimits: { maxOldGenerationSizeMb: MOST.megabytes },
  });
  const watch = watchMemory();
  try {
    const signal = AbortSignal.any([AbortSignal.timeout(MOST.seconds * 1000), watch.signal]);
    const [answer] = (await once(worker, 'message', { signal })) as [Answer];
    if ('problem' in answer) throw new InputError(answer.problem);
    return answer.found;
  } catch (error) {
    throw error instanceof InputError ? error : new InputError(whyGivenUp(error), { file: given.file }, error);
  } finally {
    watch.end();
    await worker.terminate();
  }
}

/** Gives up once the process holds so much more than at the beginning. */
function watchMemory(): { signal: AbortSignal; end(): void } {
  const given = new AbortController();
  const most = process.memoryUsage.rss() + MOST.megabytes * 1024 ** 2;
  const timer = setInterval(() => {
    if (process.memoryUsage.rss() > most) given.abort(Object.assign(new Error('too much memory'), { code: TOO_MUCH }));
  }, LOOK);
  return { signal: given.signal, end: () => clearInterval(timer) };
}

const TOO_MUCH = 'ERR_WORKER_OUT_OF_MEMORY';

function whyGivenUp(error: unknown): string {
  const { name, code, cause } = error as NodeJS.ErrnoException;
  if (code === TOO_MUCH || (cause as NodeJS.ErrnoException | undefined)?.code === TOO_MUCH)
    return `takes more than ${MOST.megabytes} MB of memory to read; save its text instead`;
  if (name === 'AbortError') return `takes more than ${MOST.seconds} seconds to read; save its text instead`;
  return `cannot be read (${messageOf(error)}); save its text instead`;
}
