import { basename, join } from 'node:path';
import { literal } from '../../src/base/duck.ts';
import { InputError } from '../../src/base/errors.ts';
import type { ParseContext } from '../../src/statement/context.ts';
import { badDates, type Fact, type FactTable, factsQuery } from '../../src/statement/derive.ts';
import { filesOf } from '../../src/statement/files.ts';
import { loadCsv } from '../../src/statement/tables.ts';
import { apiPhases, apiWord } from './words.ts';

type Table = { required: string[]; wanted: string[]; facts: Fact[] };

const state = (property: string, field: string, value = field): Fact => ({ property, value, original: field, field, since: 'updated' });
const word = (property: string, field: string): Fact => state(property, field, `(SELECT "is" FROM word WHERE was = ${field})`);
const text = (property: string, field: string): Fact => ({ ...state(property, field), lang: 'en' });
/** The day is padded where only a month is known; the column beside it says so. */
const date = (property: string, field: string): Fact => ({ ...state(property, field), when: field });
const MONTHS = ['start', 'primary_completion', 'completion'];

/** The tables that are read: of other columns and tables nothing is. */
const TABLES: { [table: string]: Table } = {
  studies: {
    required: ['nct_id', 'overall_status', 'study_type', 'brief_title', 'last_update_posted_date'],
    wanted: [
      ...['official_title', 'phase', 'enrollment', 'study_first_posted_date', 'nlm_download_date_description'],
      ...MONTHS.flatMap((one) => [`${one}_date`, `${one}_month_year`]),
    ],
    facts: [
      state('registry_id', 'nct_id'),
      text('title', 'brief_title'),
      text('official_title', 'official_title'),
      word('status', 'overall_status'),
      word('study_type', 'study_type'),
      state('enrolment', 'enrollment'),
      {
        ...state('phase', 'phase', 'item'),
        from: '(SELECT slice.*, unnest(phases) AS item FROM slice JOIN phase_word ON was = phase AND type = study_type)',
      },
      date('first_posted', 'study_first_posted_date'),
      date('last_updated', 'last_update_posted_date'),
      ...MONTHS.map((one): Fact => ({ property: `${one}_date`, value: one, field: `${one}_date,${one}_month_year`, when: one })),
    ],
  },
  sponsors: {
    required: ['nct_id', 'lead_or_collaborator', 'name'],
    wanted: ['agency_class'],
    facts: [
      { ...state('sponsor', 'name'), value: `CASE WHEN lead_or_collaborator = 'lead' THEN name END` },
      {
        ...word('sponsor_class', 'agency_class'),
        value: `CASE WHEN lead_or_collaborator = 'lead' THEN (SELECT "is" FROM word WHERE was = agency_class) END`,
      },
      { ...state('collaborator', 'name'), value: `CASE WHEN lead_or_collaborator <> 'lead' THEN name END` },
    ],
  },
  conditions: { required: ['nct_id', 'name'], wanted: [], facts: [state('condition', 'name')] },
  keywords: { required: ['nct_id', 'name'], wanted: [], facts: [state('keyword', 'name')] },
  interventions: {
    required: ['nct_id', 'name'],
    wanted: ['intervention_type', 'description'],
    facts: [
      state('intervention', 'name'),
      word('intervention_type', 'intervention_type'),
      state('intervention_description', 'description'),
    ],
  },
  facilities: {
    required: ['nct_id', 'country'],
    wanted: ['name', 'city', 'state', 'status'],
    facts: [
      {
        property: 'site',
        value: `to_json({facility: facility_name(name), city: city, region: state, country: country, status: (SELECT "is" FROM word WHERE was = status)})::VARCHAR`,
        field: 'name,city,state,country,status',
        since: 'updated',
      },
    ],
  },
  id_information: {
    required: ['nct_id', 'id_value'],
    wanted: ['id_source', 'id_type'],
    facts: [
      { ...state('sponsor_study_id', 'id_value'), value: `CASE WHEN coalesce(id_source, id_type) = 'org_study_id' THEN id_value END` },
      {
        ...state('secondary_id', 'id_value'),
        value: `CASE WHEN coalesce(id_source, id_type) NOT IN ('org_study_id', 'nct_alias') THEN id_value END`,
      },
      { ...state('former_id', 'id_value'), value: `CASE WHEN coalesce(id_source, id_type) = 'nct_alias' THEN id_value END` },
    ],
  },
  brief_summaries: { required: ['nct_id', 'description'], wanted: [], facts: [text('summary', 'description')] },
  detailed_descriptions: { required: ['nct_id', 'description'], wanted: [], facts: [text('description', 'description')] },
  design_groups: {
    required: ['nct_id', 'title'],
    wanted: ['description'],
    facts: [
      { property: 'arm', value: "concat_ws(': ', filled(title), filled(description))", field: 'title,description', since: 'updated' },
    ],
  },
};
/** Columns with words of the register, whose spelling changed with the API. */
const WORDED = {
  studies: ['overall_status', 'study_type'],
  sponsors: ['agency_class'],
  interventions: ['intervention_type'],
  facilities: ['status'],
};

/** The AACT table that a file holds, by its name; undefined for any other. */
export function aactTable(file: string): string | undefined {
  const name = /^(\w+)\.txt(?:\.gz)?$/.exec(basename(file))?.[1];
  return name !== undefined && name in TABLES ? name : undefined;
}

