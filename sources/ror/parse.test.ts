import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBytes } from '../../src/snapshot/bytes.ts';
import { readReceipts } from '../../src/snapshot/receipt.ts';
import { readLocator } from '../../src/statement/locator.ts';
import { PUBLISHED, SHORT } from '../../test/fuzz/samples/ror.ts';
import { parseFiles, putFile, temporaryFolder, valuesOf } from '../../test/support/store.ts';

for (const [form, record] of Object.entries({ PUBLISHED, SHORT })) {
  test(`an organisation has names by language, aliases, acronyms, city and relations (${form})`, async () => {
    const path = putFile(temporaryFolder(), 'ror.ndjson', [record, { id: 'no' }].map((one) => JSON.stringify(one)).join('\n'));
    const { store, statements, issues } = await parseFiles('ror', [path]);
    const values = (property: string) => valuesOf(statements, 'organisation/ror-0zzzzzz01', property);
    assert.deepEqual(values('name'), ['Sham Hospital', '虚构医院']);
    assert.deepEqual(values('synonym'), ['Hospital of Sham']);
    assert.deepEqual(values('acronym'), ['SH']);
    assert.deepEqual(
      [values('kind'), values('city'), values('country'), values('related')],
      [['healthcare'], ['Shamtown'], ['CN'], ['ror-0zzzzzz02']],
    );
    assert.deepEqual(
      issues.map(({ record: at, code }) => [at, code]),
      [['line=2', 'no-id']],
    );
    const part = readReceipts(store)[0]?.parts[0];
    const city = statements.find(({ property }) => property === 'city');
    const found = await readLocator(readBytes(store, part?.sha256 ?? ''), {
      part: part?.name ?? '',
      record: city?.record ?? '',
      field: city?.field ?? '',
    });
    assert.ok(JSON.stringify(found).includes('Shamtown'));
  });
}

test('a member that should be a list and is none is left out and told; the rest of the record is read', async () => {
  const records = [
    { ...PUBLISHED, names: { x: { x: 1 } }, relationships: null },
    { ...SHORT, rel: '\u0000', types: 'healthcare' },
  ];
  const path = putFile(temporaryFolder(), 'ror.ndjson', records.map((one) => JSON.stringify(one)).join('\n'));
  const { statements, issues } = await parseFiles('ror', [path]);
  assert.deepEqual(
    issues.filter(({ code }) => code === 'bad-list').map(({ record, field }) => [record, field]),
    [
      ['line=1', '/names'],
      ['line=2', '/rel'],
      ['line=2', '/types'],
    ],
  );
  assert.deepEqual(valuesOf(statements, 'organisation/ror-0zzzzzz01', 'city'), ['Shamtown', 'Shamtown']);
});
