import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Host } from '../../src/operation/operation.ts';
import { type CoverageAnswer, type CoverageQuestion, coverage } from '../../src/view/coverage.ts';
import { lacking, settling } from '../../src/view/settling.ts';
import { testAtlas } from '../support/atlas.ts';

let host: Host;
before(async () => {
  host = await testAtlas();
});

const QUESTION: CoverageQuestion = { milestone: null, jurisdiction: null, place: null, as_of: '2026-11-25', known_by: '2026-11-25' };

async function ask(more: Partial<CoverageQuestion> = {}): Promise<CoverageAnswer> {
  return coverage(await host.atlas(), { ...QUESTION, ...more });
}

test('a listing covers the days from its first to its last, and counts its trials in a place', async () => {
  const own = (answer: CoverageAnswer) => answer.trials.find(({ series }) => series === 'test');
  assert.deepEqual(own(await ask({ place: 'Shanghai', as_of: '2026-05-01' })), {
    source: 'car-t-monitor',
    series: 'test',
    first: '2026-04-24',
    last: '2026-05-15',
    trials: 5,
    inside: 3,
    is_whole: true,
    missing: null,
  });
  assert.match(own(await ask())?.missing?.en ?? '', /at hand ends on 2026-05-15/);
  assert.match(own(await ask({ as_of: '2024-08-31' }))?.missing?.en ?? '', /first seen on 2026-04-24/);
  assert.deepEqual([own(await ask({ known_by: '2026-05-01' }))?.trials, own(await ask({ known_by: '2026-04-01' }))], [4, undefined]);
});

test('a kind of milestone has the source that settles it, as verdicts have it', async () => {
  const atlas = await host.atlas();
  const { milestones } = await ask({ jurisdiction: 'CN' });
  assert.ok(milestones.length > 5);
  for (const { milestone, jurisdiction, source, missing } of milestones) {
    const settled = await settling(atlas, milestone, jurisdiction);
    assert.deepEqual([source, missing], [settled.label, lacking(settled, '2026-11-25')]);
  }
  const cleared = milestones.find(({ milestone }) => milestone === 'ind_cleared');
  assert.deepEqual([cleared?.loaded, cleared?.missing?.en], [false, 'the CDE clearance list is not loaded']);
  assert.equal(cleared?.at_hand, cleared?.statements.length);
});

test('a source that was first seen later was not at hand by the day', async () => {
  const proposed = async (known_by: string) =>
    (await ask({ milestone: 'breakthrough_proposed', jurisdiction: 'CN', as_of: '2023-01-01', known_by })).milestones[0];
  assert.equal((await proposed('2026-11-25'))?.missing, null);
  assert.match((await proposed('2020-01-01'))?.missing?.en ?? '', /is not loaded/);
});

test('a place asks about the jurisdiction that it lies in', async () => {
  const { understood, milestones } = await ask({ place: '张江' });
  assert.equal(understood.jurisdiction, 'CN');
  assert.ok(milestones.every(({ jurisdiction }) => jurisdiction === 'CN' || jurisdiction === null));
  await assert.rejects(ask({ place: 'Atlantis' }), /unknown place "Atlantis"/);
});
