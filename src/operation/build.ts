import { z } from 'zod';
import { dayOf } from '../base/dates.ts';
import { UsageError } from '../base/errors.ts';
import { withLock } from '../base/lock.ts';
import { hasReceipt } from '../snapshot/receipt.ts';
import { openAtlas } from '../view/atlas.ts';
import type { Acceptance } from './accepted.ts';
import { type Host, operation } from './operation.ts';
import { publish } from './publish.ts';

/** Builds and publishes the atlas from every snapshot in the store and the shipped facts. */
export const build = operation({
  name: 'build',
  summary: { zh: '由全部快照构建并发布知识库', en: 'Build and publish the atlas from all snapshots' },
  readOnly: false,
  positional: [],
  input: z.strictObject({
    accept: z
      .string()
      .optional()
      .describe('receipt of a snapshot that is right though its count is outside the band that its source expects'),
    by: z.string().optional().describe('who accepts it'),
    why: z.string().optional().describe('the reason, for those who ask later'),
  }),
  run: async (input, host) => {
    const { store } = host;
    const accepting = acceptanceOf(input, host);
    const { run, isNew, newest, segments } = await withLock(store, () => publish(host, accepting));
    const { db } = await openAtlas(store);
    const [counts] = await db.rows<{ statements: number; issues: number; trials: number; milestones: number }>(`SELECT
      (SELECT count(*) FROM statement)::INTEGER AS statements, (SELECT count(*) FROM issue)::INTEGER AS issues,
      (SELECT count(DISTINCT trial) FROM trial_state)::INTEGER AS trials, (SELECT count(*) FROM milestone)::INTEGER AS milestones`);
    db.close();
    return { run, is_new: isNew, newest_snapshot: newest, segments: segments.length, ...counts };
  },
});

/** The decision that the call asks for. Throws UsageError where it does not say who and why, or names no receipt of the store. */
function acceptanceOf(
  { accept, by = '', why = '' }: { accept?: string | undefined; by?: string | undefined; why?: string | undefined },
  { store, now }: Host,
): Omit<Acceptance, 'subjects'> | undefined {
  const said = [by.trim(), why.trim()] as const;
  if (accept === undefined) {
    if (said.some((one) => one !== '')) throw new UsageError('build: --by and --why go with --accept RECEIPT');
    return undefined;
  }
  if (said.some((one) => one === ''))
    throw new UsageError('build: --accept needs --by and --why: who accepts the count, and for what reason');
  if (!hasReceipt(store, accept)) throw new UsageError(`build: the store holds no receipt ${accept}`);
  return { receipt: accept, by: said[0], why: said[1], decided: dayOf(now) };
}
