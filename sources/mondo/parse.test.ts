import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFiles, putFile, temporaryFolder, valuesOf } from '../../test/support/store.ts';

test('a term of MONDO has its names, and an xref for each other vocabulary', async () => {
  const rows = [
    'id\tlabel_en\tlabel_zh\tzh_source\tdoid\tmesh',
    'MONDO:9000001\tinvented "wet" fever\t虚构热\tx\tDOID:1|DOID:2\tmesh:D1',
    'fever\tno id\t\t\t\t',
  ];
  const path = putFile(temporaryFolder(), 'mondo.tsv', rows.join('\n'));
  const { statements, issues } = await parseFiles('mondo', [path]);
  const values = (property: string) => valuesOf(statements, 'disease/MONDO:9000001', property);
  assert.deepEqual(values('name'), ['invented "wet" fever']);
  assert.deepEqual(values('label_zh'), ['虚构热']);
  assert.deepEqual(values('xref'), ['DOID:1', 'DOID:2', 'mesh:D1']);
  assert.deepEqual(
    issues.map(({ record, code }) => [record, code]),
    [['row=2', 'no-id']],
  );
});
