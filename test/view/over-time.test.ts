import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { DEFAULT_DEFINITION } from '../../src/model/definitions.ts';
import type { Host } from '../../src/operation/operation.ts';
import { timeline } from '../../src/view/timeline.ts';
import { type TrendAnswer, type TrendQuestion, trend } from '../../src/view/trend.ts';
import { builtAtlas, monitorFolder } from '../support/atlas.ts';

/** By the second day trial 2 has moved from 2024 to 2025, 3 of 2024 is listed late, 4 has left, and 5 of the day between has come. */
let host: Host;
before(async () => {
  host = await builtAtlas((folder) => [
    {
      source: 'car-t-monitor',
      paths: [
        monitorFolder(folder, 'test', '2026-04-24', [
          { id: 'NCT90000001', start: '2024-02-10', sponsor: 'Invented Sponsor' },
          { id: 'NCT90000002', start: '2024-11-15' },
          { id: 'NCT90000004', start: '2023-05-20' },
          { id: 'NCT90000006', start: '' },
        ]),
        monitorFolder(folder, 'test', '2026-06-15', [
          { id: 'NCT90000001', start: '2024-02-10', sponsor: 'Invented Sponsor' },
          { id: 'NCT90000002', start: '2025-01-15' },
          { id: 'NCT90000003', start: '2024-03-20' },
          { id: 'NCT90000005', start: '2026-05-20' },
          { id: 'NCT90000007', start: '2026-12-20' },
        ]),
      ],
    },
  ]);
});

const QUESTION: TrendQuestion = {
  milestone: null,
  jurisdiction: null,
  by: 'year',
  past: '2026-04-24',
  as_of: '2026-11-25',
  known_by: '2026-11-25',
  definition: { ...DEFAULT_DEFINITION, date_rule: 'start' },
  place: null,
  modality: null,
  target: null,
  disease: null,
  source: 'car-t-monitor',
  series: 'test',
};

async function ask(more: Partial<TrendQuestion> = {}): Promise<TrendAnswer> {
  return trend(await host.atlas(), { ...QUESTION, ...more });
}

function lines({ periods }: TrendAnswer): string[] {
  return periods.map(({ period, past, now, added, removed, was_over }) => {
    const ids = [...added.map(({ subject }) => `+${subject.slice(-1)}`), ...removed.map(({ subject }) => `-${subject.slice(-1)}`)];
    return `${period} ${past} ${now} ${ids.join(' ')} ${was_over ? 'over' : 'open'}`;
  });
}

test('each period as known then and as known now, with what was filled in and taken out', async () => {
  const answer = await ask();
  assert.deepEqual(lines(answer), ['2023 1 0 -4 over', '2024 2 2 +3 -2 over', '2025 0 1 +2 over', '2026 0 1 +5 open']);
  assert.deepEqual(answer.totals, { past: 3, now: 4, added: 3, removed: 2 });
  assert.deepEqual(answer.undated, { past: 1, now: 0 });
  assert.match(answer.reasons.en, /over by 2026-04-24, 3 were known then and 3 by 2026-11-25: 2 filled in later, 2 taken out/);
  assert.deepEqual(answer.newest_snapshot, { past: '2026-04-24', now: '2026-06-15' });
});

test('quarters between the first and the last stand there even with nothing in them', async () => {
  const { periods } = await ask({ by: 'quarter' });
  assert.equal(periods[0]?.period, '2023-Q2');
  assert.equal(periods.at(-1)?.period, '2026-Q2');
  assert.equal(periods.length, 13);
  assert.equal(periods.find(({ period }) => period === '2024-Q1')?.now, 2);
});

test('what lies after the as-of day does not count, then or now', async () => {
  assert.deepEqual(lines(await ask({ as_of: '2024-12-31' })), ['2023 1 0 -4 over', '2024 2 2 +3 -2 over']);
});

test('before anything was known there is nothing to set beside', async () => {
  const answer = await ask({ past: '2020-01-01' });
  assert.equal(answer.totals.past, 0);
  assert.match(answer.reasons.en, /Nothing at hand was known by 2020-01-01/);
});

test('wrong days are refused', async () => {
  await assert.rejects(ask({ past: '2026-11-25' }), /--past 2026-11-25 must lie before --known-by 2026-11-25/);
  await assert.rejects(ask({ past: 'yesterday' }), /--past "yesterday" is not a calendar day/);
});

test('milestones by year follow the milestone of each product once', async () => {
  const answer = await ask({ milestone: 'approved', jurisdiction: 'US', source: null, series: null });
  const subjects = answer.periods.flatMap(({ dated }) => dated.map(({ subject }) => subject));
  assert.ok(subjects.length > 0);
  assert.equal(new Set(subjects).size, subjects.length);
  const listed = await timeline(await host.atlas(), { ...NOBODY, product: 'Kymriah' });
  const approved = listed.events.filter(({ kind, jurisdiction }) => kind === 'approved' && jurisdiction === 'US');
  assert.ok(approved.some(({ from }) => answer.periods.some(({ period, now }) => period === from?.slice(0, 4) && now > 0)));
});

const NOBODY = {
  product: null,
  organisation: null,
  target: null,
  as_of: '2026-11-25',
  known_by: '2026-11-25',
  definition: { ...DEFAULT_DEFINITION, date_rule: 'start' as const },
};

test('a timeline holds milestones and trial starts in order, each with interval, precision, grade and statements', async () => {
  const { events, counts } = await timeline(await host.atlas(), { ...NOBODY, product: 'OriCAR-017' });
  assert.equal(counts.milestones + counts.trials, events.length);
  assert.ok(events.some(({ kind, subject }) => kind === 'trial_started' && subject.startsWith('NCT')));
  const days = events.map(({ from }) => from ?? '9999');
  assert.deepEqual(days, days.toSorted());
  for (const { statements, from, to, precision } of events) {
    assert.ok(statements.length > 0);
    if (precision === 'day') assert.equal(from, to);
  }
});

test('what had not happened or was not known is left out of a timeline', async () => {
  const atlas = await host.atlas();
  const early = await timeline(atlas, { ...NOBODY, product: 'OriCAR-017', as_of: '2022-12-31' });
  assert.ok(early.events.every(({ from }) => from === null || from <= '2022-12-31'));
  const unknown = await timeline(atlas, { ...NOBODY, product: 'OriCAR-017', known_by: '2020-01-01' });
  assert.deepEqual(unknown.events, []);
});

test('a timeline needs someone, by a name that is known', async () => {
  const atlas = await host.atlas();
  await assert.rejects(timeline(atlas, NOBODY), /give --product, --organisation or --target/);
  await assert.rejects(timeline(atlas, { ...NOBODY, product: 'Nothing-000' }), /no product named "Nothing-000"/);
});
