import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { contenders } from '../../src/operation/contenders.ts';
import type { Host } from '../../src/operation/operation.ts';
import { trend } from '../../src/operation/trend.ts';
import { testAtlas } from '../support/atlas.ts';
import { call } from '../support/call.ts';

let host: Host;
before(async () => {
  host = await testAtlas();
});

test('approved BCMA products in the US come by date, each once, with statements and what would make the list whole', async () => {
  const { contenders: rows, missing } = await call(contenders, { target: 'BCMA', milestone: 'approved', jurisdiction: 'US' }, host);
  assert.deepEqual(
    rows
      .filter(({ from }) => from !== null)
      .map(({ product, from }) => [product, from?.slice(0, 4)])
      .slice(0, 2),
    [
      ['idecel', '2021'],
      ['ciltacel', '2022'],
    ],
  );
  assert.equal(new Set(rows.map(({ name }) => name)).size, rows.length);
  assert.ok(rows.every(({ statements }) => statements.length > 0));
  assert.match(missing?.en ?? '', /FDA/);
});

test('a disease narrows contenders and milestones by their indication', async () => {
  const question = { modality: 'car_t', milestone: 'approved', jurisdiction: 'US' } as const;
  const [all, myeloma] = [
    await call(contenders, question, host),
    await call(contenders, { ...question, disease: 'multiple myeloma' }, host),
  ];
  assert.ok(myeloma.contenders.length > 0 && myeloma.contenders.length < all.contenders.length);
  const counts = async (more: object) =>
    (await call(trend, { milestone: 'approved', by: 'year', past: '2026-11-24', ...more } as never, host)).totals.now;
  const [every, ill] = [await counts({}), await counts({ disease: 'multiple myeloma' })];
  assert.ok(ill > 0 && ill < every);
});

test('without a modality, target or disease there is nothing to compete in', async () => {
  await assert.rejects(call(contenders, {}, host), /give --modality, --target or --disease/);
});
