import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context, MiddlewareHandler } from 'hono';
import { dayOf } from '../../base/dates.ts';
import { sha256 } from '../../base/hash.ts';
import type { Host } from '../../operation/operation.ts';
import { currentRun } from '../../view/atlas.ts';

const MOST_BYTES = 64 * 2 ** 20;
const pack = promisify(gzip);

type Kept = { type: string; plain: Buffer; packed: Buffer; tag: string };

/**
 * Keeps pages in memory: one is a function of the published run, the day and the address, so it is made and packed once, and told unchanged by its tag.
 * Those that say how they may be kept themselves, such as a page for one reader, are left alone.
 */
export function keepPages(host: Host, mostBytes: number = MOST_BYTES): MiddlewareHandler {
  const kept = new Map<string, Kept>();
  const making = new Map<string, Promise<void>>();
  let held = 0;
  const keep = (key: string, page: Kept): void => {
    kept.set(key, page);
    held += sizeOf(page);
    for (const [oldest, { plain, packed }] of kept) {
      if (held <= mostBytes) return;
      kept.delete(oldest);
      held -= sizeOf({ plain, packed });
    }
  };
  return async (c, next) => {
    if (c.req.method !== 'GET') return next();
    const { pathname, search } = new URL(c.req.url);
    const key = [currentRun(host.store) ?? '', dayOf(host.now), pathname, search].join(' ');
    const waiting = making.get(key);
    if (waiting) await waiting;
    const known = kept.get(key);
    if (known) return send(c, touched(kept, key, known));
    const made = Promise.withResolvers<void>();
    making.set(key, made.promise);
    try {
      await next();
      const page = await packed(c.res);
      if (page === undefined) return;
      keep(key, page);
      c.res = undefined;
      c.res = send(c, page);
    } finally {
      making.delete(key);
      made.resolve();
    }
  };
}

/** The page of an answer, undefined for what is no page or may not be kept. */
async function packed(answer: Response): Promise<Kept | undefined> {
  const type = answer.headers.get('content-type') ?? '';
  if (answer.status !== 200 || !type.startsWith('text/html') || answer.headers.has('cache-control')) return undefined;
  const plain = Buffer.from(await answer.arrayBuffer());
  return { type, plain, packed: await pack(plain), tag: `"${sha256(plain).slice(0, 24)}"` };
}

/** Moves a page to the end of those that make room for others. */
function touched(kept: Map<string, Kept>, key: string, page: Kept): Kept {
  kept.delete(key);
  kept.set(key, page);
  return page;
}

function send(c: Context, { type, plain, packed: bytes, tag }: Kept): Response {
  const headers = { 'content-type': type, 'cache-control': 'no-cache', vary: 'accept-encoding', etag: tag };
  if (c.req.header('if-none-match') === tag) return new Response(null, { status: 304, headers });
  const isPacked = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
  if (!isPacked) return new Response(new Uint8Array(plain), { headers });
  return new Response(new Uint8Array(bytes), { headers: { ...headers, 'content-encoding': 'gzip' } });
}

function sizeOf({ plain, packed: bytes }: Pick<Kept, 'plain' | 'packed'>): number {
  return plain.length + bytes.length;
}
