import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHtmlTables } from '../../src/base/document/html-tables.ts';
import { readSheets } from '../../src/base/document/spreadsheet.ts';
import { spreadsheetOf } from '../support/spreadsheet.ts';
import { zipOf } from '../support/zip.ts';

test('cells of a spreadsheet stand in their columns, whatever is empty beside them; numbers stay as stored', async () => {
  const wide = Array.from({ length: 30 }, (_, at) => (at === 28 ? 'far' : null));
  const bytes = spreadsheetOf({ 'Notes & more': [['x']], List: [['a\r\nb', null, 43782.958333333336], [], [null, '<i>&amp;'], wide] });
  const sheets = await readSheets(bytes, 'list.xlsx');
  assert.deepEqual(
    sheets.map(({ name }) => name),
    ['Notes & more', 'List'],
  );
  assert.deepEqual(sheets[1]?.rows.slice(0, 3), [['a\r\nb', '', '43782.958333333336'], [], ['', '<i>&amp;']]);
  assert.equal(sheets[1]?.rows[3]?.[28], 'far');
});

test('rows without numbers, inline strings and phonetic readings are read', async () => {
  const book = '<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>';
  const sheet =
    '<worksheet><sheetData><row><c t="inlineStr"><is><t>细</t><rPh sb="0" eb="1"><t>xi</t></rPh><r><t>胞</t></r></is></c><c t="str"><f>1+1</f><v>&#50;</v></c></row></sheetData></worksheet>';
  const bytes = zipOf([
    ['xl/workbook.xml', book],
    ['xl/_rels/workbook.xml.rels', '<Relationships><Relationship Id="r1" Target="/xl/worksheets/one.xml"/></Relationships>'],
    ['xl/worksheets/one.xml', sheet],
  ]);
  assert.deepEqual(await readSheets(bytes, 's.xlsx'), [{ name: 'S', rows: [['细胞', '2']] }]);
});

test('a cut or foreign archive is refused by name', async () => {
  await assert.rejects(
    readSheets(spreadsheetOf({ S: [['a']] }).subarray(0, 200), 'cut.xlsx'),
    /^InputError: cut\.xlsx: is a damaged zip archive/,
  );
  await assert.rejects(readSheets(zipOf([['a.txt', 'x']]), 'a.zip'), /^InputError: a\.zip: is a zip archive but no spreadsheet/);
  const lost = zipOf([['xl/workbook.xml', '<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>']]);
  await assert.rejects(readSheets(lost, 'lost.xlsx'), /^InputError: lost\.xlsx, sheet S: lacks the cells/);
});

test('tables of a page are text: no scripts, spans keep the columns, nested tables stand apart, a header of its own joins its body', () => {
  const page = `<table><tr><th>受理号</th><th>药品<br>名称</th></tr></table><table><tbody>
    <tr><td>CXSL9900001<script>alert(1)</script></td><td>示例&nbsp;细胞 <b>注射液</b></td></tr>
    <tr><td colspan="2">共 1 条<table><tr><td>inner</td></tr></table></td></tr></tbody></table>`;
  assert.deepEqual(readHtmlTables(page, 'page.html'), [
    [
      ['受理号', '药品\n名称'],
      ['CXSL9900001', '示例 细胞 注射液'],
      ['共 1 条inner', ''],
    ],
    [['inner']],
  ]);
});

test('a page that ends inside a table is refused', () => {
  assert.throws(
    () => readHtmlTables('<p>x</p>\n<table><tr><td>a', 'page.html'),
    /^InputError: page\.html, table that begins in line 2: ends inside a table/,
  );
});

const sheetFile = (sheet: string) =>
  zipOf([
    ['xl/workbook.xml', '<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>'],
    ['xl/_rels/workbook.xml.rels', '<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>'],
    ['xl/worksheets/s.xml', sheet],
  ]);

test('files made to do harm are read in one walk or refused: rows and columns far away, tags that never end, own entities, deep nesting, impossible characters', async () => {
  const began = performance.now();
  const far = '<c r="XFD1"><v>1</v></c>'.repeat(50_000);
  const cells = `<row r="4000000000"><c t="inlineStr"><is><t>a&#99999999;&lol;</t></is></c><c><v/></c>${far}</row>`;
  const sheet = `<worksheet><sheetData>${cells}<row><c><v><![CDATA[<5>]]></v></c></row></sheetData></worksheet>`;
  assert.deepEqual(await readSheets(sheetFile(sheet), 's.xlsx'), [{ name: 'S', rows: [['a&#99999999;&lol;'], ['<5>']] }]);
  const endless = `<worksheet><sheetData>${'<row r="2"><c '.repeat(50_000)}`;
  await assert.rejects(readSheets(sheetFile(endless), 's.xlsx'), /^InputError: s\.xlsx, line 1: is no well-formed XML/);
  await assert.rejects(
    readSheets(sheetFile(sheet.slice(0, -30)), 's.xlsx'),
    /^InputError: s\.xlsx, line 1, after row 1: ends too early .*take it again/,
  );
  const bomb = `<!DOCTYPE w [<!ENTITY lol "lol">]>${sheet}`;
  await assert.rejects(readSheets(sheetFile(bomb), 's.xlsx'), /declares a document type \(DTD\), which is refused/);
  const deep = `<table><tr><td>${'<b>'.repeat(400)}${'<div>'.repeat(20_000)}x</td></tr></table>`;
  assert.deepEqual(readHtmlTables(deep, 'p.html'), [[['x']]]);
  assert.ok(performance.now() - began < 20_000);
});

test('a page may hold more rows than a call takes arguments, its header in a table of its own', () => {
  const rows = 150_000;
  const page = `<table><tr><th>a</th></tr></table><table>${'<tr><td>x</td></tr>'.repeat(rows)}</table>`;
  const [table] = readHtmlTables(page, 'p.html');
  assert.deepEqual([table?.length, table?.[0], table?.at(-1)], [rows + 1, ['a'], ['x']]);
});
