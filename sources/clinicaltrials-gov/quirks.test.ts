import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBytes } from '../../src/snapshot/bytes.ts';
import { readLocator } from '../../src/statement/locator.ts';
import { study, XML } from '../../test/fuzz/samples/clinicaltrials-gov.ts';
import { parseFiles, putFile, type Row, temporaryFolder, valuesOf } from '../../test/support/store.ts';

const ID = 'trial/NCT90000001';
const read = (name: string, content: string) => parseFiles('clinicaltrials-gov', [putFile(temporaryFolder(), name, content)]);
const readStudy = (more: object) => read('study.json', JSON.stringify(study('NCT90000001', more as Record<string, unknown>)));

test('a study of which most is missing says the rest: no sites, arms, phases, size, dates or official title', async () => {
  const bare = {
    contactsLocationsModule: undefined,
    armsInterventionsModule: {},
    designModule: { studyType: 'OBSERVATIONAL', enrollmentInfo: { count: 0 } },
    statusModule: { overallStatus: 'WITHDRAWN', lastUpdatePostDateStruct: { date: '2025-01-15' } },
  };
  const { statements, issues } = await readStudy(bare);
  assert.deepEqual(issues, []);
  assert.deepEqual(
    statements.map(({ property, value }) => `${property} ${value}`),
    [
      'collaborator Example Hospital',
      'condition Lymphoma',
      'condition Myeloma',
      'enrolment 0',
      'last_updated 2025-01-15',
      'registry_id NCT90000001',
      'sponsor Invented Biotech',
      'sponsor_class INDUSTRY',
      'sponsor_study_id ATLAS-001',
      'status WITHDRAWN',
      'study_type OBSERVATIONAL',
      'title Invented CAR-T in an invented disease',
    ],
  );
  const { statements: without } = await readStudy({ ...bare, designModule: {}, contactsLocationsModule: {} });
  assert.ok(!without.some(({ property }) => ['enrolment', 'study_type', 'site'].includes(property)));
});

test('a site may lack region, facility, code, coordinates or state of recruitment, and one that has them says no more', async () => {
  const locations = [
    { city: 'Taipei', country: 'Taiwan' },
    {
      facility: 'Example Hospital',
      status: 'RECRUITING',
      city: 'Hong Kong',
      zip: '999077',
      country: 'Hong Kong',
      geoPoint: { lat: 1, lon: 2 },
    },
  ];
  const { statements, issues } = await readStudy({ contactsLocationsModule: { locations } });
  assert.deepEqual(issues, []);
  assert.deepEqual(
    valuesOf(statements, ID, 'site').map((one) => JSON.parse(one)),
    [
      { facility: null, city: 'Taipei', region: null, country: 'Taiwan', status: null },
      { facility: 'Example Hospital', city: 'Hong Kong', region: null, country: 'Hong Kong', status: 'RECRUITING' },
    ],
  );
});

test('texts lose the backslashes of Markdown and keep full width and odd characters; what was written is kept beside', async () => {
  const briefSummary = `${String.raw`Cells \>5 \* 10\^6 \[a\_b\] &lt; 9，第１组 C:\data`} \ufffd`;
  const armGroups = [{ label: 'A', description: String.raw`\<1 day\>` }];
  const { statements, store } = await readStudy({
    descriptionModule: { briefSummary },
    armsInterventionsModule: { armGroups },
    contactsLocationsModule: { locations: [{ facility: 'St. Example&#39;s Hospital', country: 'China' }] },
  });
  assert.deepEqual(valuesOf(statements, ID, 'summary'), ['Cells >5 * 10^6 [a_b] < 9，第１组 C:\\data \ufffd']);
  assert.deepEqual(valuesOf(statements, ID, 'arm'), ['A: <1 day>']);
  assert.equal(JSON.parse(valuesOf(statements, ID, 'site')[0] ?? '').facility, "St. Example's Hospital");
  const summary = statements.find(({ property }) => property === 'summary') as Row & { snapshot: string; part: string; original: string };
  assert.equal(summary.original, briefSummary);
  assert.equal(await readLocator(readBytes(store, summary.snapshot), summary), briefSummary);
});

