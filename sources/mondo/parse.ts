import type { SourceCode } from '../../src/statement/source.ts';
import { vocabularySource } from '../../src/statement/vocabulary.ts';

const XREFS = ['doid', 'orphanet', 'omim', 'ncit', 'mesh', 'icd10cm', 'icd11f', 'umls'];

/** Reads the terms of MONDO as a table with a row for each: id, names, and the ids of other vocabularies, several parted by `|`. */
export const source: SourceCode = vocabularySource({
  subject: `CASE WHEN regexp_full_match(id, 'MONDO:\\d{7}') THEN 'disease/' || id END`,
  required: ['id', 'label_en'],
  columns: [
    { column: 'label_en', property: 'name', lang: 'en' },
    { column: 'label_zh', property: 'label_zh', lang: 'zh' },
    ...XREFS.map((column) => ({ column, property: 'xref', list: true as const })),
  ],
});
