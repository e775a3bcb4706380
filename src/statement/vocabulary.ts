import { literal } from '../base/duck.ts';
import type { ParseContext } from './context.ts';
import { type Fact, type FactTable, factsQuery } from './derive.ts';
import { listIntake } from './intake.ts';
import type { SourceCode } from './source.ts';
import { loadCsv } from './tables.ts';

/** A column of a vocabulary and the property it states; `list` parts its values at `|`, `value` is an SQL expression where the value is not as written. */
export type VocabularyColumn = { column: string; property: string; lang?: 'zh' | 'en'; list?: true; value?: string };

/** A vocabulary in one table: an SQL expression of the subject over its columns, null for rows that have none, and what the columns say. */
export type Vocabulary = { subject: string; required: string[]; columns: VocabularyColumn[] };

/** A source that reads a vocabulary from a table with a header, parted by commas or tabs, one file a snapshot. */
export function vocabularySource({ subject, required, columns }: Vocabulary): SourceCode {
  const named = [...new Set(columns.map(({ column }) => column))];
  const wanted = named.filter((column) => !required.includes(column));
  return {
    intake: listIntake,
    parse: async (context) => {
      const part = context.receipt.parts[0].name;
      await loadCsv(context, part, 'term', { required, wanted });
      await context.db.run(`CREATE OR REPLACE VIEW known AS SELECT *, ${subject} AS subject FROM term WHERE (${subject}) IS NOT NULL`);
      await context.statements(factsQuery(rowsOf(context, part), columns.map(factOf)));
      await context.issues(`SELECT ${literal(part)} AS part, 'row=' || row AS record, ${literal(required.join(','))} AS field, 'quarantined' AS severity,
        'no-id' AS code, 'a term without its id; the record is left out' AS message FROM term WHERE (${subject}) IS NULL`);
    },
  };
}

function rowsOf(context: ParseContext, part: string): FactTable {
  return {
    table: 'known',
    subject: 'subject',
    part: literal(part),
    record: `'row=' || row`,
    observedAt: `${literal(context.observed)}::DATE`,
  };
}

function factOf({ column, property, lang, list, value }: VocabularyColumn): Fact {
  const written = list ? 'item' : `"${column}"`;
  const from = `(SELECT *, unnest(string_split(trim("${column}", '"'), '|')) AS item FROM known)`;
  return {
    property,
    value: value ?? `filled(${written})`,
    field: column,
    ...(value === undefined ? {} : { original: written }),
    ...(lang ? { lang } : {}),
    ...(list ? { from } : {}),
  };
}
