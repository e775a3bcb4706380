import type { SourceCode } from '../../src/statement/source.ts';
import { vocabularySource } from '../../src/statement/vocabulary.ts';

/** Reads countries (ISO 3166-1) and subdivisions (ISO 3166-2) as a table with a row for each. */
export const source: SourceCode = vocabularySource({
  subject: `'place/' || filled(code)`,
  required: ['code', 'name_en', 'name_zh'],
  columns: [
    { column: 'name_en', property: 'name', lang: 'en' },
    { column: 'name_zh', property: 'label_zh', lang: 'zh' },
    { column: 'common_en', property: 'synonym', lang: 'en' },
    { column: 'common_zh', property: 'synonym', lang: 'zh' },
    { column: 'type', property: 'kind' },
  ],
});
