import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysBefore, lastMonth, monthEnd, monthsBefore, quarter } from '../../../src/surface/web/periods.ts';

test('months and quarters begin after the last day of the one before', () => {
  assert.deepEqual(lastMonth('2026-11-28'), { from: '2026-09-30', to: '2026-10-31' });
  assert.deepEqual(lastMonth('2026-01-01'), { from: '2025-11-30', to: '2025-12-31' });
  assert.deepEqual(quarter('2026-11-28', 0), { from: '2026-09-30', to: '2026-11-28' });
  assert.deepEqual(quarter('2026-11-28', 1), { from: '2026-06-30', to: '2026-09-30' });
  assert.deepEqual(quarter('2026-02-10', 1), { from: '2025-09-30', to: '2025-12-31' });
});

test('days and months before a day, also where a month is shorter', () => {
  assert.equal(daysBefore('2026-03-01', 1), '2026-02-28');
  assert.equal(monthsBefore('2026-08-31', 6), '2026-02-28');
  assert.equal(monthsBefore('2026-03-31', 1), '2026-02-28');
  assert.equal(monthsBefore('2026-01-15', 2), '2025-11-15');
  assert.equal(monthEnd('2024-03-10', 1), '2024-02-29');
});
