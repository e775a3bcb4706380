import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isDay } from '../../src/base/dates.ts';
import { literal } from '../../src/base/duck.ts';
import { InputError } from '../../src/base/errors.ts';
import type { Intake } from '../../src/snapshot/take.ts';
import type { ParseContext } from '../../src/statement/context.ts';
import { badDates, type Fact, type FactTable, factsQuery } from '../../src/statement/derive.ts';
import type { SourceCode } from '../../src/statement/source.ts';
import { loadCsv } from '../../src/statement/tables.ts';

const TRIALS = {
  required: ['NCTId', 'BriefTitle', 'OverallStatus', 'LeadSponsor'],
  wanted: [
    'Phase',
    'Conditions',
    'Interventions',
    'StartDate',
    'LastUpdatePostDate',
    'EnrollmentCount',
    'BriefSummary',
    'LeadSponsorClass',
  ],
};
const SITES = { required: ['NCTId', 'City', 'State', 'Country'], wanted: ['BriefTitle', 'OverallStatus', 'Facility', 'SiteStatus'] };
const SERIES: Record<string, string> = { onc: 'oncology', rheum: 'rheumatology' };

/** Reads dated folders `<corpus>/<YYYY-MM-DD>/` with `trials.csv` and `sites.csv`, each also gzipped. */
export const source: SourceCode = {
  intake: (paths) => paths.flatMap(datedFolders).map(toIntake),
  parse: async (context) => {
    const [trials, sites] = [partNamed(context, 'trials'), partNamed(context, 'sites')];
    await parseTrials(context, trials);
    await parseSites(context, sites);
  },
};

function datedFolders(path: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) throw new InputError('does not exist; check the path', { file: path });
  if (!stat.isDirectory()) throw new InputError('is a file; give the dated folder that holds trials.csv and sites.csv', { file: path });
  const names = readdirSync(path).toSorted();
  if (names.some((name) => /^trials\.csv(\.gz)?$/.test(name))) return [path];
  const below = names.map((name) => join(path, name)).filter((one) => statSync(one).isDirectory());
  if (below.length === 0) throw new InputError('holds neither trials.csv nor dated folders', { file: path });
  return below.flatMap(datedFolders);
}

function toIntake(folder: string): Intake {
  const published = basename(folder);
  if (!isDay(published)) throw new InputError('the folder name must be the day of the snapshot, YYYY-MM-DD', { file: folder });
  const corpus = basename(dirname(folder));
  const names = readdirSync(folder).filter((name) => /^(trials|sites)\.csv(\.gz)?$/.test(name));
  if (names.length !== 2) throw new InputError('must hold trials.csv and sites.csv, once each', { file: folder });
  const files = names.toSorted().map((name) => join(folder, name));
  return { files, series: SERIES[corpus] ?? corpus, published, from: join(corpus, published) };
}

function partNamed({ receipt }: ParseContext, stem: string): string {
  const part = receipt.parts.find(({ name }) => name.startsWith(`${stem}.csv`));
  if (!part) throw new InputError(`the snapshot lacks ${stem}.csv`, { record: `receipt ${receipt.id}` });
  return part.name;
}

const UPDATED = '"LastUpdatePostDate"';

function state(property: string, field: string, value = `"${field}"`): Fact {
  return { property, value, field, since: UPDATED };
}

function each(property: string, field: string): Fact {
  return {
    property,
    value: 'trim(item)',
    field,
    since: UPDATED,
    from: `(SELECT *, unnest(string_split("${field}", '|')) AS item FROM trials)`,
  };
}

/** The monitor pads partial dates to the first day of the month, so a first day says no more than the month. */
const START = `CASE WHEN "StartDate" LIKE '____-__-01' THEN left("StartDate", 7) ELSE "StartDate" END`;

const TRIAL_FACTS: Fact[] = [
  state('registry_id', 'NCTId'),
  { ...state('title', 'BriefTitle'), lang: 'en' },
  { ...state('summary', 'BriefSummary'), lang: 'en' },
  state('status', 'OverallStatus'),
  state('enrolment', 'EnrollmentCount', `regexp_replace("EnrollmentCount", '\\.0$', '')`),
  state('sponsor', 'LeadSponsor'),
  state('sponsor_class', 'LeadSponsorClass'),
  each('phase', 'Phase'),
  each('condition', 'Conditions'),
  each('intervention', 'Interventions'),
  { property: 'start_date', value: START, original: '"StartDate"', field: 'StartDate', when: START },
  { property: 'last_updated', value: '"LastUpdatePostDate"', field: 'LastUpdatePostDate', when: '"LastUpdatePostDate"' },
];

async function parseTrials(context: ParseContext, part: string): Promise<void> {
  await loadCsv(context, part, 'trials', TRIALS);
  await quarantine(
    context,
    'trials',
    part,
    `NOT coalesce(regexp_full_match("NCTId", 'NCT\\d{8}'), false)`,
    'no-id',
    'no NCT id of eight digits',
  );
  const where = tableOf(context, 'trials', part);
  await context.statements(factsQuery(where, TRIAL_FACTS));
  for (const column of ['StartDate', 'LastUpdatePostDate']) await context.issues(badDates(where, `"${column}"`, column));
}

const SITE =
  'to_json({facility: facility_name("Facility"), city: filled("City"), region: filled("State"), country: filled("Country"), status: filled("SiteStatus")})::VARCHAR';

async function parseSites(context: ParseContext, part: string): Promise<void> {
  await loadCsv(context, part, 'sites', SITES);
  await noteExcluded(context, part);
  await context.db.run('DELETE FROM sites WHERE "NCTId" NOT IN (SELECT "NCTId" FROM trials)');
  const fact: Fact = { property: 'site', value: SITE, field: 'Facility,City,State,Country,SiteStatus' };
  await context.statements(factsQuery(tableOf(context, 'sites', part), [fact]));
}

/** sites.csv also holds the sites of trials that the monitor excluded: they are no part of the listing. */
async function noteExcluded(context: ParseContext, part: string): Promise<void> {
  await context.issues(`SELECT ${literal(part)} AS part, 'row=' || min(row) AS record, 'NCTId' AS field, 'note' AS severity, 'excluded-trial' AS code,
    count(*) || ' sites of ' || "NCTId" || ', which trials.csv does not list; not read' AS message
    FROM sites WHERE "NCTId" NOT IN (SELECT "NCTId" FROM trials) GROUP BY "NCTId"`);
}

async function quarantine(context: ParseContext, table: string, part: string, bad: string, code: string, message: string): Promise<void> {
  await context.issues(`SELECT ${literal(part)} AS part, 'row=' || row AS record, 'NCTId' AS field, 'quarantined' AS severity,
    ${literal(code)} AS code, ${literal(`${message}; the record is left out`)} AS message FROM ${table} WHERE ${bad}`);
  await context.db.run(`DELETE FROM ${table} WHERE ${bad}`);
}

function tableOf({ observed }: ParseContext, table: string, part: string): FactTable {
  return { table, subject: `'trial/' || "NCTId"`, part: literal(part), record: `'row=' || row`, observedAt: `${literal(observed)}::DATE` };
}
