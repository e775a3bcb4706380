import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beta, binomial, seededRandom } from '../../src/base/random.ts';
import { readCalibration } from '../../src/classify/probability.ts';
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

/** The same resamples drawn one trial lot after the other, of trials that the classifier passes over alone, where nothing moves the prevalence. */
test('bounds are those of resamples that draw every lot by itself', () => {
  const calibration = { ...readCalibration(), prevalence: 0.5 };
  const { wordless, wordless_of } = calibration;
  const certain = [lot('inside', 400, 1), lot('outside', 1600, 1)];
  const missed = (['inside', 'outside'] as const).flatMap((side) =>
    [1500, 900, 40].map((trials) => ({ ...lot(side, trials, wordless), source: `${side} ${trials}` })),
  );
  const balanced = missed.map(({ source, side }) => ({ ...lot(side, 100_000_000, 0.5), source, through: 0 }));
  const random = seededRandom(7);
  const shares = Array.from({ length: 20_000 }, () => {
    const rate = beta(wordless * (wordless_of + 1), (1 - wordless) * (wordless_of + 1), random);
    const found = (side: string) =>
      missed.filter((one) => one.side === side).reduce((sum, { trials }) => sum + binomial(trials, rate, random), 0);
    const inside = 400 + found('inside');
    return inside / (inside + 1600 + found('outside'));
  }).toSorted((a, b) => a - b);
  const wanted = [0.05, 0.95].map((part) => shares[Math.round(part * 19_999)] as number);
  const bounds = shareInterval([...certain, ...missed, ...balanced], NO_TWINS, calibration) ?? [0, 0];
  const width = (wanted[1] as number) - (wanted[0] as number);
  for (const [at, bound] of bounds.entries()) assert.ok(Math.abs(bound - (wanted[at] as number)) < 0.12 * width, `${bounds} ${wanted}`);
});