test('fields that a collector added, and lists that it made single values, are named and not read', async () => {
  const { statements, issues } = await readStudy({
    conditionsModule: { conditions: 'Lymphoma' },
    contactsLocationsModule: { locations_nested: [{ facility: 'Example Hospital' }], locations: { facility: 'Example Hospital' } },
  });
  assert.deepEqual(issues.map(({ field, code }) => [field, code]).toSorted(), [
    ['/protocolSection/conditionsModule/conditions that is no list', 'unknown-field'],
    ['/protocolSection/contactsLocationsModule/locations that is no list', 'unknown-field'],
    ['/protocolSection/contactsLocationsModule/locations_nested', 'unknown-field'],
  ]);
  assert.deepEqual([valuesOf(statements, ID, 'condition'), valuesOf(statements, ID, 'site')], [[], []]);
});

test('an id in two files is two observations of one trial', async () => {
  const folder = temporaryFolder();
  const later = { ...study('NCT90000001'), derivedSection: { miscInfoModule: { versionHolder: '2025-09-30' } } };
  const paths = [study('NCT90000001'), later].map((one, at) => putFile(folder, `${at}.json`, JSON.stringify(one)));
  const { statements } = await parseFiles('clinicaltrials-gov', paths);
  assert.deepEqual(
    statements
      .filter(({ property }) => property === 'status')
      .map(({ observed_at }) => observed_at)
      .toSorted(),
    ['2025-06-30', '2025-09-30'],
  );
});

test('the XML before the API may lack phase, start and the name of a facility, and has days in words', async () => {
  const bare = XML.replace(/ {2}<phase>.*\n/, '')
    .replace(/ {2}<start_date>.*\n/, '')
    .replace('May 5, 2025', 'June 2019');
  const { statements, issues } = await read('study.xml', bare);
  assert.deepEqual(issues, []);
  assert.deepEqual([valuesOf(statements, ID, 'phase'), valuesOf(statements, ID, 'start_date')], [[], []]);
  assert.deepEqual(valuesOf(statements, ID, 'completion_date'), ['2019-06']);
  const sites = valuesOf(statements, ID, 'site').map((one) => JSON.parse(one));
  assert.deepEqual(
    new Map(sites.map(({ city, facility }) => [city, facility])),
    new Map([
      ['Shanghai', 'Example Hospital'],
      ['Boston', null],
    ]),
  );
});

test('parallel lists of the interface before the API v2 are refused', async () => {
  const fields = {
    FullStudiesResponse: {
      StudyFields: [{ NCTId: ['NCT90000001'], LocationCity: ['Shanghai', 'Boston'], LocationState: ['Massachusetts'] }],
    },
  };
  await assert.rejects(read('fields.json', JSON.stringify(fields)), /fields\.json: gave no statement of clinicaltrials-gov/);
});

test('a facility that is a person is none, and its place stays; one that bears a name of a person is one', async () => {
  const persons = ['Dr. Ann Example', 'Bob B. Example, M.D.', 'Example, Carl MD (UIA Investigator)', 'Ann Example Tel. +1 301 555 0100'];
  const houses = [
    'Dr. Example General Hospital',
    'MD Example Cancer Center',
    'Example Inc',
    '示例医院',
    'Site 0101',
    'Dr. Example-Kliniken',
  ];
  const locations = [...persons, ...houses].map((facility, at) => ({ facility, city: `City ${at}`, country: 'China' }));
  const { statements } = await readStudy({ contactsLocationsModule: { locations } });
  const sites = valuesOf(statements, ID, 'site').map((one) => JSON.parse(one));
  assert.deepEqual(sites.map(({ city }) => city).toSorted(), locations.map(({ city }) => city).toSorted());
  assert.deepEqual(sites.flatMap(({ facility }) => facility ?? []).toSorted(), houses.toSorted());
});
