import type { Context } from 'hono';
import { stream } from 'hono/streaming';
import { InputError, messageOf, UsageError } from '../../../base/errors.ts';
import { OPERATIONS } from '../../../operation/table.ts';
import { call, type Visit } from '../page.ts';
import { readableMessage } from '../problem-page.ts';
import { PROBLEM_WORDS } from '../words/problem.ts';
import type { Article } from './article.ts';
import { checkResult } from './result.ts';

/** Milliseconds between two lines that tell how far a check is. */
const EVERY = 100;

/** One line of the stream: how many claims are judged, or at the end the answer as HTML with the text that was read, or why there is none. */
export type CheckLine = { done: number; total: number } | { html: string; text: string; published: string } | { problem: string };

/** Checks an article and tells how far it is, a line of JSON at a time; ends its work when the reader leaves. */
export async function streamCheck(c: Context, visit: Visit, read: () => Promise<Article>): Promise<Response> {
  c.header('content-type', 'application/x-ndjson; charset=utf-8');
  c.header('cache-control', 'no-store');
  const left = new AbortController();
  return stream(c, async (lines) => {
    lines.onAbort(() => left.abort());
    const tell = (line: CheckLine) => lines.write(`${JSON.stringify(line)}\n`);
    const last = await answer(visit, read, left.signal, tell);
    if (!left.signal.aborted) await tell(last);
  });
}

async function answer(
  visit: Visit,
  read: () => Promise<Article>,
  signal: AbortSignal,
  tell: (line: CheckLine) => Promise<unknown>,
): Promise<CheckLine> {
  const { lang, here, host, query } = visit;
  try {
    const article = await read();
    const watch = { onStep: now(tell), signal };
    const asked = { ...article, as_of: query.as_of, known_by: query.known_by };
    const result = await call({ ...host, watch }, OPERATIONS.check, asked);
    const checked = { text: article.text, result, isExample: false, verdict: undefined };
    const html = String(await checkResult(here, await host.atlas(), checked));
    return { html, text: article.text, published: article.published ?? '' };
  } catch (error) {
    if (signal.aborted) return { problem: '' };
    if (error instanceof UsageError || error instanceof InputError) return { problem: readableMessage(lang, error) };
    process.stderr.write(`atlas: ${error instanceof Error ? error.stack : messageOf(error)}\n`);
    return { problem: `${PROBLEM_WORDS[lang].inside.title}. ${PROBLEM_WORDS[lang].inside.next}` };
  }
}

/** Tells steps, but no more often than is seen. */
function now(tell: (line: CheckLine) => Promise<unknown>): (done: number, total: number) => void {
  let next = 0;
  return (done, total) => {
    if (Date.now() < next && done < total) return;
    next = Date.now() + EVERY;
    void tell({ done, total });
  };
}
