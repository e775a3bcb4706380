import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFiles, putFile, temporaryFolder, valuesOf } from '../../test/support/store.ts';

const HEADER = '受理号,药品名称,注册申请人,承办日期,申请日期,公示日期,状态,拟定适应症（或功能主治）';
const ROWS = [
  'CXSS9900001,乙基仑赛注射液,示例生物有限公司,2021-01-05,2021-01-01,2021-02-07,已纳入,示例瘤',
  'CXSS9900002,丙基仑赛注射液,示例生物有限公司,,2021-01-01,2021-02-08,终止程序,示例瘤',
  'CXSS9900003,丁基仑赛注射液,示例生物有限公司,,2021-01-01,2021-02-09,审核中,示例瘤',
];

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
