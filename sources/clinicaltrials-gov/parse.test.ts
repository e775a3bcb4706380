import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { study } from '../../test/fuzz/samples/clinicaltrials-gov.ts';
import { parseFiles, putFile, temporaryFolder, valuesOf } from '../../test/support/store.ts';
import { zipOf } from '../../test/support/zip.ts';

const ID = 'trial/NCT90000001';

test('a study becomes statements with locators, valid and known time', async () => {
  const path = putFile(
    temporaryFolder(),
    'studies.ndjson',
    `${JSON.stringify(study('NCT90000001'))}\n${JSON.stringify(study('NCT90000002'))}\n`,
  );
  const { statements, issues } = await parseFiles('clinicaltrials-gov', [path]);
  assert.deepEqual(issues, []);
  assert.deepEqual(valuesOf(statements, ID, 'phase'), ['PHASE1', 'PHASE2']);
  assert.deepEqual(valuesOf(statements, ID, 'condition'), ['Lymphoma', 'Myeloma']);
  const start = statements.find(({ subject, property }) => subject === ID && property === 'start_date');
  assert.deepEqual([start?.valid_from, start?.valid_to, start?.precision], ['2024-03-01', '2024-03-31', 'month']);
  assert.equal(start?.observed_at, '2025-06-30', 'the register’s own data date is the known time');
  assert.equal(start?.record, 'line=1');
  const sites = statements.filter(({ subject, property }) => subject === ID && property === 'site');
  assert.deepEqual(
    sites.map(({ field }) => field.at(-1)),
    ['0', '1'],
  );
  assert.equal(JSON.parse(sites[0]?.value ?? '').city, 'Shanghai');
});

for (const [name, content] of [
  ['one.json', JSON.stringify(study('NCT90000001'), null, 2)],
  ['array.json', JSON.stringify([study('NCT90000001')])],
  ['page.json', JSON.stringify({ studies: [study('NCT90000001')], nextPageToken: 'abc' })],
  ['bom.ndjson', `\ufeff${JSON.stringify(study('NCT90000001'))}\r\n`],
  ['lines.ndjson.gz', gzipSync(`${JSON.stringify(study('NCT90000001'))}\n\n${JSON.stringify(study('NCT90000003'))}\n`)],
  [
    'bulk.zip',
    zipOf([
      ['NCT9000/NCT90000001.json', JSON.stringify(study('NCT90000001'))],
      ['readme.txt', 'not a study'],
    ]),
  ],
] as const) {
  test(`reads ${name}`, async () => {
    const { statements } = await parseFiles('clinicaltrials-gov', [putFile(temporaryFolder(), name, content)]);
    assert.deepEqual(valuesOf(statements, ID, 'registry_id'), ['NCT90000001']);
  });
}

test('blank lines keep the numbers of the lines after them', async () => {
  const path = putFile(
    temporaryFolder(),
    'gap.ndjson',
    `${JSON.stringify(study('NCT90000001'))}\n\n${JSON.stringify(study('NCT90000003'))}\n`,
  );
  const { statements } = await parseFiles('clinicaltrials-gov', [path]);
  assert.equal(statements.find(({ subject }) => subject === 'trial/NCT90000003')?.record, 'line=3');
});

test('half a line, a missing id and an impossible date are issues; the rest goes on', async () => {
  const bad = study('NCT90000004', { statusModule: { overallStatus: 'UNKNOWN', startDateStruct: { date: '2024-13-40' } } });
  const lines = [JSON.stringify(study('NCT90000001')), '{"protocolSection": {"identi', JSON.stringify(study('NCT9')), JSON.stringify(bad)];
  const { statements, issues } = await parseFiles('clinicaltrials-gov', [putFile(temporaryFolder(), 'mixed.ndjson', lines.join('\n'))]);
  assert.deepEqual(
    issues.map(({ record, code, severity }) => [record, code, severity]),
    [
      ['line=2', 'bad-json', 'quarantined'],
      ['line=3', 'no-id', 'quarantined'],
      ['line=4', 'bad-date', 'warning'],
    ],
  );
  assert.deepEqual([...new Set(statements.map(({ subject }) => subject))], [ID, 'trial/NCT90000004']);
  assert.deepEqual(valuesOf(statements, 'trial/NCT90000004', 'start_date'), ['2024-13-40']);
});

test('a field that source.yml does not know is reported once', async () => {
  const path = putFile(temporaryFolder(), 'new.json', JSON.stringify(study('NCT90000001', { surpriseModule: { x: 1 } })));
  const { issues } = await parseFiles('clinicaltrials-gov', [path]);
  assert.deepEqual(
    issues.map(({ field, code }) => [field, code]),
    [['/protocolSection/surpriseModule', 'unknown-field']],
  );
});

test('contacts, e-mail addresses and facilities that are persons are dropped', async () => {
  const contact = { name: 'A Person', phone: '021-5555 0000', email: 'a.person@example.org' };
  const more = {
    descriptionModule: { briefSummary: 'Write to a.person@example.org or call Telephone: 1 (021) 5555000 for details.' },
    contactsLocationsModule: {
      centralContacts: [contact],
      locations: [{ facility: 'A Person, 021-5555 0000, a.person@example.org', city: 'Shanghai', country: 'China', contacts: [contact] }],
    },
  };
  const { statements } = await parseFiles('clinicaltrials-gov', [
    putFile(temporaryFolder(), 'contacts.json', JSON.stringify(study('NCT90000001', more))),
  ]);
  assert.ok(!JSON.stringify(statements).includes('example.org'));
  assert.ok(!JSON.stringify(statements).includes('5555'));
  assert.equal(JSON.parse(valuesOf(statements, ID, 'site')[0] ?? '').city, 'Shanghai');
});

test('broken files are refused with one line that names the file', async () => {
  const folder = temporaryFolder();
  const whole = gzipSync(JSON.stringify(study('NCT90000001')));
  const cases: [string, string | Uint8Array, RegExp][] = [
    ['cut.ndjson.gz', whole.subarray(0, whole.length - 20), /cut\.ndjson\.gz: is a truncated or damaged gzip/],
    ['empty.json', '', /empty\.json: is empty/],
    ['latin1.json', Buffer.from('{"a": "caf\u00e9"}', 'latin1'), /latin1\.json, line 1: is not UTF-8/],
    ['broken.json', '[{"a": 1}, {', /broken\.json: is no valid JSON/],
    ['cut.zip', zipOf([['a.json', '{}']]).subarray(0, 30), /cut\.zip: is a damaged zip/],
    ['half.json', '{"protocolSection": {"identi', /half\.json: gave no statement/],
    ['other.json', '{"hello": "world"}', /other\.json: gave no statement of clinicaltrials-gov; is it the right file/],
  ];
  for (const [name, content, message] of cases)
    await assert.rejects(parseFiles('clinicaltrials-gov', [putFile(folder, name, content)]), message);
  await assert.rejects(parseFiles('clinicaltrials-gov', [`${folder}/none.json`]), /none\.json: does not exist/);
});
