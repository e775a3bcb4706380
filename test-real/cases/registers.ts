import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFiles } from '../../test/support/store.ts';
import { missingShared, shared } from '../support/shared.ts';

const skip = missingShared();

/** What one real file of a register of trials gives: trials, records, statements of a property, and issues by code. */
async function read(source: string, ...path: string[]) {
  return readAll(source, [shared('data', 'registries', ...path)]);
}

async function readAll(source: string, paths: string[]) {
  const { statements, issues } = await parseFiles(source, paths);
  const count = (property: string) => statements.filter((one) => one.property === property).length;
  const codes: Record<string, number> = {};
  for (const { severity, code } of issues) codes[`${severity} ${code}`] = (codes[`${severity} ${code}`] ?? 0) + 1;
  return { trials: new Set(statements.map(({ subject }) => subject)).size, count, codes };
}

const EXPORTS: [file: string, rows: number, trials: number, codes: Record<string, number>][] = [
  ['ICTRP-Results_18Mar2020.xml', 578, 578, { 'warning person': 7, 'warning unclear-number': 1 }],
  ['COVID19-927-trials_7Apr2020.csv', 927, 927, { 'warning person': 26, 'warning unclear-number': 1 }],
  ['COVID19-1135-trials.csv', 1135, 1135, { 'warning person': 39, 'warning unclear-number': 2 }],
  [
    'COVID19-web_7Jul2020.xlsx',
    4098,
    4083,
    { 'note mended': 1, 'warning mended': 68, 'warning person': 215, 'warning unclear-number': 7, 'warning bad-date': 1 },
  ],
];
for (const [file, rows, trials, codes] of EXPORTS) {
  test(`ICTRP ${file}: ${rows} rows of ${trials} trials, each with its day of registration`, { skip }, async () => {
    const found = await read('ictrp', 'ictrp', file);
    assert.deepEqual([found.count('registry_id'), found.count('first_posted'), found.trials], [rows, rows, trials]);
    assert.deepEqual(found.codes, codes);
  });
}

test('ICTRP: what REPEC hands in is read', { skip }, async () => {
  const found = await read('ictrp', 'other', 'peru-REPEC-PER-001-95.xml');
  assert.deepEqual([found.trials, found.count('site'), found.codes], [1, 5, { 'warning bad-date': 1 }]);
});

test('ChiCTR: the XML of one trial, the page of one with 32 sites, and a list of ten', { skip }, async () => {
  const xml = await read('chictr', 'chictr', 'ChiCTR2000034346.xml');
  assert.deepEqual([xml.trials, xml.count('enrolment'), xml.codes], [1, 1, {}]);
  const page = await read('chictr', 'chictr', 'chictr-detail-page.html');
  assert.deepEqual([page.trials, page.count('site'), page.count('sponsor'), page.count('title'), page.codes], [1, 32, 2, 2, {}]);
  const list = await read('chictr', 'chictr', 'chictr-list-page.html');
  assert.deepEqual([list.trials, list.count('first_posted'), list.count('title'), list.codes], [10, 10, 10, {}]);
});

test('CDE platform: 46 trials with 257 sites, 56 votes of ethics committees and 229 endpoints, two of them blank', { skip }, async () => {
  const tables = ['trial_info', 'trial_site_info', 'trial_ec_info', 'trial_endpoint'];
  const found = await readAll(
    'chinadrugtrials',
    tables.map((name) => shared('data', 'registries', 'chinadrugtrials', `${name}.csv`)),
  );
  const counts = ['registry_id', 'first_posted', 'site', 'ethics_approval', 'primary_outcome', 'secondary_outcome'].map(found.count);
  assert.deepEqual([found.trials, ...counts, found.codes], [46, 46, 46, 257, 56, 73, 154, {}]);
});

test('CRIS: the page of a trial and the JSON made of it say the same, 15 sites in 14 hospitals', { skip }, async () => {
  const [page, json] = [await read('cris', 'cris', 'KCT0000001.html'), await read('cris', 'cris', 'KCT0000001.json')];
  for (const found of [page, json])
    assert.deepEqual([found.trials, found.count('site'), found.count('phase'), found.count('start_date'), found.codes], [1, 14, 1, 1, {}]);
});
