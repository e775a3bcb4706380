import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLocator } from '../../src/statement/locator.ts';
import { NEW, PREAMBLE, ROWS, row } from '../../test/fuzz/samples/ema-medicines.ts';
import { type SheetRows, spreadsheetOf } from '../../test/support/spreadsheet.ts';
import { parseFiles, putFile, temporaryFolder, valuesOf } from '../../test/support/store.ts';

const parse = (sheets: Record<string, SheetRows>, name = 'medicines-2024-08-22.xlsx') =>
  parseFiles('ema-medicines', [putFile(temporaryFolder(), name, spreadsheetOf(sheets))]);

test('the report says what was approved, ended, refused and advised on its day, and orphan and PRIME without one', async () => {
  const { statements, issues } = await parse({ Medicine: [...PREAMBLE, NEW, ...ROWS] });
  const modifiers = new Map(
    statements.flatMap(({ subject, property, value }) => (property === 'milestone_modifier' ? [[subject, value]] : [])),
  );
  assert.deepEqual(
    statements
      .filter(({ property }) => property === 'milestone')
      .map((one) => [one.subject, one.value, modifiers.get(one.subject), one.valid_from]),
    [
      ['application/EMEA/H/C/099001', 'approved', 'conditional', '2020-05-18'],
      ['application/EMEA/H/C/099001/orphan', 'orphan', undefined, null],
      ['application/EMEA/H/C/099001/prime', 'prime', undefined, null],
      ['application/EMEA/H/C/099002', 'approved', undefined, '2018-03-23'],
      ['application/EMEA/H/C/099002/ended', 'approved', 'lifted', '2024-12-13'],
      ['application/EMEA/H/C/099003/refused', 'approved', 'rejected', '2021-02-01'],
      ['application/EMEA/H/C/099004/opinion', 'approved', 'recommended', '2024-07-02'],
    ],
  );
  assert.deepEqual(valuesOf(statements, 'application/EMEA/H/C/099001', 'product_name'), ['examplegene autoleucel (Examplia)']);
  assert.deepEqual(valuesOf(statements, 'application/EMEA/H/C/099001', 'indication'), ['Example Disease']);
  assert.deepEqual(valuesOf(statements, 'application/EMEA/H/C/099001', 'advanced_therapy'), ['yes']);
  assert.deepEqual(valuesOf(statements, 'application/EMEA/H/C/099002', 'product_name'), ['Exampluna']);
  assert.deepEqual(valuesOf(statements, 'application/EMEA/H/C/099005', 'status'), ['Application withdrawn']);
  assert.deepEqual(
    issues.map(({ code, message }) => [code, message]),
    [['excluded-row', '1 veterinary medicines are not read']],
  );
});

test('a preamble may be gone; a locator names the sheet and leads back to the cell', async () => {
  const { statements } = await parse({ Medicine: [NEW, ...ROWS] });
  const bare = statements.find(({ value }) => value === 'Exampluna');
  assert.equal(bare?.record, 'sheet=Medicine;row=2');
  const bytes = spreadsheetOf({ Medicine: [...PREAMBLE, NEW, ...ROWS] });
  assert.equal(await readLocator(bytes, { part: 'm.xlsx', record: 'sheet=Medicine;head=9;row=2', field: 'Name of medicine' }), 'Exampluna');
});

