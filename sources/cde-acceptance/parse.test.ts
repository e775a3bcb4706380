import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HEADER, ROWS } from '../../test/fuzz/samples/cde-acceptance.ts';
import { parseFiles, putFile, temporaryFolder, valuesOf } from '../../test/support/store.ts';

const parse = (text: string) => parseFiles('cde-acceptance', [putFile(temporaryFolder(), '受理-2024-02-01.csv', text)]);

test('an accepted application for a trial or for marketing is a milestone on the day on which it was taken on, a supplement is none', async () => {
  const { statements, issues } = await parse([HEADER, ...ROWS].join('\n'));
  assert.deepEqual(issues, []);
  assert.deepEqual(
    statements.filter(({ property }) => property === 'milestone').map(({ subject, value, valid_from }) => [subject, value, valid_from]),
    [
      ['application/CXSL9900001', 'ind_accepted', '2024-01-05'],
      ['application/JXSS9900002', 'nda_bla_accepted', '2024-01-06'],
    ],
  );
  assert.deepEqual(valuesOf(statements, 'application/CXSB9900003', 'accepted'), ['2024-01-07']);
  assert.deepEqual(valuesOf(statements, 'application/JXSS9900002', 'applicant'), ['Example Bio', '示例（中国）有限公司']);
});

test('columns may stand in any order, but not under each other’s headers', async () => {
  const turned = ['承办日期,企业名称,药品名称,受理号', '2024-01-05,示例生物有限公司,示例基因注射液,CXSL9900001'];
  const { statements } = await parse(turned.join('\n'));
  assert.deepEqual(valuesOf(statements, 'application/CXSL9900001', 'milestone'), ['ind_accepted']);
  const wrong = ['承办日期,企业名称,药品名称,受理号', '示例生物有限公司,2024-01-05,示例基因注射液,CXSL9900001'];
  await assert.rejects(parse(wrong.join('\n')), /受理-2024-02-01\.csv, row=1, 承办日期: "示例生物有限公司" is no day/);
});
