import { literal } from '../../src/base/duck.ts';
import type { ParseContext } from '../../src/statement/context.ts';
import { badDates, type Fact, type FactTable, factsQuery } from '../../src/statement/derive.ts';
import { loadJson } from '../../src/statement/json-lines.ts';
import type { SourceCode } from '../../src/statement/source.ts';
import { olderFormat, studyIntake } from './format.ts';
import { STUDY_TYPE, studyPaths } from './study.ts';

const ID = 'protocolSection.identificationModule';
const STATUS = 'protocolSection.statusModule';

/** Reads studies of the API v2: `.json` (one study, an array, a page), `.ndjson`, each also gzipped, and the bulk `.zip`; older formats in `format.ts`. */
export const source: SourceCode = {
  intake: studyIntake,
  parse: async (context) => {
    const [{ name }] = context.receipt.parts;
    const older = await olderFormat(context);
    await (older ? older(name) : parsePart(context, name));
  },
};

async function parsePart(context: ParseContext, part: string): Promise<void> {
  await loadJson(context, part, 'studies');
  await context.db.run(`CREATE OR REPLACE TABLE parsed AS SELECT record, study, 'trial/' || study.${ID}.nctId AS subject,
    study.${STATUS}.lastUpdatePostDateStruct.date AS updated,
    coalesce(date_from(study.derivedSection.miscInfoModule.versionHolder), ${literal(context.observed)}::DATE) AS observed
    FROM (SELECT record, json_transform(text, ${literal(STUDY_TYPE)}) AS study FROM line)`);
  await reportUnknownFields(context, part);
  await quarantineWithoutId(context, part);
  const where: FactTable = {
    table: 'parsed',
    subject: 'subject',
    part: literal(part),
    record: 'record',
    observedAt: 'observed',
  };
  await context.statements(factsQuery(where, FACTS));
  for (const [field] of DATES) await context.issues(badDates(where, `study.${STATUS}.${field}.date`, pointer(`${STATUS}.${field}.date`)));
}

async function quarantineWithoutId(context: ParseContext, part: string): Promise<void> {
  const bad = `NOT coalesce(regexp_full_match(study.protocolSection.identificationModule.nctId, 'NCT\\d{8}'), false)`;
  await context.issues(`SELECT ${literal(part)} AS part, record, '/protocolSection/identificationModule/nctId' AS field,
    'quarantined' AS severity, 'no-id' AS code, 'no NCT id of eight digits; the record is left out' AS message FROM parsed WHERE ${bad}`);
  await context.db.run(`DELETE FROM parsed WHERE ${bad}`);
}

/** Fields of the file that are neither read nor ignored by name, each once. */
async function reportUnknownFields(context: ParseContext, part: string): Promise<void> {
  const [row] = await context.db.rows<{ structure: string | null }>(
    'SELECT json_group_structure(text::JSON)::VARCHAR AS structure FROM line',
  );
  if (!row?.structure) return;
  for (const path of studyPaths(JSON.parse(row.structure), context.facts.ignored)) {
    const message = 'a field that source.yml does not know; it is not read';
    await context.issue({ part, record: '', field: pointer(path), severity: 'note', code: 'unknown-field', message });
  }
}

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
function state(property: string, path: string, lang?: string): Fact {
  const fact = { property, value: `study.${path}::VARCHAR`, field: pointer(path), since: 'updated' };
  return lang ? { ...fact, lang } : fact;
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
const TEXTS: Fact[] = [
  state('title', `${ID}.briefTitle`, 'en'),
  state('official_title', `${ID}.officialTitle`, 'en'),
  state('summary', 'protocolSection.descriptionModule.briefSummary', 'en'),
  state('description', 'protocolSection.descriptionModule.detailedDescription', 'en'),
];
const FACTS: Fact[] = [
  state('registry_id', `${ID}.nctId`),
  state('sponsor_study_id', `${ID}.orgStudyIdInfo.id`),
  each('secondary_id', `${ID}.secondaryIdInfos`, 'item.id', '/id'),
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
  each('intervention_description', `${ARMS}.interventions`, 'item.description', '/description'),
  each('arm', `${ARMS}.armGroups`, "concat_ws(': ', item.label, item.description)"),
  each(
    'site',
    'protocolSection.contactsLocationsModule.locations',
    'to_json({facility: facility_name(item.facility), city: item.city, region: item.state, country: item.country, status: item.status})::VARCHAR',
  ),
  ...DATES.map(([field, property]): Fact => {
    const path = `${STATUS}.${field}.date`;
    return { property, value: `study.${path}`, field: pointer(path), when: `study.${path}` };
  }),
];
