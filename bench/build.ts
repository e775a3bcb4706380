import { rmSync } from 'node:fs';
import { missingShared } from '../test-real/support/shared.ts';
import { type Bench, timeRuns } from './measure.ts';
import { benchPath, fillStore, TRIAL_FILES } from './stores.ts';

const LIMIT = { what: 'limit', value: 30 };
const RUNS = 5;

/** Adding and building all files of the two trial sources in a fresh store, in cold processes, against 30 seconds. Throws when the files are missing. */
export const build: Bench = async () => {
  const missing = missingShared();
  if (missing) throw new Error(`the case needs the real files: ${missing}`);
  const store = benchPath('fresh');
  const runs = await timeRuns(RUNS, () => {
    rmSync(store, { recursive: true, force: true });
    fillStore(store, TRIAL_FILES);
  });
  return [{ what: 'add and build, 27 listings and 943 studies', runs: runs.map((ms) => ms / 1000), unit: 's', against: LIMIT }];
};
