import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { DEFAULT_DEFINITION, type ShareDefinition } from '../../src/model/definitions.ts';
import type { Host } from '../../src/operation/operation.ts';
import { share as shareOperation } from '../../src/operation/share.ts';
import { type ShareQuestion, share } from '../../src/view/share.ts';
import { testAtlas } from '../support/atlas.ts';
import { call } from '../support/call.ts';

let host: Host;
before(async () => {
  host = await testAtlas();
});

const QUESTION: ShareQuestion = {
  place: 'Shanghai',
  of: 'China',
  as_of: '2026-11-25',
  known_by: '2026-11-25',
  definition: DEFAULT_DEFINITION,
  modality: null,
  target: null,
  source: 'car-t-monitor',
  series: 'test',
};

async function counts(more: Partial<ShareQuestion>, definition: Partial<ShareDefinition> = {}): Promise<[number, number]> {
  const { counts: found } = await share(await host.atlas(), { ...QUESTION, ...more, definition: { ...DEFAULT_DEFINITION, ...definition } });
  return [found.numerator, found.denominator];
}

test('the listing in force on the day counts: what came later does not, what left does not', async () => {
  assert.deepEqual(await counts({ as_of: '2026-04-24' }), [1, 2]);
  assert.deepEqual(await counts({ as_of: '2026-05-14' }), [1, 2]);
  assert.deepEqual(await counts({ as_of: '2026-05-15' }), [3, 3]);
});

test('known-by holds back what was not yet observed', async () => {
  assert.deepEqual(await counts({ known_by: '2026-05-01' }), [1, 2]);
  assert.deepEqual(await counts({ as_of: '2024-12-31', known_by: '2026-05-01' }, { date_rule: 'start' }), [1, 1]);
});

test('the start rule looks back with what is known now', async () => {
  assert.deepEqual(await counts({ as_of: '2024-12-31' }, { date_rule: 'start' }), [1, 1]);
  assert.deepEqual(await counts({ as_of: '2025-12-31' }, { date_rule: 'start' }), [2, 2]);
});

test('of the world, with trials that have no site in the bounds', async () => {
  const answer = await share(await host.atlas(), { ...QUESTION, of: 'world', as_of: '2026-04-24' });
  assert.deepEqual([answer.counts.numerator, answer.counts.denominator, answer.counts.unplaced], [1, 4, 1]);
  assert.deepEqual(answer.bounds, [1 / 5, 2 / 5]);
  assert.equal(answer.newest_snapshot, '2026-04-24');
});

test('before the first listing the answer is unclear and says what would help', async () => {
  const answer = await share(await host.atlas(), { ...QUESTION, as_of: '2024-08-31' });
  assert.equal(answer.verdict, 'unclear');
  assert.equal(answer.share, null);
  assert.match(answer.reasons.en, /--date-rule start/);
  assert.deepEqual(answer.readings.find(({ date_rule }) => date_rule === 'start')?.numerator, 1);
});

test('unknown terms are errors that list what there is', async () => {
  const atlas = await host.atlas();
  await assert.rejects(share(atlas, { ...QUESTION, place: 'Atlantis' }), /unknown place "Atlantis"/);
  await assert.rejects(share(atlas, { ...QUESTION, series: 'nothing' }), /unknown series "nothing"; series at hand: .*test/);
  await assert.rejects(
    share(atlas, { ...QUESTION, source: 'nothing' }),
    /unknown source "nothing"; sources of trials at hand: car-t-monitor/,
  );
  await assert.rejects(share(atlas, { ...QUESTION, modality: 'magic' }), /unknown modality "magic"; the modalities are .*car_t/);
  await assert.rejects(share(atlas, { ...QUESTION, as_of: '2024-13-40' }), /--as-of "2024-13-40" is not a calendar day/);
  await assert.rejects(share(atlas, { ...QUESTION, of: 'Beijing' }), /does not lie in/);
});

test('a cluster, which registers never name, is unclear by sites and counted by sponsors', async () => {
  const ask = async (place_rule: 'site' | 'sponsor') =>
    share(await host.atlas(), {
      ...QUESTION,
      place: 'zhangjiang',
      of: 'Shanghai',
      source: null,
      series: null,
      definition: { ...DEFAULT_DEFINITION, place_rule },
    });
  const bySite = await ask('site');
  assert.deepEqual([bySite.verdict, bySite.share, bySite.interval], ['unclear', null, null]);
  assert.match(bySite.reasons.en, /--place-rule sponsor/);
  const bySponsor = await ask('sponsor');
  assert.equal(bySponsor.verdict, 'answered');
  assert.ok((bySponsor.share ?? 0) > 0);
});

test('a day after all that may be known is refused; without a day the last known one is meant', async () => {
  const ask = (days: { as_of?: string; known_by?: string }) => call(shareOperation, { place: 'Shanghai', ...days }, host);
  await assert.rejects(ask({ as_of: '2024-06-30', known_by: '2024-01-01' }), /--as-of 2024-06-30 lies after --known-by 2024-01-01/);
  await assert.rejects(ask({ as_of: '2031-01-01' }), /lies after --known-by/);
  assert.equal((await ask({ known_by: '2026-05-20' })).as_of, '2026-05-20');
});
