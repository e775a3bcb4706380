import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Chances, shareInterval, type Twins } from '../../src/view/share-interval.ts';
import { coverageOf } from '../support/simulated-shares.ts';

const NO_TWINS: Twins = { linked: { inside: 0, outside: 0 }, alike: { inside: 0, outside: 0 } };

function lot(side: Chances['side'], trials: number, probability: number): Chances {
  return { source: 'one', side, trials, probability, through: 1 };
}

/** Of 150 worlds a true nine tenths falls outside 82 to 98 % once in some ten thousand times; an interval of half the width holds about 60 %. */
for (const world of [
  { trials: 300, prevalence: 0.9, doubled: 0, filtered: true },
  { trials: 300, prevalence: 0.3, doubled: 0.2, filtered: false },
  { trials: 1000, prevalence: 0.3, doubled: 0, filtered: false },
]) {
  test(`nine tenths of intervals hold the truth: ${JSON.stringify(world)}`, () => {
    const { covered } = coverageOf(world, 150, 3);
    assert.ok(covered >= 0.82 && covered <= 0.98, `${covered}`);
  });
}

test('what is certain has no width, and the same counts give the same bounds', () => {
  assert.deepEqual(shareInterval([lot('inside', 3, 1), lot('outside', 9, 1)], NO_TWINS), [0.25, 0.25]);
  const unsure = [lot('inside', 30, 0.9), lot('outside', 90, 0.9)];
  assert.deepEqual(shareInterval(unsure, NO_TWINS), shareInterval(unsure, NO_TWINS));
  assert.equal(shareInterval([], NO_TWINS), null);
});

test('less certain classes and possible duplicates widen the interval', () => {
  const width = (trials: Chances[], twins = NO_TWINS) => {
    const [low, high] = shareInterval(trials, twins) ?? [0, 0];
    return high - low;
  };
  const sure = [lot('inside', 60, 0.99), lot('outside', 90, 0.99), lot('inside', 10, 0.02), lot('outside', 20, 0.02)];
  const unsure = sure.map((one) => ({ ...one, probability: one.probability > 0.5 ? 0.7 : 0.3 }));
  assert.ok(width(unsure) > 2 * width(sure));
  assert.ok(width(sure, { ...NO_TWINS, alike: { inside: 20, outside: 0 } }) > 2 * width(sure));
});

test('pairs that name each other count as one', () => {
  const trials = [lot('inside', 100, 1), lot('outside', 100, 1)];
  const [low, high] = shareInterval(trials, { ...NO_TWINS, linked: { inside: 50, outside: 0 } }) ?? [0, 0];
  assert.ok(low <= 1 / 3 && high >= 1 / 3 && high < 0.36, `${low} ${high}`);
});
