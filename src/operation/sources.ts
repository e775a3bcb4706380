import { z } from 'zod';
import { readSourceFacts, sourceNames } from '../statement/source-facts.ts';
import { operation } from './operation.ts';

type Covered = { source: string; series: string; first_seen: string; last_seen: string; statements: number; subjects: number };

/** Every source with what is at hand of it, its terms, what it can answer, its data problems, and how many of its names name nothing or a person. */
export const sources = operation({
  name: 'sources',
  summary: { zh: '各来源的许可、新鲜度、数量与问题', en: 'Sources with licence, freshness, counts and issues' },
  readOnly: true,
  positional: [],
  input: z.strictObject({}),
  run: async (_, host) => {
    const { db, manifest } = await host.atlas();
    const covered = await db.rows<Covered>(
      'SELECT * REPLACE (first_seen::VARCHAR AS first_seen, last_seen::VARCHAR AS last_seen) FROM coverage',
    );
    const issues = await db.rows<{ source: string; severity: string; code: string; count: number }>(
      'SELECT source, severity, code, count(*)::INTEGER AS count FROM issue GROUP BY ALL ORDER BY ALL',
    );
    const unnamed = await db.rows<{ source: string; kind: string; problem: string; count: number }>(
      'SELECT source, kind, problem, count(*)::INTEGER AS count FROM link_issue GROUP BY ALL ORDER BY ALL',
    );
    const listed = sourceNames().map((name) => {
      const { title, publisher, licence, cadence, grade, answers } = readSourceFacts(name);
      const at_hand = covered.filter(({ source }) => source === name);
      const own = <T extends { source: string }>(rows: T[]) => rows.filter(({ source }) => source === name);
      return { name, title, publisher, licence, cadence, grade, answers, at_hand, issues: own(issues), unnamed: own(unnamed) };
    });
    return { run: manifest.run, newest_snapshot: manifest.newest, sources: listed };
  },
});
