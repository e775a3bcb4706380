import { literal } from '../../src/base/duck.ts';
import type { ParseContext } from '../../src/statement/context.ts';
import { badDates, type Fact, type FactTable, factsQuery, requireDates } from '../../src/statement/derive.ts';
import { fieldsOf, type LoadedTable, loadTable, type TableColumn } from '../../src/statement/grid.ts';
import { listIntake } from '../../src/statement/intake.ts';
import type { SourceCode } from '../../src/statement/source.ts';

/** Headers since 2024, then those of the layout before. */
const COLUMNS: Record<string, TableColumn> = {
  category: { headers: ['Category'], required: true },
  name: { headers: ['Name of medicine', 'Medicine name'], required: true },
  number: { headers: ['EMA product number', 'Product number'], required: true },
  status: { headers: ['Medicine status', 'Authorisation status'], required: true },
  inn: { headers: ['International non-proprietary name (INN) / common name'] },
  substance: { headers: ['Active substance'] },
  area: { headers: ['Therapeutic area (MeSH)', 'Therapeutic area'] },
  advanced: { headers: ['Advanced therapy'] },
  conditional: { headers: ['Conditional approval'] },
  orphan: { headers: ['Orphan medicine'], required: true },
  prime: { headers: ['PRIME: priority medicine'] },
  holder: {
    headers: ['Marketing authorisation developer / applicant / holder', 'Marketing authorisation holder/company name'],
    required: true,
  },
  advice: { headers: ['Opinion status'] },
  opinion: { headers: ['Opinion adopted date', 'Date of opinion'] },
  authorised: { headers: ['Marketing authorisation date'], required: true },
  refused: { headers: ['Refusal of marketing authorisation date', 'Date of refusal of marketing authorisation'] },
  ended: { headers: ['Withdrawal / expiry / revocation / lapse of marketing authorisation date'] },
};
const DATES = ['opinion', 'authorised', 'refused', 'ended'];

/** What a row says beside its own state: of which rows, the milestone and its modifier, the column that says it and that of its day, if there is one. */
type Said = { suffix: string; where: string; milestone: string; modifier?: string; column: string; day?: string };

/** An authorisation that ended was given before; a refusal beside an authorisation is of a further use; orphan and PRIME stand without a day. */
const SAID: Said[] = [
  {
    suffix: '',
    where: `conditional = 'yes' AND authorised <> ''`,
    milestone: 'approved',
    modifier: 'conditional',
    column: 'authorised',
    day: 'authorised',
  },
  { suffix: '', where: `conditional <> 'yes' AND authorised <> ''`, milestone: 'approved', column: 'authorised', day: 'authorised' },
  {
    suffix: '/ended',
    where: `authorised <> '' AND (ended <> '' OR status IN ('Withdrawn', 'Expired', 'Lapsed', 'Revoked'))`,
    milestone: 'approved',
    modifier: 'lifted',
    column: 'status',
    day: 'ended',
  },
  {
    suffix: '/refused',
    where: `refused <> '' AND authorised = ''`,
    milestone: 'approved',
    modifier: 'rejected',
    column: 'refused',
    day: 'refused',
  },
  {
    suffix: '/opinion',
    where: `status = 'Opinion' AND authorised = '' AND advice = 'Positive'`,
    milestone: 'approved',
    modifier: 'recommended',
    column: 'advice',
    day: 'opinion',
  },
  { suffix: '/orphan', where: `orphan = 'yes'`, milestone: 'orphan', column: 'orphan' },
  { suffix: '/prime', where: `prime = 'yes'`, milestone: 'prime', column: 'prime' },
];

function named(loaded: LoadedTable): Fact[] {
  const field = (...columns: string[]) => fieldsOf(loaded, ...columns);
  return [
    { property: 'product_name', value: 'product', field: field('inn', 'name'), lang: 'en' },
    { property: 'applicant', value: 'holder', field: field('holder') },
    { property: 'indication', value: 'area', field: field('area'), lang: 'en' },
  ];
}

