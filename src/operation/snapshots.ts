import { type Duck, literal } from '../base/duck.ts';
import { tableOf } from '../entity/build.ts';
import { observedOn, type Receipt } from '../snapshot/receipt.ts';
import { segmentFiles } from '../view/atlas.ts';

/** Makes the tables of what was read: fields and how many records hold them, snapshots and series with their counts. Needs the views `statement` and `issue`. */
export async function buildSnapshots(db: Duck, store: string, segments: string[], receipts: Receipt[]): Promise<void> {
  const files = segmentFiles(store, segments, 'field').map(literal).join(', ');
  await db.run(`CREATE TABLE field AS FROM read_parquet([${files}]) ORDER BY ALL`);
  const rows = receipts.map((one) => ({
    receipt: one.id,
    source: one.source,
    series: one.series,
    observed: observedOn(one),
    taken: one.taken.slice(0, 10),
    files: one.parts.map(({ name }) => name).join(', '),
  }));
  const columns = { receipt: 'VARCHAR', source: 'VARCHAR', series: 'VARCHAR', observed: 'DATE', taken: 'DATE', files: 'VARCHAR' };
  await tableOf(db, 'receipt', columns, rows);
  await db.run(`CREATE TABLE snapshot AS SELECT r.*, coalesce(f.records, 0) AS records, coalesce(s.subjects, 0) AS subjects,
      coalesce(s.statements, 0) AS statements, coalesce(i.issues, 0) AS issues, coalesce(i.quarantined, 0) AS quarantined
    FROM receipt r
    LEFT JOIN (SELECT receipt, count(*)::INTEGER AS statements, count(DISTINCT subject)::INTEGER AS subjects FROM statement GROUP BY receipt) s USING (receipt)
    LEFT JOIN (SELECT receipt, sum(records)::INTEGER AS records FROM field WHERE field IS NULL GROUP BY receipt) f USING (receipt)
    LEFT JOIN (SELECT receipt, count(*)::INTEGER AS issues, (count(*) FILTER (severity = 'quarantined'))::INTEGER AS quarantined FROM issue GROUP BY receipt) i USING (receipt)
    ORDER BY r.source, r.series, r.observed, receipt`);
  await db.run(`CREATE TABLE series AS SELECT r.source, r.series, count(DISTINCT subject)::INTEGER AS subjects
    FROM receipt r LEFT JOIN statement s USING (receipt) GROUP BY ALL ORDER BY ALL`);
}
