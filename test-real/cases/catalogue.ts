import assert from 'node:assert/strict';
import { type RealAtlas, realTest } from '../support/atlas.ts';

realTest('ClinicalTrials.gov: 943 studies, 7,092 sites, 940 start dates, whole or in outline', async (atlas) => {
  const { db } = await atlas.host.atlas();
  const [count] = await db.rows<Record<string, number>>(`SELECT count(DISTINCT subject)::INTEGER AS trials,
    count(*) FILTER (property = 'registry_id' OR property = 'outline')::INTEGER AS records,
    count(*) FILTER (property = 'title' OR (value->>'$.title') <> '')::INTEGER AS titles,
    (count(*) FILTER (property = 'site') + sum(list_sum((value->'$.places[*].sites')::INTEGER[])) FILTER (property = 'outline'))::INTEGER AS sites,
    count(*) FILTER (property = 'start_date' OR (property = 'outline' AND (value->>'$.start') <> ''))::INTEGER AS starts
    FROM (SELECT subject, property, CASE WHEN property = 'outline' THEN value ELSE '{}' END AS value FROM statement WHERE source = 'clinicaltrials-gov')`);
  assert.deepEqual(count, { trials: 943, records: 943, titles: 943, sites: 7092, starts: 940 });
  const [states] = await db.rows<Record<string, number>>(
    "SELECT count(*)::INTEGER AS trials, sum(sites)::INTEGER AS sites, count(start_from)::INTEGER AS starts FROM trial_state WHERE source = 'clinicaltrials-gov'",
  );
  assert.deepEqual(states, { trials: 943, sites: 7092, starts: 940 });
});

realTest('CDE: 160 rows of 150 proposed breakthroughs, 1,430 rows of 1,422 priority reviews', async (atlas) => {
  const proposed = await countsOf(atlas, 'cde-breakthrough');
  assert.deepEqual([proposed.application_number?.rows, proposed.application_number?.values], [160, 150]);
  assert.deepEqual([proposed.milestone?.rows, proposed.milestone?.values], [160, 1]);
  const priority = await countsOf(atlas, 'cde-priority-review');
  assert.deepEqual([priority.application_number?.rows, priority.application_number?.values], [1430, 1422]);
  assert.deepEqual([priority.milestone?.rows, priority.milestone_modifier?.rows], [1430, 5]);
});

realTest('the list of proposals never says that a breakthrough was granted', async ({ host }) => {
  const { db } = await host.atlas();
  const said = await db.rows<{ value: string }>(
    "SELECT DISTINCT value FROM statement WHERE source = 'cde-breakthrough' AND property = 'milestone'",
  );
  assert.deepEqual(
    said.map(({ value }) => value),
    ['breakthrough_proposed'],
  );
});

realTest('27 dated listings are taken, and no record of any file is quarantined', async ({ host, receipts }) => {
  assert.equal(receipts.get('car-t-monitor')?.length, 27);
  const { db } = await host.atlas();
  assert.deepEqual(await db.rows("SELECT * FROM issue WHERE severity = 'quarantined'"), []);
  assert.deepEqual(await db.rows("SELECT DISTINCT code FROM issue WHERE severity = 'warning'"), []);
});

realTest('statement ids are unique and every statement has a locator', async ({ host }) => {
  const { db } = await host.atlas();
  const [row] = await db.rows<{ rows: number; ids: number; placed: number }>(
    "SELECT count(*)::INTEGER AS rows, count(DISTINCT id)::INTEGER AS ids, count(*) FILTER (record <> '' AND part <> '')::INTEGER AS placed FROM statement",
  );
  assert.ok(row && row.rows > 690_000, 'the listings alone give 673,039');
  assert.deepEqual([row.ids, row.placed], [row.rows, row.rows]);
});

type Counts = Record<string, { rows: number; values: number; subjects: number }>;

/** Statements of a source's own files by property; what other sources repeat is left out. */
async function countsOf({ host, receipts }: RealAtlas, source: string): Promise<Counts> {
  const { db } = await host.atlas();
  const rows = await db.rows<{ property: string; rows: number; values: number; subjects: number }>(
    `SELECT property, count(*)::INTEGER AS rows, count(DISTINCT value)::INTEGER AS values, count(DISTINCT subject)::INTEGER AS subjects
     FROM statement WHERE receipt = $1 GROUP BY ALL`,
    [receipts.get(source)?.[0] ?? ''],
  );
  return Object.fromEntries(rows.map(({ property, ...counts }) => [property, counts]));
}
