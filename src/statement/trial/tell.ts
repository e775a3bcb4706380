import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { literal } from '../../base/duck.ts';
import type { ParseContext } from '../context.ts';
import { type Fact, type FactTable, factsQuery } from '../derive.ts';
import { type Entry, type EntryColumn, type EntryProblem, understand, type WrittenEntry } from './entry.ts';

/** How a part calls the columns that it has, for the fields of statements, the language of its first titles, and the series, `list` for a list that says little of each trial. */
export type EntryNames = { headers: Map<EntryColumn, string>; lang: 'zh' | 'en'; series?: 'list' };

/** Characters that are written at a time. */
const CHUNK = 1 << 20;
const LISTS = [
  'phase',
  'site',
  'co_sponsor',
  'condition',
  'condition_en',
  'intervention',
  'intervention_en',
  'arm',
  'arm_en',
  'secondary_id',
];
const TEXTS = [
  ...[
    'record',
    'id',
    'title',
    'title_en',
    'official_title',
    'official_title_en',
    'summary',
    'summary_en',
    'sponsor',
    'sponsor_en',
    'study_id',
    'web_address',
  ],
  ...['registered', 'refreshed', 'updated', 'start', 'primary_completion', 'completion', 'size', 'status', 'study_type'],
  ...[
    'said_registered',
    'said_start',
    'said_primary_completion',
    'said_completion',
    'said_size',
    'said_status',
    'said_study_type',
    'said_phase',
    'said_id',
  ],
];

/** Entries that are told at a time. */
const GROUP = 20_000;
type Entries = AsyncIterable<WrittenEntry> | Iterable<WrittenEntry>;

/**
 * Makes statements of the trials of a part, in the properties that all registers of trials share, and issues of what could not be read, in groups, so that a
 * large part needs little memory. A record was observed on the day on which the register's text was refreshed, where the part says it, else on the day of the snapshot.
 */
export async function tellEntries(context: ParseContext, part: string, names: EntryNames, entries: Entries): Promise<void> {
  const files = ['entry', 'entry-problem'].map((name) => join(context.scratch, `${name}.ndjson`)) as [string, string];
  let [rows, problems] = files.map(lines) as [Lines, Lines];
  const tell = async () => {
    rows.close();
    problems.close();
    await tellGroup(context, part, names, files);
  };
  let held = 0;
  for await (const written of entries) {
    const { entry, problems: found } = understand(written);
    if (entry) rows.put({ ...entry, ...said(written, entry) });
    for (const one of found) problems.put(problemRow(written, one, names));
    held += 1;
    if (held % GROUP > 0) continue;
    await tell();
    [rows, problems] = files.map(lines) as [Lines, Lines];
  }
  await tell();
}

async function tellGroup(context: ParseContext, part: string, names: EntryNames, [rows, problems]: [string, string]): Promise<void> {
  const types = [...TEXTS.map((name) => `${name}: 'VARCHAR'`), ...LISTS.map((name) => `"${name}": 'VARCHAR[]'`)].join(', ');
  await context.db.run(`CREATE OR REPLACE TABLE entry AS SELECT *, coalesce(date_from(refreshed), ${literal(context.observed)}::DATE) AS observed,
    coalesce(updated, refreshed) AS since FROM read_json(${literal(rows)}, format = 'newline_delimited', columns = {${types}, is_cancelled: 'BOOLEAN'}, maximum_object_size = 200000000)`);
  const where: FactTable = {
    table: 'entry',
    subject: `'trial/' || id`,
    part: literal(part),
    record: 'record',
    observedAt: 'observed',
    ...(names.series ? { series: literal(names.series) } : {}),
  };
  await context.statements(
    factsQuery(
      where,
      facts(names).filter(({ field, fieldOf }) => field !== '' || fieldOf !== undefined),
    ),
  );
  await context.issues(`SELECT ${literal(part)} AS part, record, field, severity, code, message FROM read_json(${literal(problems)}, format = 'newline_delimited',
    columns = {record: 'VARCHAR', field: 'VARCHAR', severity: 'VARCHAR', code: 'VARCHAR', message: 'VARCHAR'})`);
  await context.flush();
}

function problemRow({ record }: WrittenEntry, { column, severity, code, message }: EntryProblem, { headers }: EntryNames) {
  return { record, field: headers.get(column) ?? column, severity, code, message };
}

