import { dayNumber } from '../base/dates.ts';
import { placeAndAncestors } from '../entity/place.ts';
import { isInScope, type ShareDefinition } from '../model/definitions.ts';
import type { Resolved } from './resolve.ts';
import type { Seating } from './seated.ts';
import type { Choice } from './trial-choice.ts';
import { type Coded, NEVER, type StateColumns, type TrialColumns } from './trial-columns.ts';

/** The filters of a question about trials, as understood; null leaves one open. */
export type TrialFilters = { modality: Resolved | null; target: Resolved | null; source: string | null; series: string | null };

/**
 * What holds of a trial, a bit for each: scope, role and filters let it through; it is in the scope whatever the filters; it had reached the day; its date leaves
 * that open; a place of it is known; one lies in the denominator's place; one in the place asked for.
 */
export const MARK = { counted: 1, scoped: 2, reached: 4, open: 8, placed: 16, within: 32, inside: 64 } as const;

/** What marks are set by: null leaves a place open. */
export type MarkQuestion = {
  definition: ShareDefinition;
  filters: TrialFilters & { disease?: Resolved | null };
  place: string | null;
  of: string | null;
  as_of: string;
  known_by: string;
};

const DATED = 128;

/** The marks of each trial; 0 of one that has no state. */
export function markTrials(columns: TrialColumns, choice: Choice, seating: Seating, question: MarkQuestion): Uint8Array {
  const byClass = classMarks(columns, question);
  const day = dayNumber(question.as_of);
  const byState = { listed: listedMarks, start: dateMarks('start'), first_posted: dateMarks('posted') }[question.definition.date_rule];
  const where = question.definition.place_rule === 'site' ? siteMarks(columns, question) : sponsorMarks(columns, seating, question);
  const everywhere = (question.of === null ? MARK.within : 0) | (question.place === null ? MARK.inside : 0);
  const marks = new Uint8Array(choice.state.length);
  for (let trial = 0; trial < marks.length; trial += 1) {
    const state = choice.state[trial] as number;
    if (state === -1) continue;
    let found = 0;
    if (state >= 0) found = byState(columns.states, state, day) | where(state);
    else for (const one of choice.several[-2 - state] as Int32Array) found |= byState(columns.states, one, day) | where(one);
    if ((found & DATED) === 0) found |= MARK.open;
    marks[trial] = (found & ~DATED) | everywhere | (byClass[choice.class[trial] as number] as number);
  }
  return marks;
}

/** The marks that the class of a trial gives, for each class. */
function classMarks({ classes }: TrialColumns, { definition, filters }: MarkQuestion): Uint8Array {
  const { modality, target, disease } = filters;
  const scopes = classes.scope.values.map((value) => isInScope(definition.scope, value));
  const parts = [
    allowed(classes.role, definition.role === 'all' ? null : (value) => value === 'interventional_product'),
    allowed(classes.modality, modality && ((value) => modality.ids.includes(value ?? ''))),
    allowed(classes.targets, target && ((value) => value.includes(target.id))),
    allowed(classes.diseases, disease ? (value) => value.some((id) => disease.ids.includes(id)) : null),
  ].filter((part) => part !== null);
  const marks = new Uint8Array(classes.probability.length);
  for (let row = 0; row < marks.length; row += 1) {
    if (!scopes[classes.scope.codes[row] as number]) continue;
    const isLet = parts.every(({ codes, are }) => are[codes[row] as number]);
    marks[row] = isLet ? MARK.scoped | MARK.counted : MARK.scoped;
  }
  return marks;
}

/** Which values of a column a filter lets through; null for no filter. */
function allowed<T>({ codes, values }: Coded<T>, isLet: ((value: T) => boolean) | null) {
  return isLet === null ? null : { codes, are: values.map(isLet) };
}

function listedMarks(): number {
  return MARK.reached | DATED;
}

/** Marks by first and last possible day: reached where the last lies on or before the day, open where the day lies between. */
function dateMarks(kind: 'start' | 'posted') {
  const [first, last] = [`${kind}_from`, `${kind}_to`] as const;
  return (states: StateColumns, state: number, day: number): number => {
    const from = states[first][state] as number;
    const to = states[last][state] as number;
    const dated = from === NEVER ? 0 : DATED;
    if (to <= day) return MARK.reached | dated;
    return from <= day && to !== NEVER ? MARK.open | dated : dated;
  };
}

/** Marks of a list of places. */
function placeMarks(places: readonly string[], { place, of }: MarkQuestion): number {
  if (places.length === 0) return 0;
  const [within, inside] = [of, place].map((id) => id !== null && places.includes(id));
  return MARK.placed | (within ? MARK.within : 0) | (inside ? MARK.inside : 0);
}

function siteMarks({ states: { firstSite }, sites: { place } }: TrialColumns, question: MarkQuestion): (state: number) => number {
  const byPlace = Uint8Array.from(place.values.map((id) => (id === null ? 0 : placeMarks(placeAndAncestors(id), question))));
  const codes = place.codes;
  return (state) => {
    const end = firstSite[state + 1] as number;
    let marks = 0;
    for (let site = firstSite[state] as number; site < end; site += 1) marks |= byPlace[codes[site] as number] as number;
    return marks;
  };
}

function sponsorMarks({ states: { sponsor } }: TrialColumns, seating: Seating, question: MarkQuestion): (state: number) => number {
  const byName = new Uint8Array(sponsor.values.length);
  for (const code of seating.linkedAmong(sponsor.values))
    byName[code] = placeMarks(seating.placesOf(sponsor.values[code] ?? null, question.as_of, question.known_by).flat(), question);
  return (state) => byName[sponsor.codes[state] as number] as number;
}
