import assert from 'node:assert/strict';
import { test } from 'node:test';
import { probabilityOf } from '../../src/classify/probability.ts';

test('more points are never less probable, and records without a product are improbable', () => {
  const probabilities = [0, 1, 2, 3, 4, 6, 10, 20].map(probabilityOf);
  assert.deepEqual(
    probabilities,
    probabilities.toSorted((a, b) => a - b),
  );
  for (const evidence of ['wordless', 'outside'] as const) assert.ok(probabilityOf(evidence) < 0.05, evidence);
  assert.ok(probabilityOf(10) > 0.95);
});
