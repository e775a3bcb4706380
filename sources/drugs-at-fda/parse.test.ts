import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readBytes } from '../../src/snapshot/bytes.ts';
import { readLocator } from '../../src/statement/locator.ts';
import { SUBMISSIONS, TABLES } from '../../test/fuzz/samples/drugs-at-fda.ts';
import { builtAtlas } from '../../test/support/atlas.ts';
import { parseFiles, putFile, type Row, temporaryFolder, valuesOf } from '../../test/support/store.ts';
import { zipOf } from '../../test/support/zip.ts';

/** Writes the tables into a folder with a day in its name; what is given replaces or adds a table, lines of their own. */
function folderOf(more: Record<string, string[]> = {}): string {
  const folder = temporaryFolder();
  for (const [name, lines] of Object.entries({ ...TABLES, ...more }))
    putFile(folder, `drugsatfda20230207/${name}`, `${lines.join('\n')}\n`);
  return `${folder}/drugsatfda20230207`;
}
const milestones = (rows: Row[]) =>
  rows.filter(({ property }) => property === 'milestone').map(({ subject, valid_from }) => [subject, valid_from]);

test('tables of a folder are one snapshot: numbers as in the Purple Book, names once, a status each, approved without a day', async () => {
  const { statements, issues } = await parseFiles('drugs-at-fda', [folderOf()]);
  assert.deepEqual(valuesOf(statements, 'application/NDA099001', 'product_name'), ['exampluxane (EXAMPLIA)']);
  assert.deepEqual(valuesOf(statements, 'application/NDA099001', 'status'), ['Discontinued', 'Prescription']);
  assert.deepEqual(valuesOf(statements, 'application/BLA17016', 'applicant'), ['EXAMPLE BIO']);
  assert.deepEqual(
    milestones(statements),
    [
      ['application/BLA17016', null],
      ['application/NDA099001', null],
    ],
    'a tentative approval is none',
  );
  assert.equal(statements[0]?.observed_at, '2023-02-07');
  assert.deepEqual(
    issues.map(({ part, record, code }) => [part, record, code]),
    [
      ['Products.txt', 'row=4', 'wrong-cell-count'],
      ['Products.txt', 'row=6', 'no-id'],
    ],
  );
});

test('a zip of the tables and gzipped ones say the same, and locators lead to their cells', async () => {
  const folder = await parseFiles('drugs-at-fda', [folderOf()]);
  const zip = zipOf(Object.entries(TABLES).map(([name, lines]) => [name, lines.join('\n')] as const));
  const zipped = await parseFiles('drugs-at-fda', [putFile(temporaryFolder(), 'drugsatfda20230207.zip', zip)]);
  const packed = temporaryFolder();
  for (const [name, lines] of Object.entries(TABLES)) putFile(packed, `${name}.gz`, gzipSync(lines.join('\r\n')));
  const gz = await parseFiles('drugs-at-fda', [packed]);
  const said = (rows: Row[]) => rows.map(({ subject, property, value }) => [subject, property, value].join(' ')).toSorted();
  assert.deepEqual(said(zipped.statements), said(folder.statements));
  assert.deepEqual(said(gz.statements), said(folder.statements));
  const name = zipped.statements.find(({ value }) => value === 'examplase alfa (EXAMPLASE)') as Row & { snapshot: string; part: string };
  assert.equal(name.record, 'member=Products.txt;row=3');
  assert.deepEqual(await readLocator(readBytes(zipped.store, name.snapshot), name), {
    ActiveIngredient: 'EXAMPLASE ALFA',
    DrugName: 'EXAMPLASE',
  });
});

test('the table of submissions dates an approval by the original submission', async () => {
  const { statements } = await parseFiles('drugs-at-fda', [folderOf({ 'Submissions.txt': SUBMISSIONS })]);
  assert.deepEqual(milestones(statements), [
    ['application/BLA17016', null],
    ['application/NDA099001', '2001-02-03'],
  ]);
});

test('latin-1 is read and said; a missing table, a missing column and a cut zip are refused', async () => {
  const folder = folderOf();
  putFile(folder, 'Applications.txt', Buffer.from(TABLES['Applications.txt'].join('\n').replace('EXAMPLE SA', 'CAF\u00c9'), 'latin1'));
  const { statements, issues } = await parseFiles('drugs-at-fda', [folder]);
  assert.deepEqual(valuesOf(statements, 'application/NDA099001', 'applicant'), ['CAF\u00c9']);
  assert.ok(issues.some(({ part, code }) => part === 'Applications.txt' && code === 'encoding'));
  await assert.rejects(
    parseFiles('drugs-at-fda', [`${folder}/Products.txt`]),
    /Products\.txt: comes without Applications\.txt; add these tables together/,
  );
  await assert.rejects(
    parseFiles('drugs-at-fda', [folderOf({ 'Products.txt': ['ApplNo\tDrugName', '1\tx'] })]),
    /Products\.txt, header: has no column ProductNo, ActiveIngredient/,
  );
  const cut = zipOf([['Applications.txt', 'x']]).subarray(0, 40);
  await assert.rejects(parseFiles('drugs-at-fda', [putFile(temporaryFolder(), 'cut.zip', cut)]), /cut\.zip: is a damaged zip/);
});

test('a milestone of an application has the names that stand in other tables', async () => {
  const host = await builtAtlas(() => [{ source: 'drugs-at-fda', paths: [folderOf({ 'Submissions.txt': SUBMISSIONS })] }]);
  const { db } = await host.atlas();
  const rows = await db.rows(
    "SELECT subject, product_name, applicants, date_from::VARCHAR AS day FROM milestone WHERE source = 'drugs-at-fda' ORDER BY subject",
  );
  assert.deepEqual(rows, [
    { subject: 'application/BLA17016', product_name: 'examplase alfa (EXAMPLASE)', applicants: ['EXAMPLE BIO'], day: null },
    { subject: 'application/NDA099001', product_name: 'exampluxane (EXAMPLIA)', applicants: ['EXAMPLE SA'], day: '2001-02-03' },
  ]);
  host.close();
});
