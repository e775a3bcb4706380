import { beta, normal, type Random, seededRandom } from '../../src/base/random.ts';
import { readCalibration, type TrialCalibration } from '../../src/classify/probability.ts';
import { DEFAULT_DEFINITION } from '../../src/model/definitions.ts';
import { readingOf, type ShareScope } from '../../src/view/share-count.ts';
import type { Bearing, Lot, Tally } from '../../src/view/share-tally.ts';

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

/** What an atlas sees of one entry, and two entries that may be one. */
type Seen = { isCounted: boolean; bearing: Bearing; probability: number; isInside: boolean };
type Pair = { a: number; b: number; basis: 'linked' | 'alike' };

type Truth = { isIn: boolean; isInside: boolean; isCarT: boolean };
type Entry = Truth & { evidence: 'wordless' | 'outside' | number };

function simulate({ trials, prevalence, doubled, filtered }: World, random: Random) {
  const calibration = calibrate(random);
  const alikeSame = random();
  const rows: Seen[] = [];
  const twins: Pair[] = [];
  const truths: Truth[] = [];
  for (let nth = 0; nth < trials; nth += 1) {
    const one = entryOf(prevalence, random);
    const at = rows.push(seenOf(one, calibration, filtered, random)) - 1;
    truths.push(one);
    if (!one.isIn || random() >= doubled) continue;
    const basis = random() < NAMED ? 'linked' : 'alike';
    const isSame = random() < (basis === 'linked' ? LINK_RIGHT : alikeSame);
    const other: Entry = { ...one, isInside: random() < 0.7 ? one.isInside : random() < IN.inside, evidence: evidenceOf(true, random) };
    const twin = rows.push(seenOf(other, calibration, filtered, random)) - 1;
    twins.push({ a: at, b: twin, basis });
    if (isSame) truths[truths.length - 1] = { ...one, isInside: one.isInside || other.isInside };
    else truths.push(other);
  }
  const grounds = { background: null, as_of: '2026-01-01' };
  const reading = readingOf(
    tallyOf(rows, twins),
    grounds,
    filtered ? { ...SCOPE, modality: CAR_T } : SCOPE,
    DEFAULT_DEFINITION,
    calibration,
  );
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

function seenOf({ evidence, isInside, isCarT }: Entry, calibration: TrialCalibration, filtered: boolean, random: Random): Seen {
  const probability = probabilityOf(evidence, calibration);
  const isRight = random() < readCalibration().modality_right;
  const isScoped = probability >= 0.5;
  const isCarTSeen = isScoped && (isRight ? isCarT : random() < IN.ofModality);
  const isCounted = isScoped && (isCarTSeen || !filtered);
  return { isCounted, bearing: isCounted ? 'counted' : isScoped ? 'filtered' : 'passed', probability, isInside };
}

function tallyOf(rows: Seen[], twins: Pair[]): Tally {
  const counted = rows.filter(({ isCounted }) => isCounted);
  const lots = Map.groupBy(rows, ({ isInside, probability, bearing }) => `${isInside} ${probability} ${bearing}`);
  const pairs: Tally['twins'] = { linked: { inside: 0, outside: 0 }, alike: { inside: 0, outside: 0 } };
  for (const { a, b, basis } of twins) {
    const [one, other] = [rows[a], rows[b]] as [Seen, Seen];
    if (one.isCounted && other.isCounted) pairs[basis][one.isInside && other.isInside ? 'inside' : 'outside'] += 1;
  }
  return {
    numerator: counted.filter(({ isInside }) => isInside).length,
    denominator: counted.length,
    unplaced: 0,
    undated: 0,
    undated_inside: 0,
    listed: counted.length,
    newest: '2026-01-01',
    scoped: rows.filter(({ bearing }) => bearing !== 'passed').length,
    lots: [...lots.values()].map((same): Lot => {
      const { isInside, probability, bearing } = same[0] as Seen;
      return { source: 'simulated', side: isInside ? 'inside' : 'outside', probability, bearing, trials: same.length };
    }),
    twins: pairs,
  };
}

function probabilityOf(evidence: Entry['evidence'], { prevalence, wordless, outside }: TrialCalibration): number {
  if (evidence === 'wordless') return wordless;
  if (evidence === 'outside') return outside;
  const spoken = ({ wordless: none, outside: other }: { wordless: number; outside: number }) => 1 - none - other;
  const prior = Math.log((prevalence * spoken(IN)) / ((1 - prevalence) * spoken(OUT)));
  return Math.round(1000 / (1 + Math.exp(-prior - evidence))) / 1000;
}
