import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { literal } from '../base/duck.ts';
import type { ParseContext } from './context.ts';

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

const COLUMNS = {
  record: 'VARCHAR',
  field: 'VARCHAR',
  subject: 'VARCHAR',
  property: 'VARCHAR',
  value: 'VARCHAR',
  site: 'STRUCT(facility VARCHAR, city VARCHAR, region VARCHAR, country VARCHAR, status VARCHAR)',
  original: 'VARCHAR',
  lang: 'VARCHAR',
  when: 'VARCHAR',
  since: 'VARCHAR',
  observed: 'VARCHAR',
  series: 'VARCHAR',
};
const SITE =
  'to_json({facility: facility_name(site.facility), city: site.city, region: site.region, country: site.country, status: site.status})::VARCHAR';

/** Adds what the records of a part say, as statements; dates that are none are issues. Rows come one by one or a record at a time, which is quicker, and are put in groups, so that a long part needs little memory. */
export async function addSaid(
  context: ParseContext,
  part: string,
  rows: Iterable<Said> | AsyncIterable<Said | Said[]>,
  group = 100_000,
): Promise<void> {
  let waiting: string[] = [];
  for await (const some of rows) {
    for (const row of Array.isArray(some) ? some : [some]) waiting.push(JSON.stringify(row));
    if (waiting.length < group) continue;
    await putSaid(context, part, waiting);
    await context.flush();
    waiting = [];
  }
  if (waiting.length > 0) await putSaid(context, part, waiting);
}

async function putSaid(context: ParseContext, part: string, lines: string[]): Promise<void> {
  const path = join(context.scratch, 'said.ndjson');
  writeFileSync(path, lines.join('\n'));
  const types = Object.entries(COLUMNS).map(([name, type]) => `${literal(name)}: ${literal(type)}`);
  await context.db.run(`CREATE OR REPLACE TABLE said AS SELECT * REPLACE (
      CASE WHEN site IS NOT NULL THEN ${SITE} WHEN "when" IS NOT NULL THEN english_day("when") ELSE value END AS value,
      coalesce(original, "when", value) AS original, english_day("when") AS "when", english_day(since) AS since,
      coalesce(date_from(english_day(observed)), ${literal(context.observed)}::DATE) AS observed)
    FROM read_json(${literal(path)}, format = 'newline_delimited', columns = {${types.join(', ')}}, maximum_object_size = 200000000)`);
  await context.statements(`SELECT series, subject, property, value, original, lang, ${literal(part)} AS part, record, field,
    date_from(coalesce("when", since)) AS valid_from, date_to("when") AS valid_to, date_precision(coalesce("when", since)) AS precision,
    observed AS observed_at, observed AS observed_to FROM said WHERE filled(value) IS NOT NULL`);
  await context.issues(`SELECT ${literal(part)} AS part, record, field, 'warning' AS severity, 'bad-date' AS code, 'not a date: ' || left(original, 40) AS message
    FROM said WHERE filled("when") IS NOT NULL AND date_precision("when") IS NULL`);
}
