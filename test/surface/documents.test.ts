import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { Hono } from 'hono';
import { parse } from 'parse5';
import { readDocument } from '../../src/base/document/document.ts';
import type { Host } from '../../src/operation/operation.ts';
import { makeApp } from '../../src/surface/http/app.ts';
import { builtAtlas } from '../support/atlas.ts';
import { atlas } from '../support/cli.ts';
import { temporaryFolder } from '../support/store.ts';

const QUESTION = 'kind=cluster&cluster=zhangjiang&from=2026-05-01&to=2026-08-22&known_by=2026-11-25';
const ARTICLE =
  '复星凯特的阿基仑赛注射液于2021年6月22日获国家药监局批准上市。阿基仑赛注射液是国内首个获批上市的CAR-T药物。\n截至2026年8月，在全国已批准的细胞、基因药物临床试验项目中，上海占全国约1/3。\n';

let host: Host;
let app: Hono;
before(async () => {
  host = await builtAtlas(() => []);
  app = makeApp(host);
});

async function fetched(path: string, body?: object): Promise<{ type: string; name: string; bytes: Buffer }> {
  const answer = await app.request(path, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) });
  assert.equal(answer.status, 200, path);
  const header = (name: string) => answer.headers.get(name) ?? '';
  return { type: header('content-type'), name: header('content-disposition'), bytes: Buffer.from(await answer.arrayBuffer()) };
}

for (const [lang, words] of [
  ['zh', ['张江细胞与基因治疗产业报告', '按主办方所在地计，张江占上海', '尚不清楚，因为', '证据']],
  ['en', ['Cell and gene therapy in Zhangjiang', 'By the seat of lead sponsors', 'is unclear, because', 'Evidence']],
] as const) {
  for (const format of ['html', 'pdf', 'docx'] as const) {
    test(`the report in ${lang} as ${format}: its text can be read back`, async () => {
      const { name, bytes } = await fetched(`/api/report/${format}?${QUESTION}&lang=${lang}`);
      assert.match(name, new RegExp(`filename="cgt-atlas-report-zhangjiang-${lang}.${format}"`));
      const text = format === 'html' ? wordsOf(bytes.toString()) : (await readDocument(bytes, `report.${format}`)).text;
      const plain = text.replace(/\s+/g, lang === 'zh' ? '' : ' ');
      for (const one of words) assert.ok(plain.includes(one.replace(/\s+/g, lang === 'zh' ? '' : ' ')), `${format} lacks ${one}`);
    });
  }
}

/** The words of a page without its marks and the numbers of notes. */
function wordsOf(page: string): string {
  return page.replace(/<sup>.*?<\/sup>|<[^>]+>/g, '');
}

