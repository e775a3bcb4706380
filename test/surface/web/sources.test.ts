import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sourceNames } from '../../../src/statement/source-facts.ts';
import { makeApp } from '../../../src/surface/http/app.ts';
import { testAtlas } from '../../support/atlas.ts';

let app: ReturnType<typeof makeApp>;
before(async () => {
  app = makeApp(await testAtlas());
});

async function get(path: string): Promise<{ status: number; text: string; headers: Headers }> {
  const response = await app.request(path);
  return { status: response.status, text: await response.text(), headers: response.headers };
}

test('every source stands once, what is overdue first, with a sign and words', async () => {
  const { text, headers } = await get('/sources?lang=en');
  const cards = [...text.matchAll(/<h3><a href="\/source\/([\w-]+)\?lang=en">/g)].map(([, name]) => name);
  assert.deepEqual(cards.toSorted(), [...sourceNames()].toSorted());
  const sections = [...text.matchAll(/<section id="(\w+)"/g)].map(([, id]) => id as string);
  const order = ['overdue', 'fresh', 'open', 'absent'];
  assert.deepEqual(
    sections,
    order.filter((state) => sections.includes(state)),
  );
  assert.ok(sections.includes('absent') && sections.length > 1);
  assert.match(text, /aria-hidden="true">▲<\/span><b>overdue by \d+ days<\/b>/);
  assert.match(text, /aria-hidden="true">○<\/span><b>no file of it is at hand/);
  assert.equal(headers.get('cache-control'), 'no-cache', 'a pull moves it without a new run');
});

test('a source has a page of its own, to which the old address leads', async () => {
  const old = await get('/source?name=car-t-monitor&lang=zh');
  assert.equal(old.status, 302);
  assert.equal(old.headers.get('location'), '/source/car-t-monitor?lang=zh');
  assert.equal((await get('/source?lang=zh')).headers.get('location'), '/sources?lang=zh');
  const { status, text } = await get('/source/car-t-monitor?lang=en');
  assert.equal(status, 200);
  assert.match(text, /Series test/);
  assert.match(text, /<code>NCTId<\/code>/);
  assert.match(text, /Cannot answer/);
});

test('an unknown source is refused with those that are known', async () => {
  const { status, text } = await get('/source/nothing?lang=en');
  assert.equal(status, 400);
  assert.match(text, /nothing[\s\S]*car-t-monitor/);
});
