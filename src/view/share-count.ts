import { readCalibration } from '../classify/probability.ts';
import { placeById } from '../entity/place-index.ts';
import { isInScope, type ShareDefinition } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';
import { type Background, backgroundChances, readBackground } from './background.ts';
import type { Situated } from './dimension.ts';
import type { Resolved } from './resolve.ts';
import { type Chances, type Sides, shareInterval, type Twins } from './share-interval.ts';
import { isCounted, listingDay, reach, type TrialFilters, type TrialRow } from './trials.ts';
import { trialsOn } from './trials-on.ts';

/** A trial that was counted and the statement that puts it there. */
export type Counted = { trial: string; statement: string };

/** The terms of a share as understood. */
export type ShareScope = TrialFilters & { place: Resolved; of: Resolved | null };

type Days = { as_of: string; known_by: string };

/** Counts of one reading of a share. */
export type ShareCounts = {
  numerator: number;
  denominator: number;
  /** Trials that meet the definition but cannot be placed: no site, or a sponsor that is not linked. */
  unplaced: number;
  /** Trials whose date does not say whether they had started or been posted by the day. */
  undated: number;
  undated_inside: number;
  /** Trials listed whatever their date. */
  listed: number;
  /** Pairs of counted trials of two registers that one of them says are one, and that only look alike. */
  linked_pairs: number;
  alike_pairs: number;
  /** True where registers seldom or never name such a place, so that nothing found is no answer. */
  blind: boolean;
  newest: string | null;
};

/**
 * One reading: its counts, the trials behind them, the share, its 90 % interval, and its bounds if what cannot be placed or dated fell the one way
 * or the other.
 */
export type ShareReading<R> = {
  counts: ShareCounts;
  share: number | null;
  interval: [low: number, high: number] | null;
  bounds: [low: number, high: number] | null;
  numerator: R[];
  denominator: R[];
};

/** What a share needs to know of one trial. */
export type ShareRow = TrialRow & { source: string; probability: number | null; places: string[] };

/** Two trials that may be one, as `trial_twin` has them. */
export type TwinRow = { a: string; b: string; basis: 'linked' | 'alike' };

const TWINS = 'SELECT a, b, basis FROM trial_twin WHERE known_from <= $known_by::DATE ORDER BY ALL';

/** Counts one reading of a share; the terms must have been understood before. */
export async function countShare(
  atlas: Atlas,
  { as_of, known_by }: Days,
  scope: ShareScope,
  definition: ShareDefinition,
): Promise<ShareReading<Situated>> {
  const { source, series, place, of } = scope;
  const { date_rule, place_rule } = definition;
  const everything = definition.scope === 'all';
  const known = listingDay(date_rule, as_of, known_by);
  const rows = await trialsOn(atlas, { known, known_by, as_of, source, series, place_rule, everything });
  const twins = await atlas.db.rows<TwinRow>(TWINS, { known_by });
  const background = await readBackground(atlas, { place: place.id, of: of?.id ?? 'world', source, series }, place_rule);
  return readingOf(rows, { twins, background: everything ? null : background, as_of }, scope, definition);
}

/** What else a reading rests on: pairs that may be one trial, what is never of the field (null where every trial counts), and the day. */
export type ShareGrounds = { twins: readonly TwinRow[]; background: Background | null; as_of: string };

/** One reading of a share from one row a trial. */
export function readingOf<R extends ShareRow>(
  rows: readonly R[],
  grounds: ShareGrounds,
  scope: ShareScope,
  definition: ShareDefinition,
  calibration = readCalibration(),
): ShareReading<R> {
  const { present, denominator, numerator, ...tallied } = tally(rows, grounds.as_of, scope, definition);
  const pairs = twinsAmong(denominator, numerator, grounds.twins);
  const counts = {
    numerator: numerator.length,
    denominator: denominator.length,
    ...tallied,
    linked_pairs: pairs.linked.inside + pairs.linked.outside,
    alike_pairs: pairs.alike.inside + pairs.alike.outside,
    blind: numerator.length === 0 && isSeldomNamed(scope.place, definition),
  };
  if (counts.denominator === 0 || counts.blind) return { counts, share: null, interval: null, bounds: null, numerator, denominator };
  const share = counts.numerator / counts.denominator;
  const passing = counts.denominator / present.filter((row) => isInScope(definition.scope, row.scope)).length;
  const chances = [
    ...chancesOf(present, passing, scope, definition, calibration),
    ...(grounds.background === null ? [] : backgroundChances(grounds.background, definition.date_rule, grounds.as_of, passing)),
  ];
  const interval = around(share, shareInterval(chances, pairs, calibration));
  return { counts, share, interval, bounds: boundsOf(counts), numerator, denominator };
}

/** Sorts trials: `present` lie within the denominator's place by the day, whatever their class. */
function tally<R extends ShareRow>(rows: readonly R[], as_of: string, scope: ShareScope, definition: ShareDefinition) {
  const found = { present: [] as R[], denominator: [] as R[], numerator: [] as R[], unplaced: 0, undated: 0, undated_inside: 0, listed: 0 };
  let newest: string | null = null;
  for (const row of rows) {
    const { reached, open } = reach(row, definition.date_rule, as_of);
    const within = scope.of === null || row.places.includes(scope.of.id);
    const inside = row.places.includes(scope.place.id);
    if (reached && within) found.present.push(row);
    if (!isCounted(row, scope, definition)) continue;
    found.listed += 1;
    if (newest === null || row.effective > newest) newest = row.effective;
    if ((reached || open) && row.places.length === 0) found.unplaced += 1;
    if (reached && within) found.denominator.push(row);
    if (reached && within && inside) found.numerator.push(row);
    if (open && !reached && within) found.undated += 1;
    if (open && !reached && within && inside) found.undated_inside += 1;
  }
  return { ...found, newest };
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
  rows: readonly ShareRow[],
  passing: number,
  scope: ShareScope,
  definition: ShareDefinition,
  { modality_right, targets_right }: ReturnType<typeof readCalibration>,
): Chances[] {
  const right = (scope.modality === null ? 1 : modality_right) * (scope.target === null ? 1 : targets_right);
  const through = (row: ShareRow): number => {
    if (isCounted(row, scope, definition)) return right;
    if (isInScope(definition.scope, row.scope)) return (1 - right) * passing;
    return row.scope === 'industry' || row.role === 'supportive' ? 0 : passing;
  };
  const groups = new Map<string, Chances>();
  for (const row of rows) {
    const side = row.places.includes(scope.place.id) ? 'inside' : 'outside';
    const part = through(row);
    const probability = definition.scope === 'all' ? 1 : (row.probability ?? 0);
    const key = `${side} ${row.source} ${probability} ${part}`;
    const group = groups.get(key) ?? { source: row.source, side, trials: 0, probability, through: part };
    group.trials += 1;
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Pairs among counted trials, by what is lost if the two are one: a trial inside, or one outside. */
function twinsAmong(denominator: readonly ShareRow[], numerator: readonly ShareRow[], twins: readonly TwinRow[]): Twins {
  const pairs: Twins = { linked: none(), alike: none() };
  if (twins.length === 0) return pairs;
  const inside = new Map(denominator.map((row) => [row.trial, false]));
  for (const { trial } of numerator) inside.set(trial, true);
  for (const { a, b, basis } of twins) {
    const [one, other] = [inside.get(a), inside.get(b)];
    if (one !== undefined && other !== undefined) pairs[basis][one && other ? 'inside' : 'outside'] += 1;
  }
  return pairs;
}

function none(): Sides {
  return { inside: 0, outside: 0 };
}
