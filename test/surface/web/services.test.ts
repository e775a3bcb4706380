import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OPERATIONS } from '../../../src/operation/table.ts';
import { call } from '../../support/call.ts';
import { siteOn } from '../../support/pages.ts';

const DAYS = { as_of: '2026-11-25', known_by: '2026-11-25' };
const site = siteOn(DAYS);

test('a CDMO is two clicks from the home page: the question, then a provider', async () => {
  const home = await site.page('/');
  assert.match(home.text, /href="\/services\?need=CDMO[^"]*"/);
  const { text } = await site.page('/services', { need: 'CDMO' });
  const { services } = await call(OPERATIONS.services, { need: 'CDMO', ...DAYS }, site.host);
  const providers = new Set(services.flatMap(({ offered, done }) => [...offered, ...done].map(({ organisation }) => organisation)));
  const part = text.slice(text.indexOf('id="providers-head"'), text.indexOf('class="folded"'));
  assert.equal(part.match(/<th scope="row"/g)?.length, providers.size);
  for (const id of providers) assert.ok(part.includes(`/organisation/${id}?`), id);
});

test('without a need the page opens with a menu that keeps the place', async () => {
  const { text } = await site.page('/services', { in: 'zhangjiang' });
  assert.match(text, /href="\/services\?need=plasmid&amp;in=zhangjiang/);
  assert.match(text, /<input name="need" value="" required/);
});

test('a service of which none is known in the place leads to the same anywhere', async () => {
  const { menu } = await call(OPERATIONS.services, { in: 'zhangjiang', ...DAYS }, site.host);
  const none = menu.find(({ offered, done }) => offered + done === 0)?.offer ?? '';
  const { text } = await site.page('/services', { need: none, in: 'zhangjiang' });
  assert.match(text, new RegExp(`href="/services\\?need=${none}&amp;as_of=[^"]*">Look anywhere`));
});

test('the pages on a cluster lead to one another and keep language and days', async () => {
  for (const path of [
    '/cluster/biobay',
    '/chain?cluster=biobay',
    '/services?in=biobay',
    '/profile?cluster=biobay',
    '/report/cluster/biobay',
  ]) {
    const response = await site.app.request(`${path}${path.includes('?') ? '&' : '?'}lang=zh&known_by=2026-11-20`);
    const text = await response.text();
    assert.equal(response.status, 200, path);
    const tabs = text.slice(text.indexOf('class="tabs"'), text.indexOf('</nav>', text.indexOf('class="tabs"')));
    for (const to of [
      '/cluster/biobay?',
      '/chain?cluster=biobay',
      '/services?in=biobay',
      '/profile?cluster=biobay',
      '/report/cluster/biobay?',
    ])
      assert.ok(tabs.includes(`href="${to}`), `${path} to ${to}`);
    assert.equal(tabs.match(/known_by=2026-11-20&amp;lang=zh/g)?.length, 7, path);
    assert.equal(tabs.match(/aria-current="page"/g)?.length, 1);
  }
});

test('a trend is a line, a table and a file that say the same', async () => {
  const fields = { past: '2026-05-01', by: 'year' };
  const { periods } = await call(OPERATIONS.trend, { ...fields, ...DAYS }, site.host);
  const { text } = await site.page('/trend', fields);
  assert.equal(text.match(/class="line-now end"/g)?.length, periods.length);
  assert.equal(text.match(/<th scope="row" class="day">/g)?.length, periods.length);
  const file = JSON.parse((await site.page('/trend/json', fields)).text) as { period: string; now: number }[];
  assert.deepEqual(
    file.map(({ period, now }) => [period, now]),
    periods.map(({ period, now }) => [period, now]),
  );
});

test('wide tables scroll under a name', async () => {
  for (const path of [
    '/chain?cluster=zhangjiang',
    '/services?need=plasmid',
    '/recheck',
    '/track',
    '/trend',
    '/share',
    '/cluster',
    '/cluster/zhangjiang',
  ]) {
    const text = await (await site.app.request(`${path}${path.includes('?') ? '&' : '?'}lang=en`)).text();
    const tables = text.match(/<table/g)?.length ?? 0;
    const regions = text.match(/role="region" tabindex="0" aria-label="[^"]+"/g)?.length ?? 0;
    assert.ok(tables > 0 && regions >= tables, `${path}: ${tables} tables, ${regions} regions`);
  }
});
