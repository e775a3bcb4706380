import { join } from 'node:path';
import { literal } from '../base/duck.ts';
import type { ParseContext } from './context.ts';
import { isFilled } from './derive.ts';
import { writeLines } from './lines.ts';

/** Where a trial is carried out, as a register writes it. */
export type SiteText = Partial<Record<'facility' | 'city' | 'region' | 'country' | 'status', string | null | undefined>>;

/** What a field of a record says, as a parser in TypeScript reads it; like a `Fact`, but with values instead of expressions. */
export type Said = {
  record: string;
  field: string;
  subject: string;
  property: string;
  /** A value that is empty makes no statement; `site` stands instead of it. */
  value?: string | undefined;
  site?: SiteText;
  /** What the source wrote, where that is not the value. */
  original?: string | undefined;
  lang?: 'zh' | 'en';
  /** What the source wrote as the time at which the fact holds in the world, a partial date or one in English words; it is the value too. What is no date becomes an issue. */
  when?: string | undefined;
  /** A date, written in the same ways, since which a state holds. */
  since?: string | null | undefined;
  /** A day on which the record says that it was so, written in the same ways; else the day of the snapshot. */
  observed?: string | null | undefined;
  /** The listing of the source, where one snapshot is of a listing of its own. */
  series?: string;
};

/** Columns of the rows that are handed to the database. */
const COLUMNS = {
  ...Object.fromEntries(['record', 'field', 'subject', 'property', 'value', 'original', 'lang', 'series'].map((name) => [name, 'VARCHAR'])),
  site: 'STRUCT(facility VARCHAR, city VARCHAR, region VARCHAR, country VARCHAR, status VARCHAR)',
  valid_from: 'DATE',
  valid_to: 'DATE',
  precision: 'VARCHAR',
  observed_at: 'DATE',
};
const TYPES = Object.entries(COLUMNS).map(([name, type]) => `${literal(name)}: ${literal(type)}`);
const SITE =
  'to_json({facility: facility_name(site.facility), city: site.city, region: site.region, country: site.country, status: site.status})::VARCHAR';

/** Rows that are put at a time. */
const GROUP = 100_000;

/** Adds what the records of a part say, as statements; dates that are none are issues. Rows come one by one or a record at a time, which is quicker, and are put in groups, so that a long part needs little memory. */
export async function addSaid(context: ParseContext, part: string, rows: Iterable<Said> | AsyncIterable<Said | Said[]>): Promise<void> {
  const days = new Days();
  let waiting: Row[] = [];
  for await (const some of rows) {
    for (const row of Array.isArray(some) ? some : [some]) waiting.push(rowOf(row, days));
    if (waiting.length < GROUP) continue;
    await putRows(context, part, waiting, days);
    await context.flush();
    waiting = [];
  }
  if (waiting.length > 0) await putRows(context, part, waiting, days);
}

/** What is written for a date: as a partial date, the days on which it begins and ends, and how exact it is, null of what is none. */
type Day = { written: string; text?: string; valid_from?: string | null; valid_to?: string | null; precision?: string | null };

/** Dates by what is written for them, since registers write few again and again; the database says what they are. */
class Days {
  #known = new Map<string, Day>();
  #unread: Day[] = [];

  of(written: string | null | undefined): Day | undefined {
    if (typeof written !== 'string') return undefined;
    const known = this.#known.get(written);
    if (known) return known;
    const day: Day = { written };
    this.#known.set(written, day);
    this.#unread.push(day);
    return day;
  }

  async read({ db }: ParseContext): Promise<void> {
    const days = this.#unread.splice(0);
    const found = await db.rowsAsJson<Omit<Day, 'written'> & { nth: number }>(
      `SELECT nth, text, date_from(text) AS valid_from, date_to(text) AS valid_to, date_precision(text) AS precision
       FROM (SELECT nth, english_day(written) AS text FROM (SELECT unnest(texts) AS written, generate_subscripts(texts, 1) - 1 AS nth FROM (SELECT from_json($1, '["VARCHAR"]') AS texts)))`,
      [JSON.stringify(days.map(({ written }) => written))],
    );
    for (const { nth, ...day } of found) Object.assign(days[nth] as Day, day);
  }
}

/** A row as JSON, but for its dates and for what follows from them. */
type Row = {
  json: string;
  when: Day | undefined;
  since: Day | undefined;
  observed: Day | undefined;
  bad: Pick<Said, 'record' | 'field' | 'original'> | undefined;
};

function rowOf({ when, since, observed, value, original, ...row }: Said, days: Days): Row {
  const isDate = typeof when === 'string';
  return {
    json: JSON.stringify({ ...row, value: isDate ? undefined : value, original: original ?? when ?? value }),
    when: days.of(when),
    since: isDate ? undefined : days.of(since),
    observed: days.of(observed),
    bad: isDate ? { record: row.record, field: row.field, original: original ?? when } : undefined,
  };
}

async function putRows(context: ParseContext, part: string, rows: Row[], days: Days): Promise<void> {
  await days.read(context);
  const path = join(context.scratch, 'said.ndjson');
  const most = writeLines(
    path,
    rows.map((row) => withDates(row, context.observed)),
  );
  await context.statements(`SELECT * EXCLUDE (site), ${literal(part)} AS part, observed_at AS observed_to
    FROM (SELECT * REPLACE (CASE WHEN site IS NOT NULL THEN ${SITE} ELSE value END AS value)
      FROM read_json(${literal(path)}, format = 'newline_delimited', columns = {${TYPES.join(', ')}}, maximum_object_size = ${most})) WHERE ${isFilled('value')}`);
  for (const { when, bad } of rows) {
    if (!bad || when?.text === '' || when?.precision !== null) continue;
    const message = `not a date: ${[...(bad.original ?? '')].slice(0, 40).join('')}`;
    await context.issue({ part, record: bad.record, field: bad.field, severity: 'warning', code: 'bad-date', message });
  }
}

function withDates({ json, when, since, observed }: Row, today: string): string {
  const state = when ?? since;
  const dates = {
    ...(when ? { value: when.text } : {}),
    valid_from: state?.valid_from,
    valid_to: when?.valid_to,
    precision: state?.precision,
    observed_at: observed?.valid_from ?? today,
  };
  return `${json.slice(0, -1)},${JSON.stringify(dates).slice(1)}`;
}
