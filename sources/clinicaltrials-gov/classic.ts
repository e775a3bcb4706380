import type { ParseContext } from '../../src/statement/context.ts';
import { loadTable, type TableColumn } from '../../src/statement/grid.ts';
import { addSaid, type Said, type SiteText } from '../../src/statement/said.ts';
import { apiPhases, apiWord } from './words.ts';

/** Headers of the classic export, then those of the export since 2023. */
const COLUMNS = {
  id: { headers: ['NCT Number'], required: true },
  title: { headers: ['Title', 'Study Title'], required: true },
  status: { headers: ['Status', 'Study Status'], required: true },
  summary: { headers: ['Brief Summary'] },
  conditions: { headers: ['Conditions'], required: true },
  interventions: { headers: ['Interventions'], required: true },
  sponsors: { headers: ['Sponsor/Collaborators', 'Sponsor'], required: true },
  collaborators: { headers: ['Collaborators'] },
  phases: { headers: ['Phases'], required: true },
  enrolment: { headers: ['Enrollment'] },
  funders: { headers: ['Funded Bys', 'Funder Type'] },
  type: { headers: ['Study Type'], required: true },
  ids: { headers: ['Other IDs'] },
  start: { headers: ['Start Date'], required: true },
  primary: { headers: ['Primary Completion Date'] },
  completion: { headers: ['Completion Date'] },
  posted: { headers: ['First Posted'], required: true },
  updated: { headers: ['Last Update Posted'], required: true },
  locations: { headers: ['Locations'], required: true },
} satisfies { [name: string]: TableColumn };
type Column = keyof typeof COLUMNS;
type Row = { record: string } & { [column in Column]: string | null };
const DATES: [Column, string][] = [
  ['start', 'start_date'],
  ['primary', 'primary_completion_date'],
  ['completion', 'completion_date'],
  ['posted', 'first_posted'],
  ['updated', 'last_updated'],
];
/** Countries for which the register asks for a state or province. */
const WITH_STATES = new Set(['United States', 'Canada', 'China', 'Australia']);
/** A country's name that holds a comma itself, such as `Korea, Republic of`. */
const SECOND_HALF = /^(?:(?:The )?(?:[\w-]+ )*Republic of(?: the)?|Province of China|Occupied|U\.S\.|British|Federated States of)$/;

/** Sites are guessed from commas, so that states of this export are compared with each other only. */
const SERIES = 'search-csv';

/** Reads the CSV export of search results: lists parted by `|`, the sponsor first among its collaborators, sites as text. */
export async function parseClassic(context: ParseContext, part: string): Promise<void> {
  const { headers } = await loadTable(context, part, 'list', COLUMNS);
  const bad = `NOT coalesce(regexp_full_match(trim(id), 'NCT\\d{8}'), false)`;
  await context.issues(`SELECT '${part.replaceAll("'", "''")}' AS part, record, 'NCT Number' AS field, 'quarantined' AS severity, 'no-id' AS code,
    'no NCT id of eight digits; the record is left out' AS message FROM list WHERE ${bad}`);
  const rows = await context.db.rowsAsJson<Row>(`SELECT * FROM list WHERE NOT ${bad}`);
  await addSaid(
    context,
    part,
    readRows(rows, (column) => headers.get(column) ?? column),
  );
}

function* readRows(rows: Row[], header: (column: Column) => string): Generator<Said> {
  for (const row of rows) {
    const subject = `trial/${row.id?.trim()}`;
    const since = row.updated;
    const said = (property: string, column: Column, value: string | undefined, more: Partial<Said> = {}): Said => {
      return { record: row.record, field: header(column), subject, property, value, since, series: SERIES, ...more };
    };
    for (const [column, property] of DATES) yield said(property, column, undefined, { when: row[column] ?? '' });
    yield* states(row, said);
    for (const site of parts(row.locations)) yield said('site', 'locations', undefined, { site: siteOf(site), original: site });
  }
}

function* states(
  row: Row,
  said: (property: string, column: Column, value: string | undefined, more?: Partial<Said>) => Said,
): Generator<Said> {
  const [sponsor, ...others] = parts(row.sponsors);
  const funders = parts(row.funders);
  const type = (row.type ?? '').split(':', 1)[0]?.trim() ?? '';
  yield said('registry_id', 'id', row.id?.trim());
  yield said('title', 'title', row.title?.trim(), { lang: 'en' });
  yield said('summary', 'summary', row.summary?.trim(), { lang: 'en' });
  yield said('status', 'status', apiWord(row.status ?? ''), { original: row.status ?? '' });
  yield said('study_type', 'type', apiWord(type), { original: row.type ?? '' });
  yield said('enrolment', 'enrolment', row.enrolment?.trim());
  yield said('sponsor', 'sponsors', sponsor);
  if (funders.length === 1) yield said('sponsor_class', 'funders', apiWord(funders[0] as string), { original: funders[0] });
  for (const value of apiPhases(row.phases ?? '', type)) yield said('phase', 'phases', value, { original: row.phases ?? '' });
  for (const value of others) yield said('collaborator', 'sponsors', value);
  for (const value of parts(row.collaborators)) yield said('collaborator', 'collaborators', value);
  for (const value of parts(row.conditions)) yield said('condition', 'conditions', value);
  const [own, ...secondary] = parts(row.ids);
  yield said('sponsor_study_id', 'ids', own);
  for (const value of secondary) yield said('secondary_id', 'ids', value);
  for (const one of parts(row.interventions)) {
    const [, kind = '', name = one] = /^([A-Z][\w ]+): (.+)$/s.exec(one) ?? [];
    yield said('intervention', 'interventions', name, { original: one });
    yield said('intervention_type', 'interventions', apiWord(kind), { original: one });
  }
}

function parts(cell: string | null): string[] {
  return (cell ?? '')
    .split('|')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** A post code, and what the register once wrote where there is no state. */
const NO_PLACE = /^(?:\d[\d -]{3,}|Non-US)$/;
/** A telephone number or an e-mail address among the pieces: the facility is a person. */
const CONTACT = /@|\+?\d[\d ().-]{7,}\d/;

/** `Facility, City, Country` or, where a state is asked for, `Facility, City, State, Country`; what is no place is left out. A facility may hold commas. */
function siteOf(text: string): SiteText {
  const pieces = text.split(/,\s*/).filter((one) => one !== '');
  const halves = pieces.length > 1 && SECOND_HALF.test(pieces.at(-1) ?? '') ? 2 : 1;
  const country = pieces.splice(-halves).join(', ');
  if (pieces.some((one) => CONTACT.test(one))) return { city: pieces.pop(), country };
  if (NO_PLACE.test(pieces.at(-1) ?? '')) pieces.pop();
  const region = WITH_STATES.has(country) && pieces.length >= 3 ? pieces.pop() : null;
  const city = pieces.pop();
  return { facility: pieces.join(', ') || null, city, region, country };
}
