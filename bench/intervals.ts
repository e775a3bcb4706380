import { coverageOf, type World } from '../test/support/simulated-shares.ts';
import type { Bench } from './measure.ts';

const WORLDS = 400;
const SEED = 20_261_127;
const WANTED = { what: 'nominal', value: 90 };

const CASES: World[] = [300, 3000].flatMap((trials) =>
  [0.9, 0.3].flatMap((prevalence) =>
    [0, 0.2].flatMap((doubled) => [false, true].map((filtered) => ({ trials, prevalence, doubled, filtered }))),
  ),
);

/** How often the 90 % interval of a share holds the truth in invented worlds with wrong labels and doubled entries; 85 to 95 % is wanted. */
export const intervals: Bench = async () =>
  CASES.map((world) => {
    const { covered, width, pointMiss } = coverageOf(world, WORLDS, SEED);
    const { trials, prevalence, doubled, filtered } = world;
    const how = `${trials} trials, ${prevalence * 100} % of the field, ${doubled * 100} % doubled${filtered ? ', one modality' : ''}`;
    const off = `width ${(width * 100).toFixed(1)}, point off by ${(pointMiss * 100).toFixed(1)}`;
    return { what: `${how} (${off})`, runs: [covered * 100], unit: '%', against: WANTED };
  });
