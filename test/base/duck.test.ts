import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { openDuck } from '../../src/base/duck.ts';

test('questions that run are answered when the database is closed meanwhile', async () => {
  const db = await openDuck();
  const sums = [1, 2, 3].map((factor) => db.rows('SELECT (count(*) * $1)::INTEGER AS sum FROM range(1000) a, range(1000) b', [factor]));
  db.close();
  deepEqual(await Promise.all(sums), [[{ sum: 1_000_000 }], [{ sum: 2_000_000 }], [{ sum: 3_000_000 }]]);
});
