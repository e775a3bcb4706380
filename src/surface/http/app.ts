import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { InputError, messageOf, UsageError } from '../../base/errors.ts';
import { checkInput } from '../../operation/inputs.ts';
import type { Host } from '../../operation/operation.ts';
import { findOperation, OPERATIONS } from '../../operation/table.ts';
import { pages } from '../web/pages.ts';

const MOST_BYTES = 20 * 1024 * 1024;
/** Operations that the HTTP surface offers: those that only read, and read nothing but the atlas. */
const OFFERED = Object.values(OPERATIONS).flatMap(({ name, readOnly }) => (readOnly && name !== 'predict' ? [name] : []));

/** The HTTP surface over a host: pages at `/`, operations at `/api/<name>`; it only reads. */
export function makeApp(host: Host): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
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
      onError: (c) => c.json({ error: { kind: 'input', message: `the body is over ${MOST_BYTES} bytes` } }, 413),
    }),
  );
  app.get('/api', (c) => c.json({ operations: OFFERED }));
  app.on(['GET', 'POST'], '/api/:name', async (c) => {
    const operation = findOperation(c.req.param('name'));
    if (!operation || !OFFERED.some((name) => name === operation.name)) {
      throw new UsageError(`unknown operation "${c.req.param('name')}"; the operations are ${OFFERED.join(', ')}`);
    }
    const input = c.req.method === 'POST' ? await c.req.json<unknown>().catch(() => badJson()) : c.req.query();
    return c.json({ data: await operation.run(checkInput(operation.name, operation.input, input) as never, host) });
  });
  app.route('/', pages(host));
  app.notFound((c) => c.json({ error: { kind: 'usage', message: `nothing at ${c.req.path}` } }, 404));
  app.onError((error, c) => {
    const kind = error instanceof UsageError ? 'usage' : error instanceof InputError ? 'input' : 'internal';
    const message = kind === 'internal' ? 'something went wrong inside; the log says more' : messageOf(error);
    if (kind === 'internal') process.stderr.write(`atlas: ${error.stack ?? messageOf(error)}\n`);
    return c.json({ error: { kind, message } }, kind === 'internal' ? 500 : 400);
  });
  return app;
}

function badJson(): never {
  throw new UsageError('the body is no valid JSON');
}
