import type { SourceCode } from '../../src/statement/source.ts';
import { vocabularySource } from '../../src/statement/vocabulary.ts';

/** Reads the terms of the Disease Ontology as a table with a row for each; exact synonyms name the same disease, the others only one near it. */
export const source: SourceCode = vocabularySource({
  subject: `CASE WHEN regexp_full_match(doid, 'DOID:\\d+') THEN 'disease/' || doid END`,
  required: ['doid', 'name'],
  columns: [
    { column: 'name', property: 'name', lang: 'en' },
    { column: 'synonyms_exact', property: 'synonym', lang: 'en', list: true },
    { column: 'synonyms_other', property: 'related_term', lang: 'en', list: true },
    { column: 'xrefs', property: 'xref', list: true },
  ],
});
