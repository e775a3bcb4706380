import { dayNumber } from '../base/dates.ts';
import { readCalibration } from '../classify/probability.ts';
import { placeById } from '../entity/place-index.ts';
import type { ShareDefinition } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';
import { type Background, backgroundChances, readBackground } from './background.ts';
import type { Resolved } from './resolve.ts';
import { type Chances, shareInterval } from './share-interval.ts';
import { type Bearing, type Lot, type Tally, tallyTrials } from './share-tally.ts';
import { Situated } from './situated.ts';
import { MARK, type TrialFilters } from './trial-marks.ts';
import { type Marked, markedTrials } from './trials.ts';

/** A trial that was counted and the statement that puts it there. */
export type Counted = { trial: string; statement: string };

/** The terms of a share as understood. */
export type ShareScope = TrialFilters & { place: Resolved; of: Resolved | null };

type Days = { as_of: string; known_by: string };

/** Counts of one reading of a share. */
export type ShareCounts = Omit<Tally, 'scoped' | 'lots' | 'twins'> & {
  /** Pairs of counted trials of two registers that one of them says are one, and that only look alike. */
  linked_pairs: number;
  alike_pairs: number;
  /** True where registers seldom or never name such a place, so that nothing found is no answer. */
  blind: boolean;
};

/** One reading: its counts, the share, its 90 % interval, and its bounds if what cannot be placed or dated fell the one way or the other. */
export type ShareReading = {
  counts: ShareCounts;
  share: number | null;
  interval: [low: number, high: number] | null;
  bounds: [low: number, high: number] | null;
};

/** Counts one reading of a share; the terms must have been understood before. */
export async function countShare(
  atlas: Atlas,
  { as_of, known_by }: Days,
  scope: ShareScope,
  definition: ShareDefinition,
): Promise<ShareReading & { marked: Marked }> {
  const { source, series, place, of } = scope;
  const marked = await markedTrials(atlas, { definition, filters: scope, place: place.id, of: of?.id ?? null, as_of, known_by });
  const { sight, marks } = marked;
  const background =
    definition.scope === 'all'
      ? null
      : await readBackground(atlas, { place: place.id, of: of?.id ?? 'world', source, series }, definition.place_rule);
  const tally = tallyTrials(sight.columns, sight.choice, marks, dayNumber(known_by));
  return { ...readingOf(tally, { background, as_of }, scope, definition), marked };
}

/** The trials that a share counts in its denominator, or of these the ones in the place. */
export function sharedTrials({ sight, marks }: Marked, isInside: boolean): Situated[] {
  const wanted = MARK.counted | MARK.reached | MARK.within | (isInside ? MARK.inside : 0);
  const found: Situated[] = [];
  for (let at = 0; at < marks.length; at += 1) if (((marks[at] as number) & wanted) === wanted) found.push(new Situated(sight, at));
  return found;
}

/** What else a reading rests on: what is never of the field (null where every trial counts), and the day. */
export type ShareGrounds = { background: Background | null; as_of: string };

/** One reading of a share from what was tallied. */
export function readingOf(
  { scoped, lots, twins, ...tallied }: Tally,
  grounds: ShareGrounds,
  scope: ShareScope,
  definition: ShareDefinition,
  calibration = readCalibration(),
): ShareReading {
  const counts = {
    ...tallied,
    linked_pairs: twins.linked.inside + twins.linked.outside,
    alike_pairs: twins.alike.inside + twins.alike.outside,
    blind: tallied.numerator === 0 && isSeldomNamed(scope.place, definition),
  };
  if (counts.denominator === 0 || counts.blind) return { counts, share: null, interval: null, bounds: null };
  const share = counts.numerator / counts.denominator;
  const passing = counts.denominator / scoped;
  const chances = [
    ...chancesOf(lots, passing, scope, definition, calibration),
    ...(grounds.background === null ? [] : backgroundChances(grounds.background, definition.date_rule, grounds.as_of, passing)),
  ];
  const interval = around(share, shareInterval(chances, twins, calibration));
  return { counts, share, interval, bounds: boundsOf(counts) };
}

/** The interval with the counted share in it: trials that a classifier misses lie elsewhere than those it finds, and may draw the interval off. */
function around(share: number, interval: [number, number] | null): [number, number] {
  const [low, high] = interval ?? [share, share];
  return [Math.min(low, share), Math.max(high, share)];
}

/** Sites are given by city: a cluster is never named, a district seldom. */
function isSeldomNamed({ id }: Resolved, { place_rule }: ShareDefinition): boolean {
  const kind = placeById(id)?.kind;
  return place_rule === 'site' && (kind === 'cluster' || kind === 'district');
}

function boundsOf({ numerator, denominator, unplaced, undated, undated_inside }: ShareCounts): [number, number] {
  const outside = undated - undated_inside;
  return [
    numerator / (denominator + unplaced + outside),
    Math.min(1, (numerator + unplaced + undated_inside) / (denominator + unplaced + undated_inside)),
  ];
}

/**
 * The chances of every trial that lies within the denominator's place by the day, counted or not. A counted trial belongs if it is in the field and was
 * read right; one of the field that the filters leave out, if it was read wrong; one that is not of the field by its class, if it is after all. What
 * was read wrong falls to the filters as often as the field does.
 */
function chancesOf(
  lots: readonly Lot[],
  passing: number,
  scope: ShareScope,
  definition: ShareDefinition,
  { modality_right, targets_right }: ReturnType<typeof readCalibration>,
): Chances[] {
  const right = (scope.modality === null ? 1 : modality_right) * (scope.target === null ? 1 : targets_right);
  const parts: Record<Bearing, number> = { counted: right, filtered: (1 - right) * passing, never: 0, passed: passing };
  const groups = new Map<string, Chances>();
  for (const { source, side, trials, bearing, ...lot } of lots) {
    const probability = definition.scope === 'all' ? 1 : lot.probability;
    const key = `${side} ${source} ${probability} ${parts[bearing]}`;
    const group = groups.get(key) ?? { source, side, trials: 0, probability, through: parts[bearing] };
    group.trials += trials;
    groups.set(key, group);
  }
  return [...groups.values()];
}
