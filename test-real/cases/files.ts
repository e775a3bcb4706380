import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import type { Duck } from '../../src/base/duck.ts';
import { personalData } from '../support/personal.ts';
import { missingShared, shared } from '../support/shared.ts';
import { takeFiles } from '../support/taken.ts';

const skip = missingShared();
const DATA = shared('data');

/** What a file becomes: rows of a catalogue, of which some are left out and told in issues, and the subjects that statements are about. */
type Read = { source: string; rows: number; subjects: number; left?: number; issues?: Record<string, number> };

/** Files that a source reads, each added without its name; a folder is taken as one. */
const READ: Record<string, Read> = {
  'ctgov/v2-studies.ndjson.gz': { source: 'clinicaltrials-gov', rows: 943, subjects: 943 },
  // 14 studies stand twice; the remark is on the days of the schema before 2017.
  'ctgov/legacy-studies.ndjson.gz': { source: 'clinicaltrials-gov', rows: 7014, subjects: 7000, issues: { remark: 1 } },
  'ctgov/classic-msc.csv': { source: 'clinicaltrials-gov', rows: 1389, subjects: 1389 },
  // Sites of trials that the monitor excluded are no rows of its listing.
  'ctgov/car-t-monitor': { source: 'car-t-monitor', rows: 13_447, subjects: 2590, issues: { 'excluded-trial': 8423 } },
  'registries/ictrp/ICTRP-Results_18Mar2020.xml': { source: 'ictrp', rows: 578, subjects: 578, issues: { person: 7, 'unclear-number': 1 } },
  'registries/ictrp/COVID19-927-trials_7Apr2020.csv': {
    source: 'ictrp',
    rows: 927,
    subjects: 927,
    issues: { person: 26, 'unclear-number': 1 },
  },
  'registries/ictrp/COVID19-1135-trials.csv': { source: 'ictrp', rows: 1135, subjects: 1135, issues: { person: 39, 'unclear-number': 2 } },
  // 228 rows of the EU register are the national entries of 213 trials.
  'registries/ictrp/COVID19-web_7Jul2020.xlsx': {
    source: 'ictrp',
    rows: 4098,
    subjects: 4083,
    issues: { 'bad-date': 1, mended: 69, person: 215, 'unclear-number': 7 },
  },
  'registries/other/peru-REPEC-PER-001-95.xml': { source: 'ictrp', rows: 1, subjects: 1, issues: { 'bad-date': 1 } },
  'registries/chictr/ChiCTR2000034346.xml': { source: 'chictr', rows: 1, subjects: 1 },
  'registries/chictr/chictr-detail-page.html': { source: 'chictr', rows: 1, subjects: 1 },
  'registries/chictr/chictr-list-page.html': { source: 'chictr', rows: 10, subjects: 10 },
  // 46 trials, 257 sites, 56 votes of committees and 229 endpoints, two of them blank.
  'registries/chinadrugtrials': { source: 'chinadrugtrials', rows: 586, subjects: 46 },
  'registries/chinadrugtrials/page_1_1748512872.html': { source: 'chinadrugtrials', rows: 20, subjects: 20 },
  'registries/chinadrugtrials/page_2_1748512872.html': { source: 'chinadrugtrials', rows: 20, subjects: 20 },
  'registries/chinadrugtrials/page_3_1748512873.html': { source: 'chinadrugtrials', rows: 2, subjects: 2 },
  'registries/chinadrugtrials/page_1_1748512912.html': { source: 'chinadrugtrials', rows: 20, subjects: 20 },
  'registries/chinadrugtrials/page_2_1748512912.html': { source: 'chinadrugtrials', rows: 2, subjects: 2 },
  'registries/cris/KCT0000001.html': { source: 'cris', rows: 1, subjects: 1 },
  'registries/cris/KCT0000001.json': { source: 'cris', rows: 1, subjects: 1 },
  'registries/ctis/CTIS_trials_20250924.csv': { source: 'ctis', rows: 104, subjects: 104 },
  // Ten records of eight countries: Sweden and Poland stand twice.
  'registries/euctr/euctr-full-details.txt': { source: 'euctr', rows: 8, subjects: 2 },
  'registries/euctr/euctr-trial-2015-000590-12.html': { source: 'euctr', rows: 1, subjects: 1 },
  'registries/euctr/euctr-trial-2015-000590-12.response-body.gz': { source: 'euctr', rows: 1, subjects: 1 },
  'registries/cde/突破性治疗公示.csv': { source: 'cde-breakthrough', rows: 160, subjects: 150 },
  'registries/cde/优先审评公示.csv': { source: 'cde-priority-review', rows: 1430, subjects: 1428 },
  // Each application, and the approval that it led to.
  'registries/cde/上市药品信息.csv': { source: 'cde-marketed', rows: 1092, subjects: 2184 },
  // What stands below the list and is no row of it: a line of remarks each.
  'registries/fda/oopd-approved-2022.csv': { source: 'fda-orphan', rows: 1058, subjects: 1906, left: 1, issues: { remark: 1 } },
  'registries/fda/oopd-approved-2025.csv': { source: 'fda-orphan', rows: 1325, subjects: 2335, left: 2, issues: { remark: 2 } },
  // 1,811 presentations of 690 licences, which are told once each.
  'registries/fda/purplebook-search-january-data-download.csv': { source: 'fda-purple-book', rows: 690, subjects: 748 },
  // Applications, products and their marketing status.
  'registries/fda/drugsatfda20230207': {
    source: 'drugs-at-fda',
    rows: 80_046,
    subjects: 26_223,
    issues: { 'no-id': 5, 'wrong-cell-count': 10 },
  },
  // Veterinary medicines are left out.
  'registries/ema/Medicines_output_EPAR_2018-12-23.xlsx': EMA(1562, 228, 1757),
  'registries/ema/Medicines_output_EPAR_2019-11-25.xlsx': EMA(1644, 245, 1828),
  'registries/ema/medicines_output_medicines_en_2024-08-22.xlsx': EMA(2433, 337, 2791),
  'registries/ema/medicines_output_medicines_en_2025-01.xlsx': EMA(2492, 349, 2854),
  'registries/ema/atmp_list_2023.xlsx': { source: 'ema-atmp', rows: 25, subjects: 62 },
  // 119 organisations, their applications and products.
  'registries/companies/cell_companies.csv': { source: 'cgt-companies', rows: 119, subjects: 189 },
};

