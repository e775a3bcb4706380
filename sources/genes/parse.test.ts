import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFiles, putFile, temporaryFolder, valuesOf } from '../../test/support/store.ts';

test('a gene has its symbol, other symbols and ids, under the column names of HGNC or shorter ones', async () => {
  const short = ['hgnc_id\tsymbol\tname\tentrez\tensembl\tsynonyms', 'HGNC:900001\tINV1\tinvented gene 1\t42\tENSG42\tIV1|IV-1'];
  const long = ['hgnc_id\tsymbol\tname\talias_symbol\tprev_symbol\tentrez_id', 'HGNC:900001\tINV1\tinvented gene 1\t"IV1|IV-1"\tOLD1\t42'];
  for (const [rows, synonyms] of [
    [short, ['IV-1', 'IV1']],
    [long, ['IV-1', 'IV1', 'OLD1']],
  ] as const) {
    const path = putFile(temporaryFolder(), 'genes.tsv', rows.join('\n'));
    const { statements } = await parseFiles('genes', [path]);
    assert.deepEqual(valuesOf(statements, 'gene/HGNC:900001', 'symbol'), ['INV1']);
    assert.deepEqual(valuesOf(statements, 'gene/HGNC:900001', 'synonym').toSorted(), synonyms);
    assert.ok(valuesOf(statements, 'gene/HGNC:900001', 'xref').includes('NCBIGene:42'));
  }
});
