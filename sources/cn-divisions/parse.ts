import type { SourceCode } from '../../src/statement/source.ts';
import { vocabularySource } from '../../src/statement/vocabulary.ts';

/** Codes of provinces and prefectures are filled up to the six digits of GB/T 2260, so that they are those of the places of the atlas. */
const full = (code: string) => `rpad(filled(${code}), greatest(6, length(${code}))::INTEGER, '0')`;

/** Reads the divisions as a table with a row for each: code, level from 1 (province) to 4 (town), name, and the code of the one above. */
export const source: SourceCode = vocabularySource({
  subject: `CASE WHEN regexp_full_match(code, '\\d{2}|\\d{4}|\\d{6}|\\d{9}') THEN 'place/' || ${full('code')} END`,
  required: ['code', 'level', 'name', 'parent'],
  columns: [
    { column: 'name', property: 'name', lang: 'zh' },
    { column: 'level', property: 'level' },
    { column: 'parent', property: 'parent', value: full('parent') },
  ],
});
