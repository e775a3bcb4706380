import { literal } from '../../src/base/duck.ts';
import type { ParseContext } from '../../src/statement/context.ts';
import { badDates, type Fact, type FactTable, factsQuery, requireDates } from '../../src/statement/derive.ts';
import { fieldsOf, type LoadedTable, loadTable, type TableColumn } from '../../src/statement/grid.ts';
import { listIntake } from '../../src/statement/intake.ts';
import type { SourceCode } from '../../src/statement/source.ts';

const COLUMNS: Record<string, TableColumn> = {
  name: { headers: ['name', 'Name'], required: true },
  type: { headers: ['type', 'Type'], required: true },
  approved: { headers: ['date', 'Date'], required: true },
  orphan: { headers: ['Orphan', 'orphan'], required: true },
  prime: { headers: ['prime', 'PRIME'] },
  comment: { headers: ['comment', 'Comment'] },
};
/** Rows of a further milestone: the suffix of its subject, when it stands, what it is, and the column that says it. */
const MORE: { suffix: string; when: string; milestone: string; column: string; lifted?: true }[] = [
  { suffix: '/orphan', when: `lower(trim(orphan)) = 'yes'`, milestone: 'orphan', column: 'orphan' },
  { suffix: '/prime', when: `lower(trim(prime)) = 'yes'`, milestone: 'prime', column: 'prime' },
  {
    suffix: '/ended',
    when: `regexp_matches(comment, '(?i)withdrawn|not renewed|ended|expired')`,
    milestone: 'approved',
    column: 'comment',
    lifted: true,
  },
];

/** Reads a list of approved advanced therapies: days as serial numbers or DD/MM/YYYY, the end of an approval in words with its month. */
export const source: SourceCode = {
  intake: listIntake,
  parse: async (context) => {
    const part = context.receipt.parts[0].name;
    const loaded = await loadTable(context, part, 'list', COLUMNS);
    await context.db.run(`CREATE OR REPLACE TABLE medicine AS SELECT * REPLACE (trim(name) AS name), eu_day(approved) AS approved_day,
      english_day(regexp_replace(regexp_extract(comment, '[A-Z][a-z]+\\.?\\s+\\d{4}'), '\\s+', ' ')) AS ended_day FROM list WHERE filled(name) IS NOT NULL`);
    const where = (table: string, suffix: string): FactTable => ({
      table,
      subject: `'application/EU-ATMP-' || name || '${suffix}'`,
      part: literal(part),
      record: 'record',
      observedAt: `${literal(context.observed)}::DATE`,
    });
    await requireDates(context, where('medicine', ''), 'approved_day', 'approved', fieldsOf(loaded, 'approved'));
    await context.statements(factsQuery(where('medicine', ''), facts(loaded)));
    for (const { suffix, when, ...said } of MORE)
      await context.statements(factsQuery(where(`(SELECT * FROM medicine WHERE ${when})`, suffix), further(loaded, said)));
    await context.issues(badDates(where('medicine', ''), 'approved_day', fieldsOf(loaded, 'approved')));
    await reportNameless(context, part, loaded);
  },
};

function facts(loaded: LoadedTable): Fact[] {
  const field = (column: string) => fieldsOf(loaded, column);
  return [
    { property: 'product_name', value: 'name', field: field('name'), lang: 'en' },
    { property: 'drug_type', value: 'trim(type)', field: field('type') },
    { property: 'advanced_therapy', value: `'yes'`, original: 'type', field: field('type') },
    { property: 'milestone', value: `'approved'`, original: 'approved', field: field('approved'), when: 'approved_day' },
  ];
}

function further(loaded: LoadedTable, { milestone, column, lifted }: { milestone: string; column: string; lifted?: true }): Fact[] {
  const field = fieldsOf(loaded, column);
  return [
    { property: 'product_name', value: 'name', field: fieldsOf(loaded, 'name'), lang: 'en' },
    { property: 'milestone', value: literal(milestone), original: column, field, ...(lifted ? { when: 'ended_day' } : {}) },
    ...(lifted ? [{ property: 'milestone_modifier', value: `'lifted'`, original: column, field }] : []),
  ];
}

async function reportNameless(context: ParseContext, part: string, loaded: LoadedTable): Promise<void> {
  await context.issues(`SELECT ${literal(part)} AS part, record, ${literal(fieldsOf(loaded, 'name'))} AS field, 'quarantined' AS severity, 'no-id' AS code,
    'a medicine without a name; the record is left out' AS message FROM list WHERE filled(name) IS NULL`);
}
