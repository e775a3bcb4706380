import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HEADER, ROWS } from '../../test/fuzz/samples/ema-atmp.ts';
import { type SheetRows, spreadsheetOf } from '../../test/support/spreadsheet.ts';
import { parseFiles, putFile, temporaryFolder, valuesOf } from '../../test/support/store.ts';

const parse = (rows: SheetRows) =>
  parseFiles('ema-atmp', [putFile(temporaryFolder(), 'atmp-2023-06-30.xlsx', spreadsheetOf({ 'Table006 (Page 3-4)': rows }))]);

test('approvals have their days, orphan and PRIME none, and an end the month that the comment gives', async () => {
  const { statements, issues } = await parse([HEADER, ...ROWS]);
  assert.deepEqual(issues, []);
  assert.deepEqual(
    statements.filter(({ property }) => property === 'milestone').map((one) => [one.subject, one.value, one.valid_from, one.precision]),
    [
      ['application/EU-ATMP-Examplia', 'approved', '2012-10-25', 'day'],
      ['application/EU-ATMP-Examplia/ended', 'approved', '2017-10-01', 'month'],
      ['application/EU-ATMP-Examplia/orphan', 'orphan', null, null],
      ['application/EU-ATMP-Examplia/prime', 'prime', null, null],
      ['application/EU-ATMP-Exampliva', 'approved', '2009-10-05', 'day'],
      ['application/EU-ATMP-Exampliva/ended', 'approved', '2016-07-01', 'month'],
      ['application/EU-ATMP-Exampluna', 'approved', '2020-05-18', 'day'],
      ['application/EU-ATMP-Exampluna/orphan', 'orphan', null, null],
    ],
  );
  assert.deepEqual(valuesOf(statements, 'application/EU-ATMP-Examplia/ended', 'milestone_modifier'), ['lifted']);
  assert.ok(
    statements.every(({ grade }) => grade === 'media'),
    'who compiled it is not the EMA',
  );
});

test('a row without a name, a list without days, and one without its columns', async () => {
  const { issues } = await parse([HEADER, ...ROWS, [null, 'TEP', 40091, 'No', 'No', 'x', 4]]);
  assert.deepEqual(
    issues.map(({ record, code }) => [record, code]),
    [['sheet=Table006 (Page 3-4);row=4', 'no-id']],
  );
  await assert.rejects(parse([HEADER, ['Examplia', 'TEP', 'GTMP', 'No', 'No', null, 1]]), /row=1, date: "GTMP" is no day/);
  await assert.rejects(
    parse([
      ['name', 'type'],
      ['a', 'b'],
    ]),
    /atmp-2023-06-30\.xlsx, header: has no column date, Orphan/,
  );
});
