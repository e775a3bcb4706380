import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { InputError, messageOf, UsageError } from '../../base/errors.ts';
import { checkInput } from '../../operation/inputs.ts';
import type { Host, Operation } from '../../operation/operation.ts';
import { findOperation, OPERATIONS } from '../../operation/table.ts';
import { requireFormat, sendDocument } from '../report/send.ts';
import { pages } from '../web/pages.ts';
import { problemPage } from '../web/problem-page.ts';
import type { Door } from '../web/review/door.ts';
import { PROBLEM_WORDS } from '../web/words/problem.ts';
import { langOf } from '../web/words/words.ts';

const MOST_BYTES = 20 * 1024 * 1024;
/** Operations that the HTTP surface offers: those that only read, and read nothing but the atlas. */
const OFFERED = Object.values(OPERATIONS).flatMap(({ name, readOnly }) => (readOnly && name !== 'predict' ? [name] : []));

/** The HTTP surface over a host: pages at `/`, operations at `/api/<name>`; it only reads, but for the review of who came in by the door. */
export function makeApp(host: Host, door?: Door): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        connectSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
    }),
  );
  app.use(
    bodyLimit({
      maxSize: MOST_BYTES,
      onError: (c) => refuse(c, 413, { kind: 'input', message: `the body is over ${MOST_BYTES} bytes` }),
    }),
  );
  app.get('/api', (c) => c.json({ operations: OFFERED }));
  app.on(['GET', 'POST'], '/api/:name', async (c) => {
    const operation = requireOperation(c.req.param('name'));
    const input = c.req.method === 'POST' ? await c.req.json<unknown>().catch(() => badJson()) : c.req.query();
    return c.json({ data: await operation.run(checkInput(operation.name, operation.input, input) as never, host) });
  });
  app.on(['GET', 'POST'], '/api/:name/:format', async (c) => {
    const operation = requireOperation(c.req.param('name'));
    const format = requireFormat(operation.name, c.req.param('format'));
    const { lang, ...query } = c.req.query();
    const given = c.req.method === 'POST' ? await c.req.json<unknown>().catch(() => badJson()) : query;
    const input = checkInput(operation.name, operation.input, given);
    const result = await operation.run(input as never, host);
    return sendDocument(c, { operation: operation.name, result, input }, format, langOf(lang), await host.atlas());
  });
  app.route('/', pages(host, door));
  app.notFound((c) => refuse(c, 404, { kind: 'usage', message: `nothing at ${c.req.path}` }));
  app.onError((error, c) => {
    const kind = error instanceof UsageError ? 'usage' : error instanceof InputError ? 'input' : 'internal';
    const message = kind === 'internal' ? 'something went wrong inside; the log says more' : messageOf(error);
    if (kind === 'internal') process.stderr.write(`atlas: ${error.stack ?? messageOf(error)}\n`);
    return refuse(c, kind === 'internal' ? 500 : 400, { kind, message });
  });
  return app;
}

function requireOperation(name: string): Operation {
  const operation = findOperation(name);
  if (operation && OFFERED.some((offered) => offered === operation.name)) return operation;
  throw new UsageError(`unknown operation "${name}"; the operations are ${OFFERED.join(', ')}`);
}

function badJson(): never {
  throw new UsageError('the body is no valid JSON');
}

/** The one error of the API as JSON; for all other addresses a page. */
function refuse(c: Context, status: 400 | 404 | 413 | 500, error: { kind: string; message: string }): Response | Promise<Response> {
  const isApi = c.req.path === '/api' || c.req.path.startsWith('/api/');
  if (isApi) return c.json({ error }, status);
  const lang = langOf(c.req.query('lang'));
  const words = PROBLEM_WORDS[lang];
  const said = { 400: error.message, 404: words.at(c.req.path), 413: words.over(MOST_BYTES / 2 ** 20), 500: '' };
  const kinds = { 400: 'question', 404: 'nothing', 413: 'large', 500: 'inside' } as const;
  return c.html(problemPage(kinds[status], c.req.path, c.req.query(), said[status]), status);
}
