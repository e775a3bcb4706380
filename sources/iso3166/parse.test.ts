import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFiles, putFile, temporaryFolder, valuesOf } from '../../test/support/store.ts';

test('a country or subdivision has its Chinese and English names', async () => {
  const rows = [
    'code\tname_en\tname_zh\tcommon_en\tcommon_zh\ttype',
    'ZZ\tSham, Republic of\t虚构共和国\tSham\t\tZZZ',
    'ZZ-AA\tSham North\t\t\t\tProvince',
  ];
  const path = putFile(temporaryFolder(), 'iso.tsv', rows.join('\n'));
  const { statements } = await parseFiles('iso3166', [path]);
  assert.deepEqual(valuesOf(statements, 'place/ZZ', 'label_zh'), ['虚构共和国']);
  assert.deepEqual(valuesOf(statements, 'place/ZZ', 'synonym'), ['Sham']);
  assert.deepEqual(valuesOf(statements, 'place/ZZ-AA', 'name'), ['Sham North']);
});
