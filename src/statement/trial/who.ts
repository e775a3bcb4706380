import { unpackedChunks } from '../../base/unpacked.ts';
import { readXml, textsAt, type XmlElement } from '../../base/xml.ts';
import type { FieldUse, ParseContext } from '../context.ts';
import { countRecord, noCounts, noteField, reportFields } from '../fields.ts';
import type { TableColumn } from '../grid.ts';
import type { EntryColumn, WrittenEntry } from './entry.ts';

/** Columns of the export of WHO's network of registers; in XML the blanks of the names are `_`. */
export const WHO_EXPORT: Partial<Record<EntryColumn, TableColumn>> = {
  id: { headers: ['TrialID'], required: true },
  title: { headers: ['Public title'], required: true },
  official_title: { headers: ['Scientific title'] },
  sponsor: { headers: ['Primary sponsor'], required: true },
  co_sponsor: { headers: ['Secondary Sponsor'] },
  registered: { headers: ['Date registration3'], required: true },
  registered_else: { headers: ['Date registration'] },
  refreshed: { headers: ['Last Refreshed on'] },
  start: { headers: ['Date enrollement'] },
  size: { headers: ['Target size'] },
  status: { headers: ['Recruitment Status'], required: true },
  study_type: { headers: ['Study type'] },
  phase: { headers: ['Phase'] },
  country: { headers: ['Countries'] },
  contact_address: { headers: ['Contact Address'] },
  condition: { headers: ['Condition'] },
  intervention: { headers: ['Intervention'] },
  secondary_id: { headers: ['Secondary ID'] },
  web_address: { headers: ['web address'] },
};

/** Elements of the format in which registers hand their trials to WHO's network; some give it to readers as well. */
export const WHO_IMPORT: Partial<Record<EntryColumn, string>> = {
  id: 'main/trial_id',
  title: 'main/public_title',
  official_title: 'main/scientific_title',
  sponsor: 'main/primary_sponsor',
  co_sponsor: 'secondary_sponsor/sponsor_name',
  registered: 'main/date_registration',
  start: 'main/date_enrolment',
  size: 'main/target_size',
  status: 'main/recruitment_status',
  study_type: 'main/study_type',
  phase: 'main/phase',
  country: 'countries/country2',
  condition: 'main/hc_freetext',
  intervention: 'main/i_freetext',
  secondary_id: 'secondary_ids/secondary_id/sec_id',
  web_address: 'main/url',
};

/** Elements of that format that are known and not read: contact persons, and what no question asks for. */
const UNREAD = [
  ...[
    'contacts',
    'criteria',
    'ethics_reviews',
    'health_condition_code',
    'health_condition_keyword',
    'intervention_code',
    'intervention_keyword',
  ],
  ...['primary_outcome', 'secondary_outcome', 'source_support', 'secondary_ids/secondary_id/issuing_authority', 'main/UTRN', 'main/utrn'],
  ...['main/reg_name', 'main/acronym', 'main/scientific_acronym', 'main/Scientific_acronym', 'main/type_enrolment', 'main/study_design'],
  ...[
    'main/results_actual_enrolment',
    'main/results_date_completed',
    'main/results_url_link',
    'main/results_summary',
    'main/results_date_posted',
  ],
  ...['main/results_date_first_publication', 'main/results_baseline_char', 'main/results_participant_flow', 'main/results_adverse_events'],
  ...['main/results_outcome_measures', 'main/results_url_protocol', 'main/results_IPD_plan', 'main/results_IPD_description'],
];

/** The elements of the export by the names of its XML. */
export const WHO_EXPORT_XML: Partial<Record<EntryColumn, string>> = Object.fromEntries(
  Object.entries(WHO_EXPORT).map(([column, { headers }]) => [column, (headers[0] ?? '').replaceAll(' ', '_')]),
);

/**
 * The trials of an XML part: `root` is the element of all, `record` that of one, `paths` says where each column stands in it. Elements that are neither read nor ignored by
 * `source.yml`, which may name them with blanks, are reported once.
 */
export async function* xmlEntries(
  context: ParseContext,
  part: string,
  { root, record, paths }: { root: string; record: string; paths: Partial<Record<EntryColumn, string>> },
): AsyncGenerator<WrittenEntry> {
  const columns = Object.entries(paths) as [EntryColumn, string][];
  const read = new Set(Object.values(paths));
  const ignored = new Set([...UNREAD, ...context.facts.ignored.flatMap((one) => [one, one.replaceAll(' ', '_')])]);
  const useOf = (path: string): FieldUse => (isIn(path, read) ? 'read' : isIn(path, ignored) ? 'ignored' : 'unknown');
  const counts = noCounts();
  for await (const { element, nth } of readXml(unpackedChunks(context.path(part), part), part, (name) => name === record)) {
    const filled = new Map<string, boolean>();
    notePaths(element, '', filled);
    countRecord(counts, filled, useOf);
    const texts: WrittenEntry['texts'] = {};
    for (const [column, path] of columns) texts[column] = textsAt(element, path).join('\n');
    yield { record: `xpath=/${root}/${record}[${nth}]`, texts };
  }
  await reportFields(context, part, counts, { noun: 'an element' });
}

/** Notes the paths of all elements that hold no others, and whether they hold a text. */
function notePaths({ children }: XmlElement, prefix: string, filled: Map<string, boolean>): void {
  for (const child of children) {
    if (child.children.length === 0) noteField(filled, prefix + child.name, child.text.trim() !== '');
    else notePaths(child, `${prefix}${child.name}/`, filled);
  }
}

/** True for a path that is known, or lies in or around one that is. */
function isIn(path: string, known: Set<string>): boolean {
  const pieces = path.split('/');
  return pieces.some((_, at) => known.has(pieces.slice(0, at + 1).join('/'))) || [...known].some((one) => one.startsWith(`${path}/`));
}

/** How the fields of statements are called in the format of registers: of a list, the element that holds it. */
export function fieldsOfPaths(paths: Partial<Record<EntryColumn, string>>): Map<EntryColumn, string> {
  const named = Object.entries(paths).map(([column, path]) => [column, path.startsWith('main/') ? path : path.replace(/\/.*$/, '')]);
  return new Map(named as [EntryColumn, string][]);
}