/** What the database may hold; the rest of the tables waits on disk. */
const MEMORY = '600MB';
/** Rows of a table whose statements are made at a time. */
const ROWS = 50_000;

type Found = { table: string; part: string; record: string };

/** Reads the tables of AACT, parts of a snapshot or files in the zip in which they are published. */
export async function parseAact(context: ParseContext): Promise<void> {
  const [before] = await context.db.rows<{ most: string }>("SELECT current_setting('memory_limit') AS most");
  await context.db.run(`SET memory_limit = '${MEMORY}'; SET temp_directory = ${literal(join(context.scratch, 'spilled'))}`);
  try {
    await readTables(context);
  } finally {
    await context.db.run(`SET memory_limit = ${literal(before?.most ?? MEMORY)}`);
  }
}

async function readTables(context: ParseContext): Promise<void> {
  const found: Found[] = [];
  for await (const { file, name, part, record, context: inside } of filesOf(context, (one) => aactTable(one) !== undefined)) {
    const table = aactTable(file) as string;
    await loadTable(inside, name, table);
    found.push({ table, part, record });
  }
  if (!found.some(({ table }) => table === 'studies'))
    throw new InputError('holds tables of AACT without studies.txt; add them together', { file: context.receipt.parts[0].name });
  await makeWords(context, found);
  await makeStudy(context);
  for (const one of found) await addFacts(context, one);
}

async function loadTable(context: ParseContext, part: string, table: string): Promise<void> {
  const { required, wanted } = TABLES[table] as Table;
  const ignored = context.facts.ignored.flatMap((one) => (one.startsWith(`${table}.`) ? [one.slice(table.length + 1)] : []));
  await loadCsv(context, part, table, { required, wanted }, ['id', ...ignored]);
}

/** What the register's words are in the API. */
async function makeWords({ db }: ParseContext, found: Found[]): Promise<void> {
  const columns = Object.entries(WORDED).flatMap(([table, names]) =>
    found.some((one) => one.table === table) ? names.map((name) => [table, name] as const) : [],
  );
  const rows = await db.rows<{ was: string }>(
    columns.map(([table, name]) => `SELECT ${name} AS was FROM ${table} WHERE ${name} IS NOT NULL`).join(' UNION '),
  );
  await db.run(`CREATE OR REPLACE TABLE word AS SELECT unnest(from_json($1, '[{"was": "VARCHAR", "is": "VARCHAR"}]'), recursive := true)`, [
    JSON.stringify(rows.map(({ was }) => ({ was, is: apiWord(was) }))),
  ]);
  const pairs = await db.rows<{ was: string; type: string }>(
    'SELECT DISTINCT phase AS was, study_type AS type FROM studies WHERE phase IS NOT NULL AND study_type IS NOT NULL',
  );
  await db.run(
    `CREATE OR REPLACE TABLE phase_word AS SELECT unnest(from_json($1, '[{"was": "VARCHAR", "type": "VARCHAR", "phases": ["VARCHAR"]}]'), recursive := true)`,
    [JSON.stringify(pairs.map(({ was, type }) => ({ was, type, phases: apiPhases(was, type) })))],
  );
}

async function makeStudy({ db, observed }: ParseContext): Promise<void> {
  const dates = MONTHS.map((one) => `coalesce(filled(english_day(${one}_month_year)), filled(${one}_date)) AS ${one}`);
  await db.run(`CREATE OR REPLACE TABLE study AS SELECT *, last_update_posted_date AS updated, ${dates.join(', ')},
    coalesce(date_from(english_day(regexp_extract(nlm_download_date_description, '[A-Z][a-z]+ \\d{1,2}, \\d{4}'))), ${literal(observed)}::DATE) AS observed
    FROM studies WHERE coalesce(regexp_full_match(nct_id, 'NCT\\d{8}'), false) QUALIFY row_number() OVER (PARTITION BY nct_id ORDER BY row) = 1`);
}

async function addFacts(context: ParseContext, { table, part, record }: Found): Promise<void> {
  const { facts } = TABLES[table] as Table;
  const from = table === 'studies' ? 'study' : `(SELECT ${table}.*, updated, observed FROM ${table} JOIN study USING (nct_id))`;
  const where: FactTable = {
    table: from,
    subject: `'trial/' || nct_id`,
    part: literal(part),
    record: `${literal(`${record}row=`)} || row`,
    observedAt: 'observed',
  };
  const [row] = await context.db.rows<{ last: number }>(`SELECT coalesce(max(row), 0)::INTEGER AS last FROM ${table}`);
  for (let first = 1; first <= (row?.last ?? 0); first += ROWS) {
    await context.db.run(`CREATE OR REPLACE VIEW slice AS SELECT * FROM ${from} WHERE row BETWEEN ${first} AND ${first + ROWS - 1}`);
    await context.statements(factsQuery({ ...where, table: 'slice' }, facts));
    await context.flush();
  }
  if (table === 'studies')
    for (const column of ['study_first_posted_date', 'last_update_posted_date', ...MONTHS])
      await context.issues(badDates(where, column, column));
  await context.issues(`SELECT ${literal(part)} AS part, ${where.record} AS record, 'nct_id' AS field, 'quarantined' AS severity, 'no-id' AS code,
    'no NCT id of a study in studies.txt, or one that stands there twice; the record is left out' AS message
    FROM ${table} WHERE NOT EXISTS (SELECT 1 FROM study WHERE study.nct_id = ${table}.nct_id${table === 'studies' ? ' AND study.row = studies.row' : ''})`);
}
