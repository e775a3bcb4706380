import { beta, normal, type Random, seededRandom } from '../../src/base/random.ts';
import { readCalibration, type TrialCalibration } from '../../src/classify/probability.ts';
import { DEFAULT_DEFINITION } from '../../src/model/definitions.ts';
import { readingOf, type ShareRow, type ShareScope, type TwinRow } from '../../src/view/share-count.ts';

/** An invented world: how many trials, which part is in the field, which part of those stands in two registers, and whether one modality is asked for. */
export type World = { trials: number; prevalence: number; doubled: number; filtered: boolean };

/** What labelled trials are like, the same everywhere: of those in the field, and of others. Points part the two as two normals so many deviations apart. */
const IN = { wordless: 0.006, outside: 0.003, inside: 0.25, ofModality: 0.3 };
const OUT = { wordless: 0.55, outside: 0.27, inside: 0.1 };
const APART = 4;
/** Part of doubled entries of which one names the number of the other. */
const NAMED = 0.6;
const LINK_RIGHT = 0.98;

const SCOPE: ShareScope = {
  place: { asked: 'Shanghai', id: '310000', label: { zh: '上海', en: 'Shanghai' }, ids: ['310000'] },
  of: null,
  modality: null,
  target: null,
  source: null,
  series: null,
};
const CAR_T = { asked: 'car_t', id: 'car_t', label: { zh: 'CAR-T', en: 'CAR-T' }, ids: ['car_t'] };

/**
 * How often the 90 % interval of a share holds the truth: in each of so many invented worlds a classifier is calibrated on labelled trials drawn anew,
 * labels are wrong by chance and entries are doubled, and the interval is made from what an atlas would see.
 */
export function coverageOf(world: World, worlds: number, seed: number): { covered: number; width: number; pointMiss: number } {
  const random = seededRandom(seed);
  const found = Array.from({ length: worlds }, () => simulate(world, random));
  const part = (isIt: (one: (typeof found)[number]) => boolean) => found.filter(isIt).length / worlds;
  const mean = (value: (one: (typeof found)[number]) => number) => found.reduce((sum, one) => sum + value(one), 0) / worlds;
  return {
    covered: part(({ low, high, truth }) => low <= truth && truth <= high),
    width: mean(({ low, high }) => high - low),
    pointMiss: mean(({ share, truth }) => Math.abs(share - truth)),
  };
}

type Truth = { isIn: boolean; isInside: boolean; isCarT: boolean };
type Entry = Truth & { evidence: 'wordless' | 'outside' | number };

function simulate({ trials, prevalence, doubled, filtered }: World, random: Random) {
  const calibration = calibrate(random);
  const alikeSame = random();
  const rows: ShareRow[] = [];
  const twins: TwinRow[] = [];
  const truths: Truth[] = [];
  for (let nth = 0; nth < trials; nth += 1) {
    const one = entryOf(prevalence, random);
    rows.push(rowOf(`NCT${nth}`, one, calibration, random));
    truths.push(one);
    if (!one.isIn || random() >= doubled) continue;
    const basis = random() < NAMED ? 'linked' : 'alike';
    const isSame = random() < (basis === 'linked' ? LINK_RIGHT : alikeSame);
    const other: Entry = { ...one, isInside: random() < 0.7 ? one.isInside : random() < IN.inside, evidence: evidenceOf(true, random) };
    rows.push(rowOf(`ChiCTR${nth}`, other, calibration, random));
    twins.push({ a: `ChiCTR${nth}`, b: `NCT${nth}`, basis });
    if (isSame) truths[truths.length - 1] = { ...one, isInside: one.isInside || other.isInside };
    else truths.push(other);
  }
  const grounds = { twins, background: null, as_of: '2026-01-01' };
  const reading = readingOf(rows, grounds, filtered ? { ...SCOPE, modality: CAR_T } : SCOPE, DEFAULT_DEFINITION, calibration);
  const belong = truths.filter(({ isIn, isCarT }) => isIn && (!filtered || isCarT));
  const [low, high] = reading.interval ?? [0, 0];
  return { low, high, share: reading.share ?? 0, truth: belong.filter(({ isInside }) => isInside).length / belong.length };
}

function entryOf(prevalence: number, random: Random): Entry {
  const isIn = random() < prevalence;
  return { isIn, isInside: random() < (isIn ? IN : OUT).inside, isCarT: random() < IN.ofModality, evidence: evidenceOf(isIn, random) };
}

/** Points are the log of the ratio of likelihoods that they are drawn from. */
function evidenceOf(isIn: boolean, random: Random): Entry['evidence'] {
  const { wordless, outside } = isIn ? IN : OUT;
  const kind = random();
  if (kind < wordless) return 'wordless';
  if (kind < wordless + outside) return 'outside';
  return ((isIn ? 1 : -1) * APART ** 2) / 2 + APART * normal(random);
}

/** A calibration on so many labelled trials as the real one: rates as they fall in that sample. */
function calibrate(random: Random): TrialCalibration {
  const real = readCalibration();
  const labelled = Array.from({ length: real.fitted_on }, () => entryOf(real.prevalence, random));
  const rate = (kind: string) => {
    const own = labelled.filter(({ evidence }) => evidence === kind);
    return { rate: (own.filter(({ isIn }) => isIn).length + 0.5) / (own.length + 1), of: own.length };
  };
  const [wordless, outside] = [rate('wordless'), rate('outside')];
  const right = beta(0.5 + 90 * real.modality_right, 0.5 + 90 * (1 - real.modality_right), random);
  return {
    ...real,
    wordless: wordless.rate,
    wordless_of: wordless.of,
    outside: outside.rate,
    outside_of: outside.of,
    modality_right: right,
  };
}

function rowOf(trial: string, { evidence, isInside, isCarT }: Entry, calibration: TrialCalibration, random: Random): ShareRow {
  const probability = probabilityOf(evidence, calibration);
  const isRight = random() < readCalibration().modality_right;
  const isCounted = probability >= 0.5;
  return {
    trial,
    source: 'simulated',
    statement: trial,
    effective: '2026-01-01',
    starts: [],
    posts: [],
    scope: isCounted ? 'strict' : 'none',
    role: isCounted ? 'interventional_product' : 'other',
    modality: isCounted && (isRight ? isCarT : random() < IN.ofModality) ? 'car_t' : 'nk',
    targets: [],
    probability,
    places: isInside ? ['310000'] : ['110000'],
  };
}

function probabilityOf(evidence: Entry['evidence'], { prevalence, wordless, outside }: TrialCalibration): number {
  if (evidence === 'wordless') return wordless;
  if (evidence === 'outside') return outside;
  const spoken = ({ wordless: none, outside: other }: { wordless: number; outside: number }) => 1 - none - other;
  const prior = Math.log((prevalence * spoken(IN)) / ((1 - prevalence) * spoken(OUT)));
  return Math.round(1000 / (1 + Math.exp(-prior - evidence))) / 1000;
}
