import { dayNumber } from '../base/dates.ts';
import { NEVER, type TrialColumns } from './trial-columns.ts';

/** Which state and class of each trial count: `known` is the day whose listing counts; null leaves source and series open. */
export type ChoiceQuestion = { known: string; known_by: string; source: string | null; series: string | null };

/**
 * The state of each trial that was known by the day and seen last, and its class. A trial has no state (-1), one by its place, or several that were seen last
 * on one day: -2 is the first list of `several`, -3 the next. `effective` is the day on which they were last seen by then.
 */
export type Choice = { state: Int32Array; several: Int32Array[]; class: Int32Array; effective: Int32Array };

/** Choices kept for each atlas. */
const MOST_KEPT = 16;
const kept = new WeakMap<TrialColumns, Map<string, Choice>>();

/** The states and classes that count; the same question is answered from memory. */
export function chooseStates(columns: TrialColumns, question: ChoiceQuestion): Choice {
  const key = JSON.stringify([question.known, question.known_by, question.source, question.series]);
  const own = kept.get(columns) ?? new Map<string, Choice>();
  const choice = own.get(key) ?? choose(columns, question);
  own.delete(key);
  kept.set(columns, own.set(key, choice));
  if (own.size > MOST_KEPT) own.delete(own.keys().next().value as string);
  return choice;
}

function choose(columns: TrialColumns, { known, known_by, source, series }: ChoiceQuestion): Choice {
  const count = columns.trials.length;
  const found = {
    state: new Int32Array(count),
    several: [] as Int32Array[],
    class: new Int32Array(count),
    effective: new Int32Array(count),
  };
  const [day, class_day] = [dayNumber(known), dayNumber(known_by)];
  const listed = columns.listed.map((days) => days.findLast((one) => one <= day) ?? NEVER);
  const asked = Uint8Array.from(columns.states.listing.values, (listing) => (isAsked(listing, source, series) ? 1 : 0));
  for (let trial = 0; trial < count; trial += 1) {
    chooseState(columns, trial, { day, listed, asked }, found);
    found.class[trial] = classOf(columns, trial, class_day);
  }
  return found;
}

function isAsked(listing: string | null, source: string | null, series: string | null): boolean {
  const [of, in_series] = (listing ?? '').split('\n');
  return (source === null || of === source) && (series === null || in_series === series);
}

function chooseState(
  { firstState, states }: TrialColumns,
  trial: number,
  { day, listed, asked }: { day: number; listed: number[]; asked: Uint8Array },
  found: Choice,
): void {
  const { known_from, known_to, observed_at, listing } = states;
  const end = firstState[trial + 1] as number;
  let [best, last, tied] = [-1, -Infinity, undefined as number[] | undefined];
  for (let state = firstState[trial] as number; state < end; state += 1) {
    const code = listing.codes[state] as number;
    if ((known_from[state] as number) > day || (known_to[state] as number) <= day || asked[code] === 0) continue;
    const seen = listed[code] === NEVER ? (observed_at[state] as number) : (listed[code] as number);
    if (seen === last) tied = [...(tied ?? [best]), state];
    if (seen > last) [best, last, tied] = [state, seen, undefined];
  }
  found.state[trial] = tied === undefined ? best : -1 - found.several.push(Int32Array.from(tied));
  found.effective[trial] = last;
}

/** The class known by the day, else the one of a trial without a class. */
function classOf({ firstClass, classes }: TrialColumns, trial: number, day: number): number {
  const end = firstClass[trial + 1] as number;
  for (let row = firstClass[trial] as number; row < end; row += 1) {
    if ((classes.known_from[row] as number) <= day && (classes.known_to[row] as number) > day) return row;
  }
  return classes.probability.length - 1;
}

/** The places of the states of a trial, none where it has none. */
export function statesOf({ state, several }: Choice, trial: number): Int32Array {
  const one = state[trial] as number;
  return one >= 0 ? Int32Array.of(one) : one === -1 ? NONE : (several[-2 - one] as Int32Array);
}

const NONE = new Int32Array();
