import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OPERATIONS } from '../../../src/operation/table.ts';
import { quarterEnds } from '../../../src/surface/web/cluster/over-time.ts';
import { countOf, percentOf } from '../../../src/surface/web/format.ts';
import { call } from '../../support/call.ts';
import { plainWords, siteOn } from '../../support/pages.ts';

const DAYS = { as_of: '2026-11-25', known_by: '2026-11-25' };
const site = siteOn(DAYS);
const RULES = { place_rule: 'sponsor', date_rule: 'start' };

test('the figures of a cluster are those of the operations', async () => {
  const { text } = await site.page('/cluster/zhangjiang');
  for (const pair of [
    { place: 'zhangjiang', of: '310000' },
    { place: 'zhangjiang', of: 'CN' },
    { place: '310000', of: 'CN' },
  ]) {
    const { share, counts } = await call(OPERATIONS.share, { ...pair, ...DAYS, ...RULES }, site.host);
    assert.ok(counts.numerator > 0, pair.place);
    const says = `${percentOf('en', share)} ${countOf('en', counts.numerator)} / ${countOf('en', counts.denominator)}`;
    assert.ok(plainWords(text).includes(says), says);
  }
  const { clusters } = await call(OPERATIONS.cluster, { cluster: 'zhangjiang', ...DAYS, date_rule: 'start' }, site.host);
  for (const [count, word] of [
    [clusters[0]?.organisations, 'Organisations'],
    [clusters[0]?.products, 'Products'],
    [clusters[0]?.milestones, 'Milestones'],
    [clusters[0]?.trials, 'Trials led'],
  ])
    assert.ok(plainWords(text).includes(`${count} ${word}`), String(word));
});

test('the gauges and their table say the same', async () => {
  const { text } = await site.page('/cluster/zhangjiang/shares', { part: 'true' });
  const labels = [...text.matchAll(/role="img" aria-label="([^"]+): ([\d.]+) % \(([^)]+)\)"/g)];
  assert.equal(labels.length, 3);
  for (const [, label, share, interval] of labels) {
    const row = new RegExp(`<th scope="row">${label}</th><td>\\d+</td><td>\\d+</td><td>${share} %</td><td>${interval}</td>`);
    assert.match(text, row);
  }
  assert.ok(!text.includes('<html'), 'a part is no whole page');
});

test('a definition in the address changes the shares, and what the sources cannot place is said plainly', async () => {
  const { text } = await site.page('/cluster/zhangjiang', { place_rule: 'site' });
  const { share } = await call(OPERATIONS.share, { place: '310000', of: 'CN', ...DAYS, ...RULES, place_rule: 'site' }, site.host);
  assert.ok(plainWords(text).includes(percentOf('en', share)));
  assert.match(text, /Registers give the city of a site/);
  assert.match(text, /href="[^"]*place_rule=sponsor[^"]*"[^>]*>By seat of the sponsor/);
  assert.match(text, /<option value="site" selected>/);
});

