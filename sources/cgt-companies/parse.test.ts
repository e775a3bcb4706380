import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HEADER, ROWS } from '../../test/fuzz/samples/cgt-companies.ts';
import { parseFiles, putFile, temporaryFolder, valuesOf } from '../../test/support/store.ts';

const parse = (rows: string[], header = HEADER) =>
  parseFiles('cgt-companies', [putFile(temporaryFolder(), 'companies-2026-05-12.csv', `\ufeff${[header, ...rows].join('\r\n')}\r\n`)]);

test('organisations and what the directory says of them, all of it with the lowest grade and marked as unverified', async () => {
  const { statements, issues } = await parse(ROWS);
  assert.deepEqual(issues, []);
  assert.deepEqual(valuesOf(statements, 'organisation/directory-COM-0001', 'region'), ['上海']);
  assert.deepEqual(valuesOf(statements, 'organisation/directory-COM-0001', 'verification'), ['待验证']);
  assert.deepEqual(valuesOf(statements, 'organisation/directory-COM-0002', 'product_listed'), [
    '示例奥仑赛注射液（示例达）',
    '范例仑赛注射液（范例泽）',
  ]);
  assert.ok(statements.every(({ grade }) => grade === 'curator'));
  assert.ok(!statements.some(({ property }) => property === 'seat' || property === 'member_of'), 'a region in a directory is no seat');
});

test('a year of approval is of each product; numbers and products in one row are not matched with each other', async () => {
  const { statements } = await parse(ROWS);
  assert.deepEqual(
    statements.filter(({ property }) => property === 'approval_listed').map((one) => [one.subject, one.valid_from, one.valid_to]),
    [
      ['application/directory-COM-0002-示例奥仑赛注射液（示例达）', '2023-01-01', '2023-12-31'],
      ['application/directory-COM-0002-范例仑赛注射液（范例泽）', '2023-01-01', '2023-12-31'],
    ],
  );
  assert.ok(!statements.some(({ property }) => property === 'milestone'), 'what nobody verified is no milestone');
  assert.deepEqual(valuesOf(statements, 'application/CXSL9900001', 'applicant'), ['示例细胞治疗公司']);
  assert.deepEqual(valuesOf(statements, 'application/CXSL9900001', 'product_name'), []);
  assert.deepEqual(valuesOf(statements, 'application/CXSB9900003', 'product_name'), ['EX203 TIL细胞注射液']);
});

test('rows without an id, with a bad year or too few cells, and a file without its header', async () => {
  const { issues } = await parse([
    ...ROWS,
    ',无编号公司,,,,,,,,,,待验证,,',
    'COM-0006,示例,,,,药,CAR-T,去年,,NMPA,,待验证,,',
    'COM-0007,示例',
  ]);
  assert.deepEqual(
    issues.map(({ record, code }) => [record, code]),
    [
      ['row=5', 'no-id'],
      ['row=6', 'bad-date'],
      ['row=7', 'wrong-cell-count'],
    ],
  );
  await assert.rejects(parse(ROWS, HEADER.replace('验证状态', '状态')), /companies-2026-05-12\.csv, header: has no column 验证状态/);
});
