import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Host } from '../../../src/operation/operation.ts';
import { OPERATIONS } from '../../../src/operation/table.ts';
import { makeApp } from '../../../src/surface/http/app.ts';
import { testAtlas } from '../../support/atlas.ts';

let host: Host;
let app: ReturnType<typeof makeApp>;
before(async () => {
  host = await testAtlas();
  app = makeApp(host);
});

async function home(query: string): Promise<string> {
  const response = await app.request(`/?${query}`);
  assert.equal(response.status, 200);
  return response.text();
}

test('the home page has one search box, the article box, and the figures of the atlas in both languages', async () => {
  const { held } = await OPERATIONS.overview.run({ most: 1 }, host);
  for (const lang of ['zh', 'en']) {
    const text = await home(`lang=${lang}`);
    assert.equal(text.match(/<form class="find/g)?.length, 1);
    assert.match(text, /<form method="post" enctype="multipart\/form-data" action="\/check\?lang=/);
    for (const count of Object.values(held)) assert.ok(text.includes(`<strong>${count.toLocaleString('en')}</strong>`), String(count));
    assert.ok(!text.includes('undefined') && !text.includes('[object'));
    assert.equal(text.match(/<h1/g)?.length, 1);
  }
});

test('the newest milestones stand in order, each with its statement and its product', async () => {
  const { newest } = await OPERATIONS.overview.run({ most: 9 }, host);
  const text = await home('lang=en');
  const places = newest.map(({ statement }) => text.indexOf(`/statement/${statement}?`));
  assert.equal(places.length, 9);
  assert.ok(places.every((place) => place > 0));
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
  for (const { product } of newest) assert.ok(product !== null && text.includes(`href="/product/${product}?`));
});

test('the page of an earlier day shows what was known then', async () => {
  const { held, newest } = await OPERATIONS.overview.run({ most: 5, known_by: '2026-05-01' }, host);
  assert.equal(held.products, 0, 'the curated facts were not known yet');
  assert.deepEqual(newest, []);
  assert.ok(held.trials > 0 && held.trials < (await OPERATIONS.overview.run({ most: 1 }, host)).held.trials);
  assert.match(await home('lang=en&known_by=2026-05-01'), new RegExp(`<strong>${held.trials.toLocaleString('en')}</strong>`));
});

test('milestones that several tell stand once, as the strongest word tells them, newest first', async () => {
  const { newest } = await OPERATIONS.overview.run({ most: 100 }, host);
  const keys = newest.map((one) => [one.product, one.milestone, one.modifier, one.jurisdiction, one.date_from?.slice(0, 7)].join());
  assert.equal(new Set(keys).size, keys.length);
  assert.ok(newest.some(({ told }) => told > 1));
  const days = newest.map(({ date_to }) => date_to ?? '');
  assert.deepEqual(days, days.toSorted().toReversed());
});

test('every example of the page finds something, and every question has an address', async () => {
  for (const lang of ['zh', 'en']) {
    const text = await home(`lang=${lang}`);
    const examples = [...text.matchAll(/href="(\/find\?q=[^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
    assert.ok(examples.length >= 4);
    for (const href of examples.filter((one) => !one.includes('NCT'))) {
      const asked = new URL(href, 'http://atlas').searchParams.get('q') ?? '';
      assert.ok((await OPERATIONS.find.run({ text: asked, most: 1 }, host)).hits.length > 0, asked);
    }
    assert.equal(text.match(/<section class="group">/g)?.length, 4);
  }
});
