import { Hono } from 'hono';
import type { Host } from '../../operation/operation.ts';
import { serveAssets } from './assets.ts';
import { serveCheck } from './check/routes.ts';
import { serveSuggest } from './find/suggest.ts';
import { keepPages } from './kept.ts';
import { PAGES } from './page-table.ts';
import { respond } from './respond.ts';
import type { Door } from './review/door.ts';
import { serveReview } from './review/routes.ts';

/** The web pages over a host; `door` opens the review. Each is a whole page made on the server that can be read without script. */
export function pages(host: Host, door?: Door): Hono {
  const app = new Hono();
  app.use(keepPages(host));
  serveAssets(app);
  serveCheck(app, host);
  serveSuggest(app, host);
  serveReview(app, host, door);
  for (const { path, show } of PAGES) app.get(path, (c) => respond(c, host, c.req.query(), show));
  return app;
}
