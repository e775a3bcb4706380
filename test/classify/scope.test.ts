import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scopeOfModality } from '../../src/classify/scope.ts';

test('knows the scope of ids and of trial codes', () => {
  assert.deepEqual(['msc', 'in_vivo_car_t', 'sirna', 'hspc_unmodified', 'none', 'nonsense'].map(scopeOfModality), [
    'strict',
    'strict',
    'industry',
    'none',
    'none',
    undefined,
  ]);
});
