import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readLocator } from '../../src/statement/locator.ts';
import { AMERICAN, type Cells, CHINESE, csv, EUROPEAN, HEADER, LATER, xlsx, xml } from '../../test/fuzz/samples/ictrp.ts';
import { parseFiles, putFile, temporaryFolder, valuesOf } from '../../test/support/store.ts';

const ID = 'trial/ChiCTR2900000001';

async function parsed(name: string, content: string | Uint8Array) {
  return parseFiles('ictrp', [putFile(temporaryFolder(), name, content)]);
}

for (const [name, content] of [
  ['export.csv', csv([CHINESE, AMERICAN, EUROPEAN])],
  ['bom.csv', `\ufeff${csv([CHINESE, AMERICAN, EUROPEAN]).replaceAll('\n', '\r\n')}`],
  ['swapped.csv', csv([CHINESE, AMERICAN, EUROPEAN], HEADER.toReversed())],
  ['export.xml', xml([CHINESE, AMERICAN, EUROPEAN])],
  ['export.xml.gz', gzipSync(xml([CHINESE, AMERICAN, EUROPEAN]))],
  ['export.xlsx', xlsx([CHINESE, AMERICAN, EUROPEAN])],
] as const) {
  test(`${name} says what the registers say, whatever its container`, async () => {
    const { statements, issues } = await parsed(name, content);
    const values = (property: string, id = ID) => valuesOf(statements, id, property);
    assert.deepEqual(values('registry_id'), ['ChiCTR2900000001']);
    assert.deepEqual(values('official_title'), ['Invented CAR-T cells in an invented lymphoma']);
    assert.deepEqual([values('enrolment'), values('phase'), values('status')], [['50'], ['EARLY_PHASE1'], ['NOT_RECRUITING']]);
    assert.deepEqual(values('condition'), ['Invented lymphoma', 'other disease']);
    assert.deepEqual([values('intervention'), values('arm')], [['ATL-101 CAR-T cells'], ['Experimental group: ATL-101 CAR-T cells']]);
    assert.deepEqual(
      values('site').map((site) => JSON.parse(site)),
      [{ city: 'Wuhan', region: 'Hubei', country: 'China' }],
    );
    assert.deepEqual(values('intervention', 'trial/NCT90000001'), ['ATL-101', 'placebo, 5 mg;10 mg']);
    assert.deepEqual(values('phase', 'trial/NCT90000001'), ['PHASE1', 'PHASE2']);
    assert.equal(values('site', 'trial/NCT90000001').length, 2, 'a country that is said twice is one');
    assert.deepEqual(values('phase', 'trial/EUCTR2029-000001-11'), ['PHASE2', 'PHASE3']);
    assert.deepEqual(values('intervention', 'trial/EUCTR2029-000001-11'), ['ATL-102', 'Invented 200 mg']);
    assert.deepEqual(values('condition', 'trial/EUCTR2029-000001-11'), ['Invented disease']);
    const start = statements.find(({ subject, property }) => subject === 'trial/NCT90000001' && property === 'start_date');
    assert.deepEqual([start?.valid_from, start?.valid_to, start?.precision], ['2029-04-01', '2029-04-30', 'month']);
    const posted = statements.find(({ subject, property }) => subject === 'trial/NCT90000001' && property === 'first_posted');
    assert.deepEqual([posted?.valid_from, posted?.observed_at], ['2029-01-27', '2029-04-06']);
    assert.deepEqual(values('sponsor', 'trial/NCT90000001'), [], 'a person is no sponsor');
    assert.deepEqual(
      issues.map(({ severity, code }) => [severity, code]),
      [['warning', 'person']],
    );
    assert.ok(!JSON.stringify([statements, issues]).match(/someone|Somebody|5555/i));
  });
}

test('the layout of 2026 has secondary ids and sponsors; elements that nobody knows are named once', async () => {
  const later = {
    ...CHINESE,
    'Secondary ID': 'NCT90000009; nil known',
    'Secondary Sponsor': 'Example Institute;A Person',
    'Ethics review status': 'Approved',
    Surprise: 'x',
  };
  for (const [name, content] of [
    ['later.xml', xml([later, AMERICAN], [...LATER, ...HEADER, 'Surprise'])],
    ['later.csv', csv([later], [...LATER, ...HEADER, 'Surprise'])],
  ] as const) {
    const { statements, issues } = await parsed(name, content);
    assert.deepEqual(valuesOf(statements, ID, 'secondary_id'), ['NCT90000009']);
    assert.deepEqual(valuesOf(statements, ID, 'collaborator'), ['Example Institute']);
    assert.deepEqual(
      issues.filter(({ code }) => code === 'unknown-field').map(({ field }) => field),
      ['Surprise'],
    );
  }
});

