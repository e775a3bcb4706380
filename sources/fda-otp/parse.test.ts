import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBytes } from '../../src/snapshot/bytes.ts';
import { readLocator } from '../../src/statement/locator.ts';
import { PAGE } from '../../test/fuzz/samples/fda-otp.ts';
import { parseFiles, putFile, type Row, temporaryFolder, valuesOf } from '../../test/support/store.ts';

test('the page gives names and makers, each pinned to its place, and no day; menus, scripts and texts are passed over', async () => {
  const { statements, issues, store } = await parseFiles('fda-otp', [putFile(temporaryFolder(), 'approved-2026-08-20.html', PAGE)]);
  assert.deepEqual(issues, []);
  const names = statements.filter(({ property }) => property === 'product_name').map(({ value }) => value);
  assert.deepEqual(
    names,
    [
      'examplegene autoleucel (EXAMPLIA)',
      'examplocel-abcd (T cells) (EXAMPLIVA)',
      'exampluna parvovec (Exampluna \u{1F600})',
      'HPC, Cord Blood',
      'HPC, Cord Blood',
    ].toSorted((a, b) => names.indexOf(a) - names.indexOf(b)),
  );
  assert.deepEqual(valuesOf(statements, 'application/FDA-OTP-EXAMPLIVA', 'applicant'), ['Example & Sons']);
  assert.deepEqual(valuesOf(statements, 'application/FDA-OTP-HPC, Cord Blood, Other Bank', 'milestone'), ['approved']);
  assert.ok(statements.every((one) => one.valid_from === null && one.grade === 'regulator' && one.series === 'page'));
  const maker = statements.find(({ value }) => value === 'Example SA') as Row & { snapshot: string; part: string };
  assert.equal(await readLocator(readBytes(store, maker.snapshot), maker), 'Example SA');
});

test('a transcription has licence numbers as in the Purple Book and days, with the grade of a report', async () => {
  const table =
    'bla\tapproved\tclass\tbrand\tgeneric\tmanufacturer\nBLA990001\t2024-02-16\tTIL\tExamplia\texamplecel\tExample Bio\nnone\t2024-02-17\tTIL\tX\ty\tz\nBLA990002\tsoon\tTIL\tX\ty\tz\n';
  const { statements, issues } = await parseFiles('fda-otp', [putFile(temporaryFolder(), 'cgt.tsv', table)]);
  const [milestone] = statements.filter(({ property }) => property === 'milestone');
  assert.deepEqual(
    [milestone?.subject, milestone?.valid_from, milestone?.grade, milestone?.series],
    ['application/BLA990001', '2024-02-16', 'media', 'transcribed'],
  );
  assert.deepEqual(
    issues.map(({ record, code }) => [record, code]),
    [
      ['row=2', 'no-id'],
      ['row=3', 'bad-date'],
    ],
  );
});

test('a page without the list, a cut one and another table are refused', async () => {
  const read = (name: string, text: string) => parseFiles('fda-otp', [putFile(temporaryFolder(), name, text)]);
  await assert.rejects(read('p.html', '<html><body><p>Loading…</p></body></html>'), /p\.html: holds no list of approved products/);
  await assert.rejects(read('p.html', PAGE.slice(0, 500)), /p\.html: holds no list of approved products/);
  await assert.rejects(read('p.tsv', 'bla\tbrand\nx\ty\n'), /p\.tsv, header: has no column approved, generic, manufacturer/);
});
