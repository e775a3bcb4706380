import { literal } from '../../src/base/duck.ts';
import type { Issue, ParseContext } from '../../src/statement/context.ts';
import { loadTable, type TableColumn } from '../../src/statement/grid.ts';
import { textOf } from '../../src/statement/reading.ts';
import { addSaid, type Said } from '../../src/statement/said.ts';
import { dayOf, phasesOf, stateOf } from './words.ts';

const HEADERS = {
  number: 'Trial number',
  code: 'Protocol code',
  title: 'Title of the trial',
  status: 'Overall trial status',
  places: 'Location(s) and recruitment status',
  size: 'Number of participants enrolled',
  conditions: 'Medical conditions',
  area: 'Therapeutic area',
  phase: 'Trial phase',
  products: 'Product',
  start: 'Start date',
  end: 'Global end of the trial',
  sponsors: 'Sponsor/Co-Sponsors',
  kinds: 'Sponsor type',
  updated: 'Last updated',
} as const;
type Column = keyof typeof HEADERS;
type Row = { record: string } & { [column in Column]: string };
const COLUMNS = Object.fromEntries(
  Object.entries(HEADERS).map(([name, header]): [string, TableColumn] => [name, { headers: [header], required: true }]),
);

/** Reads the CSV that the search page exports; `N/A` is no value, days are DD/MM/YYYY. It names countries without sites, so that its states are compared with each other only. */
export async function parseSearch(context: ParseContext, part: string): Promise<void> {
  await loadTable(context, part, 'list', COLUMNS);
  const bad = `NOT coalesce(regexp_full_match(trim(number), '\\d{4}-\\d{6}-\\d{2}-\\d{2}'), false)`;
  await context.issues(`SELECT ${literal(part)} AS part, record, ${literal(HEADERS.number)} AS field, 'quarantined' AS severity, 'no-id' AS code,
    'no EU CT number; the record is left out' AS message FROM list WHERE ${bad}`);
  const rows = await context.db.rowsAsJson<Row>(`SELECT * FROM list WHERE NOT ${bad}`);
  const strange: Issue[] = [];
  await addSaid(
    context,
    part,
    rows.flatMap((row) => [
      ...trial(row, (text) =>
        strange.push({
          part,
          record: row.record,
          field: HEADERS.status,
          severity: 'warning',
          code: 'unknown-state',
          message: `a state that is not known: ${text.slice(0, 40)}`,
        }),
      ),
    ]),
  );
  for (const issue of strange) await context.issue(issue);
}

function* trial(row: Row, strange: (text: string) => void): Generator<Said> {
  const number = row.number.trim();
  const since = dayOf(textOf(row.updated)) || null;
  const said = (property: string, column: Column, value: string, more: Partial<Said> = {}): Said => {
    return {
      record: row.record,
      subject: `trial/CTIS${number}`,
      field: HEADERS[column],
      property,
      value,
      original: textOf(row[column]),
      since,
      series: 'search-csv',
      ...more,
    };
  };
  yield said('registry_id', 'number', `CTIS${number}`);
  yield said('sponsor_study_id', 'code', textOf(row.code));
  yield said('title', 'title', textOf(row.title).replace(/\s+/g, ' '), { lang: 'en' });
  yield said('study_type', 'number', 'INTERVENTIONAL');
  yield said('enrolment', 'size', textOf(row.size));
  yield said('condition', 'conditions', textOf(row.conditions));
  const status = stateOf(textOf(row.status));
  if (status === undefined && textOf(row.status) !== '') strange(textOf(row.status));
  yield said('status', 'status', status ?? textOf(row.status));
  for (const value of phasesOf(row.phase)) yield said('phase', 'phase', value);
  for (const value of areas(row.area)) yield said('keyword', 'area', value);
  for (const value of textOf(row.products).split(/, |\n/)) yield said('intervention', 'products', textOf(value));
  for (const [property, column] of [
    ['start_date', 'start'],
    ['completion_date', 'end'],
    ['last_updated', 'updated'],
  ] as const)
    yield said(property, column, '', { when: dayOf(textOf(row[column])) });
  yield* sponsors(row, said);
  for (const place of row.places.split(/, (?=[A-Z][^:,]*:)/)) {
    const [, country = '', state = ''] = /^([^:]+):(.*)$/s.exec(place.trim()) ?? [];
    if (country !== '') yield said('site', 'places', '', { site: { country, status: stateOf(state) ?? null }, original: place });
  }
}

/** Names may hold commas: they are parted only where there are as many as types of sponsors. */
function* sponsors(row: Row, said: (property: string, column: Column, value: string) => Said): Generator<Said> {
  const names = textOf(row.sponsors).split(', ');
  const [first = '', ...others] = names.length === row.kinds.split(', ').length ? names : [textOf(row.sponsors)];
  yield said('sponsor', 'sponsors', first);
  for (const name of others) yield said('collaborator', 'sponsors', name);
  if (others.length === 0) yield said('sponsor_class', 'kinds', row.kinds.trim() === 'Pharmaceutical company' ? 'INDUSTRY' : 'OTHER');
}

/** The areas of a cell, which is a list in JSON. */
function areas(cell: string): string[] {
  try {
    const list: unknown = JSON.parse(cell);
    return Array.isArray(list) ? list.map(textOf) : [textOf(cell)];
  } catch {
    return [textOf(cell)];
  }
}
