import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLocator } from '../../src/statement/locator.ts';
import { CHANGE, HEADER, LIST, WHOLE } from '../../test/fuzz/samples/fda-purple-book.ts';
import { parseFiles, putFile, temporaryFolder, valuesOf } from '../../test/support/store.ts';

const parse = (text: string) => parseFiles('fda-purple-book', [putFile(temporaryFolder(), 'purple-2023-01-31.csv', text)]);

test('an application is approved on the day of its original submission, whatever table and presentation it stands in', async () => {
  const { statements, issues } = await parse(LIST);
  assert.deepEqual(issues, []);
  const said = statements
    .filter(({ property }) => property === 'milestone')
    .map(({ subject, value, valid_from }) => [subject, value, valid_from]);
  assert.deepEqual(said, [
    ['application/BLA990001', 'approved', '2023-01-06'],
    ['application/BLA990002', 'approved', '1982-03-17'],
    ['application/BLA990002/revoked', 'approved', null],
    ['application/BLA990003', 'approved', null],
    ['application/BLA990004', 'approved', '1999-07-04'],
  ]);
  assert.deepEqual(valuesOf(statements, 'application/BLA990002/revoked', 'milestone_modifier'), ['lifted']);
  assert.deepEqual(valuesOf(statements, 'application/BLA990001', 'product_name'), ['examplegene autoleucel (Examplia)']);
  assert.deepEqual(valuesOf(statements, 'application/BLA990002', 'product_name'), ['HPC, Cord Blood']);
});

test('a statement points below the header of the file, titles and all', async () => {
  const { statements } = await parse(LIST);
  const row = statements.find(({ subject, property }) => subject === 'application/BLA990004' && property === 'applicant');
  assert.equal(row?.record, 'head=4;row=6');
  assert.equal(await readLocator(Buffer.from(LIST), { part: 'p.csv', record: row?.record ?? '', field: 'BLA Number' }), '990004');
});

test('bad days are issues, a file without any is refused, as are one without its header and one cut inside a quotation', async () => {
  const { issues } = await parse(LIST.replace('3/17/1982', '13/17/1982'));
  assert.deepEqual(
    issues.map(({ record, field, code }) => [record, field, code]),
    [['head=4;row=4', 'Approval Date', 'bad-date']],
  );
  await assert.rejects(
    parse([HEADER, CHANGE.replace('1/6/2023', 'Original')].join('\n')),
    /purple-2023-01-31\.csv, row=1, Approval Date: "Original" is no day/,
  );
  await assert.rejects(parse([CHANGE, ...WHOLE].join('\n')), /purple-2023-01-31\.csv, header: has no column Applicant, BLA Number/);
  await assert.rejects(parse(`${HEADER}\n,"Example`), /^InputError: purple-2023-01-31\.csv: is no whole CSV/);
});
