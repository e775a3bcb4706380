import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zstdCompressSync } from 'node:zlib';
import { fieldScreen } from '../../src/classify/field-screen.ts';
import { readStored } from '../../src/statement/locator.ts';
import { parseFiles, putFile, type Row, temporaryFolder, valuesOf } from '../../test/support/store.ts';
import { zipOf } from '../../test/support/zip.ts';
import { outlineOf, wordsOf } from './outline.ts';
import { SEPARATOR, slicedOutline } from './sliced-outline.ts';
import { slicedJson, sliceStudy } from './slices.ts';

/** A study in the publisher's shape and order, with texts of our own. */
function study(nctId: string, title: string, name: string): object {
  return {
    protocolSection: {
      identificationModule: { nctId, secondaryIdInfos: [{ id: '2024-500000-10-00' }], briefTitle: title },
      statusModule: {
        overallStatus: 'RECRUITING',
        startDateStruct: { date: '2024-03' },
        studyFirstPostDateStruct: { date: '2024-02-10' },
        lastUpdatePostDateStruct: { date: '2025-01-15' },
      },
      sponsorCollaboratorsModule: { leadSponsor: { name: 'Example “Heart” Hospital', class: 'OTHER' } },
      descriptionModule: { briefSummary: 'Says "Module\\":{" and {braces}.', detailedDescription: 'More.' },
      conditionsModule: { conditions: ['Hypertension'] },
      designModule: { studyType: 'INTERVENTIONAL', phases: ['PHASE2', 'PHASE3'] },
      armsInterventionsModule: { armGroups: [{ label: 'A', description: 'b' }], interventions: [{ type: 'DRUG', name }] },
      contactsLocationsModule: {
        locations: [
          { facility: 'One', city: 'Shanghai', country: 'China' },
          { facility: 'Two', city: 'Shanghai', country: 'China' },
          { facility: 'Three', city: 'Boston', state: 'Massachusetts', country: 'United States' },
        ],
      },
    },
    resultsSection: { moreInfoModule: { note: 'x' } },
    derivedSection: { miscInfoModule: { versionHolder: '2025-06-30' } },
    hasResults: true,
  };
}

const DRUG = study('NCT90000001', 'Invented tablets in hypertension', 'Invented tablets');
const CELLS = study('NCT90000002', 'CD19 CAR-T cells in lymphoma', 'CD19 CAR-T cells');
const LINES = `${JSON.stringify(DRUG)}\n${JSON.stringify(CELLS)}\n`;

const parse = (path: string) => parseFiles('clinicaltrials-gov', [path], null, fieldScreen());
const of = (rows: Row[], id: string) => rows.filter(({ subject }) => subject === `trial/${id}`);

test('of a trial that does not pass the screen one statement is kept, and it leads to the bytes', async () => {
  const { store, statements, hashes } = await parse(putFile(temporaryFolder(), 'studies.ndjson', LINES));
  assert.ok(of(statements, 'NCT90000002').length > 20);
  assert.deepEqual(valuesOf(statements, 'trial/NCT90000002', 'outline'), []);
  const [outline, ...more] = of(statements, 'NCT90000001');
  assert.ok(outline);
  assert.deepEqual(more, []);
  assert.deepEqual(JSON.parse(outline.value), {
    title: 'Invented tablets in hypertension',
    status: 'RECRUITING',
    study_type: 'INTERVENTIONAL',
    phases: ['PHASE2', 'PHASE3'],
    sponsor: 'Example “Heart” Hospital',
    sponsor_class: 'OTHER',
    secondary_ids: ['2024-500000-10-00'],
    start: '2024-03',
    first_posted: '2024-02-10',
    last_updated: '2025-01-15',
    places: [
      { city: 'Shanghai', region: '', country: 'China', sites: 2 },
      { city: 'Boston', region: 'Massachusetts', country: 'United States', sites: 1 },
    ],
  });
  assert.deepEqual([outline.valid_from, outline.precision, outline.observed_at], ['2025-01-15', 'day', '2025-06-30']);
  const found = (await readStored(store, hashes[0] ?? '', { part: 'studies.ndjson', ...outline })) as Record<string, unknown>;
  const { statusModule } = (DRUG as { protocolSection: { statusModule: object } }).protocolSection;
  assert.deepEqual(found['/protocolSection/statusModule'], statusModule);
  assert.equal((found['/protocolSection/contactsLocationsModule/locations'] as object[]).length, 3);
});

test('slices of a line say what the whole study says, and a line written otherwise is read whole', () => {
  for (const one of [DRUG, CELLS]) {
    const line = Buffer.from(JSON.stringify(one));
    const slices = sliceStudy(line);
    assert.ok(slices);
    const sliced = JSON.parse(slicedJson(line, slices));
    assert.deepEqual(wordsOf(sliced), wordsOf(one));
    assert.deepEqual(outlineOf(sliced), outlineOf(one));
    const row = Buffer.from(slicedOutline(line, slices, 'line=1') ?? '', 'latin1').toString();
    const [, record, observed, from, precision, field, value = ''] = row.split(SEPARATOR);
    assert.deepEqual({ outline: JSON.parse(value), field }, outlineOf(one));
    assert.deepEqual([record, observed, from, precision], ['line=1', '2025-06-30', '2025-01-15', 'day']);
  }
  assert.equal(sliceStudy(Buffer.from(JSON.stringify(DRUG, null, 1))), undefined);
  assert.equal(sliceStudy(Buffer.from(JSON.stringify(DRUG).slice(0, 900))), undefined);
});

