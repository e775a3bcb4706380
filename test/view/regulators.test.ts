import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { check } from '../../src/operation/check.ts';
import { coverage } from '../../src/operation/coverage.ts';
import { milestones } from '../../src/operation/milestones.ts';
import { timeline } from '../../src/operation/timeline.ts';
import { builtAtlas } from '../support/atlas.ts';
import { call } from '../support/call.ts';
import { putFile } from '../support/store.ts';

const ORPHAN =
  'Generic Name,Trade Name,Date Designated,Orphan Designation,Orphan Designation Status,Date Designation Withdrawn or Revoked,Approved Labeled Indication,Marketing Approval Date,Sponsor Company,CF Grid Key';
const VGR = 'VGR-R01,,2/03/2022,Treatment of example dystrophy,Designated,,,,Example Genes Ltd.,990001';
const LIFTED = VGR.replace('Designated,,', 'Designated/Designation Withdrawn or Revoked,5/06/2024,');
const ZOLGENSMA =
  'onasemnogene abeparvovec,ZOLGENSMA,9/30/2014,Treatment of spinal muscular atrophy,Designated/Approved,,children under two,5/24/2019,Example Gene Therapies,990002';
const SMALL = 'examplinib,Examplia,1/02/2015,Treatment of example disease,Designated,,,,Example Pharma,990003';
const CLEARED = `<table><tr><th>受理号</th><th>药品名称</th><th>申请人名称</th></tr>
  <tr><td>CXSL9900001</td><td>OriCAR-017</td><td>示例生物有限公司</td></tr></table>`;

const host = await builtAtlas((folder) => [
  { source: 'fda-orphan', paths: [putFile(folder, '2023-01-01/list.csv', [ORPHAN, VGR, ZOLGENSMA, SMALL].join('\n'))] },
  { source: 'fda-orphan', paths: [putFile(folder, '2025-01-01/list.csv', [ORPHAN, LIFTED].join('\n'))] },
  { source: 'cde-clearance', paths: [putFile(folder, '2024-05-01/page.html', CLEARED)] },
]);
after(() => host.close());

const rowsOf = async (question: object) => {
  const found = await call(milestones, { as_of: '2026-11-25', known_by: '2026-11-25', ...question }, host);
  return found.milestones.filter(({ source }) => source === 'fda-orphan');
};

test('rows of a list of the FDA are milestones of the products that their names stand for, at the grade of a regulator', async () => {
  const rows = await rowsOf({ product: 'Zolgensma' });
  assert.deepEqual(
    rows.map(({ milestone, product, agency, jurisdiction, date_from, grade }) => [
      milestone,
      product,
      agency,
      jurisdiction,
      date_from,
      grade,
    ]),
    [
      ['orphan', 'zolgensma', 'FDA', 'US', '2014-09-30', 'regulator'],
      ['approved', 'zolgensma', 'FDA', 'US', '2019-05-24', 'regulator'],
    ],
  );
});

test('a row of another field stays a statement and is in no scope but all', async () => {
  const labels = async (scope: string) => (await rowsOf({ milestone: 'orphan', scope })).map(({ label }) => label);
  assert.deepEqual(await labels('strict'), ['AVXS-101', 'VGR-R01', 'VGR-R01']);
  assert.ok(!(await labels('industry')).includes('examplinib (Examplia)'));
  assert.ok((await labels('all')).includes('examplinib (Examplia)'));
});

test('the newest look at a designation counts, what a later part of the list leaves out stays known', async () => {
  const seen = async (known_by: string) =>
    (await rowsOf({ milestone: 'orphan', as_of: known_by, known_by })).map(
      ({ label, modifier, date_from }) => `${label} ${modifier} ${date_from}`,
    );
  assert.deepEqual(await seen('2022-12-31'), []);
  assert.deepEqual(await seen('2024-01-01'), ['AVXS-101 null 2014-09-30', 'VGR-R01 null 2022-02-03']);
  assert.deepEqual(await seen('2025-02-01'), ['AVXS-101 null 2014-09-30', 'VGR-R01 null 2022-02-03', 'VGR-R01 lifted 2024-05-06']);
});

test('a check and a timeline rest on the list', async () => {
  const text = 'In February 2022 the FDA granted orphan drug designation to VGR-R01.';
  const { claims } = await call(check, { text, published: '2022-03-01', as_of: '2026-11-25', known_by: '2024-01-01' }, host);
  assert.deepEqual(
    claims.map(({ verdict, evidence }) => [verdict, evidence.length]),
    [['supported', 1]],
  );
  const { events } = await call(timeline, { product: 'VGR-R01', as_of: '2026-11-25', known_by: '2026-11-25' }, host);
  assert.ok(events.some(({ kind, from, grade }) => kind === 'orphan' && from === '2022-02-03' && grade === 'regulator'));
});

test('a list that is downloaded in parts never settles what was not decided', async () => {
  const { milestones: pairs } = await call(
    coverage,
    { milestone: 'orphan', jurisdiction: 'US', as_of: '2022-12-01', known_by: '2026-11-25' },
    host,
  );
  assert.deepEqual(
    pairs.map(({ loaded, missing }) => [loaded, missing?.en]),
    [[true, 'only a part of the FDA orphan designation list is at hand']],
  );
});

test('a saved page of clearances answers for a product, without a day of its own', async () => {
  const { milestones: rows } = await call(
    milestones,
    { product: 'OriCAR-017', milestone: 'ind_cleared', as_of: '2026-11-25', known_by: '2026-11-25' },
    host,
  );
  assert.deepEqual(
    rows
      .filter(({ source }) => source === 'cde-clearance')
      .map(({ product, agency, date_from, grade }) => [product, agency, date_from, grade]),
    [['oricar017', 'CDE', null, 'regulator']],
  );
});