function EMA(rows: number, left: number, subjects: number): Read {
  return { source: 'ema-medicines', rows, subjects, left, issues: { 'excluded-row': 1 } };
}

const SCRAPED = /is a table of states that others took/;
const TABLES = /comes without (?:trial_info\.csv|Applications\.txt|Products\.txt)/;
const HELPER = /is a list that a collector keeps to sort names/;

/** Files that no source reads, and what is said of them; with a source where the file alone does not tell one. */
const REFUSED: Record<string, { why: RegExp; given?: string }> = {
  'ctgov/v2-studies.provenance.csv': { why: /says where copies of studies came from/ },
  'ctgov/car-t-daily-states.ndjson.gz': { why: /others derived from the dated listings/ },
  'ctgov/car-t-snapshot-counts.csv': { why: /a table of counts/ },
  'registries/ictrp/trial_list_2020-12-16.csv': { why: /is a list of the COVID-19 TrialsTracker/ },
  'registries/ctis/demo.sqlite': { why: /is an SQLite database/ },
  'registries/euctr/normalized_sponsor_names.xlsx': { why: /others made names of sponsors one by hand/ },
  'registries/cde/附件详情.csv': { why: /is an index of the attachments/ },
  'registries/companies/regulation_registry.csv': { why: /addresses of regulations that a collector watches/ },
  'registries/companies/keyword_database.csv': { why: /a list of words/ },
  'registries/companies/synonyms.csv': { why: /a list of synonyms/ },
  'registries/companies/cell_domain_dict.txt': { why: /a dictionary for parting Chinese text/ },
  'registries/other/2022-04_registries.csv.gz': { why: SCRAPED },
  ...all(
    'registries/other/status-2021-01',
    'anzctr_trials_4jan2021 chictr drks_trials_4jan_2021 euctr_4jan_2021 isrctn_4jan_2021 jrct_7jan_2021',
    '.csv',
    { why: SCRAPED },
  ),
  ...all('registries/chinadrugtrials', 'city cro_list province special_sponsor_list', '.xlsx', { why: HELPER, given: 'chinadrugtrials' }),
  ...all('registries/chinadrugtrials', 'sponsor_mapping_list', '.csv', { why: HELPER, given: 'chinadrugtrials' }),
  ...all('registries/chinadrugtrials', 'trial_site_info trial_ec_info trial_endpoint', '.csv', { why: TABLES, given: 'chinadrugtrials' }),
  ...all('registries/fda/drugsatfda20230207', 'Applications Products MarketingStatus', '.txt.gz', { why: TABLES }),
  ...all('registries/fda/drugsatfda20230207', 'MarketingStatus_Lookup ActionTypes_Lookup SubmissionClass_Lookup', '.txt', { why: TABLES }),
};