function state(loaded: LoadedTable): Fact[] {
  const columns = { application_number: 'number', brand: 'name', status: 'status', advanced_therapy: 'advanced' };
  return Object.entries(columns).map(([property, column]) => ({ property, value: column, field: fieldsOf(loaded, column) }));
}

function milestone(loaded: LoadedTable, { milestone: kind, modifier, column, day }: Said): Fact[] {
  const field = fieldsOf(loaded, ...new Set([column, day ?? column]));
  return [
    { property: 'milestone', value: literal(kind), original: column, field, ...(day ? { when: `${day}_day` } : {}) },
    ...(modifier
      ? [
          {
            property: 'milestone_modifier',
            value: literal(modifier),
            original: modifier === 'conditional' ? modifier : column,
            field: fieldsOf(loaded, modifier === 'conditional' ? modifier : column),
          },
        ]
      : []),
  ];
}

/** Reads the report as XLSX or CSV in its layouts since 2018, wherever its header stands; days are DD/MM/YYYY or serial numbers of a spreadsheet. */
export const source: SourceCode = {
  intake: listIntake,
  parse: async (context) => {
    const part = context.receipt.parts[0].name;
    const loaded = await loadTable(context, part, 'list', COLUMNS);
    await prepare(context);
    const where = (table: string, suffix: string): FactTable => ({
      table,
      subject: `'application/' || number || '${suffix}'`,
      part: literal(part),
      record: 'record',
      observedAt: `${literal(context.observed)}::DATE`,
    });
    const header = (column: string) => loaded.headers.get(column) ?? column;
    for (const column of DATES) await requireDates(context, where('medicine', ''), `${column}_day`, column, header(column));
    await context.statements(factsQuery(where('medicine', ''), [...state(loaded), ...named(loaded)]));
    for (const said of SAID) {
      const rows = where(`(SELECT * FROM medicine WHERE ${said.where})`, said.suffix);
      await context.statements(factsQuery(rows, [...(said.suffix === '' ? [] : named(loaded)), ...milestone(loaded, said)]));
    }
    for (const column of DATES) await context.issues(badDates(where('medicine', ''), `${column}_day`, header(column)));
    await report(context, part, header);
  },
};

/** Medicines for people, every column trimmed and none null; a name is the generic one with the brand, without the brands before it. */
async function prepare({ db }: ParseContext): Promise<void> {
  const plain = Object.keys(COLUMNS).map((column) => `trim(replace(coalesce(${column}, ''), '&nbsp;', ' ')) AS ${column}`);
  const days = DATES.map((column) => `eu_day(${column}) AS ${column}_day`).join(', ');
  await db.run(`
    CREATE OR REPLACE TABLE entry AS SELECT row, record, ${plain.join(', ')} FROM list;
    CREATE OR REPLACE VIEW medicine AS SELECT * REPLACE (lower(conditional) AS conditional, lower(orphan) AS orphan, lower(prime) AS prime, lower(advanced) AS advanced),
      concat(filled(inn) || ' (', trim(regexp_replace(name, '\\(previously.*', '')), CASE WHEN inn <> '' THEN ')' END) AS product, ${days}
      FROM entry WHERE number <> '' AND category = 'Human'`);
}

async function report(context: ParseContext, part: string, header: (column: string) => string): Promise<void> {
  const from = `SELECT ${literal(part)} AS part`;
  await context.issues(`${from}, record, ${literal(header('number'))} AS field, 'quarantined' AS severity, 'no-id' AS code,
    'a medicine without its product number; the record is left out' AS message FROM entry WHERE number = ''`);
  await context.issues(`${from}, record, ${literal(header('category'))} AS field, 'warning' AS severity, 'unknown-state' AS code,
    'a category that is not known; the record is left out: ' || left(category, 40) AS message FROM entry WHERE number <> '' AND category NOT IN ('Human', 'Veterinary')`);
  await context.issues(`${from}, '' AS record, ${literal(header('category'))} AS field, 'note' AS severity, 'excluded-row' AS code,
    count(*) || ' veterinary medicines are not read' AS message FROM entry WHERE number <> '' AND category = 'Veterinary' HAVING count(*) > 0`);
}
