import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fisherExact, holm } from '../../src/base/hypergeometric.ts';

function near(value: number, expected: number): void {
  assert.ok(Math.abs(value - expected) < 1e-9, `${value} is not ${expected}`);
}

test('counts that can be worked out by hand', () => {
  near(fisherExact(2, 2, 2, 4), 2 / 6);
  near(fisherExact(1, 2, 2, 4), 1);
  near(fisherExact(3, 4, 4, 8), 34 / 70);
  near(fisherExact(4, 4, 4, 8), 2 / 70);
  near(fisherExact(0, 3, 5, 10), 20 / 120);
});

test('a kind or a place that takes in everything can surprise nobody', () => {
  near(fisherExact(3, 3, 10, 10), 1);
  near(fisherExact(10, 10, 10, 10), 1);
  near(fisherExact(0, 0, 4, 10), 1);
});

test('it agrees with adding up every draw of a small urn', () => {
  for (const [drawn, marked, total] of [
    [3, 4, 9],
    [5, 2, 8],
    [4, 6, 10],
  ] as const) {
    const counts = drawsBy(drawn, marked, total);
    const all = counts.reduce((sum, one) => sum + one, 0);
    for (const [seen, ways] of counts.entries()) {
      if (ways === 0) continue;
      near(fisherExact(seen, drawn, marked, total), counts.filter((one) => one <= ways).reduce((sum, one) => sum + one, 0) / all);
    }
  }
});

/** How many of all possible draws hold 0, 1, 2 … marked units, by going through them one by one. */
function drawsBy(drawn: number, marked: number, total: number): number[] {
  const counts = new Array<number>(drawn + 1).fill(0);
  for (let draw = 0; draw < 2 ** total; draw += 1) {
    const units = Array.from({ length: total }, (_, at) => (draw >> at) & 1);
    if (units.reduce((sum, one) => sum + one, 0) !== drawn) continue;
    const seen = units.slice(0, marked).reduce((sum, one) => sum + one, 0);
    counts[seen] = (counts[seen] as number) + 1;
  }
  return counts;
}

test('large counts stay finite', () => {
  const p = fisherExact(400, 1000, 2000, 20000);
  assert.ok(p > 0 && p < 1e-50);
});

test('Holm multiplies the smallest by all, never falls, never passes one', () => {
  assert.deepEqual(
    holm([0.01, 0.04, 0.03]).map((one) => Math.round(one * 1000) / 1000),
    [0.03, 0.06, 0.06],
  );
  assert.deepEqual(holm([0.9, 0.8]), [1, 1]);
  assert.deepEqual(holm([]), []);
});
