import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Calibration, probabilityOf } from '../../src/entity/name-calibration.ts';
import { compareByRule, compareNames } from '../../src/entity/names.ts';

const LINE: [number, number][] = [
  [0.2, 0.1],
  [0.4, 0.3],
  [0.8, 0.9],
];
const LINES = { same: LINE, related: LINE, different: LINE };
const TABLE: Calibration = { about: '', within: LINES, across: { ...LINES, same: [[0.9, 0.5]] } };
const REASON = { zh: '', en: '' };

test('a probability lies on straight lines between the knots and stays at the ends', () => {
  const at = (score: number) => probabilityOf({ label: 'same', score, reason: REASON }, 'within', TABLE);
  assert.deepEqual(
    [0, 0.2, 0.3, 0.6, 0.8, 1].map((score) => Number(at(score).toFixed(3))),
    [0.1, 0.1, 0.2, 0.6, 0.9, 0.9],
  );
  assert.equal(probabilityOf({ label: 'same', score: 0.3, reason: REASON }, 'across', TABLE), 0.5);
});

test('the shipped calibration rises with the strength, and same is likelier than related, related than different', () => {
  for (const scripts of ['within', 'across'] as const) {
    const all = (['different', 'related', 'same'] as const).map((label) =>
      [0, 0.25, 0.5, 0.75, 1].map((score) => probabilityOf({ label, score, reason: REASON }, scripts)),
    );
    for (const line of all) assert.deepEqual(line, line.toSorted());
    const [different = [], , same = []] = all;
    assert.ok(Math.max(...different) < Math.min(...same), scripts);
  }
});

test('the score of a comparison is the probability, that of a rule its strength', () => {
  const pair = ['Quillon Therapeutics', 'Marlow Biotech'] as const;
  assert.equal(compareNames(...pair, null).label, compareByRule(...pair).label);
  assert.ok(compareNames(...pair, null).score > compareByRule(...pair).score);
});
