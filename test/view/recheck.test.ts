import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { EXPECTED_LIFE, FACT_KINDS } from '../../src/model/freshness.ts';
import { labelOf } from '../../src/model/labels.ts';
import type { Host } from '../../src/operation/operation.ts';
import { recheck as operation } from '../../src/operation/recheck.ts';
import type { Atlas } from '../../src/view/atlas.ts';
import { recheck } from '../../src/view/recheck.ts';
import { testAtlas } from '../support/atlas.ts';
import { call } from '../support/call.ts';
import { assertFollowed, statementIdsIn } from '../support/evidence.ts';
import { withRegister } from '../support/register.ts';

let host: Host;
let atlas: Atlas;
before(async () => {
  host = await testAtlas();
  atlas = await host.atlas();
});

const DAYS = { as_of: '2026-11-25', known_by: '2026-11-25' };
const origin = (seen: string | null) => ({ url: 'an invented page', grade: 'company' as const, seen });
const offer = (as_of: string | null, seen: string | null = null, to: string | null = null) => ({
  organisation: 'obio',
  offer: 'plasmid',
  levels: [],
  from: null,
  to,
  as_of,
  said_by: 'provider' as const,
  origin: origin(seen),
});

test('the most overdue comes first, then what has no day of reading, then the rest by age', async () => {
  const facts = { offers: [offer('2026-05-01'), offer(null), offer('2020-01-01'), offer('2025-06-01'), offer(null, '2026-10-01')] };
  const answer = await recheck(withRegister(atlas, facts), { kind: 'offer', ...DAYS });
  assert.deepEqual(
    answer.facts.map(({ age }) => [age.seen, age.overdue]),
    [
      ['2020-01-01', 2154],
      ['2025-06-01', 177],
      [null, 0],
      ['2026-05-01', 0],
      ['2026-10-01', 0],
    ],
  );
});

test('what had ended is not told, and a kind that is not asked for neither', async () => {
  const { facts, kinds } = await recheck(withRegister(atlas, { offers: [offer('2020-01-01', null, '2021-01-01')] }), {
    kind: 'offer',
    ...DAYS,
  });
  assert.deepEqual(facts, []);
  assert.ok(kinds.some(({ kind, facts: count }) => kind === 'membership' && count > 50));
});

test('every kind has an expected life and a name, and the shipped facts are counted', async () => {
  const { kinds, facts } = await recheck(atlas, { kind: null, ...DAYS });
  assert.deepEqual(
    kinds.map(({ kind, years }) => [kind, years]),
    FACT_KINDS.map((kind) => [kind, EXPECTED_LIFE[kind]]),
  );
  for (const { kind, facts: count, overdue, undated } of kinds) {
    assert.notEqual(labelOf('fact_kind', kind).zh, kind);
    const own = facts.filter((fact) => fact.kind === kind);
    assert.deepEqual(
      [own.length, own.filter(({ age }) => age.overdue > 0).length, own.filter(({ age }) => age.seen === null).length],
      [count, overdue, undated],
    );
  }
  const order = facts.map(({ age }) => age.overdue);
  assert.deepEqual(
    order,
    order.toSorted((a, b) => b - a),
  );
});

test('facts lead to their bytes', async () => {
  const { facts } = await recheck(atlas, { kind: null, ...DAYS });
  const some = FACT_KINDS.flatMap((kind) => facts.filter((fact) => fact.kind === kind).slice(0, 3));
  await assertFollowed(atlas, statementIdsIn(some));
});

test('an unknown kind is an error that names the kinds', async () => {
  await assert.rejects(call(operation, { kind: 'gossip' }, host), /--kind must be one of amenity, cluster/);
});
