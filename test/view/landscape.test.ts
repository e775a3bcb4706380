import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { DEFAULT_DEFINITION, type ShareDefinition } from '../../src/model/definitions.ts';
import type { Host } from '../../src/operation/operation.ts';
import { DIMENSIONS, type Dimension } from '../../src/view/dimension.ts';
import { type LandscapeAnswer, type LandscapeQuestion, landscape } from '../../src/view/landscape.ts';
import { testAtlas } from '../support/atlas.ts';

let host: Host;
before(async () => {
  host = await testAtlas();
});

const QUESTION: LandscapeQuestion = {
  rows: 'city',
  columns: 'start_year',
  most: 15,
  as_of: '2026-11-25',
  known_by: '2026-11-25',
  definition: DEFAULT_DEFINITION,
  place: null,
  modality: null,
  target: null,
  disease: null,
  source: 'car-t-monitor',
  series: 'test',
};

async function ask(more: Partial<LandscapeQuestion>, definition: Partial<ShareDefinition> = {}): Promise<LandscapeAnswer> {
  return landscape(await host.atlas(), { ...QUESTION, ...more, definition: { ...DEFAULT_DEFINITION, ...definition } });
}

/** The counts that are not nought, as `row × column`. */
function counts({ rows, columns, cells }: LandscapeAnswer): Record<string, number> {
  const pairs = rows.flatMap((row, at) => columns.map((column, across) => [`${row.id} × ${column.id}`, cells[at]?.[across] ?? 0] as const));
  return Object.fromEntries(pairs.filter(([, count]) => count > 0));
}

test('a trial with sites in two cities counts once under each, and once in the total', async () => {
  const answer = await ask({});
  assert.deepEqual(counts(answer), {
    '310000 × 2024': 1,
    '310000 × 2025': 1,
    '310000 × 2026': 1,
    '110000 × 2024': 1,
    '110000 × 2025': 1,
    'not_stated × 2023': 1,
  });
  assert.equal(answer.trials, 4);
  assert.match(answer.reasons.en, /^4 trials; 2 of them have several values/);
});

test('both dates hold back what was not listed yet or not known yet', async () => {
  assert.deepEqual(counts(await ask({ as_of: '2026-04-24' })), {
    '110000 × 2024': 1,
    '110000 × 2025': 1,
    '310000 × 2024': 1,
    'not_stated × 2023': 1,
    'not_stated × not_stated': 1,
  });
  assert.equal((await ask({ known_by: '2026-05-01' })).trials, 4);
  assert.equal((await ask({ as_of: '2024-12-31' }, { date_rule: 'start' })).trials, 2);
});

test('a place lets through the trials that reach it, with all their cities', async () => {
  const answer = await ask({ place: '上海' });
  assert.equal(answer.trials, 3);
  assert.equal(answer.understood.place?.id, '310000');
});

test('a disease lets through the trials of narrower ones', async () => {
  const lymphoma = await ask({ disease: 'lymphoma', rows: 'disease', columns: 'disease_area' });
  assert.deepEqual(counts(lymphoma), { 'lymphoma × haematological_malignancy': 4 });
  assert.equal((await ask({ disease: '血液肿瘤' })).trials, 4);
  assert.equal((await ask({ disease: 'multiple myeloma' })).trials, 0);
  await assert.rejects(ask({ disease: 'magic' }), /unknown disease "magic"/);
});

test('values beyond the most stand in one line that counts each trial once', async () => {
  const { rows, trials } = await ask({ most: 1 });
  assert.deepEqual(
    rows.map(({ id, trials: count }) => [id, count]),
    [
      ['310000', 3],
      ['other', 2],
      ['not_stated', 1],
    ],
  );
  assert.equal(trials, 4);
});

test('every cell is the number of counted trials with both values, for every pair of dimensions', async () => {
  for (const rows of DIMENSIONS) {
    for (const columns of DIMENSIONS) checkCells(await ask({ rows, columns, most: 5000, source: null, series: null }), rows, columns);
  }
});

function checkCells(answer: LandscapeAnswer, rows: Dimension, columns: Dimension): void {
  const recounted = new Map<string, number>();
  for (const one of answer.counted) {
    for (const row of one.rows)
      for (const column of one.columns) recounted.set(`${row} × ${column}`, (recounted.get(`${row} × ${column}`) ?? 0) + 1);
  }
  assert.deepEqual(counts(answer), Object.fromEntries([...recounted].sort()), `${rows} × ${columns}`);
}

test('an unknown place, modality or day is refused', async () => {
  await assert.rejects(ask({ place: 'Atlantis' }), /unknown place "Atlantis"/);
  await assert.rejects(ask({ modality: 'magic' }), /unknown modality "magic"/);
  await assert.rejects(ask({ as_of: '2026-02-30' }), /not a calendar day/);
});
