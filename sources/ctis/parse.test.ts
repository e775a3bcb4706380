import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readBytes } from '../../src/snapshot/bytes.ts';
import { readLocator } from '../../src/statement/locator.ts';
import { BEFORE, SINCE_2024 } from '../../test/fuzz/samples/ctis.ts';
import { parseFiles, putFile, type Row, temporaryFolder, valuesOf } from '../../test/support/store.ts';

const ID = 'trial/CTIS2029-500001-11-00';
const read = (name: string, content: string | Uint8Array) => parseFiles('ctis', [putFile(temporaryFolder(), name, content)]);

for (const [name, content] of [
  ['since.json', JSON.stringify(SINCE_2024)],
  ['before.json', JSON.stringify([BEFORE])],
  ['lines.ndjson.gz', gzipSync(`${JSON.stringify({ ...SINCE_2024, ctNumber: '2029-500002-11-00' })}\n${JSON.stringify(BEFORE)}\n`)],
] as const) {
  test(`${name}: either layout of the API says the same of a trial, without its contacts`, async () => {
    const { statements, issues, store } = await read(name, content);
    assert.deepEqual(issues, []);
    const values = (property: string) => valuesOf(statements, ID, property);
    assert.deepEqual(values('registry_id'), ['CTIS2029-500001-11-00']);
    assert.deepEqual(values('secondary_id').toSorted(), ['2019-000001-11', 'NCT90000001', 'U1111-0000-0001']);
    assert.deepEqual([values('phase'), values('enrolment')], [['PHASE1', 'PHASE2'], ['30']]);
    assert.deepEqual(
      [values('sponsor'), values('collaborator'), values('sponsor_class')],
      [['Example Pharma B.V.'], ['Example University'], ['INDUSTRY']],
    );
    assert.deepEqual(
      values('intervention'),
      ['EXAMPLECEL', 'ATL-101', 'ATL-101 cells', 'Placebo'].toSorted(
        (a, b) => values('intervention').indexOf(a) - values('intervention').indexOf(b),
      ),
    );
    assert.deepEqual([values('intervention_type'), values('advanced_therapy')], [['BIOLOGICAL', 'DRUG'], ['yes']]);
    const sites = values('site').map((one) => JSON.parse(one));
    assert.deepEqual(
      sites.map(({ facility, city, country }) => [facility, city, country]),
      [
        ['Example Hospital', 'Leiden', 'Netherlands'],
        [null, null, 'Spain'],
      ],
    );
    assert.ok(!/Person|5555/.test(JSON.stringify(statements)));
    for (const one of statements as (Row & { snapshot: string; part: string })[]) {
      const found = JSON.stringify(await readLocator(readBytes(store, one.snapshot), one));
      assert.ok(found && !/Person|5555/.test(found), `${one.property} ${one.field}`);
    }
  });
}

test('states and days of both layouts', async () => {
  const { statements } = await read('since.json', JSON.stringify(SINCE_2024));
  const start = statements.find(({ property }) => property === 'start_date');
  assert.deepEqual([start?.valid_from, start?.precision, valuesOf(statements, ID, 'status')], ['2029-03-02', 'day', ['RECRUITING']]);
  const before = await read('before.json', JSON.stringify(BEFORE));
  assert.deepEqual(valuesOf(before.statements, ID, 'status'), ['NOT_YET_RECRUITING']);
  assert.equal(before.statements.find(({ property }) => property === 'last_updated')?.valid_from, '2024-05-06');
});

test('a record without its number, an unknown state, an unknown field, half a line, a database and another JSON', async () => {
  const lines = [
    { ...SINCE_2024, ctPublicStatusCode: 77, surprise: 1 },
    { ...SINCE_2024, ctNumber: 'NCT90000001' },
  ].map((one) => JSON.stringify(one));
  const { issues } = await read('odd.ndjson', [...lines, '{"ctNumber": "2029'].join('\n'));
  assert.deepEqual(
    issues.map(({ record, field, code }) => [record, field, code]),
    [
      ['', '/surprise', 'unknown-field'],
      ['line=1', '/ctPublicStatusCode', 'unknown-state'],
      ['line=2', '/ctNumber', 'no-id'],
      ['line=3', '', 'bad-json'],
    ],
  );
  await assert.rejects(
    read('demo.sqlite', 'SQLite format 3\u0000xx'),
    /demo\.sqlite: is an SQLite database; export its records as JSON lines first/,
  );
  await assert.rejects(read('other.json', '{"hello": "world"}'), /other\.json: gave no statement of ctis/);
});

