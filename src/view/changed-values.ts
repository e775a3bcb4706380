import { dayAt, parsePartialDate } from '../base/dates.ts';
import { type Ids, idAt, lesser } from './ids.ts';
import type { Held, Moved, Pair } from './moved.ts';
import { NEVER, type TrialColumns } from './trial-columns.ts';

const TEXTS = { status: 'status', phase: 'phases', enrolment: 'enrolment', sponsor: 'sponsor' } as const;
const DATES = { start_moved: 'start', primary_completion_moved: 'primary', completion_moved: 'completion' } as const;
const VALUES = [
  { kind: 'status', statement: 'status_statement' },
  { kind: 'phase', statement: 'phase_statement' },
  { kind: 'enrolment', statement: 'enrolment_statement' },
  { kind: 'sponsor', statement: 'sponsor_statement' },
  { kind: 'start_moved', statement: 'start_statement' },
  { kind: 'primary_completion_moved', statement: 'primary_statement' },
  { kind: 'completion_moved', statement: 'completion_statement' },
] as const;
type Kind = (typeof VALUES)[number]['kind'];

/** Values that a listing says otherwise on the second day, and that nobody said on the first. */
export function valueMoves(columns: TrialColumns, held: Held, { source, before, after }: Pair): Moved[] {
  return VALUES.flatMap(({ kind, statement }): Moved[] => {
    const values = (states: number[]) =>
      [...new Set(states.map((state) => saidOf(columns, kind, state)).filter((value) => value !== null))].sort();
    const [was, is, already] = [values(before), values(after), values(held.before)];
    if (was.length === 0 || is.length === 0 || is.some((value) => already.includes(value))) return [];
    if (isDate(kind) && !areApart(columns, DATES[kind], before, after)) return [];
    const least = (states: number[]) => leastOf(columns.states[statement], states);
    return [{ kind, source, before: was.join(' | '), after: is.join(' | '), place: null, was: least(before), is: least(after) }];
  });
}

function isDate(kind: Kind): kind is keyof typeof DATES {
  return kind in DATES;
}

function saidOf({ states }: TrialColumns, kind: Kind, state: number): string | null {
  if (isDate(kind)) return spanText(states[`${DATES[kind]}_from`][state] as number, states[`${DATES[kind]}_to`][state] as number);
  const { codes, values } = states[TEXTS[kind]];
  const said = values[codes[state] as number] ?? null;
  return typeof said === 'string' || said === null ? said : (said[0] ?? null);
}

/** A first and last possible day as a day, a month, or both; null where one is not known. */
function spanText(from: number, to: number): string | null {
  if (from === NEVER || to === NEVER) return null;
  const [first, last] = [dayAt(from), dayAt(to)];
  if (first === last) return first;
  const month = parsePartialDate(first.slice(0, 7));
  return month?.from === first && month.to === last ? first.slice(0, 7) : `${first}/${last}`;
}

/** Whether a date of the two days cannot be the same; where a bound is not known, it may not be. */
function areApart({ states }: TrialColumns, date: (typeof DATES)[keyof typeof DATES], before: number[], after: number[]): boolean {
  const known = (column: Int32Array, held: number[]) => held.map((state) => column[state] as number).filter((day) => day !== NEVER);
  const [starts, ends] = [states[`${date}_from`], states[`${date}_to`]];
  const [from, to] = [Math.min(...known(starts, before)), Math.max(...known(ends, before))];
  const [next, end] = [Math.min(...known(starts, after)), Math.max(...known(ends, after))];
  return from > end || to < next || ![from, to, next, end].every(Number.isFinite);
}

function leastOf(ids: Ids, states: number[]): string | null {
  return idAt(
    ids,
    states.reduce((least, state) => lesser(ids, least, state)),
  );
}
