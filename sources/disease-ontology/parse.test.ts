import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFiles, putFile, temporaryFolder, valuesOf } from '../../test/support/store.ts';

test('exact synonyms are names of the disease, the others only related', async () => {
  const rows = [
    'doid,name,synonyms_exact,synonyms_other,xrefs',
    'DOID:9000001,invented fever,"sham fever|fever, sham",shivers,MESH:D1|NCI:C1',
  ];
  const path = putFile(temporaryFolder(), 'do.csv', rows.join('\n'));
  const { statements } = await parseFiles('disease-ontology', [path]);
  const values = (property: string) => valuesOf(statements, 'disease/DOID:9000001', property);
  assert.deepEqual(values('synonym'), ['fever, sham', 'sham fever']);
  assert.deepEqual(values('related_term'), ['shivers']);
  assert.deepEqual(values('xref'), ['MESH:D1', 'NCI:C1']);
});
