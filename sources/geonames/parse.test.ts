import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFiles, putFile, temporaryFolder, valuesOf } from '../../test/support/store.ts';

test('two cities of one name stay apart by their coordinates', async () => {
  const rows = ['name\tlat\tlng\tcountry\tadmin1\tadmin2', 'Sham\t1.5\t2.5\tCN\t14\t', 'Sham\t1.6\t2.5\tCN\t14\t'];
  const path = putFile(temporaryFolder(), 'cities.tsv', rows.join('\n'));
  const { statements } = await parseFiles('geonames', [path]);
  const subjects = [...new Set(statements.map(({ subject }) => subject))];
  assert.deepEqual(subjects, ['place/geonames/CN/14/Sham@1.5,2.5', 'place/geonames/CN/14/Sham@1.6,2.5']);
  assert.deepEqual(valuesOf(statements, subjects[0] as string, 'latitude'), ['1.5']);
});
