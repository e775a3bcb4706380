import { beta, binomial, MANY, normal, type Random, seededRandom, sumOfBinomials } from '../base/random.ts';
import { readCalibration, type TrialCalibration } from '../classify/probability.ts';

/** How many of something lie in the place, and how many in the rest of the denominator. */
export type Sides = { inside: number; outside: number };

/**
 * So many trials of a source on one side with the same chances: the calibrated probability that such a trial is in the field, and which part of those in
 * the field is what the filters ask for.
 */
export type Chances = { source: string; side: keyof Sides; trials: number; probability: number; through: number };

/** Pairs of counted trials of two registers that are one trial by a number that one of them names, or that only look alike; by what is lost if they are one. */
export type Twins = { linked: Sides; alike: Sides };

/** Part of the resamples that lies between the bounds. */
export const LEVEL = 0.9;
const DRAWS = 500;
const SEED = 20_260_822;
/** A number of another register that a register names is wrong about as often. */
const LINK_RIGHT = 0.98;
/** Steps after which the prevalence has settled. */
const STEPS = 30;

/**
 * The bounds between which nine tenths of resamples of a share lie. Each resample decides anew for every trial whether it belongs, by its calibrated
 * probability moved to the prevalence among trials of its source and side; draws anew how often the classifier misses a trial of the field, from what the labelled
 * trials leave open; and decides which pairs of two registers are one trial. The same counts give the same bounds. Null where nothing is left to share.
 */
export function shareInterval(
  trials: readonly Chances[],
  twins: Twins,
  calibration: TrialCalibration = readCalibration(),
): [low: number, high: number] | null {
  const random = seededRandom(SEED);
  const draw = resampler(trials, twins, calibration);
  const shares = Array.from({ length: DRAWS }, (_, nth) => draw(random, nth)).filter((share) => !Number.isNaN(share));
  if (shares.length === 0) return null;
  const sorted = Float64Array.from(shares).sort();
  const at = (part: number) => sorted[Math.round(part * (sorted.length - 1))] as number;
  return [at((1 - LEVEL) / 2), at((1 + LEVEL) / 2)];
}

type Moved = (probability: number) => number;
type Group = Chances & { moved: Moved };

type Draw<T> = (random: Random, nth: number) => T;

/** The nth resample of the share; not a number where nothing belongs. */
function resampler(trials: readonly Chances[], { linked, alike }: Twins, calibration: TrialCalibration): Draw<number> {
  const groups = [...Map.groupBy(trials, ({ source, side }) => `${side} ${source}`).values()].flatMap((own): Group[] => {
    const moved = movedTo(prevalenceAmong(own, calibration), calibration);
    return own.map((group) => ({ ...group, moved }));
  });
  const known = groups.filter(({ probability }) => rateOf(probability, calibration) === null);
  const [inside, outside] = [settled(known, 'inside'), settled(known, 'outside')];
  const missed = missedOf(groups, calibration);
  return (random, nth) => {
    const [more, same] = [missed(random, nth), random()];
    const lost = (side: keyof Sides) => binomial(linked[side], LINK_RIGHT, random) + binomial(alike[side], same, random);
    const numerator = Math.max(0, inside(random) + more.inside - lost('inside'));
    return numerator / (numerator + Math.max(0, outside(random) + more.outside - lost('outside')));
  };
}

function settled(groups: readonly Group[], side: keyof Sides): (random: Random) => number {
  const own = groups.filter((group) => group.side === side);
  return sumOfBinomials(own.map(({ trials, probability, through, moved }) => ({ trials, probability: moved(probability) * through })));
}

