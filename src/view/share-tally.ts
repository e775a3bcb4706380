import { dayAt } from '../base/dates.ts';
import type { Sides, Twins } from './share-interval.ts';
import type { Choice } from './trial-choice.ts';
import type { TrialColumns } from './trial-columns.ts';
import { MARK } from './trial-marks.ts';

/** How the class of a trial bears on a count: it is counted; the filters leave it out, or it was read wrong; it never can be; or it is passed over. */
export type Bearing = 'counted' | 'filtered' | 'never' | 'passed';

/** So many trials of a source on one side with the same probability and bearing, all within the denominator's place by the day. */
export type Lot = { source: string; side: keyof Sides; probability: number; bearing: Bearing; trials: number };

/** What a share is worked out from. */
export type Tally = {
  numerator: number;
  denominator: number;
  /** Trials that meet the definition but cannot be placed: no site, or a sponsor that is not linked. */
  unplaced: number;
  /** Trials whose date does not say whether they had started or been posted by the day. */
  undated: number;
  undated_inside: number;
  /** Trials listed whatever their date. */
  listed: number;
  newest: string | null;
  /** Trials of the scope within the denominator's place by the day, whatever the filters. */
  scoped: number;
  lots: Lot[];
  twins: Twins;
};

/** Counts marked trials; pairs that may be one are those known by a day, given as a number. */
export function tallyTrials(columns: TrialColumns, choice: Choice, marks: Uint8Array, known_by: number): Tally {
  const found = { numerator: 0, denominator: 0, unplaced: 0, undated: 0, undated_inside: 0, listed: 0, scoped: 0 };
  let newest = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < marks.length; at += 1) {
    const mark = marks[at] as number;
    const dated = mark & (MARK.reached | MARK.open);
    if ((mark & PRESENT) === PRESENT && mark & MARK.scoped) found.scoped += 1;
    if ((mark & MARK.counted) === 0) continue;
    found.listed += 1;
    newest = Math.max(newest, choice.effective[at] as number);
    if (dated && (mark & MARK.placed) === 0) found.unplaced += 1;
    if (dated === 0 || (mark & MARK.within) === 0) continue;
    const inside = mark & MARK.inside ? 1 : 0;
    if (mark & MARK.reached) {
      found.denominator += 1;
      found.numerator += inside;
    } else {
      found.undated += 1;
      found.undated_inside += inside;
    }
  }
  return {
    ...found,
    newest: found.listed === 0 ? null : dayAt(newest),
    lots: lotsOf(columns, choice, marks),
    twins: twinsAmong(columns, marks, known_by),
  };
}

const PRESENT = MARK.reached | MARK.within;
const DENOMINATOR = PRESENT | MARK.counted;

/** Trials that are present, in lots that stand in the order of their first trials. */
function lotsOf(columns: TrialColumns, choice: Choice, marks: Uint8Array): Lot[] {
  const kinds = classKinds(columns);
  const sources = columns.states.source.values.length;
  const place = new Int32Array((kinds.most + 1) * sources * 8);
  const lots: Lot[] = [];
  for (let at = 0; at < marks.length; at += 1) {
    const mark = marks[at] as number;
    if ((mark & PRESENT) !== PRESENT) continue;
    const row = choice.class[at] as number;
    const source = sourceOf(columns, choice, at);
    const key = ((kinds.codes[row] as number) * sources + source) * 8 + (mark & 3) * 2 + (mark & MARK.inside ? 1 : 0);
    if (place[key] === 0) place[key] = lots.push(lotOf(columns, row, source, mark));
    (lots[(place[key] as number) - 1] as Lot).trials += 1;
  }
  return lots;
}

function lotOf(columns: TrialColumns, row: number, source: number, mark: number): Lot {
  return {
    source: columns.states.source.values[source] as string,
    side: mark & MARK.inside ? 'inside' : 'outside',
    probability: columns.classes.probability[row] as number,
    bearing: mark & MARK.counted ? 'counted' : mark & MARK.scoped ? 'filtered' : isNever(columns, row) ? 'never' : 'passed',
    trials: 0,
  };
}

const kept = new WeakMap<TrialColumns, { codes: Int32Array; most: number }>();

/** A number for each class that is the same for classes with the same probability that bear alike on a count. */
function classKinds(columns: TrialColumns): { codes: Int32Array; most: number } {
  const known = kept.get(columns);
  if (known) return known;
  const kinds = new Map<number, number>();
  const codes = Int32Array.from(columns.classes.probability, (probability, row) => {
    const key = probability + (isNever(columns, row) ? 2 : 0);
    if (!kinds.has(key)) kinds.set(key, kinds.size);
    return kinds.get(key) as number;
  });
  const made = { codes, most: kinds.size };
  kept.set(columns, made);
  return made;
}

/** A trial outside the scope that is not missed but known to be something else: of the wider scope, or around a product given before. */
function isNever({ classes: { scope, role } }: TrialColumns, row: number): boolean {
  return scope.values[scope.codes[row] as number] === 'industry' || role.values[role.codes[row] as number] === 'supportive';
}

/** The code of the source of a trial, of several the first by name. */
function sourceOf({ states: { source } }: TrialColumns, { state, several }: Choice, at: number): number {
  const one = state[at] as number;
  if (one >= 0) return source.codes[one] as number;
  const codes = Array.from(several[-2 - one] as Int32Array, (each) => source.codes[each] as number);
  return codes.reduce((least, code) => ((source.values[code] as string) < (source.values[least] as string) ? code : least));
}

/** Pairs among counted trials, by what is lost if the two are one: a trial inside, or one outside. */
function twinsAmong({ twins }: TrialColumns, marks: Uint8Array, known_by: number): Twins {
  const pairs: Twins = { linked: { inside: 0, outside: 0 }, alike: { inside: 0, outside: 0 } };
  for (const { a, b, basis, known_from, known_to } of twins) {
    const both = (marks[a] as number) & (marks[b] as number);
    if (known_from <= known_by && known_to > known_by && (both & DENOMINATOR) === DENOMINATOR)
      pairs[basis][both & MARK.inside ? 'inside' : 'outside'] += 1;
  }
  return pairs;
}
