import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { InputError, messageOf } from '../errors.ts';
import type { Found } from './found.ts';

/** Seconds and megabytes of objects that the reading of one file may take. */
const MOST = { seconds: 60, megabytes: 1024 };

/** A file for a thread of its own. */
export type Apart = { kind: 'pdf' | 'docx'; bytes: Uint8Array; file: string };
/** What the thread answers: the document, or what is wrong with it, the file's name included. */
export type Answer = { found: Found } | { problem: string };

/**
 * Reads a PDF or DOCX file in a thread of its own, so that a file made to take for ever is given up and holds up nobody else.
 * Throws InputError for a damaged or locked file and for one that takes more than a minute or too much memory.
 */
export async function readApart(given: Apart): Promise<Found> {
  const worker = new Worker(new URL('apart-worker.ts', import.meta.url), {
    workerData: given,
    resourceLimits: { maxOldGenerationSizeMb: MOST.megabytes },
  });
  try {
    const [answer] = (await once(worker, 'message', { signal: AbortSignal.timeout(MOST.seconds * 1000) })) as [Answer];
    if ('problem' in answer) throw new InputError(answer.problem);
    return answer.found;
  } catch (error) {
    throw error instanceof InputError ? error : new InputError(whyGivenUp(error), { file: given.file }, error);
  } finally {
    await worker.terminate();
  }
}

function whyGivenUp(error: unknown): string {
  const { name, code } = error as NodeJS.ErrnoException;
  if (name === 'AbortError') return `takes more than ${MOST.seconds} seconds to read; save its text instead`;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return `takes more than ${MOST.megabytes} MB of memory to read; save its text instead`;
  return `cannot be read (${messageOf(error)}); save its text instead`;
}