/** What the register wrote where the value says it otherwise. */
function said({ texts }: WrittenEntry, { registered }: Entry) {
  return {
    said_id: texts.id,
    said_registered: registered === null ? undefined : texts.registered || texts.registered_else,
    said_start: texts.start,
    said_primary_completion: texts.primary_completion,
    said_completion: texts.completion,
    said_size: texts.size,
    said_status: texts.status,
    said_study_type: texts.study_type,
    said_phase: texts.phase,
  };
}

type Lines = { put(row: object): void; close(): void };

/** A file of JSON lines that is written in pieces. */
function lines(path: string): Lines {
  const file = openSync(path, 'w');
  let waiting = '';
  const flush = () => {
    writeSync(file, waiting);
    waiting = '';
  };
  return {
    put: (row) => {
      waiting += `${JSON.stringify(row)}\n`;
      if (waiting.length > CHUNK) flush();
    },
    close: () => {
      flush();
      closeSync(file);
    },
  };
}

/** Titles in both languages; where the register gives no public title, the scientific one stands for it. */
function titles(
  state: (property: string, column: EntryColumn, more?: Partial<Fact>) => Fact,
  field: (...columns: EntryColumn[]) => string,
  lang: string,
): Fact[] {
  return (
    [
      ['title', 'official_title', lang],
      ['title_en', 'official_title_en', 'en'],
    ] as const
  ).flatMap(([title, official, lang]) => [
    {
      ...state('title', title, { lang }),
      value: `coalesce(${title}, ${official})`,
      fieldOf: `CASE WHEN ${title} IS NULL THEN ${literal(field(official))} ELSE ${literal(field(title))} END`,
    },
    state('official_title', official, { lang }),
  ]);
}

function facts({ headers, lang }: EntryNames): Fact[] {
  const field = (...columns: EntryColumn[]) => columns.flatMap((column) => headers.get(column) ?? []).join(',');
  const state = (property: string, column: EntryColumn, more: Partial<Fact> = {}): Fact => ({
    property,
    value: `"${column}"`,
    field: field(column),
    since: 'since',
    ...more,
  });
  const each = (property: string, list: string, column: EntryColumn, more: Partial<Fact> = {}): Fact => ({
    property,
    value: 'item',
    field: field(column),
    since: 'since',
    from: `(SELECT *, unnest("${list}") AS item FROM entry)`,
    ...more,
  });
  const date = (property: string, column: EntryColumn): Fact => ({
    property,
    value: `"${column}"`,
    original: `said_${column}`,
    field: field(column),
    when: `"${column}"`,
  });
  return [
    state('registry_id', 'id', { original: 'said_id' }),
    state('sponsor_study_id', 'study_id'),
    state('web_address', 'web_address'),
    each('secondary_id', 'secondary_id', 'secondary_id'),
    ...titles(state, field, lang),
    state('summary', 'summary', { lang }),
    state('summary', 'summary_en', { lang: 'en' }),
    {
      ...state('status', 'status', { original: 'said_status' }),
      fieldOf: `CASE WHEN is_cancelled THEN ${literal(field('title', 'status'))} ELSE ${literal(field('status'))} END`,
    },
    state('study_type', 'study_type', { original: 'said_study_type' }),
    state('enrolment', 'size', { original: 'said_size' }),
    ...(['sponsor', 'sponsor_en'] as const).map((column) => state('sponsor', column)),
    each('collaborator', 'co_sponsor', 'co_sponsor'),
    each('phase', 'phase', 'phase', { original: 'said_phase' }),
    ...(['condition', 'condition_en'] as const).map((column) => each('condition', column, column)),
    ...(['intervention', 'intervention_en'] as const).map((column) => each('intervention', column, column)),
    each('arm', 'arm', 'intervention'),
    each('arm', 'arm_en', 'intervention_en'),
    {
      ...each('site', 'site', 'country'),
      fieldOf: `CASE WHEN coalesce(item->>'region', item->>'city') IS NULL THEN ${literal(field('country'))} ELSE ${literal(field('country', 'contact_address'))} END`,
    },
    { ...date('first_posted', 'registered'), field: field('registered') || field('registered_else') },
    date('start_date', 'start'),
    date('primary_completion_date', 'primary_completion'),
    date('completion_date', 'completion'),
    { ...date('last_updated', 'updated'), original: 'updated' },
    { ...date('last_refreshed', 'refreshed'), original: 'refreshed' },
  ];
}