test('a spreadsheet that took phases and days for dates is read as it was meant', async () => {
  const rows = [
    {
      ...CHINESE,
      Phase: 43892,
      'Date registration': 47165,
      'Date registration3': '20290216',
      'Date enrollement': 47178,
      'Last Refreshed on': 47166,
      'Export date': 43989.7457,
    },
    { ...AMERICAN, 'Primary sponsor': 'Assistance Publique - H√¥pitaux de Paris', 'Date enrollement': 270811, 'Primary outcome': '#NAME?' },
  ];
  const { statements, issues } = await parsed('export.xlsx', xlsx(rows));
  assert.deepEqual(valuesOf(statements, ID, 'phase'), ['PHASE2', 'PHASE3']);
  assert.deepEqual(valuesOf(statements, ID, 'start_date'), ['2029-03-01']);
  assert.deepEqual(valuesOf(statements, 'trial/NCT90000001', 'sponsor'), ['Assistance Publique - Hôpitaux de Paris']);
  assert.deepEqual(
    issues.map(({ code, field }) => [code, field]),
    [
      ['mended', ''],
      ['mended', 'Phase'],
      ['bad-date', 'Date enrollement'],
    ],
  );
});

test('a title that says that the trial was cancelled gives a title and a state', async () => {
  const { statements } = await parsed(
    'export.csv',
    csv([{ ...CHINESE, 'Public title': `Cancelled by the investigator${' '.repeat(12)}An invented study` }]),
  );
  assert.deepEqual([valuesOf(statements, ID, 'title'), valuesOf(statements, ID, 'status')], [['An invented study'], ['WITHDRAWN']]);
  assert.equal(statements.find(({ property }) => property === 'status')?.field, 'Public title,Recruitment Status');
});

test('one EudraCT number is one trial, and Japanese numbers are those of their registers', async () => {
  const japanese = ['JPRN-jRCTs099990001', 'JPRN-UMIN000099999'].map((TrialID): Cells => ({ ...AMERICAN, TrialID }));
  const { statements } = await parsed(
    'export.csv',
    csv([EUROPEAN, { ...EUROPEAN, TrialID: 'EUCTR2029-000001-11-DE', Countries: 'Germany' }, ...japanese]),
  );
  assert.deepEqual(
    [...new Set(statements.map(({ subject }) => subject))],
    ['trial/EUCTR2029-000001-11', 'trial/UMIN000099999', 'trial/jRCTs099990001'],
  );
  assert.equal(valuesOf(statements, 'trial/EUCTR2029-000001-11', 'site').length, 2);
});

const IMPORT = `<?xml version='1.0' encoding='ISO-8859-1'?>
<trials>
<trial><main><trial_id>PER-099-99</trial_id><utrn/><reg_name>REPEC</reg_name><date_registration>27/10/1999</date_registration><primary_sponsor>FARMACÉUTICA EJEMPLO S.A., </primary_sponsor><public_title>N.A.</public_title><acronym/><scientific_title>An invented study of ATL-101</scientific_title><date_enrolment>01/01/1900</date_enrolment><target_size>32</target_size><recruitment_status>Finished</recruitment_status><url>http://www.ins.gob.pe/</url><study_type>Interventional</study_type><phase>III</phase><hc_freetext>-F329 Invented disease&#x0D;
</hc_freetext><i_freetext/></main><contacts><contact><type>public</type><firstname>Alguien</firstname><email>alguien@example.org</email></contact></contacts><countries><country2>Brazil</country2><country2>Perú</country2></countries><secondary_ids><secondary_id><sec_id>B1-Y-99</sec_id><issuing_authority/></secondary_id><secondary_id><sec_id>N.A.</sec_id></secondary_id></secondary_ids></trial>
</trials>
`;

test('what a register hands in is read in the encoding that it states', async () => {
  const { statements, issues, store } = await parsed('repec.xml', Buffer.from(IMPORT, 'latin1'));
  const values = (property: string) => valuesOf(statements, 'trial/PER-099-99', property);
  assert.deepEqual(values('title'), ['An invented study of ATL-101'], 'a title that says nothing gives way to the scientific one');
  assert.deepEqual(
    [values('sponsor'), values('condition'), values('phase')],
    [['FARMACÉUTICA EJEMPLO S.A.'], ['Invented disease'], ['PHASE3']],
  );
  assert.deepEqual([values('status'), values('first_posted'), values('start_date')], [['COMPLETED'], ['1999-10-27'], []]);
  assert.deepEqual([values('site').length, values('secondary_id')], [2, ['B1-Y-99']]);
  assert.deepEqual(
    issues.map(({ code, field }) => [code, field]),
    [['bad-date', 'main/date_enrolment']],
  );
  assert.ok(!JSON.stringify(statements).includes('lguien'));
  const site = statements.find(({ property }) => property === 'site');
  assert.deepEqual(
    await readLocator(Buffer.from(IMPORT, 'latin1'), { part: 'repec.xml', record: site?.record ?? '', field: site?.field ?? '' }),
    { country2: ['Brazil', 'Perú'] },
  );
  assert.ok(store);
});

