import { isDeepStrictEqual } from 'node:util';
import { openAtlas } from '../src/view/atlas.ts';
import { type Bench, type Measure, median, timeRuns } from './measure.ts';
import { PAIRS } from './postgres-questions.ts';
import { startPostgres } from './postgres-server.ts';
import { scaleStore } from './views.ts';

const WARM_UP = 5;
const RUNS = 25;

/**
 * The same questions put to the views and to a PostgreSQL that holds the same derived tables of the invented store with indexes, each warm and one after the
 * other; both give the trials and statements behind an answer, and must give the same counts.
 * The views work out intervals, ranks and reasons besides.
 */
export const postgres: Bench = async () => {
  const atlas = await openAtlas(await scaleStore());
  const peer = await startPostgres(atlas);
  const measures: Measure[] = [];
  try {
    for (const { name, ours, theirs } of PAIRS) {
      const answers: unknown[] = [];
      await timeRuns(WARM_UP, async (at) => [await ours(atlas, at), await theirs(peer, at)]);
      const own = await timeRuns(RUNS, async (at) => answers.push(await ours(atlas, at + WARM_UP)));
      const other = await timeRuns(RUNS, async (at) => {
        const found = await theirs(peer, at + WARM_UP);
        if (!isDeepStrictEqual(found, answers[at]))
          throw new Error(`${name}: PostgreSQL answers question ${at} otherwise: ${JSON.stringify([answers[at], found]).slice(0, 400)}`);
      });
      const what = `${name}; ${(median(other) / median(own)).toFixed(1)} times as fast`;
      measures.push({ what, runs: own, unit: 'ms', against: { what: `PostgreSQL ${peer.version}`, value: median(other) } });
    }
  } finally {
    await peer.close();
    atlas.db.close();
  }
  return measures;
};
