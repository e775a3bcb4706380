import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLocator } from '../../src/statement/locator.ts';
import { HEADER, PAGE, ROWS } from '../../test/fuzz/samples/cde-clearance.ts';
import { spreadsheetOf } from '../../test/support/spreadsheet.ts';
import { parseFiles, putFile, temporaryFolder, valuesOf } from '../../test/support/store.ts';

const parse = (name: string, content: string | Uint8Array) => parseFiles('cde-clearance', [putFile(temporaryFolder(), name, content)]);

test('a saved page is read: each row is a clearance without a day, known from the day of the page', async () => {
  const { statements, issues } = await parse('默示许可-2024-03-01.html', PAGE);
  assert.deepEqual(issues, []);
  assert.deepEqual(
    statements
      .filter(({ property }) => property === 'milestone')
      .map((one) => [one.subject, one.value, one.valid_from, one.observed_at, one.grade, one.record]),
    [
      ['application/CXSL9900001', 'ind_cleared', null, '2024-03-01', 'regulator', 'table=1;row=1'],
      ['application/unnumbered/示例细胞注射液', 'ind_cleared', null, '2024-03-01', 'regulator', 'table=1;row=2'],
    ],
  );
  assert.deepEqual(valuesOf(statements, 'application/CXSL9900001', 'applicant'), ['Example Bio, Inc.', '示例生物（上海）有限公司']);
  assert.equal(await readLocator(Buffer.from(PAGE), { part: 'p.html', record: 'table=1;row=2', field: '适应症' }), '示例瘤');
});

test('a spreadsheet of it says the same; a copy that has days gives them', async () => {
  const sheet = await parse('list-2024-03-01.xlsx', spreadsheetOf({ 临床试验默示许可: [HEADER, ...ROWS] }));
  const page = await parse('list-2024-03-01.html', PAGE);
  const said = (rows: typeof sheet.statements) => rows.map(({ subject, property, value }) => [subject, property, value]);
  assert.deepEqual(said(sheet.statements), said(page.statements));
  const days = ['2024/1/5', '2024年2月30日', '45301'].map((day, at) => `CXSL990001${at},示例注射液,示例公司,${day}`);
  const dated = await parse('list.csv', ['受理号,药品名称,企业名称,许可日期', ...days].join('\n'));
  assert.deepEqual(
    dated.statements.filter(({ property }) => property === 'milestone').map(({ valid_from }) => valid_from),
    ['2024-01-05', null, '2024-01-10'],
  );
  assert.deepEqual(
    dated.issues.map(({ record, field, code }) => [record, field, code]),
    [['row=2', '许可日期', 'bad-date']],
  );
});

test('a page saved before its list came is refused in one line that says so, as is one that was cut', async () => {
  await assert.rejects(
    parse('p.html', '<html><body><div id="app">加载中</div></body></html>'),
    /^InputError: p\.html: holds no table; save the page once its list is shown$/,
  );
  await assert.rejects(parse('p.html', PAGE.slice(0, -90)), /^InputError: p\.html, table that begins in line 15: ends inside a table/);
  await assert.rejects(
    parse('p.html', PAGE.replace('受理号', '编号')),
    /^InputError: p\.html, header: has no column 受理号; the list must come with its header$/,
  );
  await assert.rejects(
    parse('p.csv', Buffer.from('ca dc c0 ed ba c5 2c d2 a9'.replaceAll(' ', ''), 'hex')),
    /^InputError: p\.csv, line 1: is not UTF-8; convert the file first$/,
  );
});
