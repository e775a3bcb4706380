import type { Context } from 'hono';
import { InputError, UsageError } from '../../base/errors.ts';
import type { Host } from '../../operation/operation.ts';
import { layout } from './layout.ts';
import { type Query, type SentFile, type Shown, type Visit, visitOf } from './page.ts';
import { problemPage, readableMessage } from './problem-page.ts';
import { langOf } from './words/words.ts';

/** Answers a request with a page; a question that cannot be answered gives a page that says why. */
export async function respond(c: Context, host: Host, asked: Query, show: (visit: Visit) => Promise<Shown | Response>): Promise<Response> {
  try {
    const visit = await visitOf(host, c.req.url, asked, c.req.param());
    const shown = await show(visit);
    if (shown instanceof Response) return shown;
    if ('redirect' in shown) return c.redirect(shown.redirect);
    if ('file' in shown) return sendFile(c, shown.file);
    // A part is what an island puts into a page that is open already.
    if (asked.part === 'true') return c.html(shown.main, shown.status ?? 200);
    if (shown.isLive) c.header('cache-control', 'no-cache');
    return c.html(layout({ ...visit, query: asked, ...shown }), shown.status ?? 200);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof InputError)) throw error;
    return c.html(problemPage('question', c.req.path, asked, readableMessage(langOf(asked.lang), error)), 400);
  }
}

function sendFile(c: Context, { name, type, body, isShown }: SentFile): Response {
  const content = typeof body === 'string' ? body : new Uint8Array(body).buffer;
  return c.body(content, 200, {
    'content-type': type,
    'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename="${name}"`,
  });
}
