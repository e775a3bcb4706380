import { z } from 'zod';
import { dayOf } from '../base/dates.ts';
import { readSourceFacts, sourceNames } from '../statement/source-facts.ts';
import { auditOf, type SeriesAudit } from '../view/audit.ts';
import { type Quarantined, quarantinedIn } from '../view/quarantine.ts';
import { readAcceptances } from './accepted.ts';
import { freshnessOf } from './freshness.ts';
import { operation } from './operation.ts';

type Covered = { source: string; series: string; first_seen: string; last_seen: string; statements: number; subjects: number };

const flag = z.union([z.boolean(), z.stringbool()]).default(false);

/**
 * Every source, or one, with what is at hand of it and how fresh it is, its terms, what it can and cannot answer, its data problems, and how many of its names name
 * nothing or a person; on request with the audit of its fields, or with the records that were left out.
 */
export const sources = operation({
  name: 'sources',
  summary: { zh: '各来源的许可、新鲜度、数量、问题与审计', en: 'Sources with licence, freshness, counts, issues and audit' },
  readOnly: true,
  positional: ['source'],
  input: z.strictObject({
    source: z.string().optional().describe('one source (default: all)'),
    audit: flag.describe(
      'for each series the fields that are read, ignored and unknown, with the records that hold them, snapshots and issues',
    ),
    quarantined: flag.describe('every record that was left out, with file, record, field and reason'),
  }),
  run: async ({ source, audit, quarantined }, host) => {
    const names = source === undefined ? sourceNames() : [readSourceFacts(source).name];
    const atlas = await host.atlas();
    const { db, manifest } = atlas;
    const covered = await db.rows<Covered>(
      'SELECT * REPLACE (first_seen::VARCHAR AS first_seen, last_seen::VARCHAR AS last_seen) FROM coverage',
    );
    const issues = await db.rows<{ source: string; severity: string; code: string; count: number }>(
      'SELECT source, severity, code, count(*)::INTEGER AS count FROM issue GROUP BY ALL ORDER BY ALL',
    );
    const unnamed = await db.rows<{ source: string; kind: string; problem: string; count: number }>(
      'SELECT source, kind, problem, count(*)::INTEGER AS count FROM link_issue GROUP BY ALL ORDER BY ALL',
    );
    const audits = await auditOf(atlas, source ?? null);
    const accepted = readAcceptances(host.store);
    const full = sourceNames().filter((name) => readSourceFacts(name).listing === 'full');
    const left: Quarantined[] | null = quarantined ? await quarantinedIn(atlas, source ?? null, full) : null;
    const listed = names.map((name) => {
      const facts = readSourceFacts(name);
      const { title, publisher, licence, cadence, grade, listing, expect, answers, cannot } = facts;
      const own = <T extends { source: string }>(rows: T[]) => rows.filter(({ source: of }) => of === name);
      const series = own(audits);
      const snapshots = series.flatMap((one) => one.snapshots);
      const isOwn = ({ receipt }: { receipt: string }) => snapshots.some((one) => one.receipt === receipt);
      return {
        ...{ name, title, publisher, licence, cadence, grade, listing, expect, answers, cannot },
        freshness: freshnessOf(
          host.store,
          facts,
          snapshots,
          own(covered).map(({ last_seen }) => last_seen),
          host.now,
        ),
        snapshots: snapshots.length,
        records: series.reduce((sum, { records }) => sum + records, 0),
        accepted: accepted.filter(isOwn),
        at_hand: own(covered),
        issues: own(issues),
        unnamed: own(unnamed),
      };
    });
    return {
      run: manifest.run,
      today: dayOf(host.now),
      newest_snapshot: manifest.newest,
      sources: listed,
      audit: audit ? (audits satisfies SeriesAudit[]) : null,
      quarantined: left,
    };
  },
});
