import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { InputError } from '../base/errors.ts';
import { type Article, readArticle } from './article.ts';

/** The longest text, in UTF-16 units, that is read where it is asked for; about a fifth of a second. */
const SHORT = 8_000;
/** Megabytes of objects that the reading of one article may take. */
const MOST_MEGABYTES = 1024;

/** A text for a thread of its own. */
export type Apart = { text: string; published: string | null };
/** What the thread answers: the article, or what is wrong with the text. */
export type Answer = { article: Article } | { problem: string };

/**
 * Reads an article as `readArticle` does; a long one in a thread of its own, so that it holds up nobody else and can be given up.
 * Throws InputError as `readArticle` does, and the reason of the signal once it is aborted.
 */
export async function readArticleApart(text: string, published: string | null, signal?: AbortSignal): Promise<Article> {
  if (text.length <= SHORT) return readArticle(text, published);
  signal?.throwIfAborted();
  const worker = new Worker(new URL('apart-worker.ts', import.meta.url), {
    workerData: { text, published } satisfies Apart,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  try {
    const [answer] = (await once(worker, 'message', signal === undefined ? {} : { signal })) as [Answer];
    if ('problem' in answer) throw new InputError(answer.problem);
    return answer.article;
  } finally {
    await worker.terminate();
  }
}
