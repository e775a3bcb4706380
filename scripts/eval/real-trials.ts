import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { elements, legacyStudy, phasesOf, textOf } from './legacy-study.ts';

/** One trial of a registry file as `atlas predict trials` takes it. */
export type RealTrial = { trial_id: string; record: Record<string, unknown> };

type Row = Record<string, string>;

/** Every trial of a file of the data pack, by trial id, the last one when an id repeats; `file` says how it is read. */
export function realTrials(file: string, path: string): Map<string, RealTrial['record']> {
  const read = READERS.find(([pattern]) => pattern.test(file))?.[1];
  if (!read) throw new Error(`no reader for ${file}`);
  const bytes = readFileSync(path);
  const trials = read((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
  return new Map(trials.map(({ trial_id, record }) => [trial_id, record]));
}

const READERS: [RegExp, (text: string) => RealTrial[]][] = [
  [/v2-studies\.ndjson/, (text) => lines(text).map(studyTrial)],
  [/legacy-studies\.ndjson/, (text) => lines(text).flatMap(legacyTrial)],
  [/car-t-monitor/, (text) => rows(text).map(monitorTrial)],
  [/classic-msc\.csv/, (text) => rows(text).map(classicTrial)],
  [/ictrp\/.*\.csv/, (text) => rows(text).map(platformTrial)],
  [/ictrp\/.*\.xml/, (text) => elements(text, 'Trial').map(platformRow).map(platformTrial)],
];

function lines(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

function rows(text: string): Row[] {
  return parse(text, { columns: true, bom: true, relax_column_count: true });
}

function studyTrial(record: Record<string, unknown>): RealTrial {
  const { identificationModule } = record.protocolSection as { identificationModule: { nctId: string } };
  return { trial_id: identificationModule.nctId, record };
}

function legacyTrial({ nct_id, xml }: Record<string, unknown>): RealTrial[] {
  return String(xml).includes('<clinical_study') ? [{ trial_id: String(nct_id), record: legacyStudy(String(xml)) }] : [];
}

function monitorTrial(row: Row): RealTrial {
  return flatTrial({
    id: row.NCTId,
    title: row.BriefTitle,
    status: row.OverallStatus,
    sponsor: row.LeadSponsor,
    summary: row.BriefSummary,
    conditions: row.Conditions,
    phases: row.Phase?.split('|'),
    interventions: split(row.Interventions).map((name) => ({ name })),
  });
}

function classicTrial(row: Row): RealTrial {
  return flatTrial({
    id: row['NCT Number'],
    title: row.Title,
    status: row.Status,
    sponsor: row['Sponsor/Collaborators']?.split('|')[0],
    conditions: row.Conditions,
    type: row['Study Type'],
    phases: phasesOf(row.Phases || undefined),
    interventions: split(row.Interventions).map(typedIntervention),
  });
}

type FlatTrial = {
  id: string | undefined;
  title: string | undefined;
  status: string | undefined;
  sponsor: string | undefined;
  summary?: string | undefined;
  conditions: string | undefined;
  type?: string | undefined;
  phases: string[] | undefined;
  interventions: { type?: string; name: string }[];
};

function flatTrial({ id, title, status, sponsor, summary, conditions, type, phases, interventions }: FlatTrial): RealTrial {
  if (!id) throw new Error(`a row without an id: ${title}`);
  const record = {
    protocolSection: {
      identificationModule: { nctId: id, briefTitle: title },
      statusModule: { overallStatus: status },
      sponsorCollaboratorsModule: { leadSponsor: { name: sponsor } },
      descriptionModule: { briefSummary: summary },
      conditionsModule: { conditions: split(conditions) },
      designModule: { studyType: type?.toUpperCase(), phases },
      armsInterventionsModule: { interventions },
    },
  };
  return { trial_id: id, record };
}

function typedIntervention(text: string): { type?: string; name: string } {
  const [, type, name] = /^([A-Z][A-Za-z ]+): (.*)$/s.exec(text) ?? [];
  return type === undefined || name === undefined ? { name: text } : { type: type.toUpperCase().replace(/ /g, '_'), name };
}

function platformTrial(row: Row): RealTrial {
  return { trial_id: row.TrialID ?? '', record: row };
}

/** A `Trial` element of WHO ICTRP as the row that its CSV has: the XML writes `_` where the CSV has a space. */
function platformRow(xml: string): Row {
  const names = [...xml.matchAll(/<([A-Za-z_0-9]+)>/g)].map((found) => found[1] ?? '');
  return Object.fromEntries(names.map((name) => [name.replace(/_/g, ' '), textOf(xml, name) ?? '']));
}

function split(list: string | undefined): string[] {
  return (list ?? '').split('|').filter((each) => each !== '');
}
