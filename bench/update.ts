import { rmSync } from 'node:fs';
import { type Bench, timeRuns } from './measure.ts';
import { benchPath, runAtlas } from './stores.ts';
import { writeChanged, writeStudies } from './studies.ts';

const STUDIES = Number(process.env.ATLAS_UPDATE_STUDIES ?? 40_000);
const BYTES_EACH = 19_130;
const DAYS = ['2026-01-17', '2026-01-18', '2026-01-19'];

/**
 * Adding a day's changed studies, one in 199, to a built store of 40,000 and building it again, two cold processes, against 10 seconds; each day comes on top
 * of the one before. `ATLAS_UPDATE_STUDIES` sets another number of studies.
 */
export const update: Bench = async () => {
  const [store, path] = [benchPath('update'), benchPath('all.ndjson')];
  const { studies } = writeStudies(path, STUDIES * BYTES_EACH, 1);
  runAtlas(['add', 'clinicaltrials-gov', path, '--published', '2026-01-16', '--store', store]);
  rmSync(path);
  runAtlas(['build', '--store', store]);
  const paths = DAYS.map((day) => benchPath(`changed-${day}.ndjson`));
  const [changed] = paths.map((file, nth) => writeChanged(file, studies, DAYS[nth] as string, nth + 2));
  const runs = await timeRuns(DAYS.length, (nth) => {
    runAtlas(['add', 'clinicaltrials-gov', paths[nth] as string, '--published', DAYS[nth] as string, '--store', store]);
    runAtlas(['build', '--store', store]);
  });
  return [
    {
      what: `a day's update, ${changed} of ${studies} studies`,
      runs: runs.map((ms) => ms / 1000),
      unit: 's',
      against: { what: 'limit', value: 10 },
    },
  ];
};
