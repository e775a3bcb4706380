import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { makeApp } from '../../../src/surface/http/app.ts';
import type { Suggestions } from '../../../src/surface/web/find/suggest.ts';
import { testAtlas } from '../../support/atlas.ts';

let app: ReturnType<typeof makeApp>;
before(async () => {
  app = makeApp(await testAtlas());
});

async function suggest(q: string, more = ''): Promise<Suggestions> {
  const response = await app.request(`/suggest?q=${encodeURIComponent(q)}&lang=zh${more}`);
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('cache-control'), 'no-store');
  return (await response.json()) as Suggestions;
}

async function page(address: string): Promise<{ status: number; text: string; to: string | null }> {
  const response = await app.request(address);
  return { status: response.status, text: await response.text(), to: response.headers.get('location') };
}

test('suggestions name the kind, mark what was typed, and lead to the thing and on to its questions', async () => {
  const { q, hits, all, says } = await suggest('gprc5');
  assert.equal(q, 'gprc5');
  assert.deepEqual(hits[0], {
    kind: '靶点',
    label: ['', 'GPRC5', 'D'],
    name: null,
    also: ['G蛋白偶联受体C5家族亚型D', '', ''],
    href: '/target/GPRC5D?lang=zh',
    doors: [
      { label: '谁最先', href: '/first?target=GPRC5D&lang=zh' },
      { label: '格局', href: '/landscape?target=GPRC5D&lang=zh' },
    ],
  });
  assert.equal(all?.href, '/find?q=gprc5&all=true&lang=zh');
  assert.match(says, /^\d+ 个结果$/);
});

test('a name that was matched is shown where the label does not hold it, and a sound marks the whole name', async () => {
  const [brand] = (await suggest('福可')).hits;
  assert.deepEqual(brand?.also.slice(0, 2), ['', '福可'], 'the second line holds the brand');
  assert.equal(brand?.name, null);
  const [sound] = (await suggest('yqsw')).hits;
  assert.deepEqual(sound?.label, ['', '原启生物', '']);
  const [site] = (await suggest('张江基因岛')).hits.filter(({ href }) => href.includes('cell-gene-park'));
  assert.deepEqual(site?.name, ['', '张江基因岛', '']);
});

test('suggestions keep the dates of the page', async () => {
  assert.deepEqual((await suggest('福可苏', '&known_by=2026-05-01')).hits, []);
  const [hit] = (await suggest('GPRC5D', '&known_by=2026-05-01')).hits;
  assert.equal(hit?.href, '/target/GPRC5D?known_by=2026-05-01&lang=zh');
});

test('an empty box suggests nothing, and what cannot be answered says why', async () => {
  assert.deepEqual(await suggest(' '), { q: ' ', hits: [], all: null, says: '请输入名称、拼音首字母、代号或登记号。' });
  assert.deepEqual((await suggest('%')).hits, []);
  const response = await app.request(`/suggest?q=${'x'.repeat(10_000)}`);
  assert.equal(response.status, 400);
  assert.match(((await response.json()) as { error: { message: string } }).error.message, /at most 200 characters/);
});

test('a text that is the whole name of one thing leads there, unless all is asked for', async () => {
  assert.equal((await page('/find?q=%E7%A6%8F%E5%8F%AF%E8%8B%8F&lang=zh')).to, '/product/equecel?lang=zh');
  assert.equal((await page('/find?q=NCT90000001&lang=en')).to, '/trial/NCT90000001?lang=en');
  assert.equal((await page('/find?q=GPRC5D&lang=en&all=true')).status, 200);
  const two = await page('/find?q=CDMO&lang=en');
  assert.equal(two.status, 200, 'two kinds of service are called so');
  assert.match(two.text, /href="\/services\?need=manufacturing&amp;lang=en"/);
});

test('results stand by kind with counts, in both languages, and one kind can be seen whole', async () => {
  for (const [lang, kind] of [
    ['zh', '机构'],
    ['en', 'organisation'],
  ] as const) {
    const { text } = await page(`/find?q=zhangjiang&all=true&lang=${lang}`);
    assert.match(text, new RegExp(`<h2>${kind} <small>\\d+</small></h2>`));
    assert.match(text, /href="\/find\?q=zhangjiang&amp;kind=organisation/);
    assert.ok(!text.includes('undefined') && !text.includes('[object'));
  }
  const { text } = await page('/find?q=zhangjiang&kind=organisation&lang=en');
  assert.equal(text.match(/<h2>/g)?.length, 1);
  assert.ok((text.match(/class="hit"/g)?.length ?? 0) > 6);
});

test('where nothing is found the page says what was searched and what is not held', async () => {
  const { status, text } = await page('/find?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E&lang=zh');
  assert.equal(status, 200);
  assert.match(text, /没有找到“&lt;script&gt;alert\(1\)/);
  assert.match(text, /手头没有的登记册[\s\S]*中国临床试验注册中心/);
  assert.ok(!text.includes('<script>alert'));
  assert.match((await page('/find?lang=en')).text, /Type a name/);
});

test('every page has the search box, which carries the dates of the page', async () => {
  const { text } = await page('/sources?lang=zh&known_by=2026-05-01');
  assert.match(text, /<form class="find" role="search" method="get" action="\/find">/);
  assert.match(text, /<input type="hidden" name="known_by" value="2026-05-01">/);
});
