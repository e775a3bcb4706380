import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { show } from '../../src/operation/show.ts';
import { namesOn, rightsOn, trialsOf } from '../../src/view/product.ts';
import { testAtlas } from '../support/atlas.ts';
import { call } from '../support/call.ts';

const host = await testAtlas();
after(() => host.close());

test('a product is called what it was called on the day: first seen with a code, then a provisional name, then the final one', async () => {
  const atlas = await host.atlas();
  const called = async (day: string) => (await namesOn(atlas, 'relmacel', day, '2026-11-25')).map(({ name, kind }) => [kind, name]);
  assert.deepEqual(await called('2020-09-08'), []);
  assert.deepEqual(await called('2021-01-01'), [
    ['code', 'JWCAR029'],
    ['provisional', '瑞基仑赛注射液（暂定）'],
  ]);
  assert.deepEqual(await called('2023-01-01'), [
    ['code', 'JWCAR029'],
    ['generic', '瑞基奥仑赛注射液'],
  ]);
  assert.deepEqual(await namesOn(atlas, 'relmacel', '2023-01-01', '2020-01-01'), []);
});

test('trials of a product come from the register where it names the product, and from the curation where it does not', async () => {
  const atlas = await host.atlas();
  const trials = await trialsOf(atlas, 'zevorcel', '2026-11-25');
  const sources = await Promise.all(
    ['NCT03915184', 'NCT03975907'].map(async (id) => {
      const statement = trials.find(({ trial }) => trial === id)?.statement;
      const [row] = await atlas.db.rows<{ source: string; property: string }>('SELECT source, property FROM statement WHERE id = $1', [
        statement ?? '',
      ]);
      return [row?.source, row?.property];
    }),
  );
  assert.deepEqual(sources, [
    ['car-t-monitor', 'intervention'],
    ['curation', 'trial'],
  ]);
});

test('rights hold by territory and end on their day; an organisation is shown with the products it holds rights in', async () => {
  const atlas = await host.atlas();
  const holders = async (day: string) => {
    const rights = await rightsOn(atlas, { product: 'darvadstrocel' }, day, '2026-11-25');
    return rights.map(({ organisation, role, territory }) => [organisation, role, territory]);
  };
  assert.deepEqual(await holders('2024-12-13'), [['takedapharmaas', 'holder', 'EU']]);
  assert.deepEqual(await holders('2024-12-14'), []);
  const shown = await call(show, { what: 'organisation/fosunkite', as_of: '2024-01-01', known_by: '2026-11-25' }, host);
  assert.ok(shown.kind === 'entity');
  assert.deepEqual(
    shown.rights.map(({ product, role, territory }) => [product, role, territory]),
    [
      ['axicel', 'applicant', 'CN'],
      ['axicel', 'licensee', 'CN'],
    ],
  );
});

test('show leaves out names, milestones and rights that began after the day, with all of their record', async () => {
  const shown = await call(show, { what: 'zevor-cel', as_of: '2022-12-31', known_by: '2026-11-25' }, host);
  assert.ok(shown.kind === 'entity');
  const values = (property: string) => shown.statements.filter((one) => one.property === property).map(({ value }) => value);
  assert.deepEqual(values('right_applicant').sort(), ['carsgenpharma', 'kaixing']);
  assert.ok(!values('milestone').includes('approved'));
  const rows = shown.statements.filter(({ part }) => part === 'milestones.jsonl');
  const kept = new Set(rows.filter(({ property }) => property === 'milestone').map(({ record }) => record));
  assert.ok(kept.size > 0 && rows.every(({ record }) => kept.has(record)));
  assert.ok(shown.trials.length > 1);
});
