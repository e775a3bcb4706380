import type { SourceCode } from '../../src/statement/source.ts';
import { vocabularySource } from '../../src/statement/vocabulary.ts';

/** Reads agents as a table with a row for each; one that has no code yet goes by its name. */
export const source: SourceCode = vocabularySource({
  subject: `'agent/' || coalesce(filled(ncit), 'uncoded/' || filled(term))`,
  required: ['ncit', 'term'],
  columns: [
    { column: 'term', property: 'name', lang: 'en' },
    { column: 'ncit', property: 'xref', value: `'NCIT:' || filled(ncit)` },
  ],
});
