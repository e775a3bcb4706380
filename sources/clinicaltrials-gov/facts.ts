import { literal } from '../../src/base/duck.ts';
import type { ParseContext } from '../../src/statement/context.ts';
import { badDates, type Fact, type FactTable, factsQuery } from '../../src/statement/derive.ts';
import { MOST_LINE } from './reduce.ts';
import { ROW_COLUMNS, SEPARATOR } from './sliced-outline.ts';
import { STUDY_COLUMNS } from './study.ts';

const ID = 'protocolSection.identificationModule';
const STATUS = 'protocolSection.statusModule';

/** Makes all statements of the studies in a file of JSON lines {"record", "study"}. */
export async function stateWhole(context: ParseContext, part: string, path: string): Promise<void> {
  await context.db.run(`CREATE OR REPLACE TABLE parsed AS SELECT record, study, 'trial/' || study.${ID}.nctId AS subject,
    study.${STATUS}.lastUpdatePostDateStruct.date AS updated,
    coalesce(date_from(study.derivedSection.miscInfoModule.versionHolder), ${literal(context.observed)}::DATE) AS observed
    FROM ${readLines(path, `record: 'VARCHAR', study: ${literal(STUDY_COLUMNS)}`)}`);
  const where = tableOf('parsed', part, 'subject');
  await context.statements(factsQuery(where, FACTS));
  for (const [field] of DATES) await context.issues(badDates(where, `study.${STATUS}.${field}.date`, dateField(field)));
}

/** Makes one statement, the outline, of each study in a file of JSON lines {"record", "id", "observed", "outline", "field", and dates}. */
export async function stateOutlines(context: ParseContext, part: string, path: string): Promise<void> {
  const dates = OUTLINED.map((field) => `${field}: 'VARCHAR'`).join(', ');
  await context.db.run(`CREATE OR REPLACE TABLE outlined AS SELECT * REPLACE (coalesce(date_from(observed), ${literal(context.observed)}::DATE) AS observed)
    FROM ${readLines(path, `record: 'VARCHAR', id: 'VARCHAR', observed: 'VARCHAR', ${dates}, outline: 'JSON', field: 'VARCHAR'`)}`);
  const where = tableOf('outlined', part, "'trial/' || id");
  await context.statements(
    factsQuery(where, [
      { property: 'outline', value: 'outline::VARCHAR', original: 'NULL', fieldOf: 'field', since: 'lastUpdatePostDateStruct' },
    ]),
  );
  for (const field of OUTLINED) await context.issues(badDates(where, field, dateField(field)));
}

/** Writes the outlines in files of rows (`slicedOutline`), one statement of each; files and their rows are sorted, or are `mixed`. */
export async function writeOutlines(context: ParseContext, part: string, paths: string[], mixed: boolean): Promise<void> {
  const types = Object.entries(ROW_COLUMNS).map(([name, type]) => `${name}: '${type}'`);
  const observed = `coalesce(observed_at, ${literal(context.observed)}::DATE)`;
  await context.sorted(
    part,
    `SELECT 'trial/' || id AS subject, 'outline' AS property, value, record, field, valid_from, precision,
    ${observed} AS observed_at, ${observed} AS observed_to
    FROM read_csv([${paths.map(literal).join(', ')}], columns = {${types.join(', ')}}, header = false, auto_detect = false, delim = ${literal(SEPARATOR)},
      quote = '', escape = '', max_line_size = ${MOST_LINE}) ${mixed ? 'ORDER BY id, record' : ''}`,
  );
}

/** What a study says in another type than expected is null; every line is JSON that we wrote. */
function readLines(path: string, columns: string): string {
  return `read_json(${literal(path)}, format = 'newline_delimited', ignore_errors = true, maximum_object_size = 67108864, columns = {${columns}})`;
}

function tableOf(table: string, part: string, subject: string): FactTable {
  return { table, subject, part: literal(part), record: 'record', observedAt: 'observed' };
}

