import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { cluster as clusterOperation } from '../../src/operation/cluster.ts';
import { landscape } from '../../src/operation/landscape.ts';
import type { Host } from '../../src/operation/operation.ts';
import { eventOf } from '../../src/view/own-milestones.ts';
import { testAtlas } from '../support/atlas.ts';
import { call } from '../support/call.ts';
import { assertFollowed, statementIdsIn } from '../support/evidence.ts';

let host: Host;
before(async () => {
  host = await testAtlas();
});

const DAYS = { as_of: '2026-11-25', known_by: '2026-11-25', date_rule: 'start' };

test('the list counts of each cluster what its own answer counts', async () => {
  const { clusters, detail } = await call(clusterOperation, DAYS, host);
  assert.equal(detail, null);
  const zhangjiang = clusters.find(({ id }) => id === 'zhangjiang');
  const own = await call(clusterOperation, { cluster: '张江', ...DAYS }, host);
  assert.deepEqual(own.clusters, [zhangjiang]);
  assert.equal(own.clusters[0]?.milestones, new Set(own.detail?.milestones.map(eventOf)).size);
  assert.ok((zhangjiang?.organisations ?? 0) > 5 && (zhangjiang?.products ?? 0) > 1);
});

test('trials are those that organisations of the cluster lead', async () => {
  for (const id of ['zhangjiang', 'biobay']) {
    const { clusters } = await call(clusterOperation, { cluster: id, ...DAYS }, host);
    const counted = await call(landscape, { rows: 'modality', columns: 'phase', place: id, place_rule: 'sponsor', ...DAYS }, host);
    assert.equal(clusters[0]?.trials, counted.trials, id);
    assert.ok(counted.trials > 0);
  }
});

test('everything on record of a cluster leads to a statement, and nothing of after the day is told', async () => {
  const { detail } = await call(clusterOperation, { cluster: 'zhangjiang', ...DAYS, as_of: '2020-01-01' }, host);
  assert.ok(detail !== null);
  assert.ok(detail.milestones.every(({ date_from }) => date_from === null || date_from <= '2020-01-01'));
  assert.ok(detail.policies.every(({ effective, issued }) => ((effective ?? issued)?.from ?? '9999') <= '2020-01-01'));
  assert.ok(detail.figures.every(({ told }) => told === null || told.from <= '2020-01-01'));
  const today = await call(clusterOperation, { cluster: 'zhangjiang', ...DAYS }, host);
  await assertFollowed(await host.atlas(), statementIdsIn(today.detail).slice(0, 60));
});

test('an unknown cluster names those that come near', async () => {
  await assert.rejects(call(clusterOperation, { cluster: 'zhangjing', ...DAYS }, host), /did you mean zhangjiang/);
  await assert.rejects(call(clusterOperation, { cluster: 'Shanghai', ...DAYS }, host), /is a province and no cluster/);
});
