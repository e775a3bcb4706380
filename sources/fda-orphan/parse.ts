import { literal } from '../../src/base/duck.ts';
import type { ParseContext } from '../../src/statement/context.ts';
import { badDates, type Fact, type FactTable, factsQuery, requireDates } from '../../src/statement/derive.ts';
import { fieldsOf, type LoadedTable, loadTable, type TableColumn } from '../../src/statement/grid.ts';
import { listIntake } from '../../src/statement/intake.ts';
import type { SourceCode } from '../../src/statement/source.ts';

const COLUMNS: Record<string, TableColumn> = {
  generic: { headers: ['Generic Name'], required: true },
  trade: { headers: ['Trade Name'] },
  designated: { headers: ['Date Designated'], required: true },
  disease: { headers: ['Orphan Designation'], required: true },
  status: { headers: ['Orphan Designation Status'], required: true },
  withdrawn: { headers: ['Date Designation Withdrawn or Revoked'] },
  labelled: { headers: ['Approved Labeled Indication'] },
  approved: { headers: ['Marketing Approval Date'] },
  sponsor: { headers: ['Sponsor Company'], required: true },
  key: { headers: ['CF Grid Key'], required: true },
};
const DATES = ['designated', 'withdrawn', 'approved'];

/** One designation a key, though the list repeats it for every approval; a designation that was withdrawn was granted before. */
function facts(loaded: LoadedTable, milestone: Fact, disease: string): Fact[] {
  const field = (...columns: string[]) => fieldsOf(loaded, ...columns);
  return [
    { property: 'designation_number', value: 'id', original: 'key', field: field('key') },
    { property: 'product_name', value: `named(generic, trade)`, field: field('generic', 'trade'), lang: 'en' },
    { property: 'applicant', value: 'trim(sponsor)', original: 'sponsor', field: field('sponsor') },
    milestone,
    { property: 'designation_status', value: 'trim(status)', field: field('status') },
    { property: 'indication', value: `trim(${disease})`, original: disease, field: field(disease), lang: 'en' },
  ];
}

/** Reads the list as the FDA sends it, a table of HTML named as a spreadsheet, or saved again as CSV or XLSX; days may be M/D/YYYY, M/D/YY or ISO. */
export const source: SourceCode = {
  intake: listIntake,
  parse: async (context) => {
    const part = context.receipt.parts[0].name;
    const loaded = await loadTable(context, part, 'list', COLUMNS, { western: true });
    await prepare(context);
    const where = (table: string, suffix: string): FactTable => ({
      table,
      subject: `'designation/FDA-' || id || ${suffix}`,
      part: literal(part),
      record: 'record',
      observedAt: `${literal(context.observed)}::DATE`,
    });
    const rows = where('row_of_key', `''`);
    for (const column of DATES) await requireDates(context, rows, `${column}_day`, column, loaded.headers.get(column) ?? column);
    const when = (column: string, value: string): Fact => ({
      property: 'milestone',
      value,
      original: column,
      field: fieldsOf(loaded, column),
      when: `${column}_day`,
    });
    const lifted: Fact = { property: 'milestone_modifier', value: `'lifted'`, original: 'status', field: fieldsOf(loaded, 'status') };
    await context.statements(factsQuery(where('designation', `''`), facts(loaded, when('designated', `'orphan'`), 'disease')));
    await context.statements(
      factsQuery(where('withdrawal', `'/withdrawn'`), [...facts(loaded, when('withdrawn', `'orphan'`), 'disease'), lifted]),
    );
    await context.statements(
      factsQuery(where('approval', `'/approved-' || approved_day`), facts(loaded, when('approved', `'approved'`), 'labelled')),
    );
    for (const column of DATES) await context.issues(badDates(rows, `${column}_day`, loaded.headers.get(column) ?? column));
    await report(context, part, loaded);
  },
};

async function prepare({ db, observed }: ParseContext): Promise<void> {
  const seen = `${literal(observed)}::DATE`;
  const days = DATES.map((column) => `us_day(${column}, ${seen}) AS ${column}_day`).join(', ');
  await db.run(`
    CREATE OR REPLACE MACRO brand(trade) AS trim(regexp_replace(coalesce(trade, ''), '[™®]|\\(.*', '', 'g'));
    CREATE OR REPLACE MACRO named(generic, trade) AS trim(generic) || CASE WHEN regexp_full_match(brand(trade), '(?i)|n/?a|none|tbd|-+') THEN '' ELSE ' (' || brand(trade) || ')' END;
    CREATE OR REPLACE TABLE row_of_key AS SELECT *, regexp_replace(trim(key), '\\.0$', '') AS id, ${days} FROM list WHERE filled(key) IS NOT NULL;
    CREATE OR REPLACE VIEW designation AS SELECT * FROM row_of_key QUALIFY row = min(row) OVER (PARTITION BY id);
    CREATE OR REPLACE VIEW withdrawal AS SELECT * FROM designation WHERE regexp_matches(status, '(?i)withdrawn|revoked');
    CREATE OR REPLACE VIEW approval AS SELECT * FROM row_of_key WHERE date_precision(approved_day) = 'day'`);
}

async function report(context: ParseContext, part: string, loaded: LoadedTable): Promise<void> {
  await context.issues(`SELECT ${literal(part)} AS part, record, ${literal(fieldsOf(loaded, 'key'))} AS field, 'quarantined' AS severity, 'no-id' AS code,
    'a designation without its key; the record is left out' AS message FROM list WHERE filled(key) IS NULL`);
  await context.issues(`SELECT ${literal(part)} AS part, record, ${literal(fieldsOf(loaded, 'status'))} AS field, 'warning' AS severity, 'unknown-state' AS code,
    'a state that is not known: ' || left(status, 60) AS message FROM designation WHERE NOT starts_with(trim(status), 'Designated')`);
}
