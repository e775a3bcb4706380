import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { openDuck } from '../../src/base/duck.ts';
import { shipped } from '../../src/base/root.ts';

test('entries of two registers are linked by a number that one names, alike by sponsor, product and start, and else apart', async () => {
  const db = await openDuck();
  await db.run(`
    CREATE TABLE trial_state AS SELECT * FROM (VALUES
      ('NCT01', DATE '2024-01-01', DATE '2023-03-01', 'Example Hospital'), ('ChiCTR01', DATE '2024-02-01', DATE '2023-03-10', 'Example Hospital'),
      ('ChiCTR02', DATE '2024-02-01', DATE '2023-09-10', 'Example Hospital'), ('NCT03', DATE '2024-01-01', NULL, 'Other Hospital'),
      ('EUCTR2020-000001-10', DATE '2024-03-01', NULL, 'Third Hospital'), ('NCT04', DATE '2024-01-01', DATE '2023-03-02', 'Example Hospital')
    ) t(trial, known_from, start_from, sponsor);
    CREATE TABLE statement AS SELECT * FROM (VALUES ('trial/NCT03', 'secondary_id', '2020-000001-10', 's1', DATE '2024-01-01'))
      t(subject, property, value, id, observed_at);
    CREATE TABLE trial_class AS SELECT trial, 'strict' AS scope, CASE WHEN trial = 'NCT04' THEN 'nk' ELSE 'car_t' END AS modality,
      ['CD19'] AS targets, NULL::DATE AS known_to FROM trial_state;
    CREATE TABLE link AS SELECT '' AS kind, '' AS name, '' AS entity, NULL::DATE AS known_to WHERE false;`);
  await db.run(readFileSync(shipped('src', 'classify', 'twins.sql'), 'utf8'));
  assert.deepEqual(await db.rows('SELECT a, b, basis, statement, known_from::VARCHAR AS day FROM trial_twin ORDER BY a'), [
    { a: 'ChiCTR01', b: 'NCT01', basis: 'alike', statement: null, day: '2024-02-01' },
    { a: 'EUCTR2020-000001-10', b: 'NCT03', basis: 'linked', statement: 's1', day: '2024-03-01' },
  ]);
  db.close();
});
