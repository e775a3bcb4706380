import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFiles, putFile, temporaryFolder } from '../../test/support/store.ts';

test('an agent goes by its code, or by its name until it has one; definitions are not read', async () => {
  const rows = ['ncit\tterm\tsource\tdefinition', 'C900001\tInvented CAR T Cells\tNCIt\tA definition', '\tUncoded Cells\t\t'];
  const path = putFile(temporaryFolder(), 'agents.tsv', rows.join('\n'));
  const { statements, issues } = await parseFiles('ncit-agents', [path]);
  assert.deepEqual(
    statements.map(({ subject, property, value }) => [subject, property, value]),
    [
      ['agent/C900001', 'name', 'Invented CAR T Cells'],
      ['agent/C900001', 'xref', 'NCIT:C900001'],
      ['agent/uncoded/Uncoded Cells', 'name', 'Uncoded Cells'],
    ],
  );
  assert.deepEqual(issues, []);
});
