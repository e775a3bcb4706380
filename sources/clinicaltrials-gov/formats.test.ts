import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBytes } from '../../src/snapshot/bytes.ts';
import { readLocator } from '../../src/statement/locator.ts';
import { AACT, AACT_FILES, V2, XML } from '../../test/fuzz/samples/clinicaltrials-gov.ts';
import { parseFiles, putFile, type Row, temporaryFolder, valuesOf } from '../../test/support/store.ts';
import { zipOf } from '../../test/support/zip.ts';

const ID = 'trial/NCT90000001';
const read = async (name: string, content: string | Uint8Array) =>
  parseFiles('clinicaltrials-gov', [putFile(temporaryFolder(), name, content)]);
/** What a state of the register says, with its times, apart from where it stands. */
const said = (rows: Row[]) =>
  rows
    .map(({ property, value, valid_from, valid_to, precision, observed_at }) =>
      [property, value, valid_from, valid_to, precision, observed_at].join(' '),
    )
    .toSorted();

for (const [name, content] of [
  ['NCT90000001.xml', XML],
  ['studies.ndjson', `${JSON.stringify({ nct_id: 'NCT90000001', xml: XML })}\n`],
  [
    'AllPublicXML.zip',
    zipOf([
      ['Contents.txt', 'files'],
      ['NCT9000xxxx/NCT90000001.xml', XML],
    ]),
  ],
  ['aact.zip', zipOf(AACT_FILES)],
] as const) {
  test(`${name} says what the API v2 says of the same study, so that a change of format is no change of the trial`, async () => {
    const api = await read('study.json', JSON.stringify(V2));
    const { statements, issues, store } = await read(name, content);
    assert.deepEqual(issues, []);
    assert.deepEqual(said(statements), said(api.statements));
    assert.ok(!JSON.stringify(statements).includes('Person'));
    for (const one of statements as (Row & { snapshot: string; part: string; original: string })[]) {
      const found = JSON.stringify(await readLocator(readBytes(store, one.snapshot), one));
      assert.ok(one.property === 'site' || one.property === 'summary' || found.includes(one.original), `${one.property}: ${found}`);
      assert.ok(!found.includes('Person'));
    }
  });
}

test('tables of AACT lie in a folder too, the files of one snapshot; a table without studies.txt is refused', async () => {
  const folder = temporaryFolder();
  for (const [name, text] of AACT_FILES) putFile(folder, name, text);
  const { statements } = await parseFiles('clinicaltrials-gov', [folder]);
  assert.deepEqual(valuesOf(statements, ID, 'condition'), ['Lymphoma', 'Myeloma']);
  await assert.rejects(
    parseFiles('clinicaltrials-gov', [`${folder}/sponsors.txt`]),
    /sponsors\.txt: holds tables of AACT without studies\.txt/,
  );
  await assert.rejects(
    read('studies.txt', 'nct_id|brief_title\nNCT90000001|x\n'),
    /studies\.txt, line 1: has no column overall_status, study_type/,
  );
  const odd = `${AACT.sponsors}3|NCT90000077|OTHER|lead|Example University\n4|NCT90000001|OTHER\n`;
  const { issues } = await read(
    'odd.zip',
    zipOf([
      ['studies.txt', AACT.studies],
      ['sponsors.txt', odd],
    ]),
  );
  assert.deepEqual(
    issues.map(({ record, code }) => [record, code]),
    [
      ['member=sponsors.txt;row=3', 'no-id'],
      ['member=sponsors.txt;row=4', 'wrong-cell-count'],
    ],
  );
});

test('the schema before 2017 gives days of submission: they are no posted days', async () => {
  const old = XML.replace(/study_first_posted[^>]*>/, 'firstreceived_date>')
    .replace('/study_first_posted', '/firstreceived_date')
    .replace(/last_update_posted[^>]*>/, 'lastchanged_date>')
    .replace('/last_update_posted', '/lastchanged_date');
  const { statements, issues } = await read('old.xml', old);
  assert.deepEqual(valuesOf(statements, ID, 'first_posted'), []);
  assert.deepEqual(valuesOf(statements, ID, 'last_updated'), []);
  assert.match(issues[0]?.message ?? '', /^1 records of the schema before 2017 give the days of submission/);
});

test('an observational study has no phase, as in the API', async () => {
  const { statements } = await read(
    'o.xml',
    XML.replace('Interventional', 'Observational [Patient Registry]').replace('Phase 1/Phase 2', 'N/A'),
  );
  assert.deepEqual(valuesOf(statements, ID, 'study_type'), ['OBSERVATIONAL']);
  assert.deepEqual(valuesOf(statements, ID, 'phase'), []);
});

