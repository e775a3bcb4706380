import type { SourceCode } from '../../src/statement/source.ts';
import { vocabularySource } from '../../src/statement/vocabulary.ts';

/** Reads genes as a table with a row for each, with the column names of HGNC's complete set or shorter ones. */
export const source: SourceCode = vocabularySource({
  subject: `CASE WHEN regexp_full_match(hgnc_id, 'HGNC:\\d+') THEN 'gene/' || hgnc_id END`,
  required: ['hgnc_id', 'symbol', 'name'],
  columns: [
    { column: 'symbol', property: 'symbol' },
    { column: 'name', property: 'name', lang: 'en' },
    ...['synonyms', 'alias_symbol', 'alias_name', 'prev_symbol', 'prev_name'].map((column) => ({
      column,
      property: 'synonym',
      list: true as const,
    })),
    ...['entrez', 'entrez_id'].map((column) => ({ column, property: 'xref', value: `'NCBIGene:' || filled(${column})` })),
    ...['ensembl', 'ensembl_gene_id'].map((column) => ({ column, property: 'xref', value: `'ENSEMBL:' || filled(${column})` })),
  ],
});