test('the layout before 2024 has other headers, yes and no in small letters, and days an hour before midnight on the second sheet', async () => {
  const header = [
    'Category',
    'Medicine name',
    'Product number',
    'Authorisation status',
    'Orphan medicine',
    'Conditional approval',
    'Marketing authorisation holder/company name',
    'Marketing authorisation date',
    'Date of refusal of marketing authorisation',
  ];
  const rows: SheetRows = [
    ['Human', 'Examplia', 'EMEA/H/C/099001', 'Authorised', 'yes', 'no', 'Example Bio', 43782.958333333336, null],
    ['Human', 'Exampluna', 'EMEA/H/C/099002', 'Withdrawn', 'no', 'no', 'Example Bio', 40087, null],
  ];
  const { statements } = await parse(
    { Sheet1: [['year', 'indication']], 'Worksheet 1': [...PREAMBLE, header, ...rows] },
    'EPAR-2019-11-25.xlsx',
  );
  const said = statements.filter(({ property }) => property === 'milestone').map((one) => [one.subject, one.value, one.valid_from]);
  assert.deepEqual(said, [
    ['application/EMEA/H/C/099001', 'approved', '2019-11-14'],
    ['application/EMEA/H/C/099001/orphan', 'orphan', null],
    ['application/EMEA/H/C/099002', 'approved', '2009-10-01'],
    ['application/EMEA/H/C/099002/ended', 'approved', null],
  ]);
  assert.deepEqual(valuesOf(statements, 'application/EMEA/H/C/099001', 'advanced_therapy'), []);
});

test('what is wrong is named: a row without its number, an unknown category, shifted columns, an old binary file, a cut one', async () => {
  const odd = [row({ 1: 'A', 3: 'Authorised' }, ''), row({ 0: 'Herbal', 1: 'B', 3: 'Authorised' }, 'EMEA/H/C/099009'), ...ROWS];
  const { issues } = await parse({ Medicine: [NEW, ...odd] });
  assert.deepEqual(
    issues.slice(1).map(({ record, field, severity, code }) => [record, field, severity, code]),
    [
      ['sheet=Medicine;row=1', 'EMA product number', 'quarantined', 'no-id'],
      ['sheet=Medicine;row=2', 'Category', 'warning', 'unknown-state'],
    ],
  );
  const shifted = [row({ 3: 'Authorised', 14: 'Example Bio B.V.' }, 'EMEA/H/C/099001')];
  await assert.rejects(
    parse({ Medicine: [NEW, ...shifted] }),
    /medicines-2024-08-22\.xlsx, sheet=Medicine;row=1, Marketing authorisation date: "Example Bio B\.V\." is no day/,
  );
  const file = (bytes: Uint8Array) => parseFiles('ema-medicines', [putFile(temporaryFolder(), 'old.xls', bytes)]);
  await assert.rejects(
    file(Buffer.from('d0cf11e0a1b11ae1', 'hex')),
    /^InputError: old\.xls: is a spreadsheet of the old binary kind; save it as/,
  );
  await assert.rejects(file(spreadsheetOf({ Medicine: [NEW] }).subarray(0, 300)), /^InputError: old\.xls: is a damaged zip archive/);
});

test('a later report says what has changed since: a medicine withdrawn, one added; a sign that was lost stays lost', async () => {
  const [first] = ROWS;
  const gone = row({ 1: 'Examplia', 3: 'Withdrawn', 6: 'Cells ?5 %', 14: '18/05/2020', 16: '13/01/2025' }, 'EMEA/H/C/099001');
  const added = row({ 1: 'Examplora', 3: 'Authorised', 14: '07/01/2025' }, 'EMEA/H/C/099007');
  const before = await parse({ Medicine: [NEW, first as SheetRows[number]] });
  const after = await parse({ Medicine: [NEW, gone, added] }, 'medicines-2025-01-31.xlsx');
  const status = (rows: typeof before.statements) =>
    rows.filter(({ property }) => property === 'status').map(({ subject, value, observed_at }) => [subject, value, observed_at]);
  assert.deepEqual(status(before.statements), [['application/EMEA/H/C/099001', 'Authorised', '2024-08-22']]);
  assert.deepEqual(status(after.statements), [
    ['application/EMEA/H/C/099001', 'Withdrawn', '2025-01-31'],
    ['application/EMEA/H/C/099007', 'Authorised', '2025-01-31'],
  ]);
  assert.deepEqual(valuesOf(after.statements, 'application/EMEA/H/C/099001', 'indication'), ['Cells ?5 %']);
});
