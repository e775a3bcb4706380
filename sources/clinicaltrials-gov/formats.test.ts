import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBytes } from '../../src/snapshot/bytes.ts';
import { readLocator } from '../../src/statement/locator.ts';
import { parseFiles, putFile, type Row, temporaryFolder, valuesOf } from '../../test/support/store.ts';
import { zipOf } from '../../test/support/zip.ts';

const ID = 'trial/NCT90000001';
/** A study of our own in the register's XML before the API v2, as files hold it: carriage returns and indentation inside texts, a comment, contacts. */
const XML = `<?xml version="1.0" encoding="UTF-8"?>
<clinical_study>
  <!-- This xml conforms to an XML Schema -->
  <required_header>
    <download_date>ClinicalTrials.gov processed this data on February 03, 2023</download_date>
  </required_header>
  <id_info><org_study_id>ATLAS-001</org_study_id><secondary_id>2020-000001-11</secondary_id><nct_id>NCT90000001</nct_id></id_info>
  <brief_title>Invented CAR-T in an Invented Disease</brief_title>
  <sponsors>
    <lead_sponsor><agency>Invented Biotech</agency><agency_class>Industry</agency_class></lead_sponsor>
    <collaborator><agency>Example Hospital</agency><agency_class>Other</agency_class></collaborator>
  </sponsors>
  <brief_summary>
    <textblock>
      Cells &amp; more cells are given to&#xD;
      some people.&#xD;
&#xD;
      A second paragraph.
    </textblock>
  </brief_summary>
  <overall_status>Active, not recruiting</overall_status>
  <start_date>March 2021</start_date>
  <completion_date type="Anticipated">May 5, 2025</completion_date>
  <phase>Phase 1/Phase 2</phase>
  <study_type>Interventional</study_type>
  <enrollment type="Actual">20</enrollment>
  <condition>Lymphoma</condition>
  <condition>Myeloma</condition>
  <intervention><intervention_type>Biological</intervention_type><intervention_name>ATL-101</intervention_name></intervention>
  <overall_official><last_name>A Person</last_name></overall_official>
  <location>
    <facility><name>Example Hospital</name><address><city>Shanghai</city><zip>200000</zip><country>China</country></address></facility>
    <status>Recruiting</status>
    <contact><last_name>A Person</last_name><email>a.person@example.org</email></contact>
  </location>
  <location><facility><address><city>Boston</city><state>Massachusetts</state><country>United States</country></address></facility></location>
  <study_first_posted type="Actual">February 1, 2021</study_first_posted>
  <last_update_posted type="Actual">January 15, 2023</last_update_posted>
</clinical_study>
`;
/** The same study in the API v2. */
const V2 = {
  protocolSection: {
    identificationModule: {
      nctId: 'NCT90000001',
      orgStudyIdInfo: { id: 'ATLAS-001' },
      secondaryIdInfos: [{ id: '2020-000001-11' }],
      briefTitle: 'Invented CAR-T in an Invented Disease',
    },
    statusModule: {
      overallStatus: 'ACTIVE_NOT_RECRUITING',
      startDateStruct: { date: '2021-03' },
      completionDateStruct: { date: '2025-05-05' },
      studyFirstPostDateStruct: { date: '2021-02-01' },
      lastUpdatePostDateStruct: { date: '2023-01-15' },
    },
    sponsorCollaboratorsModule: {
      leadSponsor: { name: 'Invented Biotech', class: 'INDUSTRY' },
      collaborators: [{ name: 'Example Hospital' }],
    },
    descriptionModule: { briefSummary: 'Cells & more cells are given to some people.\n\nA second paragraph.' },
    conditionsModule: { conditions: ['Lymphoma', 'Myeloma'] },
    designModule: { studyType: 'INTERVENTIONAL', phases: ['PHASE1', 'PHASE2'], enrollmentInfo: { count: 20 } },
    armsInterventionsModule: { interventions: [{ type: 'BIOLOGICAL', name: 'ATL-101' }] },
    contactsLocationsModule: {
      locations: [
        { facility: 'Example Hospital', status: 'RECRUITING', city: 'Shanghai', country: 'China' },
        { city: 'Boston', state: 'Massachusetts', country: 'United States' },
      ],
    },
  },
  derivedSection: { miscInfoModule: { versionHolder: '2023-02-03' } },
};
const AACT = {
  studies: `nct_id|nlm_download_date_description|study_first_posted_date|last_update_posted_date|start_month_year|start_date|completion_month_year|completion_date|study_type|brief_title|overall_status|phase|enrollment|acronym
NCT90000001|ClinicalTrials.gov processed this data on February 03, 2023|2021-02-01|2023-01-15|March 2021|2021-03-31|May 5, 2025|2025-05-05|Interventional|Invented CAR-T in an Invented Disease|Active, not recruiting|Phase 1/Phase 2|20|\n`,
  sponsors:
    'id|nct_id|agency_class|lead_or_collaborator|name\n1|NCT90000001|INDUSTRY|lead|Invented Biotech\n2|NCT90000001|OTHER|collaborator|Example Hospital\n',
  conditions: 'id|nct_id|name|downcase_name\n1|NCT90000001|Lymphoma|lymphoma\n2|NCT90000001|Myeloma|myeloma\n',
  interventions: 'id|nct_id|intervention_type|name|description\n1|NCT90000001|Biological|ATL-101|\n',
  facilities:
    'id|nct_id|status|name|city|state|zip|country\n1|NCT90000001|Recruiting|Example Hospital|Shanghai||200000|China\n2|NCT90000001|||Boston|Massachusetts||United States\n',
  id_information:
    'id|nct_id|id_source|id_value\n1|NCT90000001|org_study_id|ATLAS-001\n2|NCT90000001|secondary_id|2020-000001-11\n3|NCT90000001|nct_alias|NCT90000009\n',
  brief_summaries: 'id|nct_id|description\n1|NCT90000001|"Cells & more cells are given to some people.\n\nA second paragraph."\n',
};
const AACT_FILES = Object.entries(AACT).map(([table, text]) => [`${table}.txt`, text] as const);

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