function dateField(field: string): string {
  return `${pointer(`${STATUS}.${field}`)}/date`;
}

/** Dates of an outline. */
const OUTLINED = ['startDateStruct', 'studyFirstPostDateStruct', 'lastUpdatePostDateStruct'];

function pointer(path: string): string {
  return `/${path.replaceAll('.', '/')}`;
}

const DATES: [field: string, property: string][] = [
  ['startDateStruct', 'start_date'],
  ['primaryCompletionDateStruct', 'primary_completion_date'],
  ['completionDateStruct', 'completion_date'],
  ['studyFirstPostDateStruct', 'first_posted'],
  ['lastUpdatePostDateStruct', 'last_updated'],
];

/** A state of the register: in force since the last update that it shows. */
function state(property: string, path: string): Fact {
  return { property, value: `study.${path}::VARCHAR`, field: pointer(path), since: 'updated' };
}

/** A state in running text, whose marks of Markdown are none of the text. */
function text(property: string, path: string): Fact {
  const fact = state(property, path);
  return { ...fact, lang: 'en', value: `api_text(${fact.value})`, original: fact.value };
}

/** One statement for each element of a list; `value` is an expression over `item`. */
function each(property: string, path: string, value = 'item', below = ''): Fact {
  return {
    property,
    value,
    fieldOf: `${literal(`${pointer(path)}/`)} || (nth - 1) || ${literal(below)}`,
    since: 'updated',
    from: `(SELECT record, subject, updated, observed, unnest(study.${path}) AS item, generate_subscripts(study.${path}, 1) AS nth FROM parsed)`,
  };
}

const SPONSOR = 'protocolSection.sponsorCollaboratorsModule';
const ARMS = 'protocolSection.armsInterventionsModule';
const ARM = "concat_ws(': ', item.label, item.description)";
const TEXTS: Fact[] = [
  text('title', `${ID}.briefTitle`),
  text('official_title', `${ID}.officialTitle`),
  text('summary', 'protocolSection.descriptionModule.briefSummary'),
  text('description', 'protocolSection.descriptionModule.detailedDescription'),
];
const FACTS: Fact[] = [
  state('registry_id', `${ID}.nctId`),
  state('sponsor_study_id', `${ID}.orgStudyIdInfo.id`),
  each('secondary_id', `${ID}.secondaryIdInfos`, 'item.id', '/id'),
  each('former_id', `${ID}.nctIdAliases`),
  ...TEXTS,
  state('status', `${STATUS}.overallStatus`),
  state('study_type', 'protocolSection.designModule.studyType'),
  state('enrolment', 'protocolSection.designModule.enrollmentInfo.count'),
  state('sponsor', `${SPONSOR}.leadSponsor.name`),
  state('sponsor_class', `${SPONSOR}.leadSponsor.class`),
  each('phase', 'protocolSection.designModule.phases'),
  each('collaborator', `${SPONSOR}.collaborators`, 'item.name', '/name'),
  each('condition', 'protocolSection.conditionsModule.conditions'),
  each('keyword', 'protocolSection.conditionsModule.keywords'),
  each('intervention', `${ARMS}.interventions`, 'item.name', '/name'),
  each('intervention_type', `${ARMS}.interventions`, 'item.type', '/type'),
  {
    ...each('intervention_description', `${ARMS}.interventions`, 'api_text(item.description)', '/description'),
    original: 'item.description',
  },
  { ...each('arm', `${ARMS}.armGroups`, `api_text(${ARM})`), original: ARM },
  each(
    'site',
    'protocolSection.contactsLocationsModule.locations',
    'to_json({facility: facility_name(api_text(item.facility)), city: item.city, region: item.state, country: item.country, status: item.status})::VARCHAR',
  ),
  ...DATES.map(([field, property]): Fact => {
    const path = `${STATUS}.${field}.date`;
    return { property, value: `study.${path}`, field: pointer(path), when: `study.${path}` };
  }),
];
