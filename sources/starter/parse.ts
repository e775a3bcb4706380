import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { literal } from '../../src/base/duck.ts';
import { InputError } from '../../src/base/errors.ts';
import { readEdition } from '../../src/model/edition.ts';
import type { ParseContext } from '../../src/statement/context.ts';
import { type Fact, type FactTable, factsQuery } from '../../src/statement/derive.ts';
import { loadJson, reportMembers } from '../../src/statement/json-lines.ts';
import type { SourceCode } from '../../src/statement/source.ts';

const FILES = ['listings.ndjson', 'trials.ndjson.gz', 'designations.ndjson'];

/** Reads the folder of starter facts: listing days, dated states of trials, and rows of regulators' lists, one JSON object a line. */
export const source: SourceCode = {
  intake: (folders) =>
    folders.map((folder) => {
      const files = FILES.map((name) => join(folder, name));
      const missing = files.find((file) => !existsSync(file));
      if (missing) throw new InputError('is missing from the starter facts', { file: missing });
      return { files, series: null, published: readEdition(folder).date, from: basename(folder) };
    }),
  parse: async (context) => {
    await parsePart(context, 'listings.ndjson', LISTING, `'listing/' || f.source || '/' || f.series`, LISTING_FACTS);
    await parsePart(context, 'trials.ndjson.gz', TRIAL, `'trial/' || f.id`, TRIAL_FACTS);
    await parsePart(context, 'designations.ndjson', DESIGNATION, `'application/' || f.application`, DESIGNATION_FACTS);
  },
};

const LISTING = { source: 'VARCHAR', series: 'VARCHAR', date: 'VARCHAR', trials: 'VARCHAR', until: 'VARCHAR', snapshot: 'VARCHAR' };
const TRIAL = {
  id: 'VARCHAR',
  source: 'VARCHAR',
  series: 'VARCHAR',
  seen: [['VARCHAR']],
  status: 'VARCHAR',
  updated: 'VARCHAR',
  start: 'VARCHAR',
  posted: 'VARCHAR',
  phase: ['VARCHAR'],
  enrolment: 'VARCHAR',
  sponsor: 'VARCHAR',
  sponsor_class: 'VARCHAR',
  conditions: ['VARCHAR'],
  interventions: ['VARCHAR'],
  scope: 'VARCHAR',
  modality: 'VARCHAR',
  cell_source: 'VARCHAR',
  role: 'VARCHAR',
  targets: ['VARCHAR'],
  sites: [['VARCHAR']],
};
const DESIGNATION = {
  source: 'VARCHAR',
  application: 'VARCHAR',
  product: 'VARCHAR',
  applicants: ['VARCHAR'],
  milestone: 'VARCHAR',
  modifier: 'VARCHAR',
  date: 'VARCHAR',
  seen: 'VARCHAR',
};

/** Reads one part; the table `fact` has the record, the object `f` and one row for each run of days on which it was seen. */
async function parsePart(context: ParseContext, part: string, type: object, subject: string, facts: Fact[]): Promise<void> {
  await loadJson(context, part, 'facts');
  await reportMembers(context, part, (name) => (name in type ? 'read' : 'unknown'));
  await context.db.run(`CREATE OR REPLACE TABLE fact AS SELECT record, f, unnest(${type === TRIAL ? 'f.seen' : '[[NULL]]'}) AS seen
    FROM (SELECT record, json_transform(text, ${literal(JSON.stringify(type))}) AS f FROM line)`);
  const [from, to, field] =
    type === TRIAL ? ['seen[1]', 'seen[2]', '/seen'] : type === DESIGNATION ? ['f.seen', 'f.seen', '/seen'] : ['f.date', 'f.date', '/date'];
  const isBad = `TRY_CAST(${from} AS DATE) IS NULL OR TRY_CAST(${to} AS DATE) IS NULL`;
  await context.issues(`SELECT ${literal(part)} AS part, record, ${literal(field)} AS field, 'quarantined' AS severity, 'bad-date' AS code,
    'not a day; what was seen then is left out' AS message FROM fact WHERE ${isBad}`);
  await context.db.run(`DELETE FROM fact WHERE ${isBad}`);
  const where: FactTable = {
    table: 'fact',
    subject,
    part: literal(part),
    record: 'record',
    source: 'f.source',
    series: type === DESIGNATION ? 'NULL' : 'f.series',
    observedAt: `${from}::DATE`,
    observedTo: `${to}::DATE`,
  };
  await context.statements(factsQuery(where, facts));
}

function value(property: string, name: string, more: Partial<Fact> = {}): Fact {
  return { property, value: `f.${name}`, field: `/${name}`, ...more };
}

function each(property: string, name: string, item = 'item', more: Partial<Fact> = {}): Fact {
  return {
    property,
    value: item,
    fieldOf: `'/${name}/' || (nth - 1)`,
    from: `(SELECT *, unnest(f.${name}) AS item, generate_subscripts(f.${name}, 1) AS nth FROM fact)`,
    ...more,
  };
}

const LISTING_FACTS: Fact[] = [
  value('listed', 'date', { when: 'f.date' }),
  value('listed_trials', 'trials'),
  value('covers_until', 'until', { when: 'f.until' }),
  value('original_snapshot', 'snapshot'),
];
const SINCE = { since: 'f.updated' };
const TRIAL_FACTS: Fact[] = [
  value('registry_id', 'id', SINCE),
  value('status', 'status', SINCE),
  value('enrolment', 'enrolment', SINCE),
  value('sponsor', 'sponsor', SINCE),
  value('sponsor_class', 'sponsor_class', SINCE),
  value('last_updated', 'updated', { when: 'f.updated' }),
  value('start_date', 'start', { when: 'f.start' }),
  value('first_posted', 'posted', { when: 'f.posted' }),
  each('phase', 'phase', 'item', SINCE),
  each('condition', 'conditions', 'item', SINCE),
  each('intervention', 'interventions', 'item', SINCE),
  each('site', 'sites', 'to_json({facility: item[1], city: item[2], region: item[3], country: item[4]})::VARCHAR', SINCE),
  ...['scope', 'modality', 'cell_source', 'role'].map((name) => value(`label_${name}`, name, { grade: "'curator'" })),
  each('label_target', 'targets', 'item', { grade: "'curator'" }),
];
const DESIGNATION_FACTS = (
  [
    value('application_number', 'application'),
    value('product_name', 'product', { lang: 'zh' }),
    each('applicant', 'applicants'),
    value('milestone', 'milestone', { field: '/milestone,/date', when: 'f.date' }),
    value('milestone_modifier', 'modifier'),
  ] as Fact[]
).map((fact) => ({ ...fact, grade: "'regulator'" }));
