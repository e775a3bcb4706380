import assert from 'node:assert/strict';
import { test } from 'node:test';
import { samples } from '../../test/fuzz/samples/starter.ts';
import { parseFiles, putFile, temporaryFolder } from '../../test/support/store.ts';

async function parsed(more: Record<string, string> = {}) {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries({ ...samples[0], ...more })) putFile(folder, name, content);
  return parseFiles('starter', [`${folder}/starter`]);
}

test('facts seen on a day that never was are left out and noted; the others stay', async () => {
  const listings =
    '{"source":"a","series":"b","date":"2024-02-30","trials":"1"}\n{"source":"a","series":"b","date":"2024-02-28","trials":"2"}\n';
  const { statements, issues } = await parsed({ 'starter/listings.ndjson': listings });
  assert.deepEqual((await parsed()).issues, []);
  assert.deepEqual(
    issues.map(({ part, record, field, code }) => [part, record, field, code]),
    [['listings.ndjson', 'line=1', '/date', 'bad-date']],
  );
  assert.deepEqual(
    statements.filter(({ property }) => property === 'listed_trials').map(({ value }) => value),
    ['2'],
  );
});