test('the pipeline counts the trials of the landscape and each cell leads to it', async () => {
  const { text } = await site.page('/cluster/zhangjiang');
  const { trials, cells } = await call(
    OPERATIONS.landscape,
    { rows: 'modality', columns: 'phase', place: 'zhangjiang', ...DAYS, ...RULES },
    site.host,
  );
  const part = text.slice(text.indexOf('id="pipeline"'), text.indexOf('id="compare"'));
  assert.equal(part.match(/<td class="shade-\d"><a /g)?.length, cells.flat().filter((count) => count > 0).length);
  assert.match(part, new RegExp(`${trials} trials`));
  assert.match(part, /href="\/landscape\?[^"]*place=zhangjiang[^"]*place_rule=sponsor/);
});

test('an unknown cluster gives a page that names what comes near and lists the known ones', async () => {
  for (const [lang, near] of [
    ['en', /did you mean zhangjiang/],
    ['zh', /zhangjiang/],
  ] as const) {
    const { status, text } = await site.page('/cluster/zhangjing', { lang });
    assert.equal(status, 404);
    assert.match(text, near);
    assert.match(text, /href="\/cluster\/biobay\?/);
  }
});

test('a name leads to the id, and the fields stay', async () => {
  const response = await site.app.request(`/cluster/${encodeURIComponent('张江')}?lang=zh&with=biobay`);
  assert.equal(response.status, 302);
  assert.match(response.headers.get('location') ?? '', /^\/cluster\/zhangjiang\?.*with=biobay/);
});

test('days out of range and fields edited by hand are refused in words', async () => {
  for (const fields of [
    { as_of: '2026-13-40' },
    { as_of: '2026-11-25', known_by: '2026-01-01' },
    { scope: 'everything' },
    { bogus: '1' },
  ] as Record<string, string>[]) {
    for (const path of ['/cluster/zhangjiang', '/cluster/zhangjiang/shares', '/cluster/zhangjiang/over-time']) {
      const { status, text } = await site.page(path, fields);
      assert.equal(status, 400, `${path} ${JSON.stringify(fields)}`);
      assert.match(text, /class="problem"/);
    }
  }
});

test('what is on record is told with its statements and links', async () => {
  const { text } = await site.page('/cluster/zhangjiang');
  const { detail } = await call(OPERATIONS.cluster, { cluster: 'zhangjiang', ...DAYS, date_rule: 'start' }, site.host);
  assert.ok(detail !== null && detail.policies.length > 0 && detail.offered.length > 0 && detail.milestones.length > 0);
  for (const { statements } of [...detail.policies, ...detail.events, ...detail.amenities, ...detail.figures])
    assert.ok(text.includes(`/statement/${statements[0]}`));
  for (const { statement } of detail.milestones) assert.ok(text.includes(`/statement/${statement}`), statement);
  for (const { offer } of detail.offered) assert.ok(text.includes(`need=${offer}&amp;in=zhangjiang`), offer);
});

test('another cluster stands beside with the figures of compare', async () => {
  const { text } = await site.page('/cluster/zhangjiang', { with: 'biobay' });
  const { places } = await call(OPERATIONS.compare, { places: 'zhangjiang,biobay', ...DAYS, ...RULES }, site.host);
  const part = plainWords(text.slice(text.indexOf('id="compare"'), text.indexOf('id="chain"')));
  for (const { share, trials } of places) assert.ok(part.includes(`${percentOf('en', share)} ${trials} trials`));
  assert.ok(part.includes(`Organisations ${places.map(({ organisations }) => organisations.length).join(' ')}`));
});

test('the map and its table count the same, for all thirty-four divisions', async () => {
  const { text } = await site.page('/cluster');
  const tiles = [...text.matchAll(/<title>([^:<]+): (\d+)/g)].map(([, name, count]) => `${name} ${count}`);
  assert.equal(tiles.length, 34);
  const part = text.slice(text.indexOf('</svg>'));
  const rows = [...part.matchAll(/<th scope="row"><a [^>]*>([^<]+)<\/a><\/th><td>(\d+)<\/td>/g)].map(
    ([, name, count]) => `${name} ${count}`,
  );
  assert.deepEqual(tiles.toSorted(), rows.toSorted());
  const { rows: provinces } = await call(
    OPERATIONS.landscape,
    { rows: 'province', columns: 'phase', most: 500, ...DAYS, date_rule: 'start' },
    site.host,
  );
  assert.ok(tiles.includes(`Shanghai ${provinces.find(({ id }) => id === '310000')?.trials}`));
});

test('tables leave as files', async () => {
  for (const path of ['/cluster/list/csv', '/cluster/map/csv', '/cluster/zhangjiang/shares/csv', '/cluster/zhangjiang/milestones/json']) {
    const response = await site.app.request(`${path}?${new URLSearchParams({ ...DAYS, lang: 'zh' })}`);
    assert.equal(response.status, 200, path);
    assert.match(response.headers.get('content-disposition') ?? '', /attachment/);
    assert.ok((await response.text()).length > 100);
  }
  assert.equal((await site.page('/cluster/list/doc')).status, 400);
});

test('quarters end on their last days, and the day itself comes last', () => {
  assert.deepEqual(quarterEnds('2026-05-20', 3), ['2025-09-30', '2025-12-31', '2026-03-31', '2026-05-20']);
  assert.deepEqual(quarterEnds('2026-01-01', 1), ['2025-12-31', '2026-01-01']);
});

test('the last point of a line is the share of the day', async () => {
  const { text } = await site.page('/cluster/zhangjiang/over-time', { part: 'true' });
  const { share, counts } = await call(OPERATIONS.share, { place: 'zhangjiang', of: 'CN', ...DAYS, ...RULES }, site.host);
  const last = plainWords(text.slice(text.lastIndexOf('<tr>')));
  assert.ok(last.includes(`${percentOf('en', share)} ${counts.numerator} / ${counts.denominator}`), last);
});
