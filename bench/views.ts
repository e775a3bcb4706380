import { openAtlas } from '../src/view/atlas.ts';
import { type Bench, type Measure, timeRuns } from './measure.ts';
import { makeScaleStore, type Scale } from './scale.ts';
import { benchPath } from './stores.ts';
import { knownIn, questions } from './views-questions.ts';

const SCALE: Scale = { trials: 600_000, statementsEach: 68, segments: 90 };
const WARM_UP = 3;
const RUNS = 40;

/**
 * Every view on an invented store of 600,000 trials and 45 million statements: the 95th percentile of questions that differ from one to the next,
 * against its limit, after three of the kind. `ATLAS_SCALE_STORE` names a folder that keeps the store for the next time.
 */
export const views: Bench = async () => {
  const atlas = await openAtlas(await scaleStore());
  const measures: Measure[] = [];
  for (const { name, limit, ask } of questions(await knownIn(atlas))) {
    const first = await timeRuns(1, () => ask(atlas, 0));
    await timeRuns(WARM_UP, (at) => ask(atlas, at + 1));
    const runs = await timeRuns(RUNS, (at) => ask(atlas, at + 1 + WARM_UP));
    const sorted = runs.toSorted((a, b) => a - b);
    const p95 = sorted[Math.ceil(0.95 * RUNS) - 1] as number;
    const what = `${name}; p95 ${p95.toFixed(1)}, first ${(first[0] as number).toFixed(0)} ms`;
    measures.push({ what, runs, unit: 'ms', against: { what: 'limit of p95', value: limit } });
  }
  atlas.db.close();
  return measures;
};

/** The folder of the invented store, made if it is not there. */
export async function scaleStore(): Promise<string> {
  const store = process.env.ATLAS_SCALE_STORE ?? benchPath('scale');
  await makeScaleStore(store, SCALE);
  return store;
}