function all<T>(folder: string, names: string, ending: string, value: T): Record<string, T> {
  return Object.fromEntries(names.split(' ').map((name) => [`${folder}/${name}${ending}`, value]));
}

test('every file of the two folders is read by a source or refused with a reason', { skip }, () => {
  const files = ['ctgov', 'registries'].flatMap((folder) =>
    readdirSync(join(DATA, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(DATA, folder, name)),
  );
  const names = files.filter((one) => statSync(one).isFile()).map((one) => relative(DATA, one));
  const told = (name: string) =>
    name in READ || name in REFUSED || name.startsWith('ctgov/car-t-monitor/') || name.endsWith('chinadrugtrials/trial_info.csv');
  assert.deepEqual(
    names.filter((name) => !told(name)),
    [],
  );
  assert.deepEqual(
    Object.keys(REFUSED).filter((name) => !names.includes(name)),
    [],
  );
});

for (const [file, { source, rows, subjects, left = 0, issues = {} }] of Object.entries(READ)) {
  test(`${file} is a file of ${source}: ${rows} rows, ${subjects} subjects, no contact`, { skip }, async () => {
    const taken = await takeFiles([join(DATA, file)]);
    assert.equal(taken.source, source);
    assert.deepEqual(await countsOf(taken.db, source), { rows: rows - left, subjects });
    const found = await taken.db.rows<{ code: string; rows: number; told: string }>(
      'SELECT code, count(*)::INTEGER AS rows, string_agg(message) AS told FROM issue GROUP BY code ORDER BY code',
    );
    assert.deepEqual(Object.fromEntries(found.map((one) => [one.code, one.rows])), issues);
    if (left > 2)
      assert.ok(
        found.some(({ told }) => told.startsWith(`${left} `)),
        'the rows left out are counted in an issue',
      );
    assert.deepEqual(await personalData(taken.db), []);
    taken.db.close();
  });
}

/** Records that statements are of, and subjects; the form of the EU register is read line by line, and each country is counted. */
async function countsOf(db: Duck, source: string): Promise<{ rows: number; subjects: number }> {
  const row = source === 'euctr' ? "CASE WHEN field = 'A.1' THEN record END" : 'part || record';
  const [count] = await db.rows<{ rows: number; subjects: number }>(
    `SELECT count(DISTINCT ${row})::INTEGER AS rows, count(DISTINCT subject)::INTEGER AS subjects FROM statement`,
  );
  return count ?? { rows: 0, subjects: 0 };
}

for (const [file, { why, given }] of Object.entries(REFUSED)) {
  test(`${file} is refused with what it is`, { skip }, async () => {
    await assert.rejects(
      takeFiles([...(given ? [given] : []), join(DATA, file)]),
      (error: Error) => why.test(error.message) && error.name === 'InputError',
    );
  });
}
