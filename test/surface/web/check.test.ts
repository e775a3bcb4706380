import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Reading } from '../../../src/model/verdict.ts';
import { makeApp } from '../../../src/surface/http/app.ts';
import { spreadChart } from '../../../src/surface/web/chart/spread.ts';
import { toldApart } from '../../../src/surface/web/told.ts';
import { testAtlas } from '../../support/atlas.ts';

const STATED = 'Invented Bio said on May 2, 2024 that the FDA granted orphan drug designation to INV-101, a CAR-T therapy.';

let app: ReturnType<typeof makeApp>;
before(async () => {
  app = makeApp(await testAtlas());
});

async function get(address: string): Promise<string> {
  const response = await app.request(address);
  assert.equal(response.status, 200, address);
  return response.text();
}

function post(address: string, fields: Record<string, string>): Response | Promise<Response> {
  return app.request(address, { method: 'POST', body: new URLSearchParams(fields) });
}

/** The lines that the stream gives for an article, in their order. */
async function streamed(fields: Record<string, string>): Promise<Record<string, unknown>[]> {
  const response = await post('/check/stream?lang=en', fields);
  assert.match(response.headers.get('content-type') ?? '', /ndjson/);
  return (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

test('the example stands as an article: its heading without marks of Markdown, its claims marked, signed and numbered, a card for each', async () => {
  for (const lang of ['zh', 'en']) {
    const page = await get(`/check?lang=${lang}`);
    assert.match(page, /<h3>(?:张江办起|Zhangjiang opens)/);
    assert.ok(!/>\s*# /.test(page));
    const cards = page.match(/<li id="claim-\d+"/g)?.length ?? 0;
    assert.ok(cards > 10);
    assert.equal(page.match(/<a class="number \w+" id="mark-\d+" href="#claim-\d+"/g)?.length, cards);
    assert.ok(!/>[0-9a-f]{8}</.test(page), 'evidence is named in words');
  }
});

test('a verdict asked for hides the cards of others and dims their marks; the button says so', async () => {
  const [all, some] = [await get('/check?lang=en'), await get('/check?lang=en&verdict=unclear')];
  const count = (page: string, pattern: RegExp) => page.match(pattern)?.length ?? 0;
  const unclear = count(all, /<li [^>]*data-verdict="unclear"/g);
  assert.equal(count(all, /<li [^>]*hidden>/g), 0);
  assert.ok(unclear > 0);
  assert.equal(count(some, /<li [^>]*data-verdict="unclear"[^>]*hidden>/g), 0);
  assert.equal(count(some, /<li [^>]*hidden>/g), count(all, /<li id="claim-/g) - unclear);
  assert.equal(count(some, /<button class="filter unclear"[^>]*aria-pressed="true"/g), 1);
  assert.equal(count(some, /<mark class="unclear dim"/g), 0);
  assert.ok(count(some, /<mark class="supported dim"/g) > 0);
});

test('a card tells what would settle an unclear claim apart from its reasons', () => {
  const reasons = { zh: '日期不详。缺少：名单甲；名单乙。', en: 'No date. Missing: list A; list B.' };
  const missing = [
    { zh: '名单甲', en: 'list A' },
    { zh: '名单乙', en: 'list B' },
  ];
  assert.deepEqual(toldApart({ reasons, missing }, 'en'), { says: 'No date.', missing: ['list A', 'list B'] });
  assert.deepEqual(toldApart({ reasons, missing }, 'zh'), { says: '日期不详。', missing: ['名单甲', '名单乙'] });
  const told = { reasons: { zh: '', en: 'list A is not loaded, so nothing is said' }, missing };
  assert.deepEqual(toldApart(told, 'en'), { says: told.reasons.en, missing: ['list B'] });
});

test('without script: the answer to a form has its downloads and filters send the article again', async () => {
  const response = await post('/check?lang=en', { text: STATED });
  const page = await response.text();
  assert.equal(response.status, 200);
  assert.match(page, /<button class="quiet" form="ask" formaction="\/check\/pdf\?lang=en">PDF/);
  assert.match(page, /<button class="filter unclear" name="verdict" value="unclear"[^>]*form="ask"/);
  assert.match(page, /<textarea name="text"[^>]*>Invented Bio said/);
});

test('without script: what cannot be checked stays in the form, escaped, with the reason in the language of the page', async () => {
  const long = `</textarea><script>alert(1)</script>${'细'.repeat(200_001)}`;
  const response = await post('/check?lang=zh', { text: long });
  const page = await response.text();
  assert.equal(response.status, 400);
  assert.match(page, /文章最多 200,000 字，这篇有 200,0\d\d 字/);
  assert.match(page, /&lt;\/textarea&gt;&lt;script&gt;alert\(1\)&lt;\/script&gt;细细/);
  assert.ok(!page.includes('<script>alert'));
  const empty = await post('/check?lang=en', { text: ' \n' });
  assert.equal(empty.status, 400);
  assert.match(await empty.text(), /Paste an article or choose a file first/);
});

test('a file that is no document says why, and that its text can be pasted', async () => {
  const form = new FormData();
  form.set('text', '');
  form.set('file', new File([`%PDF-1.4 ${'x'.repeat(64)}`], 'broken.pdf'));
  const response = await app.request('/check?lang=en', { method: 'POST', body: form });
  assert.equal(response.status, 400);
  assert.match(await response.text(), /This file could not be read \(broken\.pdf: .+\)\. You can paste its text instead/);
});

test('more than the server takes is answered with a page, not with JSON', async () => {
  const response = await post('/check?lang=zh', { text: 'x'.repeat(20 * 1024 * 1024) });
  assert.equal(response.status, 413);
  assert.match(response.headers.get('content-type') ?? '', /text\/html/);
  assert.match(await response.text(), /<html lang="zh-Hans">/);
});

test('an article without claims says what kinds are looked for', async () => {
  const page = await (await post('/check?lang=en', { text: 'It rained in the park all day.' })).text();
  assert.match(page, /No claim found that can be checked[\s\S]*superlatives/);
  assert.ok(!page.includes('class="walk"'));
});

test('the stream tells how many claims are judged, then gives the answer with the text that was read', async () => {
  const lines = await streamed({ text: STATED });
  assert.deepEqual(lines[0], { done: 0, total: 1 });
  assert.deepEqual(lines.at(-2), { done: 1, total: 1 });
  const last = lines.at(-1) as { html: string; text: string };
  assert.equal(last.text, STATED);
  assert.match(last.html, /<li id="claim-1" class="card unclear"/);
  assert.ok(!last.html.includes('<!doctype'));
});

test('the stream of HTML gives its main text, and nothing in it runs', async () => {
  const [last] = (
    await streamed({ text: `<html><body><p>${STATED}</p><script>alert(1)</script><img src=x onerror=alert(1)></body></html>` })
  ).slice(-1);
  const { html, text } = last as { html: string; text: string };
  assert.equal(text.trim(), STATED);
  assert.ok(!/<script|onerror/.test(html));
});

test('the stream says why there is no answer', async () => {
  assert.deepEqual(await streamed({ text: '' }), [{ problem: 'Paste an article or choose a file first.' }]);
});

const READING: Reading = {
  definition: { zh: '', en: '' },
  unit: 'clearance',
  favoured: false,
  place_rule: 'seat',
  date_rule: 'decision',
  scope: 'strict',
  numerator: 3,
  denominator: 7,
  share: 3 / 7,
  interval: null,
  bounds: null,
  note: null,
};

test('the spread has a dot for each definition that could be computed, its interval, and the line of what the text says', async () => {
  const readings: Reading[] = [
    { ...READING, favoured: true },
    { ...READING, scope: 'industry', share: 0.25, interval: [0.2, 0.3] },
    { ...READING, numerator: 0, denominator: 0, share: null },
  ];
  const chart = String(await spreadChart('en', 0.5, readings));
  assert.match(chart, /aria-label="2 definitions give shares between 25\.0 % and 42\.9 %; the text says 50\.0 %"/);
  assert.equal(chart.match(/<circle/g)?.length, 2);
  assert.equal(chart.match(/class="interval"/g)?.length, 1);
  assert.match(chart, /<line class="claimed" x1="97%"/);
  assert.equal(await spreadChart('en', 0.5, readings.slice(2)), '');
});
