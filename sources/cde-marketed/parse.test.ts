import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLocator } from '../../src/statement/locator.ts';
import { ROWS } from '../../test/fuzz/samples/cde-marketed.ts';
import { parseFiles, putFile, temporaryFolder, valuesOf } from '../../test/support/store.ts';

const BARE = ROWS.join('\n');
const parse = (text: string) => parseFiles('cde-marketed', [putFile(temporaryFolder(), '上市-2024-05-01.csv', text)]);

test('a row without any header is an approval without a day; the day of the review report is not taken for it', async () => {
  const { statements, issues } = await parse(BARE);
  assert.deepEqual(issues, []);
  assert.deepEqual(
    statements.filter(({ property }) => property === 'milestone').map(({ subject, value, valid_from }) => [subject, value, valid_from]),
    [
      ['application/CXSS9900001', 'nda_bla_accepted', '2022-06-30'],
      ['application/CXSS9900001/marketed', 'approved', null],
      ['application/JXSL9900002', 'ind_accepted', '2021-01-06'],
      ['application/JXSL9900002/marketed', 'approved', null],
    ],
  );
  assert.deepEqual(valuesOf(statements, 'application/CXSS9900001', 'review_reported'), ['2024-04-28']);
  assert.deepEqual(valuesOf(statements, 'application/CXSS9900001', 'applicant'), ['示例生物有限公司']);
  const row = statements.find(({ subject, property }) => subject === 'application/JXSL9900002' && property === 'product_name');
  assert.deepEqual([row?.record, row?.field], ['head=0;row=2', '2']);
  assert.equal(await readLocator(Buffer.from(BARE), { part: 'l.csv', record: 'head=0;row=2', field: '2' }), '示例单抗注射液');
});

test('with its header the columns may stand in any order; a row cut short is left out; another table without header is refused', async () => {
  const { statements } = await parse('企业名称,承办日期,受理号,药品名称\n示例生物有限公司,2022/6/30,CXSS9900001,示例基因注射液');
  assert.deepEqual(valuesOf(statements, 'application/CXSS9900001/marketed', 'milestone'), ['approved']);
  const { issues } = await parse(`${BARE}\nCXSS9900003,示例`);
  assert.deepEqual(
    issues.map(({ record, severity, code }) => [record, severity, code]),
    [['head=0;row=3', 'quarantined', 'wrong-cell-count']],
  );
  await assert.rejects(parse('a,b,c,d,e,f,g,h\n1,2,3,4,5,6,7,8'), /上市-2024-05-01\.csv, header: has no column 受理号, 药品名称/);
});

test('what is named by a telephone number makes no statement and is told', async () => {
  const { statements, issues } = await parse(
    '企业名称,承办日期,受理号,药品名称\n示例生物有限公司,2022/6/30,,电话 (021) 5555-1234\n示例生物有限公司,2022/6/30,CXSS9900001,示例基因注射液',
  );
  assert.ok(statements.length > 0);
  assert.ok(statements.every(({ subject, value }) => !`${subject}${value}`.includes('5555')));
  assert.ok(issues.some(({ code, record }) => code === 'contact-as-name' && record === 'row=1'));
});
