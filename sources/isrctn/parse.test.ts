import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBytes } from '../../src/snapshot/bytes.ts';
import { readLocator } from '../../src/statement/locator.ts';
import { TRIAL, XML } from '../../test/fuzz/samples/isrctn.ts';
import { parseFiles, putFile, type Row, temporaryFolder, valuesOf } from '../../test/support/store.ts';

const ID = 'trial/ISRCTN90000001';
const read = (name: string, content: string | Buffer) => parseFiles('isrctn', [putFile(temporaryFolder(), name, content)]);

for (const [name, content] of [
  ['trial.json', JSON.stringify(TRIAL)],
  ['trial.xml', XML],
] as const) {
  test(`${name} says what is registered, a status only where one is written, and nothing of contacts`, async () => {
    const { statements, issues, store } = await read(name, content);
    assert.deepEqual(issues, []);
    const values = (property: string) => valuesOf(statements, ID, property);
    assert.deepEqual(values('registry_id'), ['ISRCTN90000001']);
    assert.deepEqual([values('summary'), values('enrolment')], [[], []]);
    assert.deepEqual(values('secondary_id').toSorted(), ['2019-000001-11', 'U1111-0000-0001']);
    assert.deepEqual(
      [values('phase'), values('status'), values('intervention')],
      [['PHASE1', 'PHASE2'], ['TERMINATED'], ['ATL-101', 'examplecel']],
    );
    const start = statements.find(({ property }) => property === 'start_date');
    assert.deepEqual([start?.value, start?.valid_from, start?.precision], ['2029-02-03', '2029-02-03', 'day']);
    assert.deepEqual(
      values('site')
        .map((one) => JSON.parse(one).city)
        .toSorted(),
      ['Leeds', 'Madrid'],
    );
    for (const one of statements as (Row & { snapshot: string; part: string; original: string })[]) {
      const found = JSON.stringify(await readLocator(readBytes(store, one.snapshot), one));
      assert.ok(
        one.property === 'site' ? found.includes(JSON.parse(one.value).city) : found.includes(one.original),
        `${one.property} ${one.field}: ${found}`,
      );
      assert.ok(!/Person|5555/.test(found));
    }
  });
}

test('the XML adds the sponsor and the days of registration and of the last change', async () => {
  const { statements } = await read('trial.xml', XML);
  assert.deepEqual(valuesOf(statements, ID, 'sponsor'), ['Example University']);
  assert.deepEqual(valuesOf(statements, ID, 'first_posted'), ['2029-01-02']);
  assert.deepEqual(valuesOf(statements, ID, 'last_updated'), ['2029-06-07']);
});

test('records without a number, unknown names, half a line, cut and foreign XML', async () => {
  const { issues } = await read(
    'odd.ndjson',
    [JSON.stringify({ ...TRIAL, surprise: 1 }), JSON.stringify({ ...TRIAL, isrctn: '9' }), '{"isrctn'].join('\n'),
  );
  assert.deepEqual(
    issues.map(({ record, field, code }) => [record, field, code]),
    [
      ['', 'surprise', 'unknown-field'],
      ['line=2', 'isrctn', 'no-id'],
      ['line=3', '', 'bad-json'],
    ],
  );
  await assert.rejects(read('cut.xml', XML.slice(0, 900)), /cut\.xml, line \d+: is no well-formed XML/);
  await assert.rejects(
    read('other.xml', '<html><body/></html>'),
    /other\.xml: is <html> without trials; an export of ISRCTN is <allTrials>/,
  );
  await assert.rejects(
    read('bomb.xml', XML.replace('Invented lymphoma', '&lol;')),
    /bomb\.xml, line \d+: is no well-formed XML \(.*undefined entity/,
  );
});
