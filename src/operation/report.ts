import { z } from 'zod';
import { clusterReport } from '../check/report/cluster.ts';
import { todayOf } from './inputs.ts';
import { operation } from './operation.ts';

/** A report written from the data: sections of sentences in both languages with the statements behind each. */
export const report = operation({
  name: 'report',
  summary: { zh: '由数据写成的园区报告，句句有据', en: 'A report on a cluster written from the data, every sentence with its evidence' },
  readOnly: true,
  positional: ['kind', 'cluster'],
  input: z.strictObject({
    kind: z.enum(['cluster']).describe('what the report is on'),
    cluster: z.string().describe('a cluster by name or id, such as zhangjiang'),
    from: z.string().describe('first day of the period, YYYY-MM-DD'),
    to: z.string().describe('last day of the period, YYYY-MM-DD'),
    known_by: z.string().optional().describe('known time: use only what was observed by this day, YYYY-MM-DD (default today)'),
  }),
  run: async ({ cluster, from, to, known_by }, host) =>
    clusterReport(await host.atlas(), { cluster, from, to, known_by: known_by ?? (await todayOf(host)) }),
});