test('rows without an id are quarantined, unclear numbers and days are issues; the rest goes on', async () => {
  const rows = [
    CHINESE,
    { ...AMERICAN, TrialID: '' },
    {
      ...AMERICAN,
      'Target size': '400 (200 in each arm)',
      'Date registration3': '20291399',
      'Primary sponsor': 'Example Institute',
      'Recruitment Status': 'Dancing',
    },
  ];
  const { statements, issues } = await parsed('export.csv', csv(rows));
  assert.deepEqual(
    issues.map(({ record, code, severity }) => [record, code, severity]),
    [
      ['row=2', 'no-id', 'quarantined'],
      ['row=3', 'bad-date', 'warning'],
      ['row=3', 'unknown-state', 'warning'],
      ['row=3', 'unclear-number', 'warning'],
    ],
  );
  assert.deepEqual(valuesOf(statements, 'trial/NCT90000001', 'first_posted'), ['2029-01-27'], 'the other day of registration');
  assert.deepEqual(valuesOf(statements, 'trial/NCT90000001', 'status'), ['Dancing']);
});

const whole = xml([CHINESE, AMERICAN]);
const BROKEN: [name: string, content: string | Uint8Array, message: RegExp][] = [
  ['cut.xml', whole.slice(0, whole.length - 200), /cut\.xml, line \d+, after Trial 1: ends too early \(unclosed tag/],
  ['latin1.xml', Buffer.from(whole.replace('lymphoma', 'lymphóma'), 'latin1'), /latin1\.xml, line \d+: is not utf-8, which it says it is/],
  [
    'bomb.xml',
    whole.replace('?><', '?><!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><'),
    /bomb\.xml, line 1: declares a document type/,
  ],
  ['outside.xml', whole.replace('?><', '?><!DOCTYPE a SYSTEM "file:///etc/passwd"><'), /outside\.xml, line 1: declares a document type/],
  ['crossed.xml', whole.replace('</Public_title>', '</Primary_sponsor>'), /crossed\.xml, line \d+: is no well-formed XML/],
  ['other.xml', '<clinical_study><id>1</id></clinical_study>', /other\.xml: begins with <clinical_study>, which no export of ICTRP does/],
  ['empty.xml', whole.replace(/<Trial>[\s\S]*<\/Trial>/, ''), /empty\.xml: gave no statement of ictrp/],
  ['headless.csv', csv([CHINESE, AMERICAN]).split('\n').slice(1).join('\n'), /headless\.csv, header: .*TrialID/],
  [
    'lacking.csv',
    csv(
      [CHINESE],
      HEADER.filter((name) => name !== 'Date registration3'),
    ),
    /lacking\.csv, header: .*Date registration3/,
  ],
  ['cut.xlsx', xlsx([CHINESE]).subarray(0, 900), /cut\.xlsx/],
  ['quote.csv', `${csv([CHINESE])}\n"NCT9`, /quote\.csv/],
];
for (const [name, content, message] of BROKEN) {
  test(`${name} is refused by its name`, async () => {
    await assert.rejects(parsed(name, content), message);
  });
}

test('what is only text stays text: entities that no file declared, scripts, and a row of another length', async () => {
  const rows = csv([{ ...CHINESE, 'Public title': '<script>alert(1)</script>&nbsp;Invented &amp;lt; study' }]);
  const { statements, issues } = await parsed('odd.csv', `${rows}\nNCT90000001,too,short`);
  assert.deepEqual(
    valuesOf(statements, ID, 'title').map((title) => title.includes('Invented')),
    [true],
  );
  assert.deepEqual(
    issues.map(({ record, code }) => [record, code]),
    [['row=2', 'wrong-cell-count']],
  );
  const odd = await parsed('odd.xml', whole.replace('Invented CAR-T', 'Invented&nbsp;&#x1;CAR-T'));
  assert.deepEqual(valuesOf(odd.statements, ID, 'registry_id'), ['ChiCTR2900000001']);
});

test('a number tells the register, whatever an export of its year calls it', async () => {
  const numbers = ['NL-OMON99999', 'ITMCTR2029000001', 'CTIS2029-500001-11-00', 'ACTRN12629000001001'];
  const named = ['EU Clinical Trials Register', 'ITMCTR', 'Clinical Trials Information System', 'ANZCTR'];
  const rows = numbers.map((TrialID, at) => ({ ...CHINESE, TrialID, 'Source Register': named[at] ?? '' }));
  const { statements, issues } = await parsed('export.csv', csv(rows));
  assert.deepEqual(issues, []);
  assert.deepEqual(
    [...new Set(statements.map(({ subject }) => subject))].toSorted(),
    numbers.map((number) => `trial/${number}`).toSorted(),
  );
});
