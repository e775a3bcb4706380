import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { parseFiles, putFile, temporaryFolder } from '../../test/support/store.ts';
import { missingShared, shared } from '../support/shared.ts';

const skip = missingShared();

/** What files give: subjects, statements of a property, and issues by severity and code. */
async function read(source: string, path: string, published?: string) {
  const { statements, issues } = await parseFiles(source, [path], published);
  const count = (property: string) => statements.filter((one) => one.property === property).length;
  const codes: Record<string, number> = {};
  for (const { severity, code } of issues) codes[`${severity} ${code}`] = (codes[`${severity} ${code}`] ?? 0) + 1;
  return { statements, subjects: new Set(statements.map(({ subject }) => subject)).size, count, codes };
}

/** Records of one register from the database of a converter, as JSON lines. */
function exported(register: string): string {
  const db = new DatabaseSync(shared('data', 'registries', 'ctis', 'demo.sqlite'), { readOnly: true });
  const rows = db.prepare("SELECT json(json) AS text FROM my_trials WHERE json ->> '$.ctrname' = ? ORDER BY _id").all(register);
  db.close();
  return putFile(temporaryFolder(), `${register}.ndjson`, rows.map(({ text }) => text).join('\n'));
}

test('ClinicalTrials.gov, XML before the API: 7,014 records of 7,000 studies, 166 of the old schema among them', { skip }, async () => {
  const found = await read('clinicaltrials-gov', shared('data', 'ctgov', 'legacy-studies.ndjson.gz'));
  assert.deepEqual([found.count('registry_id'), found.subjects, found.count('title')], [7014, 7000, 7014]);
  assert.deepEqual([found.count('start_date'), found.count('first_posted')], [5865, 6848]);
  assert.deepEqual(found.codes, { 'note remark': 1 });
  assert.ok(found.statements.every(({ property, value }) => property !== 'status' || /^[A-Z_]+$/.test(value)));
});

test('ClinicalTrials.gov, classic CSV: 1,389 studies, each with its day of first posting', { skip }, async () => {
  const found = await read('clinicaltrials-gov', shared('data', 'ctgov', 'classic-msc.csv'), '2022-10-01');
  assert.deepEqual([found.count('registry_id'), found.subjects, found.count('first_posted'), found.codes], [1389, 1389, 1389, {}]);
  const posted = found.statements.flatMap(({ property, value }) => (property === 'first_posted' ? [value] : [])).toSorted();
  assert.deepEqual([posted[0], posted.at(-1)], ['2004-04-08', '2022-09-29']);
  const isIn = (place: RegExp) =>
    new Set(found.statements.filter(({ property, value }) => property === 'site' && place.test(value)).map(({ subject }) => subject)).size;
  assert.equal(isIn(/China/), 278, 'by the text, as a catalogue counts');
  assert.equal(isIn(/"country":"China"/), 272, 'six are of the China Medical University in Taiwan');
});

test('CTIS: 104 trials of a search, and four records of the API in both layouts from a converter', { skip }, async () => {
  const search = await read('ctis', shared('data', 'registries', 'ctis', 'CTIS_trials_20250924.csv'));
  assert.deepEqual([search.subjects, search.count('status'), search.count('start_date'), search.codes], [104, 104, 80, {}]);
  const records = await read('ctis', exported('CTIS'));
  assert.deepEqual([records.subjects, records.count('sponsor'), records.count('site')], [4, 4, 16]);
  assert.deepEqual(records.codes, { 'note unknown-field': 2 }, 'ctrname and record_last_import are of the converter');
  await assert.rejects(read('ctis', shared('data', 'registries', 'ctis', 'demo.sqlite')), /is an SQLite database/);
});

test('ISRCTN: nine records from a converter', { skip }, async () => {
  const found = await read('isrctn', exported('ISRCTN'));
  assert.deepEqual([found.subjects, found.count('start_date'), found.codes], [9, 9, { 'note unknown-field': 2 }]);
});

test('EUCTR: ten records of eight countries are two trials; a page and its gzipped body are one', { skip }, async () => {
  const text = await read('euctr', shared('data', 'registries', 'euctr', 'euctr-full-details.txt'));
  const states = text.statements.filter(({ property, value }) => property === 'site' && !value.includes('"status":null'));
  assert.deepEqual([text.subjects, states.length, text.codes], [2, 8, {}]);
  for (const file of ['euctr-trial-2015-000590-12.html', 'euctr-trial-2015-000590-12.response-body.gz']) {
    const page = await read('euctr', shared('data', 'registries', 'euctr', file));
    assert.deepEqual([page.subjects, page.count('status'), page.codes], [1, 1, {}]);
  }
});

test('Drugs@FDA: 26,223 applications; ten of 45,311 products are shifted and five belong to none', { skip }, async () => {
  const found = await read('drugs-at-fda', shared('data', 'registries', 'fda', 'drugsatfda20230207'));
  assert.deepEqual([found.count('application_number'), found.subjects], [26_223, 26_223]);
  assert.deepEqual(found.codes, { 'quarantined wrong-cell-count': 10, 'quarantined no-id': 5 });
});

test('lists of others: 25 advanced therapies in the EU, 53 products of the FDA, 119 organisations', { skip }, async () => {
  const atmp = await read('ema-atmp', shared('data', 'registries', 'ema', 'atmp_list_2023.xlsx'));
  const said = (milestone: string) =>
    atmp.statements.filter(({ property, value }) => property === 'milestone' && value === milestone).length;
  assert.deepEqual([atmp.count('advanced_therapy'), said('orphan'), atmp.codes], [25, 19, {}]);
  const otp = await read('fda-otp', shared('data', 'reference', 'products', 'fda_cgt_products_2026-08.tsv'));
  assert.deepEqual([otp.subjects, otp.count('milestone'), otp.codes], [53, 53, {}]);
  const companies = await read('cgt-companies', shared('data', 'registries', 'companies', 'cell_companies.csv'));
  assert.deepEqual(
    [companies.count('name'), companies.count('verification'), companies.count('region'), companies.codes],
    [119, 119, 52, {}],
  );
});
