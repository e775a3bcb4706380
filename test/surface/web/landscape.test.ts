import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { makeApp } from '../../../src/surface/http/app.ts';
import { testAtlas } from '../../support/atlas.ts';

let app: ReturnType<typeof makeApp>;
before(async () => {
  app = makeApp(await testAtlas());
});

const OWN = 'source=car-t-monitor&series=test&rows=city&columns=start_year';

async function get(path: string): Promise<{ status: number; text: string; headers: Headers }> {
  const response = await app.request(path);
  return { status: response.status, text: await response.text(), headers: response.headers };
}

async function csv(path: string): Promise<string[][]> {
  const { status, text, headers } = await get(path);
  assert.equal(status, 200, text);
  assert.match(headers.get('content-disposition') ?? '', /^attachment; filename="cgt-atlas-[\w-]+\.csv"$/);
  return parse(text, { bom: true }) as string[][];
}

/** The addresses of a page's links, as a browser reads them. */
function linksOf(text: string): string[] {
  return [...text.matchAll(/href="([^"]+)"/g)].map(([, href]) => (href ?? '').replaceAll('&amp;', '&'));
}

test('every count of the matrix leads to as many trials', async () => {
  const { text } = await get(`/landscape?${OWN}&lang=en`);
  const cells = [...text.matchAll(/href="([^"]+)" aria-label="[^"]*: (\d+)"/g)];
  assert.ok(cells.length >= 5, 'the matrix has cells');
  for (const [, href, count] of cells) {
    const address = (href ?? '').replaceAll('&amp;', '&').split('#')[0] as string;
    const opened = await get(address);
    const table = opened.text.slice(opened.text.indexOf('id="trials"'));
    assert.equal(table.match(/<th scope="row">/g)?.length, Number(count), address);
    assert.match(table, new RegExp(`<small>${count} trials</small>`));
    assert.match(table, /Invented CD19 CAR-T cells in lymphoma/);
  }
});

test('the trials of a cell are sorted by the address, and the heads say how', async () => {
  const { text } = await get(`/landscape?${OWN}&trials=all&sort=trial&order=up&lang=zh`);
  const ids = [...text.matchAll(/>(NCT9\d+)<\/a><\/th>/g)].map(([, id]) => id);
  assert.deepEqual(ids, ['NCT90000001', 'NCT90000002', 'NCT90000003', 'NCT90000005']);
  assert.match(text, /<th scope="col" aria-sort="ascending">/);
  assert.match(text, /<a href="\/trial\/NCT90000001\?lang=zh">/);
});

test('each active filter is a chip that takes it away and keeps the others', async () => {
  const { text } = await get(`/landscape?${OWN}&target=cd19&place=Shanghai&date_rule=start&lang=en&row=310000`);
  const chips = text.slice(text.indexOf('class="chips"'), text.indexOf('</ul>', text.indexOf('class="chips"')));
  for (const name of ['target', 'place', 'date_rule', 'source', 'series']) {
    const link = linksOf(chips).find((href) => !new URL(href, 'http://a').searchParams.has(name));
    assert.ok(link, `a chip takes ${name} away`);
    assert.equal((await get(link)).status, 200);
    assert.equal(new URL(link, 'http://a').searchParams.get('rows'), 'city');
  }
  assert.match(chips, /Remove “Target: CD19”/);
});

test('rows and columns change places by a link', async () => {
  const { text } = await get(`/landscape?${OWN}&target=CD19&lang=en`);
  const swapped = text.match(/href="([^"]+)" aria-label="Swap rows and columns"/)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const { searchParams } = new URL(swapped, 'http://a');
  assert.deepEqual(
    ['rows', 'columns', 'target'].map((name) => searchParams.get(name)),
    ['start_year', 'city', 'CD19'],
  );
});

test('the matrix and the trials leave as files that hold the same counts', async () => {
  const [heads, ...rows] = await csv(`/landscape/csv?${OWN}&lang=zh`);
  assert.deepEqual(heads, ['城市', '城市名称', '2023', '2024', '2025', '2026', '合计']);
  assert.deepEqual(rows[0], ['310000', '上海 Shanghai', '0', '1', '1', '1', '3']);
  const [columns, ...trials] = await csv(`/landscape/trials/csv?${OWN}&row=310000&lang=en`);
  assert.deepEqual(columns?.slice(0, 3), ['Trial', 'Title', 'Phase']);
  assert.equal(trials.length, 3);
  const json = JSON.parse((await get(`/landscape/trials/json?${OWN}&trials=all`)).text) as { trial: string; start: string }[];
  assert.equal(json.length, 4);
  assert.equal(json.find(({ trial }) => trial === 'NCT90000001')?.start, '2024-03');
});

test('an unknown filter, value, dimension, cell, page or format is refused by name', async () => {
  const wrong: [string, RegExp][] = [
    [`/landscape?${OWN}&colour=blue`, /colour/],
    [`/landscape?${OWN}&target=XYZZY`, /XYZZY/],
    [`/landscape?${OWN}&place=Atlantis`, /Atlantis/],
    [`/landscape?rows=colour&columns=phase`, /rows/],
    [`/landscape?${OWN}&row=nowhere`, /nowhere[\s\S]*310000/],
    [`/landscape?${OWN}&trials=all&page=99`, /page/],
    [`/landscape?${OWN}&trials=all&sort=colour`, /sort/],
    [`/landscape?${OWN}&as_of=2024-13-40`, /2024-13-40/],
    [`/landscape/exe?${OWN}`, /csv, json, parquet/],
    [`/landscape/csv?${OWN}&colour=blue`, /colour/],
  ];
  for (const [path, says] of wrong) {
    const { status, text } = await get(`${path}&lang=en`);
    assert.equal(status, 400, path);
    assert.match(text, says);
  }
});

test('what is asked is escaped where it is shown again', async () => {
  const { text } = await get(`/landscape?${OWN}&target=${encodeURIComponent('"><script>alert(1)</script>')}&lang=en`);
  assert.ok(!text.includes('<script>alert'));
});