test('the same studies give the same statements from lines, gzip, zstd, a page and a zip, but for their locators', async () => {
  const plain = await parse(putFile(temporaryFolder(), 'a.ndjson', LINES));
  const page = JSON.stringify({ studies: [DRUG, CELLS], nextPageToken: 'x' });
  const cases: [string, string | Uint8Array, RegExp][] = [
    ['a.ndjson.zst', zstdCompressSync(LINES), /^line=/],
    ['page.json', page, /^pointer=\/studies\//],
    ['lines.zip', zipOf([['all/studies.ndjson', LINES]]), /^member=all\/studies\.ndjson;line=/],
    ['one-each.zip', zipOf([DRUG, CELLS].map((one, nth) => [`NCT/${nth}.json`, JSON.stringify(one)])), /^member=NCT\/\d\.json;pointer=/],
  ];
  const said = (rows: Row[]) => rows.map(({ subject, property, value, field }) => [subject, property, value, field]);
  for (const [name, content, record] of cases) {
    const { store, statements, hashes } = await parse(putFile(temporaryFolder(), name, content));
    assert.deepEqual(said(statements), said(plain.statements), name);
    assert.ok(statements.every((one) => record.test(one.record)));
    const status = statements.find(({ property }) => property === 'status') as Row;
    assert.equal(await readStored(store, hashes[0] ?? '', { part: name, record: status.record, field: status.field }), 'RECRUITING');
  }
});

test('a line of more than 10 MB is left out and said so, and the lines after it keep their numbers', async () => {
  const long = JSON.stringify({ protocolSection: { x: 'y'.repeat(17 * 1024 * 1024) } });
  const middling = JSON.stringify({ protocolSection: { x: 'y'.repeat(11 * 1024 * 1024) } });
  const path = putFile(temporaryFolder(), 'long.ndjson', `${JSON.stringify(DRUG)}\n${long}\n${middling}\n${JSON.stringify(CELLS)}\n`);
  const { statements, issues } = await parse(path);
  assert.deepEqual(
    issues.map(({ record, code }) => [record, code]),
    [
      ['line=2', 'too-long'],
      ['line=3', 'too-long'],
    ],
  );
  assert.equal(of(statements, 'NCT90000002')[0]?.record, 'line=4');
});

test('what is packed to unpack without end is refused, and so is a name that leads out of its archive', async () => {
  const bomb = zstdCompressSync(Buffer.alloc(300 * 1024 * 1024, 0x20));
  await assert.rejects(parse(putFile(temporaryFolder(), 'bomb.ndjson.zst', bomb)), /bomb\.ndjson\.zst: unpacks to more than 100 times/);
  const out = zipOf([['../NCT90000001.json', JSON.stringify(DRUG)]]);
  await assert.rejects(parse(putFile(temporaryFolder(), 'out.zip', out)), /out\.zip: is a damaged zip archive \(invalid relative path/);
  const cut = zstdCompressSync(LINES);
  await assert.rejects(
    parse(putFile(temporaryFolder(), 'cut.zst', cut.subarray(0, cut.length - 9))),
    /cut\.zst: is a truncated or damaged zstd/,
  );
});

test('a large file says the same packed and plain, in whatever thread a line is read; a short line is no study', async () => {
  const many = Array.from({ length: 1100 }, (_, nth) => {
    const id = `NCT${String(91_000_000 + nth)}`;
    const one = nth % 50 === 0 ? study(id, 'NK cells in lymphoma', 'NK cells') : study(id, 'Invented tablets', 'Invented tablets');
    return JSON.stringify({ ...one, resultsSection: { moreInfoModule: { note: 'x'.repeat(nth % 7 === 0 ? 200_000 : 20_000) } } });
  });
  const text = [...many.slice(0, 600), '{"a":1}', ...many.slice(600)].join('\n');
  const folder = temporaryFolder();
  const packed = zstdCompressSync(text);
  const said = (rows: Row[]) => rows.map(({ subject, property, value, record, field }) => [subject, property, value, record, field].join());
  const plain = await parse(putFile(folder, 'many.ndjson', text));
  const unpacked = await parse(putFile(folder, 'many.ndjson.zst', packed));
  assert.deepEqual(said(unpacked.statements), said(plain.statements));
  assert.equal(plain.statements.filter(({ property }) => property === 'outline').length, 1078);
  assert.deepEqual(
    plain.issues.map(({ record, code }) => [record, code]),
    [
      ['', 'unknown-field'],
      ['line=601', 'no-id'],
    ],
  );
  const numbers = plain.statements.filter(({ property }) => property === 'outline' || property === 'registry_id');
  for (const { subject, record } of numbers) {
    const nth = Number(subject.slice(-4));
    assert.equal(record, `line=${nth + (nth < 600 ? 1 : 2)}`);
  }
});

test('outlines of studies in any order are sorted, and one with a contact or an impossible date is cleaned and told like any other', async () => {
  const calls = study('NCT90000003', 'Call (301) 555-0100 about tablets', 'Invented tablets');
  const late = JSON.stringify(study('NCT90000004', 'Invented tablets', 'Invented tablets')).replace('"2024-03"', '"2024-13"');
  const lines = ['9', '8', '7'].map((last) => JSON.stringify(study(`NCT9000000${last}`, 'Invented tablets', 'Invented tablets')));
  const path = putFile(temporaryFolder(), 'mixed.ndjson', [lines[0], late, lines[1], JSON.stringify(calls), lines[2]].join('\n'));
  const { statements, issues } = await parse(path);
  assert.deepEqual(
    statements.map(({ subject, property }) => [subject.slice(-1), property]),
    ['3', '4', '7', '8', '9'].map((last) => [last, 'outline']),
  );
  assert.deepEqual(
    issues.map(({ record, code }) => [record, code]),
    [['line=2', 'bad-date']],
  );
  assert.equal(JSON.parse(of(statements, 'NCT90000003')[0]?.value ?? '').title, 'Call [telephone removed] about tablets');
});