test('HTML stands alone: nothing is fetched, no script runs, and every note leads somewhere', async () => {
  const page = (await fetched(`/api/report/html?${QUESTION}&lang=en`)).bytes.toString();
  parse(page, { onParseError: ({ code }) => assert.fail(code) });
  assert.doesNotMatch(page, /<(?:link|img|iframe|script(?! type="application\/ld\+json"))|@import|url\(/);
  const targets = new Set(Array.from(page.matchAll(/href="#([^"]+)"/g), ([, id]) => id));
  assert.ok(targets.size > 20);
  for (const id of targets) assert.ok(page.includes(`id="${id}"`), `no place ${id}`);
});

test('every chart has its numbers as a table', async () => {
  const page = (await fetched(`/api/report/html?${QUESTION}`)).bytes.toString();
  const figures = page.match(/<figure>[\s\S]*?<\/figure>/g) ?? [];
  assert.equal(figures.length, 2);
  for (const figure of figures) {
    const drawn = Array.from(figure.matchAll(/<text[^>]*>(\d+)<\/text>/g), ([, value]) => value).filter(
      (value) => !/^20\d\d$/.test(value ?? ''),
    );
    const tabled = Array.from(figure.matchAll(/<td>(\d+)<\/td>/g), ([, value]) => value).filter((value) => value !== '0');
    assert.deepEqual(drawn, tabled);
  }
});

test('a checked article as a document shows text, verdicts, contenders and definitions', async () => {
  const { bytes } = await fetched('/api/check/html?lang=zh', { text: ARTICLE });
  const text = wordsOf(bytes.toString());
  for (const words of ['原文与判断', '国内首个获批上市的CAR-T药物', '候选与日期区间', '各口径下的占比', '缺少'])
    assert.ok(text.includes(words), words);
});

test('each claim has a ClaimReview with the fields that schema.org and search engines ask for', async () => {
  const reviews = JSON.parse((await fetched('/api/check/jsonld?lang=zh', { text: ARTICLE })).bytes.toString()) as Record<string, unknown>[];
  const { data } = (await (await app.request('/api/check', { method: 'POST', body: JSON.stringify({ text: ARTICLE }) })).json()) as {
    data: { claims: { verdict: string }[] };
  };
  assert.equal(reviews.length, data.claims.length);
  assert.ok(reviews.length > 1);
  for (const [at, one] of reviews.entries()) checkReview(one, data.claims[at]?.verdict ?? '');
  const page = (await fetched('/api/check/html?lang=zh', { text: ARTICLE })).bytes.toString();
  const embedded = Array.from(page.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g), ([, json = '']) => JSON.parse(json));
  assert.deepEqual(embedded, reviews);
});

test('the reviews of the example have the address of its page', async () => {
  const page = await (await app.request('http://atlas.example/check?lang=en')).text();
  const reviews = (await (await app.request('http://atlas.example/check/jsonld?lang=en')).json()) as { url: string }[];
  const urls = reviews.map(({ url }) => url);
  assert.ok(urls.length > 5);
  for (const url of urls) {
    assert.match(url, /^http:\/\/atlas\.example\/check\?lang=en#claim-\d+$/);
    assert.ok(page.includes(`id="${url.split('#')[1]}"`));
  }
});

function checkReview(one: Record<string, unknown>, verdict: string): void {
  const { reviewRating, author, itemReviewed } = one as Record<string, Record<string, unknown>>;
  assert.deepEqual([one['@context'], one['@type']], ['https://schema.org', 'ClaimReview']);
  assert.ok(typeof one.claimReviewed === 'string' && ARTICLE.includes(one.claimReviewed));
  assert.match(String(one.datePublished), /^\d{4}-\d{2}-\d{2}$/);
  assert.deepEqual([author?.['@type'], typeof author?.name], ['Organization', 'string']);
  assert.equal(itemReviewed?.['@type'], 'Claim');
  assert.deepEqual([reviewRating?.['@type'], typeof reviewRating?.alternateName], ['Rating', 'string']);
  const value = { supported: 5, partly: 3, contradicted: 1 }[verdict];
  assert.deepEqual(
    [reviewRating?.ratingValue, reviewRating?.bestRating, reviewRating?.worstRating],
    value ? [value, 5, 1] : [undefined, undefined, undefined],
  );
}

test('a format or a cluster that there is not, and an article without claims, are refused', async () => {
  const problem = async (path: string, body?: object) => {
    const answer = await app.request(path, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) });
    assert.equal(answer.status, 400);
    return ((await answer.json()) as { error: { message: string } }).error.message;
  };
  assert.match(await problem(`/api/report/xlsx?${QUESTION}`), /no format "xlsx"; the formats are html, pdf, docx, md/);
  assert.match(await problem('/api/share/pdf?place=Shanghai'), /share gives no documents/);
  assert.match(
    await problem('/api/report/pdf?kind=cluster&cluster=nowhere&from=2026-01-01&to=2026-02-01'),
    /the clusters are .*zhangjiang/,
  );
  assert.match(await problem('/api/check/pdf', { text: 'Nothing is claimed here.' }), /makes no claim/);
});

test('the page of a report shows it with its files', async () => {
  const answer = await app.request('/report/cluster/zhangjiang?lang=zh&from=2026-05-01&to=2026-08-22&known_by=2026-11-25');
  const page = await answer.text();
  assert.equal(answer.status, 200);
  assert.match(page, /<article class="report"><h1>张江细胞与基因治疗产业报告/);
  for (const format of ['html', 'pdf', 'docx', 'md'])
    assert.ok(page.includes(`href="/api/report/${format}?kind=cluster&amp;cluster=zhangjiang`), format);
});

test('on the command line a document is written whole or not at all', () => {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const period = ['--from', '2026-05-01', '--to', '2026-08-22', '--known-by', '2026-11-25'];
  const file = join(folder, 'a.md');
  assert.equal(atlas(host.store, ['report', 'cluster', '张江', ...period, '--lang', 'zh', '-o', file]).code, 0);
  assert.match(readFileSync(file, 'utf8'), /^# 张江细胞与基因治疗产业报告/);
  const refused = atlas(host.store, ['report', 'cluster', 'nowhere', ...period, '-o', join(folder, 'b.html')]);
  assert.deepEqual([refused.code, existsSync(join(folder, 'b.html'))], [2, false]);
  const ending = atlas(host.store, ['report', 'cluster', 'zhangjiang', ...period, '-o', join(folder, 'c.xlsx')]);
  assert.match(ending.err, /must end in one of html, pdf, docx, md/);
  const both = atlas(host.store, ['report', 'cluster', 'zhangjiang', ...period, '--json', '--format', 'md']);
  assert.match(both.err, /--json is printed/);
  assert.deepEqual(readdirSync(folder), ['a.md']);
});
