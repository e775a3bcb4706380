import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { makeHost } from '../../src/operation/host.ts';
import { keepPages } from '../../src/surface/web/kept.ts';
import { temporaryFolder } from '../support/store.ts';

/** A server whose pages say how often they were made, over a store without an atlas. */
function counting(mostBytes?: number) {
  const store = temporaryFolder();
  let day = '2026-08-30';
  const host = makeHost(
    store,
    () => {},
    () => new Date(`${day}T12:00:00Z`),
  );
  const made = new Map<string, number>();
  const app = new Hono();
  app.use(keepPages(host, mostBytes));
  app.get('/own', (c) => c.html(String(count('/own')), 200, { 'cache-control': 'no-store' }));
  app.get('/wrong', (c) => c.html(String(count('/wrong')), 400));
  app.on(['GET', 'POST'], '/:page', async (c) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return c.html(`${c.req.path} ${count(c.req.path)} ${'x'.repeat(1000)}`);
  });
  function count(path: string): number {
    made.set(path, (made.get(path) ?? 0) + 1);
    return made.get(path) as number;
  }
  const publish = (run: string) => writeFileSync(join(store, 'current'), run);
  return { app, made, publish, setDay: (to: string) => (day = to) };
}

test('a page is made once for a run, a day and an address, however many ask at once', async () => {
  const { app, made, publish, setDay } = counting();
  await Promise.all(Array.from({ length: 5 }, () => app.request('/a?lang=zh')));
  assert.equal(made.get('/a'), 1);
  await app.request('/a?lang=en');
  assert.equal(made.get('/a'), 2);
  publish('run-two');
  await app.request('/a?lang=zh');
  assert.equal(made.get('/a'), 3);
  setDay('2026-08-31');
  await app.request('/a?lang=zh');
  assert.equal(made.get('/a'), 4);
});

test('an unchanged page is told by its tag, and packed for those who take it', async () => {
  const { app } = counting();
  const first = await app.request('/a');
  const tag = first.headers.get('etag') ?? '';
  const again = await app.request('/a', { headers: { 'if-none-match': tag } });
  assert.equal(again.status, 304);
  assert.equal(await again.text(), '');
  const packed = await app.request('/a', { headers: { 'accept-encoding': 'gzip' } });
  assert.equal(packed.headers.get('content-encoding'), 'gzip');
  assert.equal(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString(), await first.text());
});

test('what is for one reader, is wrong or is sent is not kept, and the oldest make room', async () => {
  const { app, made } = counting(2500);
  for (const path of ['/own', '/own', '/wrong', '/wrong']) await app.request(path);
  assert.deepEqual([made.get('/own'), made.get('/wrong')], [2, 2]);
  await app.request('/a');
  await app.request('/a', { method: 'POST' });
  assert.equal(made.get('/a'), 2);
  for (const path of ['/b', '/c', '/a']) await app.request(path);
  assert.equal(made.get('/a'), 3);
  await app.request('/a');
  assert.equal(made.get('/a'), 3);
});
