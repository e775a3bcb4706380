import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Host } from '../../src/operation/operation.ts';
import { statementsById } from '../../src/view/evidence.ts';
import { review } from '../../src/view/review.ts';
import { testAtlas } from '../support/atlas.ts';

let host: Host;
before(async () => {
  host = await testAtlas();
});

test('a name that links to nothing waits with the entities it may be; linked names, judged names and persons do not', async () => {
  const atlas = await host.atlas();
  const { names, unlinked, looked_at } = await review(atlas, { known_by: '2026-11-27', most: 100 });
  assert.ok(names.length > 0 && looked_at <= unlinked);
  const university = names.find(({ name }) => name === 'Xuzhou Medical University');
  assert.deepEqual(
    university?.candidates.map(({ label }) => label),
    ['related'],
  );
  const links = await atlas.db.rows<{ name: string }>(`SELECT DISTINCT name FROM link WHERE kind = 'organisation' AND known_to IS NULL`);
  const linked = new Set(links.map(({ name }) => name));
  for (const { name, candidates } of names) {
    assert.ok(!linked.has(name), name);
    assert.ok(
      candidates.every(({ score }) => score >= 0.3 && score <= 1),
      name,
    );
  }
  assert.ok(!names.some(({ name }) => name === 'BIOHENG THERAPEUTICS US LLC'), 'a judgement stands on it');
});

test('every row of the queue rests on a statement', async () => {
  const atlas = await host.atlas();
  const { names } = await review(atlas, { known_by: '2026-11-27', most: 5 });
  const statements = await statementsById(
    atlas,
    names.map(({ statement }) => statement),
  );
  assert.deepEqual(
    statements.map(({ value }) => value),
    names.map(({ name }) => name),
  );
});
