import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HEADER, ROWS } from '../../test/fuzz/samples/cde-priority-review.ts';
import { parseFiles, putFile, temporaryFolder, valuesOf } from '../../test/support/store.ts';

test('已纳入 is priority review, 终止程序 takes it back, another state is an issue and no milestone', async () => {
  const path = putFile(temporaryFolder(), 'list.csv', [HEADER, ...ROWS].join('\n'));
  const { statements, issues } = await parseFiles('cde-priority-review', [path], '2021-03-01');
  assert.deepEqual(valuesOf(statements, 'application/CXSS9900001', 'milestone'), ['priority_review']);
  assert.deepEqual(valuesOf(statements, 'application/CXSS9900001', 'milestone_modifier'), []);
  assert.deepEqual(valuesOf(statements, 'application/CXSS9900002', 'milestone_modifier'), ['lifted']);
  assert.deepEqual(valuesOf(statements, 'application/CXSS9900003', 'milestone'), []);
  assert.deepEqual(
    issues.map(({ record, field, code }) => [record, field, code]),
    [['row=3', '状态', 'unknown-state']],
  );
});
