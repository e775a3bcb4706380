import { parsePartialDate } from '../base/dates.ts';
import type { Atlas } from './atlas.ts';
import type { Look, Said } from './field-change.ts';
import { statementsOf } from './lookup.ts';
import { type SiteText, siteKey } from './site-key.ts';

/** Fields of which one value holds. */
const VALUES = [
  'status',
  'phase',
  'enrolment',
  'sponsor',
  'title',
  'official_title',
  'study_type',
  'start_date',
  'primary_completion_date',
  'completion_date',
  'first_posted',
] as const;
/** Fields of which many hold at once; their order says nothing. */
const LISTS = ['collaborator', 'condition', 'intervention', 'site'] as const;
/** The fields that a history follows, in the order in which changes are told. */
export const HISTORY_FIELDS: readonly string[] = ['listing', ...VALUES, ...LISTS, 'site_status'];

type Row = {
  id: string;
  property: string;
  value: string;
  lang: string | null;
  source: string;
  series: string;
  receipt: string;
  field: string;
  valid_from: string | null;
  valid_to: string | null;
  observed_at: string;
  observed_to: string;
};

const COLUMNS = `id, property, value, lang, source, coalesce(series, '') AS series, receipt, field, valid_from::VARCHAR AS valid_from,
  valid_to::VARCHAR AS valid_to, observed_at::VARCHAR AS observed_at, observed_to::VARCHAR AS observed_to`;
const READ = ['registry_id', 'last_updated', 'outline', ...VALUES, ...LISTS].map((name) => `'${name}'`).join(', ');

/** Every look at a trial by a day, earliest first. */
export async function looksAt(atlas: Atlas, trial: string, known_by: string): Promise<Look[]> {
  const subject = `trial/${trial}`;
  const rows = await atlas.db.rowsAsJson<Row>(
    `SELECT ${COLUMNS} FROM ${await statementsOf(atlas, [subject])} WHERE subject = $1 AND observed_at <= $2::DATE AND property IN (${READ})
     ORDER BY property, id`,
    [subject, known_by],
  );
  const records = Map.groupBy(rows.flatMap(unfolded), (row) => JSON.stringify([row.observed_at, row.source, row.series, row.receipt]));
  return [...records]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, said]) => {
      const named = said.find(({ property }) => property === 'registry_id');
      return named === undefined ? [] : [lookOf(named, said)];
    });
}

function lookOf(named: Row, said: Row[]): Look {
  const { source, series, receipt, observed_at: day, observed_to: last, id: statement, field } = named;
  const byProperty = Map.groupBy(said, ({ property }) => property);
  const values = VALUES.flatMap((field) => [...valuesOf(field, byProperty.get(field) ?? [])]);
  const lists = LISTS.flatMap((field): [string, Map<string, Said>][] => {
    const rows = byProperty.get(field) ?? [];
    return rows.length === 0 ? [] : [[field, itemsOf(field, rows)]];
  });
  return {
    ...{ source, series, receipt, day, last, statement, format: field },
    updated: byProperty.get('last_updated')?.[0]?.value ?? null,
    values: new Map(values),
    lists: new Map(lists),
  };
}

/** The value of a field, that of each language apart where it is text; several values stand as one. */
function valuesOf(field: string, rows: Row[]): Map<string, Said> {
  const byLang = Map.groupBy(rows, ({ lang }) => (lang === null || lang === 'en' ? field : `${field} ${lang}`));
  return new Map(
    [...byLang].map(([name, own]) => {
      const texts = [...new Set(own.map(({ value }) => value))].toSorted();
      const text = texts.join(field === 'phase' ? '/' : ' | ');
      const [first] = own as [Row];
      const [from, to] = field.endsWith('date') || field === 'first_posted' ? [first.valid_from, first.valid_to] : [null, null];
      return [name, { text, key: plain(text), from, to, status: null, statements: own.map(({ id }) => id) }];
    }),
  );
}

/** The items of a list by what they are compared by; of those that are written alike each counts. */
function itemsOf(field: string, rows: Row[]): Map<string, Said> {
  const found = new Map<string, Said>();
  const items = rows.map((row) => (field === 'site' ? siteOf(row) : itemOf(row)));
  for (const item of items.toSorted((one, other) => ((one.status ?? '') < (other.status ?? '') ? -1 : 1))) {
    let key = item.key;
    for (let nth = 2; field === 'site' && found.has(key); nth += 1) key = `${item.key} ${nth}`;
    const known = found.get(key);
    if (known) known.statements.push(...item.statements);
    else found.set(key, { ...item, key });
  }
  return found;
}

function itemOf({ value, id }: Row): Said {
  return { text: value, key: plain(value), from: null, to: null, status: null, statements: [id] };
}

function siteOf({ value, id }: Row): Said {
  const site = JSON.parse(value) as SiteText & { status?: string | null };
  const text = [site.facility, site.city, site.country].filter(Boolean).join(', ');
  return { text, key: siteKey(site), from: null, to: null, status: site.status ?? null, statements: [id] };
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

type Outline = Partial<Record<'title' | 'status' | 'study_type' | 'sponsor' | 'start' | 'first_posted' | 'last_updated', string>> & {
  phases?: string[];
  places?: (Omit<SiteText, 'facility'> & { sites: number })[];
};

/** An outline as the statements of which it is made; any other statement as it is. */
function unfolded(row: Row): Row[] {
  if (row.property !== 'outline') return [row];
  const {
    title,
    status,
    study_type,
    sponsor,
    start,
    first_posted,
    last_updated,
    phases = [],
    places = [],
  } = JSON.parse(row.value) as Outline;
  const one = (property: string, value: string | undefined): Row[] => {
    const span = value === undefined ? undefined : parsePartialDate(value);
    return value === undefined ? [] : [{ ...row, property, value, valid_from: span?.from ?? null, valid_to: span?.to ?? null }];
  };
  return [
    { ...row, property: 'registry_id' },
    ...Object.entries({ title, status, study_type, sponsor, start_date: start, first_posted, last_updated }).flatMap(([property, value]) =>
      one(property, value ?? undefined),
    ),
    ...phases.flatMap((phase) => one('phase', phase)),
    ...places.flatMap(({ sites, ...place }) => Array.from({ length: sites }, () => one('site', JSON.stringify(place))).flat()),
  ];
}
