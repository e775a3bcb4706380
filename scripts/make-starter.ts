import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { UsageError } from '../src/base/errors.ts';
import { shipped } from '../src/base/root.ts';
import { readReceipts } from '../src/snapshot/receipt.ts';
import { type Atlas, openAtlas } from '../src/view/atlas.ts';

/**
 * Writes the starter facts from a store built on the real files: `node scripts/make-starter.ts STORE [FOLDER]`.
 * Facts only: ids, names, days, phases, statuses, sites and the labels that the rules give, not those of judgements; no titles, summaries or sentences.
 */
const [store, folder = shipped('starter')] = process.argv.slice(2);
if (store === undefined) throw new UsageError('usage: node scripts/make-starter.ts STORE [FOLDER]');
const atlas = await openAtlas(store);
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'listings.ndjson'), lines(await listings(atlas)));
writeFileSync(join(folder, 'trials.ndjson.gz'), gzipSync(lines(await trialStates(atlas)), { level: 9 }));
writeFileSync(join(folder, 'designations.ndjson'), lines(await designations(atlas)));
atlas.db.close();

function lines(rows: object[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

/** The days on which each series was listed, with the hash of the listing it was taken from. */
async function listings({ db }: Atlas): Promise<object[]> {
  const receipts = readReceipts(store as string).filter(({ source }) => source === 'car-t-monitor');
  const counts = await db.rows<{ series: string; day: string; trials: number }>(
    `SELECT series, observed_at::VARCHAR AS day, count(DISTINCT trial)::INTEGER AS trials FROM trial_state WHERE source = 'car-t-monitor' GROUP BY ALL`,
  );
  const lists = await db.rows<object>(`SELECT source, '' AS series, max(observed_at)::VARCHAR AS date, max(date_from)::VARCHAR AS until
    FROM milestone WHERE source LIKE 'cde-%' AND part LIKE '%.csv' GROUP BY ALL ORDER BY ALL`);
  const days = receipts.map(({ source, series, published, parts }) => ({
    source,
    series,
    date: published,
    trials: String(counts.find((one) => one.series === series && one.day === published)?.trials ?? 0),
    snapshot: parts.map(({ name, sha256 }) => `${name} ${sha256}`).join('; '),
  }));
  return [...days, ...lists];
}

/**
 * Every distinct state of a trial with the runs of listing days on which it was seen. The collector's copies blank the start date now and then:
 * a blank takes the date seen before it, or where there is none the next one.
 */
async function trialStates({ db }: Atlas): Promise<object[]> {
  const rows = await db.rows<{ state: string; days: string[] }>(`
    WITH said AS (
      SELECT receipt, subject[7:] AS trial, source, series, observed_at,
        min(value) FILTER (property = 'status') AS status, min(value) FILTER (property = 'last_updated') AS updated,
        min(value) FILTER (property = 'enrolment') AS enrolment, min(value) FILTER (property = 'sponsor') AS sponsor,
        min(value) FILTER (property = 'sponsor_class') AS sponsor_class,
        list_sort(list(DISTINCT value) FILTER (property = 'phase')) AS phase,
        list_sort(list(DISTINCT value) FILTER (property = 'condition' AND length(value) <= 80)) AS conditions,
        list_sort(list(DISTINCT value) FILTER (property = 'intervention' AND length(value) <= 80)) AS interventions,
        list_sort(list(DISTINCT [site->>'facility', site->>'city', site->>'region', site->>'country']) FILTER (property = 'site')) AS sites,
        min(value) FILTER (property = 'start_date') AS start
      FROM (SELECT *, CASE WHEN property = 'site' THEN value END AS site FROM statement) WHERE source = 'car-t-monitor' AND part LIKE '%.csv%' GROUP BY ALL
    ),
    dated AS (
      SELECT *, coalesce(last_value(start IGNORE NULLS) OVER (days ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
        first_value(start IGNORE NULLS) OVER (days ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)) AS started
      FROM said WINDOW days AS (PARTITION BY trial, series ORDER BY observed_at)
    )
    SELECT to_json({id: d.trial, source: d.source, series: d.series, status: status, updated: updated, start: started, phase: phase,
      enrolment: enrolment, sponsor: sponsor, sponsor_class: sponsor_class, conditions: conditions, interventions: interventions,
      scope: c.scope, modality: c.modality, cell_source: c.cell_source, role: c.role, targets: c.targets, sites: sites})::VARCHAR AS state,
      list_sort(list(observed_at::VARCHAR)) AS days
    FROM dated d JOIN trial_class c ON c.trial = d.trial AND c.known_from = DATE '0001-01-01' GROUP BY ALL ORDER BY state`);
  const all = await db.rows<{ series: string; day: string }>(
    `SELECT DISTINCT series, day::VARCHAR AS day FROM listing WHERE source = 'car-t-monitor' ORDER BY ALL`,
  );
  return rows.map(({ state, days }) => {
    const { id, source, series, ...facts } = JSON.parse(state) as { id: string; source: string; series: string };
    return {
      id,
      source,
      series,
      seen: runs(
        days,
        all.filter((one) => one.series === series).map(({ day }) => day),
      ),
      ...facts,
    };
  });
}

/** Joins days that follow each other among the listing days into [first, last]. */
function runs(days: string[], listed: string[]): [string, string][] {
  const joined: [string, string][] = [];
  for (const day of days) {
    const last = joined.at(-1);
    if (last && listed.indexOf(day) === listed.indexOf(last[1]) + 1) last[1] = day;
    else joined.push([day, day]);
  }
  return joined;
}

/** The rows of the CDE lists that are cell or gene therapy by the atlas's own class of the product name. */
async function designations({ db }: Atlas): Promise<object[]> {
  return db.rows(`
    SELECT DISTINCT m.source, m.subject[13:] AS application, m.product_name AS product, list_filter(m.applicants, name -> name <> '无') AS applicants, m.milestone, m.modifier, m.date_from::VARCHAR AS date,
      m.observed_at::VARCHAR AS seen
    FROM milestone m JOIN product_class c ON c.name = m.product_name
    WHERE m.source IN ('cde-breakthrough', 'cde-priority-review') AND m.part LIKE '%.csv' AND c.scope IN ('strict', 'industry') ORDER BY m.source, m.date_from DESC, application, product`);
}
