import { shipped } from '../src/base/root.ts';
import { missingShared, shared } from '../test-real/support/shared.ts';
import { type Bench, type Measure, timeRuns } from './measure.ts';
import { realStore, runAtlas, shippedStore } from './stores.ts';

const LIMIT = { what: 'limit', value: 1000 };
const RUNS = 9;

/** A cold process that checks one article, against one second: the shipped example, and the seed article where the real files are at hand. */
export const check: Bench = async () => {
  const example = await measure('shipped example, shipped facts', shipped('examples', 'zhangjiang-2024.zh.md'), shippedStore());
  if (missingShared()) return [example];
  const seed = shared('seed', 'article.zh.txt');
  return [
    example,
    await measure('seed article, shipped facts', seed, shippedStore()),
    await measure('seed article, all real files', seed, realStore()),
  ];
};

async function measure(what: string, article: string, store: string): Promise<Measure> {
  const run = () => runAtlas(['check', article, '--json', '--store', store]);
  run();
  return { what, runs: await timeRuns(RUNS, run), unit: 'ms', against: LIMIT };
}
