import { readCalibration } from '../classify/probability.ts';
import { placeById } from '../entity/place-index.ts';
import { isInScope, type ShareDefinition } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';
import type { Resolved } from './resolve.ts';
import { type Chances, type Sides, shareInterval, type Twins } from './share-interval.ts';
import { isCounted, listingDay, newestDay, reach, type TrialFilters, type TrialRow, trialsSql } from './trials.ts';

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

/** One reading: its counts, the trials behind them, the share, its 90 % interval, and its bounds if what cannot be placed or dated fell the one way or the other. */
export type ShareReading = {
  counts: ShareCounts;
  share: number | null;
  interval: [low: number, high: number] | null;
  bounds: [low: number, high: number] | null;
  numerator_rows: Counted[];
  denominator_rows: Counted[];
};

/** One trial and where it lies. */
export type PlacedRow = TrialRow & {
  source: string;
  probability: number | null;
  inside: boolean;
  within: boolean;
  unplaced: boolean;
  place_statement: string | null;
};

/** Two trials that may be one, as `trial_twin` has them. */
export type TwinRow = { a: string; b: string; basis: 'linked' | 'alike' };

const SQL = trialsSql('share');
const TWINS = 'SELECT a, b, basis FROM trial_twin WHERE known_from <= $known_by::DATE ORDER BY ALL';

/** Counts one reading of a share; the terms must have been understood before. */
export async function countShare(
  { db }: Atlas,
  { as_of, known_by }: Days,
  scope: ShareScope,
  definition: ShareDefinition,
): Promise<ShareReading> {
  const { source, series, place, of } = scope;
  const known = listingDay(definition.date_rule, as_of, known_by);
  const places = { place_rule: definition.place_rule, place: place.id, of: of?.id ?? 'world' };
  const rows = await db.rows<PlacedRow>(SQL, { known, known_by, as_of, source, series, ...places });
  return readingOf(rows, await db.rows<TwinRow>(TWINS, { known_by }), scope, definition);
}

/** One reading of a share from one row a trial and the pairs that may be one trial. */
export function readingOf(
  rows: readonly PlacedRow[],
  twins: readonly TwinRow[],
  scope: ShareScope,
  definition: ShareDefinition,
  calibration = readCalibration(),
): ShareReading {
  const dated = rows.map((row) => ({ ...row, ...reach(row, definition.date_rule) }));
  const listed = dated.filter((row) => isCounted(row, scope, definition));
  const denominator = listed.filter(({ reached, within }) => reached && within);
  const numerator = denominator.filter(({ inside }) => inside);
  const undated = listed.filter(({ reached, open, within }) => open && !reached && within);
  const pairs = twinsAmong(denominator, twins);
  const counts = {
    numerator: numerator.length,
    denominator: denominator.length,
    unplaced: listed.filter(({ reached, open, unplaced }) => (reached || open) && unplaced).length,
    undated: undated.length,
    undated_inside: undated.filter(({ inside }) => inside).length,
    listed: listed.length,
    linked_pairs: pairs.linked.inside + pairs.linked.outside,
    alike_pairs: pairs.alike.inside + pairs.alike.outside,
    blind: numerator.length === 0 && isSeldomNamed(scope.place, definition),
    newest: newestDay(listed),
  };
  const isAnswer = counts.denominator > 0 && !counts.blind;
  const chances = isAnswer
    ? chancesOf(
        dated.filter(({ reached, within }) => reached && within),
        scope,
        definition,
        calibration,
      )
    : [];
  return {
    counts,
    share: isAnswer ? counts.numerator / counts.denominator : null,
    interval: isAnswer ? around(counts.numerator / counts.denominator, shareInterval(chances, pairs, calibration)) : null,
    bounds: isAnswer ? boundsOf(counts) : null,
    numerator_rows: numerator.map(({ trial, place_statement }) => ({ trial, statement: place_statement ?? '' })),
    denominator_rows: denominator.map(({ trial, statement }) => ({ trial, statement })),
  };
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
  rows: readonly PlacedRow[],
  scope: ShareScope,
  definition: ShareDefinition,
  { modality_right, targets_right }: ReturnType<typeof readCalibration>,
): Chances[] {
  const isOfField = (row: PlacedRow) => isInScope(definition.scope, row.scope);
  const counted = rows.filter((row) => isCounted(row, scope, definition)).length;
  const passing = counted / Math.max(1, rows.filter(isOfField).length);
  const right = (scope.modality === null ? 1 : modality_right) * (scope.target === null ? 1 : targets_right);
  const through = (row: PlacedRow): number => {
    if (isCounted(row, scope, definition)) return right;
    if (isOfField(row)) return (1 - right) * passing;
    return row.scope === 'industry' || row.role === 'supportive' ? 0 : passing;
  };
  const groups = new Map<string, Chances>();
  for (const row of rows) {
    const side = row.inside ? 'inside' : 'outside';
    const probability = definition.scope === 'all' ? 1 : (row.probability ?? 0);
    const key = `${side} ${row.source} ${probability} ${through(row)}`;
    const group = groups.get(key) ?? { source: row.source, side, trials: 0, probability, through: through(row) };
    group.trials += 1;
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Pairs among counted trials, by what is lost if the two are one: a trial inside, or one outside. */
function twinsAmong(denominator: readonly PlacedRow[], twins: readonly TwinRow[]): Twins {
  const pairs: Twins = { linked: none(), alike: none() };
  if (twins.length === 0) return pairs;
  const inside = new Map(denominator.map((row) => [row.trial, row.inside]));
  for (const { a, b, basis } of twins) {
    const [one, other] = [inside.get(a), inside.get(b)];
    if (one !== undefined && other !== undefined) pairs[basis][one && other ? 'inside' : 'outside'] += 1;
  }
  return pairs;
}

function none(): Sides {
  return { inside: 0, outside: 0 };
}
