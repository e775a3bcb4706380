import { literal } from '../../src/base/duck.ts';
import type { ParseContext } from '../../src/statement/context.ts';
import { badDates, type Fact, type FactTable, factsQuery, requireDates } from '../../src/statement/derive.ts';
import { fieldsOf, type LoadedTable, loadTable, type TableColumn } from '../../src/statement/grid.ts';
import { listIntake } from '../../src/statement/intake.ts';
import type { SourceCode } from '../../src/statement/source.ts';

const COLUMNS: Record<string, TableColumn> = {
  applicant: { headers: ['Applicant'], required: true },
  bla: { headers: ['BLA Number'], required: true },
  brand: { headers: ['Proprietary Name'], required: true },
  proper: { headers: ['Proper Name'], required: true },
  kind: { headers: ['BLA Type'] },
  licensure: { headers: ['Licensure'] },
  approved: { headers: ['Approval Date'], required: true },
  submission: { headers: ['Submission Type'], required: true },
  first: { headers: ['Date of First Licensure'] },
};

function facts(loaded: LoadedTable, milestone: Fact[]): Fact[] {
  const field = (...columns: string[]) => fieldsOf(loaded, ...columns);
  return [
    { property: 'application_number', value: `'BLA' || trim(bla)`, original: 'bla', field: field('bla') },
    { property: 'product_name', value: 'name', field: field('proper', 'brand'), lang: 'en' },
    { property: 'applicant', value: 'trim(applicant)', original: 'applicant', field: field('applicant') },
    { property: 'registration_class', value: 'trim(kind)', field: field('kind') },
    { property: 'licensure', value: 'trim(licensure)', field: field('licensure') },
    ...milestone,
  ];
}

/**
 * Reads the monthly download: titles, a table of changes and the whole list, one row a presentation. An application is approved on the first day of its
 * original submission; where only supplements are listed the day is that of first licensure, if it is given.
 */
export const source: SourceCode = {
  intake: listIntake,
  parse: async (context) => {
    const part = context.receipt.parts[0].name;
    const loaded = await loadTable(context, part, 'list', COLUMNS, { western: true });
    await prepare(context);
    const where = (table: string, suffix: string): FactTable => ({
      table,
      subject: `'application/BLA' || trim(bla) || '${suffix}'`,
      part: literal(part),
      record: 'record',
      observedAt: `${literal(context.observed)}::DATE`,
    });
    const header = (column: string) => loaded.headers.get(column) ?? column;
    await requireDates(context, where('dated', ''), 'approved_day', 'approved', header('approved'));
    const approved: Fact = {
      property: 'milestone',
      value: `'approved'`,
      original: 'approved',
      field: fieldsOf(loaded, 'approved', 'submission', 'first'),
      when: 'approval_day',
    };
    const returned: Fact[] = [
      { property: 'milestone', value: `'approved'`, original: 'licensure', field: header('licensure') },
      { property: 'milestone_modifier', value: `'lifted'`, original: 'licensure', field: header('licensure') },
    ];
    await context.statements(factsQuery(where('application', ''), facts(loaded, [approved])));
    await context.statements(factsQuery(where('returned', '/revoked'), facts(loaded, returned)));
    for (const column of ['approved', 'first']) await context.issues(badDates(where('dated', ''), `${column}_day`, header(column)));
    await context.issues(`SELECT ${literal(part)} AS part, record, ${literal(header('bla'))} AS field, 'quarantined' AS severity, 'no-id' AS code,
      'a licence without a BLA number; the record is left out' AS message FROM list WHERE NOT coalesce(regexp_full_match(trim(bla), '\\d+'), false)`);
  },
};

/** One row an application: that of its original submission and of the first day, whatever table of the file it stands in. */
async function prepare({ db, observed }: ParseContext): Promise<void> {
  const seen = `${literal(observed)}::DATE`;
  await db.run(`
    CREATE OR REPLACE TABLE dated AS SELECT *, us_day(approved, ${seen}) AS approved_day, us_day(first, ${seen}) AS first_day, submission = 'Original' AS is_original,
      trim(proper) || CASE WHEN regexp_full_match(trim(brand), '(?i)|n/?a') THEN '' ELSE ' (' || trim(brand) || ')' END AS name
      FROM list WHERE regexp_full_match(trim(bla), '\\d+');
    CREATE OR REPLACE VIEW application AS SELECT *, coalesce(date_from(first_day)::VARCHAR, CASE WHEN is_original THEN approved_day END) AS approval_day FROM dated
      QUALIFY row_number() OVER (PARTITION BY trim(bla) ORDER BY is_original DESC, date_from(approved_day) NULLS LAST, row) = 1;
    CREATE OR REPLACE VIEW returned AS SELECT * FROM application WHERE regexp_matches(licensure, '(?i)revoked|withdrawn')`);
}
