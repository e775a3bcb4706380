import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { DEFAULT_DEFINITION } from '../../src/model/definitions.ts';
import type { Host } from '../../src/operation/operation.ts';
import { type CompareAnswer, type CompareQuestion, compare } from '../../src/view/compare.ts';
import { firstsAmong } from '../../src/view/firsts.ts';
import type { Milestone } from '../../src/view/milestones.ts';
import { testAtlas } from '../support/atlas.ts';

let host: Host;
before(async () => {
  host = await testAtlas();
});

const QUESTION: CompareQuestion = {
  places: ['Shanghai', '北京', 'zhangjiang'],
  as_of: '2026-11-25',
  known_by: '2026-11-25',
  definition: DEFAULT_DEFINITION,
  modality: null,
  target: null,
  source: 'car-t-monitor',
  series: 'test',
};

async function ask(more: Partial<CompareQuestion> = {}): Promise<CompareAnswer> {
  return compare(await host.atlas(), { ...QUESTION, ...more });
}

test('places side by side: trials, share of the country, and what is missing', async () => {
  const { places } = await ask();
  assert.deepEqual(
    places.map(({ place, trials, share, interval }) => [place.id, trials, share, interval]),
    [
      ['310000', 3, 1, [1, 1]],
      ['110000', 2, 2 / 3, [2 / 3, 2 / 3]],
      ['zhangjiang', 0, null, null],
    ],
  );
  assert.deepEqual(
    places[0]?.phases.map(({ id, count }) => [id, count]),
    [['PHASE1', 3]],
  );
  assert.match(places[2]?.missing[0]?.en ?? '', /No trial site can be put in Zhangjiang; for a cluster use --place-rule sponsor/);
});

test('a cluster has the organisations that are dated members of it, and their milestones with statements', async () => {
  const { places } = await ask({ source: null, series: null, definition: { ...DEFAULT_DEFINITION, place_rule: 'sponsor' } });
  const [, , zhangjiang] = places;
  assert.ok((zhangjiang?.organisations.length ?? 0) > 5);
  assert.ok((zhangjiang?.trials ?? 0) > 0);
  assert.ok(zhangjiang?.milestones.every(({ count, statements }) => count > 0 && statements.length >= count));
  assert.deepEqual((await ask({ source: null, series: null, known_by: '2026-05-20' })).places[2]?.organisations, []);
});

test('one place, or an unknown one, is refused', async () => {
  await assert.rejects(ask({ places: ['Shanghai', '上海'] }), /give two places or more/);
  await assert.rejects(ask({ places: ['Shanghai', 'Atlantis'] }), /unknown place "Atlantis"/);
});

const cleared = (label: string, date_from: string | null, date_to: string | null): Milestone =>
  ({
    milestone: 'ind_cleared',
    modifier: null,
    jurisdiction: 'CN',
    targets: ['CD19'],
    label,
    date_from,
    date_to,
    statement: `of ${label}`,
  }) as Milestone;

test('first is who certainly came before every other of the same target and jurisdiction', () => {
  const own = ({ label }: Milestone) => label === 'A';
  const A = cleared('A', '2020-01-01', '2020-01-31');
  const firsts = (...others: Milestone[]) =>
    firstsAmong([A, ...others], own).map(({ product, target, statement }) => [product, target, statement]);
  assert.deepEqual(firsts(cleared('B', '2020-02-01', '2020-02-01')), [['A', 'CD19', 'of A']]);
  assert.deepEqual(firsts(), [], 'alone is not first among others');
  assert.deepEqual(firsts(cleared('B', '2020-01-15', '2020-01-15')), [], 'intervals that overlap leave it open');
  assert.deepEqual(firsts(cleared('B', null, null)), [], 'an undated rival leaves it open');
  const B = cleared('B', '2020-02-01', '2020-02-01');
  assert.equal(firsts(B, cleared('B', null, null)).length, 1, 'a list without days takes nothing from one with days');
  const planned = { ...cleared('C', null, null), modifier: 'planned' };
  assert.equal(firsts(B, planned).length, 1, 'what was not reached is no rival');
  assert.deepEqual(firstsAmong([A, cleared('B', '2019-01-01', '2019-01-01')], own), [], 'another came first');
});