/** Trials that the classifier passes over, at rates that the labelled trials leave open. */
function missedOf(groups: readonly Group[], calibration: TrialCalibration): Draw<Sides> {
  const byRate = [...Map.groupBy(groups, ({ probability }) => probability)].flatMap(([probability, own]) => {
    const rate = rateOf(probability, calibration);
    const on = (side: keyof Sides) => own.filter((group) => group.side === side);
    return rate === null ? [] : [{ drawn: ratesDrawn(rate), inside: on('inside'), outside: on('outside') }];
  });
  return (random, nth) => {
    const missed: Sides = { inside: 0, outside: 0 };
    for (const { drawn, inside, outside } of byRate) {
      missed.inside += missedAt(inside, drawn[nth] as number, random);
      missed.outside += missedAt(outside, drawn[nth] as number, random);
    }
    return missed;
  };
}

/** How many of some groups are passed over at a rate: each drawn alone, or all as a normal where they vary much. */
function missedAt(groups: readonly Group[], rate: number, random: Random): number {
  let [mean, variance] = [0, 0];
  for (const { trials, moved, through } of groups) {
    const probability = moved(rate) * through;
    mean += trials * probability;
    variance += trials * probability * (1 - probability);
  }
  if (variance > MANY) return Math.max(0, Math.round(mean + Math.sqrt(variance) * normal(random)));
  return groups.reduce((sum, { trials, moved, through }) => sum + binomial(trials, moved(rate) * through, random), 0);
}

const drawn = new Map<string, Float64Array>();
const MOST_DRAWN = 8;
const FINER = 20;

/**
 * What a rate may be, one for each resample in a shuffled order; the same for every share, since all rest on the same labelled trials. They are spread evenly
 * over many draws, so that no chance of one draw leans on every share.
 */
function ratesDrawn({ happened, not }: NonNullable<Rate>): Float64Array {
  const key = `${happened} ${not}`;
  const random = seededRandom(SEED + 1);
  const known = drawn.get(key);
  if (known) return known;
  const many = Float64Array.from({ length: DRAWS * FINER }, () => beta(happened, not, random)).sort();
  const even = Array.from({ length: DRAWS }, (_, nth) => ({ rate: many[nth * FINER + FINER / 2] as number, place: random() }));
  const rates = Float64Array.from(
    even.sort((a, b) => a.place - b.place),
    ({ rate }) => rate,
  );
  if (drawn.size >= MOST_DRAWN) drawn.clear();
  drawn.set(key, rates);
  return rates;
}

/** What the labelled trials say about a rate: so many of them, and half a trial of each kind that was not seen; null for a probability read from points. */
type Rate = { happened: number; not: number } | null;

function rateOf(probability: number, { wordless, wordless_of, outside, outside_of }: TrialCalibration): Rate {
  const of = probability === wordless ? wordless_of : probability === outside ? outside_of : null;
  return of === null ? null : { happened: probability * (of + 1), not: (1 - probability) * (of + 1) };
}

/** The part of trials that is in the field, as likely as can be given the evidence on each (Saerens, Latinne and Decaestecker, 2002). */
function prevalenceAmong(trials: readonly Chances[], calibration: TrialCalibration): number {
  const groups = [...Map.groupBy(trials, ({ probability }) => probability)].map(
    ([probability, list]) => [probability, list.reduce((sum, one) => sum + one.trials, 0)] as const,
  );
  const all = groups.reduce((sum, [, count]) => sum + count, 0);
  let prevalence = calibration.prevalence;
  for (let step = 0; step < STEPS && all > 0; step += 1) {
    const moved = movedTo(prevalence, calibration);
    prevalence = groups.reduce((sum, [probability, count]) => sum + count * moved(probability), 0) / all;
  }
  return prevalence;
}

/** Moves probabilities from the prevalence of the labelled trials to another; what is certain stays so. */
function movedTo(prevalence: number, calibration: TrialCalibration): Moved {
  const factor = prevalence / (1 - prevalence) / (calibration.prevalence / (1 - calibration.prevalence));
  return (probability) =>
    factor === Infinity ? Math.ceil(probability) : (probability * factor) / (1 - probability + probability * factor);
}
