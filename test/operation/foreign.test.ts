import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { add } from '../../src/operation/add.ts';
import { makeHost } from '../../src/operation/host.ts';
import { readSourceFacts, sourceNames } from '../../src/statement/source-facts.ts';
import { spreadsheetOf } from '../support/spreadsheet.ts';
import { NOW, putFile, temporaryFolder } from '../support/store.ts';

const STUDY = JSON.stringify({ protocolSection: { identificationModule: { nctId: 'NCT90000001' } } });
const ICTRP = 'TrialID,Last Refreshed on,Source Register\nNCT90000001,1 May 2029,ClinicalTrials.gov\n';
const EMA = spreadsheetOf({ Medicine: [['Category', 'Name of medicine', 'EMA product number', 'Medicine status', 'Orphan medicine']] });

async function added(
  source: string,
  name: string,
  content: string | Uint8Array,
): Promise<{ path: string; isStored: boolean; refused: string }> {
  const folder = temporaryFolder();
  const path = putFile(folder, name, content);
  const host = makeHost(
    join(folder, 'store'),
    () => {},
    () => NOW,
  );
  const refused = await add.run({ source, paths: [path] }, host).then(
    () => '',
    (error: Error) => `${error.name}: ${error.message}`,
  );
  host.close();
  return { path, isStored: existsSync(join(folder, 'store', 'receipts')), refused };
}

for (const [source, name, content, looks] of [
  ['ictrp', 'studies.ndjson.gz', gzipSync(STUDY), 'clinicaltrials-gov'],
  ['clinicaltrials-gov', 'ICTRP.csv', `\ufeff${ICTRP}`, 'ictrp'],
  ['clinicaltrials-gov', 'wide.csv', Buffer.from(`\ufeff${ICTRP}`, 'utf16le'), 'ictrp'],
  ['ema-atmp', 'report.xlsx', EMA, 'ema-medicines'],
  ['fda-purple-book', 'Products.txt', 'ApplNo\tProductNo\tDrugName\tActiveIngredient\n', 'drugs-at-fda'],
  ['ctis', 'details.txt', 'Summary\nEudraCT Number: 2029-000001-11\nTrial Status: Ongoing\n', 'euctr'],
] as const) {
  test(`${name} given to ${source} is refused before anything is stored, as it looks like a file of ${looks}`, async () => {
    const { path, isStored, refused } = await added(source, name, content);
    assert.ok(refused.startsWith(`InputError: ${path}: looks like a file of ${looks} (`), refused);
    assert.match(refused, new RegExp(`not of ${source}; add it with .atlas add ${looks}.$`));
    assert.equal(isStored, false);
  });
}

test('a database is refused by every source with marks', async () => {
  const { path, isStored, refused } = await added('ctis', 'demo.sqlite', 'SQLite format 3\u0000...');
  assert.deepEqual([refused, isStored], [`InputError: ${path}: is an SQLite database; export its records as JSON lines first`, false]);
});

test('a file that bears no marks, or is given to a source that has none, is taken; its parser says what is wrong', async () => {
  for (const [source, name, content] of [
    ['clinicaltrials-gov', 'other.json', '{"hello": "world"}'],
    ['clinicaltrials-gov', 'studies.json', STUDY],
    ['article', 'studies.json', STUDY],
    ['clinicaltrials-gov', 'bomb.json.gz', gzipSync(Buffer.alloc(20_000_000))],
  ] as const) {
    assert.deepEqual((({ isStored, refused }) => [isStored, refused])(await added(source, name, content)), [true, ''], name);
  }
});

test('marks of a source are no mark of another, but for lists of one publisher that share their columns', () => {
  const known = sourceNames().flatMap((name) => (readSourceFacts(name).marks ?? []).map((marks) => ({ name, key: marks.join('+') })));
  const shared = [...Map.groupBy(known, ({ key }) => key).values()].filter((all) => all.length > 1).flat();
  assert.ok(known.length > 20);
  assert.deepEqual([...new Set(shared.map(({ name }) => name.split('-')[0]))], ['cde']);
});
