import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLocator } from '../../src/statement/locator.ts';
import { csv, GRANTED, HEADER, html, LIFTED } from '../../test/fuzz/samples/fda-orphan.ts';
import { parseFiles, putFile, temporaryFolder, valuesOf } from '../../test/support/store.ts';

const file = (name: string, content: string | Uint8Array) => putFile(temporaryFolder(), name, content);
const parse = (name: string, content: string | Uint8Array) => parseFiles('fda-orphan', [file(name, content)], '2025-05-28');

test('a designation is a milestone of the FDA on its day, an approval is another, and a withdrawal takes the first back', async () => {
  const { statements, issues } = await parse('list.csv', csv([GRANTED, LIFTED]));
  assert.deepEqual(issues, []);
  const milestones = statements.filter(({ property }) => property === 'milestone');
  assert.deepEqual(
    milestones.map(({ subject, value, valid_from, field, grade }) => [subject, value, valid_from, field, grade]),
    [
      ['designation/FDA-990001', 'orphan', '2020-10-06', 'Date Designated', 'regulator'],
      ['designation/FDA-990001/approved-2022-11-20', 'approved', '2022-11-20', 'Marketing Approval Date', 'regulator'],
      ['designation/FDA-990002', 'orphan', '2019-01-15', 'Date Designated', 'regulator'],
      ['designation/FDA-990002/withdrawn', 'orphan', '2021-05-10', 'Date Designation Withdrawn or Revoked', 'regulator'],
    ],
  );
  assert.deepEqual(valuesOf(statements, 'designation/FDA-990002', 'milestone_modifier'), []);
  assert.deepEqual(valuesOf(statements, 'designation/FDA-990002/withdrawn', 'milestone_modifier'), ['lifted']);
  assert.deepEqual(valuesOf(statements, 'designation/FDA-990001', 'product_name'), ['examplegene autoleucel (EXAMPLA)']);
  assert.deepEqual(valuesOf(statements, 'designation/FDA-990002', 'product_name'), ['adeno-associated virus vector with the EXA gene']);
  assert.ok(!statements.some(({ value }) => value.includes('Example Road')));
});

test('the list repeats a designation for each approval; it is one designation with several approvals', async () => {
  const again = { ...GRANTED, 'Approved Labeled Indication': 'children too', 'Marketing Approval Date': '01/02/2024' };
  const { statements } = await parse('list.csv', csv([GRANTED, again]));
  const kinds = statements.filter(({ property }) => property === 'milestone').map(({ value, valid_from }) => `${value} ${valid_from}`);
  assert.deepEqual(kinds, ['orphan 2020-10-06', 'approved 2022-11-20', 'approved 2024-01-02']);
});

test('a copy saved by a spreadsheet has short years, one saved by pandas ISO days and keys with a point; both say the same', async () => {
  const short = { ...GRANTED, 'Date Designated': '1/05/83', 'Marketing Approval Date': '9/05/24' };
  const iso = { ...GRANTED, 'Date Designated': '1983-01-05', 'Marketing Approval Date': '2024-09-05 00:00:00', 'CF Grid Key': '990001.0' };
  const without = HEADER.filter((name) => name !== 'Date Designation Withdrawn or Revoked');
  const said = async (text: string) => (await parse('list.csv', text)).statements.map((row) => [row.subject, row.property, row.valid_from]);
  const days = await said(csv([short], without));
  assert.deepEqual(days, await said(csv([iso])));
  assert.ok(days.some(([subject, , from]) => subject === 'designation/FDA-990001' && from === '1983-01-05'));
});

test('the file of the FDA itself is HTML that says UTF-8 and is windows-1252; scripts in it are no text, and locators lead back', async () => {
  const bytes = Buffer.from(html([{ ...LIFTED, 'Trade Name': '<script>alert("x")</script>' }]), 'latin1');
  const { statements, issues } = await parse('OOPD_Results.xls', bytes);
  assert.deepEqual(valuesOf(statements, 'designation/FDA-990002', 'applicant'), ['Éxample Genes SA']);
  assert.deepEqual(valuesOf(statements, 'designation/FDA-990002', 'product_name'), ['adeno-associated virus vector with the EXA gene']);
  assert.deepEqual(
    issues.map(({ record, severity, code }) => [record, severity, code]),
    [
      ['', 'note', 'encoding'],
      ['table=1;row=2', 'note', 'remark'],
    ],
  );
  const row = statements.find(({ property }) => property === 'applicant');
  assert.equal(row?.record, 'table=1;row=1');
  assert.equal(
    await readLocator(bytes, { part: 'OOPD_Results.xls', record: row?.record ?? '', field: row?.field ?? '' }),
    'Éxample Genes SA',
  );
});

test('what cannot be read is reported with its place; what is not the list is refused in one line', async () => {
  const odd = { ...LIFTED, 'Date Designated': '31/31/2019', 'Orphan Designation Status': 'Pending', 'CF Grid Key': '990003' };
  const { issues } = await parse('list.csv', csv([GRANTED, odd, { ...GRANTED, 'CF Grid Key': '' }]).concat('\ncut,off'));
  assert.deepEqual(
    issues.map(({ record, field, severity, code }) => [record, field, severity, code]),
    [
      ['row=2', 'Date Designated', 'warning', 'bad-date'],
      ['row=2', 'Orphan Designation Status', 'warning', 'unknown-state'],
      ['row=3', 'CF Grid Key', 'quarantined', 'no-id'],
      ['row=4', '', 'quarantined', 'wrong-cell-count'],
    ],
  );
  await assert.rejects(
    parse('list.csv', csv([GRANTED]).slice(csv([]).length + 1)),
    /^InputError: list\.csv, header: has no column Generic Name, /,
  );
  await assert.rejects(
    parse('list.xls', html([GRANTED]).slice(0, -80)),
    /^InputError: list\.xls, table that begins in line 1: ends inside a table/,
  );
  const shifted = csv([{ ...GRANTED, 'Date Designated': 'Treatment of example disease', 'Orphan Designation': '10/06/2020' }]);
  await assert.rejects(
    parse('list.csv', shifted),
    /^InputError: list\.csv, row=1, Date Designated: "Treatment of example disease" is no day/,
  );
});

test('a column that nobody knows is counted', async () => {
  const { issues } = await parse('list.csv', csv([GRANTED], [...HEADER, 'Sponsor Mood']));
  assert.deepEqual(
    issues.map(({ field, code }) => [field, code]),
    [['Sponsor Mood', 'unknown-field']],
  );
});

test('blank rows below the list are passed over, and addresses and zips of sponsors are not read', async () => {
  const zip = { ...GRANTED, 'Sponsor Address 1': '9 Example Road', 'Sponsor Zip': "' 08002 '" };
  const { statements, issues } = await parse('list.csv', `${csv([zip])}\n${','.repeat(HEADER.length - 1)}\n`);
  assert.deepEqual(issues, []);
  assert.ok(!/Example Road|08002/.test(JSON.stringify(statements)));
});
