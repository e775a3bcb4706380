import { z } from 'zod';
import { withLock } from '../base/lock.ts';
import { openAtlas } from '../view/atlas.ts';
import { operation } from './operation.ts';
import { publish } from './publish.ts';

/** Builds and publishes the atlas from every snapshot in the store and the shipped facts. */
export const build = operation({
  name: 'build',
  summary: { zh: '由全部快照构建并发布知识库', en: 'Build and publish the atlas from all snapshots' },
  readOnly: false,
  positional: [],
  input: z.strictObject({}),
  run: async (_, host) => {
    const { store } = host;
    const { run, isNew, newest, segments } = await withLock(store, () => publish(host));
    const { db } = await openAtlas(store);
    const [counts] = await db.rows<{ statements: number; issues: number; trials: number; milestones: number }>(`SELECT
      (SELECT count(*) FROM statement)::INTEGER AS statements, (SELECT count(*) FROM issue)::INTEGER AS issues,
      (SELECT count(DISTINCT trial) FROM trial_state)::INTEGER AS trials, (SELECT count(*) FROM milestone)::INTEGER AS milestones`);
    db.close();
    return { run, is_new: isNew, newest_snapshot: newest, segments: segments.length, ...counts };
  },
});
