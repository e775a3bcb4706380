import { readSourceFacts } from '../statement/source-facts.ts';
import type { Atlas } from './atlas.ts';

/** One snapshot of a source: what it holds and what came of it. `records` are those of all its files, `quarantined` those left out. */
export type SnapshotAudit = {
  receipt: string;
  observed: string;
  taken: string;
  files: string;
  records: number;
  subjects: number;
  statements: number;
  issues: number;
  quarantined: number;
};

/** A field of a source's files: what becomes of it, how many records hold it, of how many that were looked at. */
export type FieldAudit = { field: string; use: 'read' | 'ignored' | 'unknown'; records: number; looked: number };

/** The audit of a series of a source; `absent` are fields that `source.yml` ignores by name and no file of the series has. */
export type SeriesAudit = {
  source: string;
  series: string | null;
  records: number;
  subjects: number;
  statements: number;
  quarantined: number;
  snapshots: SnapshotAudit[];
  fields: FieldAudit[];
  absent: string[];
  issues: { severity: string; code: string; count: number }[];
};

type InSeries<T> = T & { source: string; series: string | null };

/** Every series of the snapshots of a published atlas, or of those of one source: records in, statements out, fields and issues. */
export async function auditOf(atlas: Atlas, only: string | null): Promise<SeriesAudit[]> {
  const rows = <T>(select: string) => atlas.db.rows<InSeries<T>>(`${select} ORDER BY ALL`, [only]);
  const snapshots = await rows<SnapshotAudit>(
    `SELECT source, series, receipt, observed::VARCHAR AS observed, taken::VARCHAR AS taken, files, records, subjects, statements, issues, quarantined
    FROM snapshot WHERE $1 IS NULL OR source = $1`,
  );
  const fields = await rows<FieldAudit>(
    `SELECT source, series, field, min(use) AS use, sum(records)::INTEGER AS records, sum(looked)::INTEGER AS looked
    FROM field WHERE field IS NOT NULL AND ($1 IS NULL OR source = $1) GROUP BY source, series, field`,
  );
  const issues = await rows<SeriesAudit['issues'][number]>(
    `SELECT s.source, s.series, severity, code, count(*)::INTEGER AS count
    FROM issue i JOIN snapshot s USING (receipt) WHERE $1 IS NULL OR s.source = $1 GROUP BY ALL`,
  );
  const subjects = await rows<{ subjects: number }>('SELECT source, series, subjects FROM series WHERE $1 IS NULL OR source = $1');
  return subjects.map(({ source, series, subjects: count }) => {
    const own = <T>(all: InSeries<T>[]) =>
      all.flatMap(({ source: of, series: within, ...one }) => (of === source && within === series ? [one] : []));
    const [taken, held] = [own(snapshots), own(fields)];
    return {
      source,
      series,
      ...sums(taken),
      subjects: count,
      snapshots: taken,
      fields: held,
      absent: readSourceFacts(source).ignored.filter((name) => !held.some(({ field }) => plainName(field) === plainName(name))),
      issues: own(issues),
    };
  });
}

/** A field's name as JSON Pointers, paths of XML and `source.yml` alike write it. */
function plainName(field: string): string {
  return field.replace(/^\//, '').replaceAll(/[./_ ]/g, '/');
}

function sums(snapshots: SnapshotAudit[]): Pick<SeriesAudit, 'records' | 'statements' | 'quarantined'> {
  const sum = (name: 'records' | 'statements' | 'quarantined') => snapshots.reduce((all, one) => all + one[name], 0);
  return { records: sum('records'), statements: sum('statements'), quarantined: sum('quarantined') };
}