test('XML that is broken, hostile or no study is refused by itself and left out of a collection, with file, record and line', async () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><clinical_study><brief_title>&b;</brief_title></clinical_study>`;
  const cases: [string, string | Buffer, RegExp][] = [
    ['bomb.xml', bomb, /bomb\.xml, xpath=\/clinical_study, line 1: is no well-formed XML \(.*undefined entity/],
    [
      'outside.xml',
      bomb.replace('"aaaa"', 'SYSTEM "file:///etc/passwd"').replaceAll('&b;', '&a;'),
      /is no well-formed XML \(.*undefined entity/,
    ],
    ['cut.xml', XML.slice(0, 900), /cut\.xml, xpath=\/clinical_study, line \d+: is no well-formed XML/],
    ['deep.xml', `<a>${'<b>'.repeat(100_000)}`, /nests more than 200 elements/],
    ['page.xml', '<html><body>invalid id</body></html>', /page\.xml, xpath=\/clinical_study: is <html>, not <clinical_study>/],
    ['latin.xml', Buffer.from(XML.replace('Invented Biotech', 'Caf\u00e9'), 'latin1'), /latin\.xml, line 10: is not UTF-8/],
    ['no-id.xml', XML.replace('NCT90000001', 'NCT9'), /no-id\.xml, xpath=\/clinical_study, id_info\/nct_id: no NCT id of eight digits/],
  ];
  for (const [name, content, message] of cases) await assert.rejects(read(name, content), message, name);
  const lines = [XML, XML.slice(0, 900), '<DOC/>', XML.replace('NCT90000001', 'NCT9')].map((xml) => JSON.stringify({ xml }));
  const { statements, issues } = await read('mixed.ndjson', [...lines, '{"xml": "half'].join('\n'));
  assert.deepEqual(valuesOf(statements, ID, 'registry_id'), ['NCT90000001']);
  assert.deepEqual(
    issues.map(({ record, severity, code }) => [record.split(';')[0], severity, code]),
    [
      ['line=2', 'quarantined', 'bad-xml'],
      ['line=3', 'quarantined', 'bad-xml'],
      ['line=4', 'quarantined', 'no-id'],
      ['line=5', 'quarantined', 'bad-xml'],
    ],
  );
});

test('the encoding that the XML declares is used, a mark before it is passed over, and a new element is reported once', async () => {
  const latin = XML.replace('UTF-8', 'ISO-8859-1').replace('Invented Biotech', 'Caf\u00e9 Biotech');
  const { statements } = await read('latin.xml', Buffer.from(latin, 'latin1'));
  assert.deepEqual(valuesOf(statements, ID, 'sponsor'), ['Caf\u00e9 Biotech']);
  const { issues } = await read(
    'new.xml',
    `\ufeff${XML.replaceAll('\n', '\r\n').replace('<condition>', '<mood><x>1</x><x>2</x></mood><condition>')}`,
  );
  assert.deepEqual(
    issues.map(({ field, code }) => [field, code]),
    [['clinical_study/mood/x', 'unknown-field']],
  );
});

const HEAD =
  '"Rank","NCT Number","Title","Acronym","Status","Study Results","Conditions","Interventions","Outcome Measures","Sponsor/Collaborators","Gender","Age","Phases","Enrollment","Funded Bys","Study Type","Study Designs","Other IDs","Start Date","Primary Completion Date","Completion Date","First Posted","Results First Posted","Last Update Posted","Locations","Study Documents","URL"';
const ROW =
  '1,"NCT90000001","Invented CAR-T","","Unknown status","No Results Available","Lymphoma|Myeloma","Biological: ATL-101|Drug: Drug: twice","x|y","Invented Biotech|Example Hospital","All","18 Years","Phase 1|Phase 2","20","Industry|Other","Interventional","","ATLAS-001|2020-000001-11","March 2021","","May 5, 2025","February 1, 2021",,"January 15, 2023","Cells, Hospital, Changsha, Hunan, China|Example, Seoul, Korea, Republic of|Clinic, Berlin, Non-US, Germany|A Person, 021-5555 0000, Shanghai, China","","https://ClinicalTrials.gov/show/NCT90000001"';

test('the classic CSV gives lists, the sponsor before its collaborators, types of interventions and sites; days and phases as the API', async () => {
  const { statements, issues } = await read('SearchResults.csv', `\ufeff${HEAD}\r\n${ROW}\r\n`);
  assert.deepEqual(issues, []);
  assert.deepEqual(valuesOf(statements, ID, 'status'), ['UNKNOWN']);
  assert.deepEqual(valuesOf(statements, ID, 'phase'), ['PHASE1', 'PHASE2']);
  assert.deepEqual(valuesOf(statements, ID, 'sponsor'), ['Invented Biotech']);
  assert.deepEqual(valuesOf(statements, ID, 'collaborator'), ['Example Hospital']);
  assert.deepEqual(valuesOf(statements, ID, 'sponsor_class'), [], 'of two funders it does not say which is the sponsor');
  assert.deepEqual(valuesOf(statements, ID, 'intervention'), ['ATL-101', 'Drug: twice']);
  assert.deepEqual(valuesOf(statements, ID, 'secondary_id'), ['2020-000001-11']);
  const sites = valuesOf(statements, ID, 'site').map((one) => JSON.parse(one));
  assert.deepEqual(
    sites.map(({ facility, city, region, country }) => [facility, city, region, country]).toSorted(),
    [
      ['Cells, Hospital', 'Changsha', 'Hunan', 'China'],
      ['Clinic', 'Berlin', null, 'Germany'],
      ['Example', 'Seoul', null, 'Korea, Republic of'],
      [null, 'Shanghai', null, 'China'],
    ].toSorted(),
  );
  const start = statements.find(({ property }) => property === 'start_date');
  assert.deepEqual(
    [start?.value, start?.valid_from, start?.valid_to, start?.series],
    ['2021-03', '2021-03-01', '2021-03-31', 'search-csv'],
  );
});

test('the CSV export since 2023 has other headers and post codes in its sites', async () => {
  const head =
    'NCT Number,Study Title,Study URL,Acronym,Study Status,Brief Summary,Study Results,Conditions,Interventions,Sponsor,Collaborators,Sex,Age,Phases,Enrollment,Funder Type,Study Type,Study Design,Other IDs,Start Date,First Posted,Last Update Posted,Locations,Study Documents';
  const row =
    'NCT90000001,Invented CAR-T,https://clinicaltrials.gov/study/NCT90000001,,RECRUITING,Cells.,NO,Lymphoma,BIOLOGICAL: ATL-101,Invented Biotech,Example Hospital|Other Hospital,ALL,ADULT,PHASE1|PHASE2,20,INDUSTRY,INTERVENTIONAL,,ATLAS-001,2021-03,2021-02-01,2023-01-15,"Example Hospital, Shanghai, Shanghai, 200000, China",';
  const { statements, issues } = await read('ctg-studies.csv', `${head}\n${row}\n`);
  assert.deepEqual(issues, []);
  assert.deepEqual(valuesOf(statements, ID, 'intervention_type'), ['BIOLOGICAL']);
  assert.deepEqual(valuesOf(statements, ID, 'collaborator'), ['Example Hospital', 'Other Hospital']);
  assert.deepEqual(JSON.parse(valuesOf(statements, ID, 'site')[0] ?? '').city, 'Shanghai');
});

test('a CSV with a bad day, a row without an id, a short row, or without its header', async () => {
  const rows = [ROW.replace('March 2021', 'Smarch 2021'), ROW.replace('NCT90000001"', 'NCT9"'), '3,"NCT90000003"'];
  const { issues } = await read('odd.csv', [HEAD, ...rows].join('\n'));
  assert.deepEqual(
    issues.map(({ record, field, code }) => [record, field, code]),
    [
      ['row=1', 'Start Date', 'bad-date'],
      ['row=2', 'NCT Number', 'no-id'],
      ['row=3', '', 'wrong-cell-count'],
    ],
  );
  await assert.rejects(
    read('swapped.csv', [HEAD.replace('"Status"', '"State"'), ROW].join('\n')),
    /swapped\.csv, header: has no column Status/,
  );
  await assert.rejects(read('cut.csv', `${HEAD}\n${ROW.slice(0, 300)}`), /cut\.csv: is no whole CSV/);
});

test('statements whose texts have one hash in the database are two statements', async () => {
  const xml = (id: string) => JSON.stringify({ xml: XML.replace('NCT90000001', id) });
  const { statements } = await read('a.ndjson', `${xml('NCT90214594')}\n${xml('NCT90214557')}\n`);
  const ids = statements.filter(({ property }) => property === 'registry_id').map(({ value }) => value);
  assert.deepEqual(ids, ['NCT90214557', 'NCT90214594']);
});
