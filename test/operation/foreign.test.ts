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

const HOST = makeHost(
  join(temporaryFolder(), 'none'),
  () => {},
  () => NOW,
);
const STUDY = JSON.stringify({ protocolSection: { identificationModule: { nctId: 'NCT90000001' } } });
const ICTRP = 'TrialID,Last Refreshed on,Source Register\nNCT90000001,1 May 2029,ClinicalTrials.gov\n';
const EMA = spreadsheetOf({ Medicine: [['Category', 'Name of medicine', 'EMA product number', 'Medicine status', 'Orphan medicine']] });

async function added(
  source: string | undefined,
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
    ([taken]) => (source === undefined ? `taken as a file of ${taken?.source}` : ''),
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
  assert.match(refused, new RegExp(`^InputError: ${path}: is an SQLite database, such as ctrdata makes; export`));
  assert.equal(isStored, false);
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

const CDE = '受理号,药品名称,注册申请人,承办日期,申请日期,公示日期';
for (const [name, content, looks] of [
  ['studies.ndjson.gz', gzipSync(STUDY), 'clinicaltrials-gov'],
  ['ICTRP.csv', ICTRP, 'ictrp'],
  ['report.xlsx', EMA, 'ema-medicines'],
  ['trial.xml', '<Triall><trial><main><trial_id>ChiCTR2900000001</trial_id><reg_name>ChiCTR</reg_name></main></trial></Triall>', 'chictr'],
  ['list.csv', `${CDE},公示截止日期\n`, 'cde-breakthrough'],
  ['study.json', STUDY.replace('{', '{"note": "a speaker on the topic of an event", '), 'clinicaltrials-gov'],
  ['list.csv', `${CDE},状态\n`, 'cde-priority-review'],
] as const) {
  test(`${name} without the name of its source is taken as a file of ${looks}`, async () => {
    assert.equal((await added(undefined, name, content)).refused, `taken as a file of ${looks}`);
  });
}

test('without a source, a folder is of the source whose marks its files bear, and several paths may be of several sources', async () => {
  const folder = temporaryFolder();
  putFile(folder, 'tables/Applications.txt', 'ApplNo\tApplType\tSponsorName\n');
  putFile(folder, 'tables/Products.txt', 'ApplNo\tProductNo\tDrugName\tActiveIngredient\n');
  putFile(folder, 'study.json', STUDY);
  const host = makeHost(
    join(folder, 'store'),
    () => {},
    () => NOW,
  );
  const taken = await add.run({ paths: [join(folder, 'tables'), join(folder, 'study.json')] }, host);
  host.close();
  assert.deepEqual(
    taken.map(({ source, from }) => [source, from]),
    [
      ['drugs-at-fda', 'Applications.txt, Products.txt'],
      ['clinicaltrials-gov', 'study.json'],
    ],
  );
});

test('a file of no source and one of several are refused with what to do, and so is what is no file', async () => {
  const { path, isStored, refused } = await added(undefined, 'other.json', '{"hello": "world"}');
  assert.match(
    refused,
    /^InputError: .*other\.json: bears the marks of no source; say whose it is with `atlas add SOURCE FILE`: article, /,
  );
  assert.equal(isStored, false);
  const cleared = await added(undefined, 'list.csv', '受理号,药品名称,申请人名称\n');
  assert.match(cleared.refused, /may be of cde-acceptance, .*cde-clearance.*; say which with `atlas add cde-acceptance FILE`/);
  await assert.rejects(add.run({ paths: [`${path}.not`] }, HOST), /InputError: .*: is neither a source nor a file; the sources are/);
  await assert.rejects(add.run({ paths: ['ictrp'] }, HOST), /UsageError: add: name the files or folders of ictrp/);
});

for (const [name, content, source, why] of [
  [
    'trial_list.csv',
    'index,trialid,normed_spon_names,cross_registrations\n0,NCT90000001,Example,None\n',
    'ictrp',
    'is a list of the COVID-19 TrialsTracker',
  ],
  [
    'status.csv',
    ",trial_id,trial_status,secondary_ids\n0,NCT90000001,Recruiting,['None']\n",
    'ictrp',
    'is a table of states that others took',
  ],
  [
    'states.ndjson',
    '{"nct_id":"NCT90000001","first_seen":"2029-01-01","last_seen":"2029-01-02","trial":{"NCTId":"NCT90000001","BriefTitle":"x"}}',
    'car-t-monitor',
    'holds states of trials that others derived',
  ],
  [
    'ctrdata.ndjson',
    `{"protocolSection":{"identificationModule":{"nctId":"NCT90000001"}},"ctrname":"CTGOV2"}\n`,
    'clinicaltrials-gov',
    'holds records of ClinicalTrials.gov as the program ctrdata changed them',
  ],
  [
    'ctrdata.ndjson',
    `{"a2_eudract_number":"2029-000001-11","ctrname":"EUCTR"}\n`,
    'euctr',
    'holds records of EUCTR as the program ctrdata names',
  ],
  [
    'attachments.csv',
    '0f|CXSS2900001|CXSS2900001|虚构（CXSS2900001）申请上市技术审评报告.pdf\n1f|JXSS2900002|JXSS2900002|虚构申请上市技术审评报告.pdf\n',
    'cde-marketed',
    'is an index of the attachments',
  ],
  ['regulations.csv', 'id,regulation_name,issuing_unit,url\n', 'cgt-companies', 'is a list of addresses of regulations'],
] as const) {
  test(`${name} (${source}) is known to be of no publisher: it is refused with what it is, whatever source is named`, async () => {
    for (const given of [undefined, source, 'ctis']) {
      const { path, isStored, refused } = await added(given, name, content);
      assert.ok(refused.startsWith(`InputError: ${path}: ${why}`), refused);
      assert.equal(isStored, false);
    }
  });
}

test('marks of a source are no mark of another, but for lists of one publisher that share their columns', () => {
  const known = sourceNames().flatMap((name) => (readSourceFacts(name).marks ?? []).map((marks) => ({ name, key: marks.join('+') })));
  const shared = [...Map.groupBy(known, ({ key }) => key).values()].filter((all) => all.length > 1).flat();
  assert.ok(known.length > 20);
  assert.deepEqual([...new Set(shared.map(({ name }) => name.split('-')[0]))], ['cde']);
});
