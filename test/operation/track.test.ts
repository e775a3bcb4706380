import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { checkInput } from '../../src/operation/inputs.ts';
import type { Host } from '../../src/operation/operation.ts';
import { show } from '../../src/operation/show.ts';
import { track } from '../../src/operation/track.ts';
import { testAtlas } from '../support/atlas.ts';

let host: Host;
before(async () => {
  host = await testAtlas();
});

const ask = (input: Record<string, string>) => track.run(checkInput('track', track.input, input), host);

test('a talk, an organisation, a trial and a cluster meet under one track', async () => {
  const { talks, organisations, trials, clusters } = await ask({ track: '免疫细胞' });
  assert.ok(talks.some(({ event }) => event === 'zhangjiang-cgt-2024'));
  assert.ok(
    organisations.some(
      ({ organisation, products }) => organisation === 'oricell' && products.some(({ product }) => product === 'oricar017'),
    ),
  );
  assert.equal(
    trials.total,
    trials.modalities.reduce((sum, one) => sum + one.trials, 0),
  );
  assert.ok(trials.modalities.some(({ id, trials: count, statements }) => id === 'car_t' && count > 0 && statements.length > 0));
  assert.ok(clusters.some(({ id, label }) => id === 'zhangjiang-cell-gene-park' && label.zh === '张江细胞和基因产业园'));
});

test('a track leaves out what another one holds, a topic has talks and forums alone, a modality is its own', async () => {
  const editing = await ask({ track: 'gene_editing' });
  assert.ok(!editing.trials.modalities.some(({ id }) => id === 'car_t'));
  const topic = await ask({ track: 'process_and_cmc' });
  assert.deepEqual([topic.understood.kind, topic.organisations, topic.trials.total], ['topic', [], 0]);
  assert.ok(topic.forums.length > 0);
  const modality = await ask({ track: 'CAR-NK' });
  assert.deepEqual([modality.understood.kind, modality.understood.id], ['modality', 'car_nk']);
  await assert.rejects(ask({ track: 'alchemy' }), /unknown track "alchemy"; the tracks are immune_cells, /);
});

test('nothing is known before it was observed, and every statement is there', async () => {
  const before = await ask({ track: 'immune_cells', as_of: '2020-01-01', known_by: '2020-01-01' });
  assert.deepEqual([before.organisations, before.trials.total, before.talks, before.clusters], [[], 0, [], []]);
  const { organisations, forums, clusters, trials } = await ask({ track: 'gene_therapy' });
  const ids = [
    ...organisations.slice(0, 3).flatMap(({ products }) => products.map(({ statement }) => statement)),
    ...[...forums, ...clusters].map(({ statement }) => statement),
    ...trials.modalities.flatMap(({ statements }) => statements.slice(0, 1)),
  ];
  assert.ok(ids.length > 3);
  for (const what of new Set(ids)) assert.equal((await show.run(checkInput('show', show.input, { what }), host)).kind, 'statement');
});
