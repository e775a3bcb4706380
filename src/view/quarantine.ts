import type { Atlas } from './atlas.ts';

/**
 * A record that was left out: where it stands, which field is at fault and why. `replaced` is the receipt of a later snapshot of the same list or file, in which it is
 * read or left out anew; null while nothing newer is at hand.
 */
export type Quarantined = {
  source: string;
  series: string | null;
  receipt: string;
  observed: string;
  file: string;
  record: string;
  field: string;
  code: string;
  reason: string;
  replaced: string | null;
};

const SQL = `FROM (SELECT s.source, s.series, s.receipt, s.observed::VARCHAR AS observed, i.part AS file, i.record, i.field, i.code, i.message AS reason,
    (SELECT min_by(later.receipt, later.observed) FROM snapshot later WHERE later.source = s.source AND later.series IS NOT DISTINCT FROM s.series
      AND (later.observed, later.taken, later.receipt) > (s.observed, s.taken, s.receipt)
      AND (list_contains(from_json($2, '["VARCHAR"]'), s.source) OR undated(later.files) = undated(s.files))) AS replaced
  FROM issue i JOIN snapshot s USING (receipt)
  WHERE i.severity = 'quarantined' AND ($1::VARCHAR IS NULL OR s.source = $1))
  ORDER BY replaced IS NOT NULL, source, series, observed, file, record, field`;

/** Names of files are the same but for the days in them. */
const UNDATED = `CREATE OR REPLACE TEMP MACRO undated(files) AS regexp_replace(files, '\\d{4}-?\\d{2}-?\\d{2}', '', 'g')`;

/** Every record that the snapshots of a published atlas, or of one source, left out; those that nothing newer replaces first. `full` names the sources whose snapshots replace each other. */
export async function quarantinedIn({ db }: Atlas, only: string | null, full: string[]): Promise<Quarantined[]> {
  await db.run(UNDATED);
  return db.rows<Quarantined>(SQL, [only, JSON.stringify(full)]);
}
