/** The files of a new source by their paths: a list as CSV, XLSX or page, a row of which says which product has which number and whose it is. */
export function newSource(name: string): Record<string, string> {
  return {
    [`sources/${name}/source.yml`]: facts(name),
    [`sources/${name}/parse.ts`]: PARSER.replaceAll('NAME', name),
    [`sources/${name}/parse.test.ts`]: test(name),
    [`test/fuzz/samples/${name}.ts`]: sample(name),
  };
}

/** The row of `docs/commands.md` that says what the source reads. */
export function documented(name: string): string {
  return `| \`${name}\` | a list with the columns \`${name} number\`, \`product name\` and \`applicant\`, as CSV, XLSX or a saved page | a day in the file or folder name, or \`--published\` |`;
}

function facts(name: string): string {
  return `name: ${name}
title: { zh: ${name}, en: ${name} }
publisher: ${name}
licence: terms not stated, facts only
cadence: { zh: 不定期, en: irregular, days: null }
grade: curator
listing: partial
authority: null
record_url: null
parser: 1
expect: { least: 1, most: 100000 }
marks: [["${name} number", "product name"]]
answers:
  zh: 名单列出的品种、编号与申请人
  en: which products the list names, with number and applicant
cannot:
  zh: 名单之外的品种，以及任何日期
  en: products that are not on the list, and any day
# Columns that are known and not read; any other column is counted and reported.
ignored: [remarks]
`;
}

const PARSER = `import { literal } from '../../src/base/duck.ts';
import { type Fact, type FactTable, factsQuery } from '../../src/statement/derive.ts';
import { fieldsOf, type LoadedTable, loadTable, type TableColumn } from '../../src/statement/grid.ts';
import { listIntake } from '../../src/statement/intake.ts';
import type { SourceCode } from '../../src/statement/source.ts';

/** Columns by our names, each with the headers under which it may stand. */
const COLUMNS: Record<string, TableColumn> = {
  number: { headers: ['NAME number'], required: true },
  product: { headers: ['product name'], required: true },
  applicant: { headers: ['applicant'] },
};

/** What a row says: property, value as SQL over the columns, and the field of the file that it is read from. */
function facts(loaded: LoadedTable): Fact[] {
  return [
    { property: 'application_number', value: 'trim(number)', original: 'number', field: fieldsOf(loaded, 'number') },
    { property: 'product_name', value: 'trim(product)', original: 'product', field: fieldsOf(loaded, 'product') },
    { property: 'applicant', value: 'trim(applicant)', original: 'applicant', field: fieldsOf(loaded, 'applicant') },
  ];
}

/** Reads the list, one application a row; a row without a number is left out and told. */
export const source: SourceCode = {
  intake: listIntake,
  parse: async (context) => {
    const part = context.receipt.parts[0].name;
    const loaded = await loadTable(context, part, 'list', COLUMNS);
    await context.db.run('CREATE OR REPLACE VIEW known AS SELECT * FROM list WHERE filled(number) IS NOT NULL');
    const where: FactTable = {
      table: 'known',
      subject: "'application/NAME-' || trim(number)",
      part: literal(part),
      record: 'record',
      observedAt: \`\${literal(context.observed)}::DATE\`,
    };
    await context.statements(factsQuery(where, facts(loaded)));
    await context.issues(\`SELECT \${literal(part)} AS part, record, 'NAME number' AS field, 'quarantined' AS severity, 'no-id' AS code,
      'a row without a number; the record is left out' AS message FROM list WHERE filled(number) IS NULL\`);
  },
};
`;

function test(name: string): string {
  return `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HEADER, ROWS } from '../../test/fuzz/samples/${name}.ts';
import { parseFiles, putFile, temporaryFolder, valuesOf } from '../../test/support/store.ts';

const parse = (rows: string[], header = HEADER) =>
  parseFiles('${name}', [putFile(temporaryFolder(), 'list-2026-01-31.csv', [header, ...rows].join('\\n'))]);

test('a row is an application with its number, product and applicant, pinned to its cells and known from the day of the file', async () => {
  const { statements, issues } = await parse(ROWS);
  assert.deepEqual(issues, []);
  const subject = 'application/${name}-A-1';
  assert.deepEqual(valuesOf(statements, subject, 'product_name'), ['Invented cells']);
  assert.deepEqual(valuesOf(statements, subject, 'applicant'), ['Example Biotech']);
  const [one] = statements.filter((row) => row.subject === subject && row.property === 'product_name');
  assert.deepEqual([one?.record, one?.field, one?.observed_at], ['row=1', 'product name', '2026-01-31']);
});

test('a row without a number is left out and told; a column that nobody knows is counted', async () => {
  const { statements, issues } = await parse([',Nameless cells,Example Biotech,,x', \`\${ROWS[0]},\`], \`\${HEADER},mood\`);
  assert.deepEqual(
    issues.map(({ record, field, code }) => [record, field, code]),
    [
      ['header', 'mood', 'unknown-field'],
      ['row=1', '${name} number', 'no-id'],
    ],
  );
  assert.equal(new Set(statements.map(({ subject }) => subject)).size, 1);
});
`;
}

function sample(name: string): string {
  return `import type { Sample } from '../sample.ts';
export const HEADER = '${name} number,product name,applicant,remarks';
export const ROWS = ['A-1,Invented cells,Example Biotech,', 'A-2,Made-up vector,Example Pharma,seen twice'];

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [{ 'list-2026-01-31.csv': [HEADER, ...ROWS].join('\\n') }];
`;
}