const HEADER =
  'Trial number,Protocol code,Title of the trial,Overall trial status,Location(s) and recruitment status,Age group,Age range secondary identifier,Gender,Number of participants enrolled,Trial region,Medical conditions,Therapeutic area,Trial phase,Product,Primary endpoint,Secondary endpoints,Decision date,Start date,End date,Global end of the trial,Trial results,Sponsor/Co-Sponsors,Sponsor type,Last updated';
const row = (number: string, more: { status?: string; start?: string; sponsor?: string; kind?: string } = {}) =>
  `${number},N/A,"An invented study\nin two lines","${more.status ?? 'Ongoing, recruiting'}","Netherlands:Ongoing, recruiting, Spain:Authorised, recruitment pending",18-64 years,N/A,"Female, Male",30,EEA only,Invented disease,"[""Diseases [C] - A, B [C10]"",""Other""]",Phase III and phase IV (Integrated),"ATL-101, Placebo, -",x,N/A,01/02/2029,${more.start ?? '13/02/2029'},N/A,N/A,No,"${more.sponsor ?? 'Example Pharma, Inc.'}","${more.kind ?? 'Pharmaceutical company'}",03/04/2029`;

test('the CSV of the search: quoted line ends, commas inside states and names, N/A for nothing, days before months', async () => {
  const two = row('2029-500002-11-00', {
    sponsor: 'Example University, Example Hospital',
    kind: 'Educational Institution, Hospital/Clinic/Other health care facility',
  });
  const { statements, issues } = await read(
    'CTIS_trials_20290924.csv',
    `\ufeff${[HEADER, row('2029-500001-11-00'), two].join('\r\n')}\r\n`,
  );
  assert.deepEqual(issues, []);
  const values = (property: string, id = ID) => valuesOf(statements, id, property);
  assert.deepEqual([values('title'), values('sponsor_study_id')], [['An invented study in two lines'], []]);
  assert.deepEqual(
    [values('phase'), values('keyword'), values('intervention')],
    [
      ['PHASE3', 'PHASE4'],
      ['Diseases [C] - A, B [C10]', 'Other'],
      ['ATL-101', 'Placebo'],
    ],
  );
  assert.deepEqual([values('sponsor'), values('sponsor_class')], [['Example Pharma, Inc.'], ['INDUSTRY']]);
  const second = 'trial/CTIS2029-500002-11-00';
  assert.deepEqual([values('sponsor', second), values('collaborator', second)], [['Example University'], ['Example Hospital']]);
  assert.deepEqual(
    values('site').map((one) => [JSON.parse(one).country, JSON.parse(one).status]),
    [
      ['Netherlands', 'RECRUITING'],
      ['Spain', 'NOT_YET_RECRUITING'],
    ],
  );
  const start = statements.find(({ subject, property }) => subject === ID && property === 'start_date');
  assert.deepEqual([start?.valid_from, start?.observed_at, start?.series], ['2029-02-13', '2029-09-24', 'search-csv']);
  assert.deepEqual(values('completion_date'), []);
});

test('a CSV with a bad day, an unknown state, a row without a number, a short row, or without its header', async () => {
  const rows = [
    row('2029-500001-11-00', { start: '31/02/2029' }),
    row('2029-500002-11-00', { status: 'Dreaming' }),
    row('x'),
    '2029-500003-11-00,N/A',
  ];
  const { issues } = await read('odd.csv', [HEADER, ...rows].join('\n'));
  assert.deepEqual(
    issues.map(({ record, field, code }) => [record, field, code]),
    [
      ['row=1', 'Start date', 'bad-date'],
      ['row=2', 'Overall trial status', 'unknown-state'],
      ['row=3', 'Trial number', 'no-id'],
      ['row=4', '', 'wrong-cell-count'],
    ],
  );
  await assert.rejects(read('none.csv', row('2029-500001-11-00')), /none\.csv, header: has no column Trial number, Protocol code/);
});
