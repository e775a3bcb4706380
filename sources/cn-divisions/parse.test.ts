import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFiles, putFile, temporaryFolder, valuesOf } from '../../test/support/store.ts';

test('codes and parents have the six digits of GB/T 2260, towns nine', async () => {
  const rows = [
    'code\tlevel\tname\tparent',
    '91\t1\t虚省\t',
    '9101\t2\t虚市\t91',
    '910101\t3\t虚区\t9101',
    '910101001\t4\t虚镇\t910101',
    'x\t3\t误\t91',
  ];
  const path = putFile(temporaryFolder(), 'divisions.tsv', rows.join('\n'));
  const { statements, issues } = await parseFiles('cn-divisions', [path]);
  assert.deepEqual(
    statements.filter(({ property }) => property === 'parent').map(({ subject, value }) => [subject, value]),
    [
      ['place/910100', '910000'],
      ['place/910101', '910100'],
      ['place/910101001', '910101'],
    ],
  );
  assert.deepEqual(valuesOf(statements, 'place/910000', 'name'), ['虚省']);
  assert.deepEqual(
    issues.map(({ record }) => record),
    ['row=5'],
  );
});
