import { readFileSync } from 'node:fs';
import { dayNumber } from '../base/dates.ts';
import type { Columns, Duck } from '../base/duck.ts';
import { shipped } from '../base/root.ts';
import type { Atlas } from './atlas.ts';
import { type Ids, idsOf } from './ids.ts';

/** An open end, or a day that nothing states, among days counted from 1970-01-01. */
export const NEVER = 0x7fff_ffff;

/** A column of which the same values come again and again: a code for each row, and the value of each code. Code 0 is of rows that state none. */
export type Coded<T> = { codes: Int32Array; values: T[] };

type Text = Coded<string | null>;
type Days<K extends string> = Record<K, Int32Array>;
type DateName = 'start' | 'primary' | 'completion' | 'posted';

/** What was observed of trials, a place for each state, those of one trial together, statuses and phases as lists of one or none; the sites of a state stand from `firstSite` of it to that of the next. */
export type StateColumns = Days<'known_from' | 'known_to' | 'observed_at' | `${DateName}_${'from' | 'to'}`> &
  Record<'statement' | `${'status' | 'phase' | 'enrolment' | 'sponsor' | DateName}_statement`, Ids> &
  Record<'source' | 'listing' | 'enrolment' | 'sponsor', Text> &
  Record<'status' | 'phases', Coded<string[]>> & { firstSite: Int32Array };

/** Classes of trials as they were known for a time, those of one trial together; the last one stands for a trial without a class. */
export type ClassColumns = Days<'known_from' | 'known_to'> &
  Record<'scope' | 'role' | 'modality' | 'cell_source', Text> &
  Record<'targets' | 'diseases', Coded<string[]>> & { probability: Float64Array };

/** Sites of states; a place of code 0 is not known. */
export type SiteColumns = { place: Text; name: Text; statement: Ids };

/** Everything that was ever known of trials, in the order of their ids: the states and classes of one stand from its place in `firstState` and `firstClass` to the next. */
export type TrialColumns = {
  trials: string[];
  firstState: Int32Array;
  firstClass: Int32Array;
  states: StateColumns;
  classes: ClassColumns;
  sites: SiteColumns;
  /** Days on which each listing was seen, by the code of the listing, earliest first. */
  listed: number[][];
  /** Pairs of trials, by their places, that may be one. */
  twins: { a: number; b: number; basis: 'linked' | 'alike'; known_from: number; known_to: number }[];
};

const [STATES, CLASSES, SITES] = ['states', 'classes', 'sites'].map((name) =>
  readFileSync(shipped('src', 'view', `trial-${name}.sql`), 'utf8'),
) as [string, string, string];
const loaded = new WeakMap<Duck, Map<boolean, Promise<TrialColumns>>>();

/** The trials of an atlas that were ever of the field, or all; read once, since a published atlas never changes. */
export function trialColumns(atlas: Atlas, everything: boolean): Promise<TrialColumns> {
  const own = loaded.get(atlas.db) ?? new Map<boolean, Promise<TrialColumns>>();
  const columns = own.get(everything) ?? readColumns(atlas, everything);
  loaded.set(atlas.db, own.set(everything, columns));
  return columns;
}

async function readColumns({ db }: Atlas, everything: boolean): Promise<TrialColumns> {
  const found = await db.columns(STATES, { everything });
  const [classes, sites] = [await db.columns(CLASSES, { everything }), await db.columns(SITES, { everything })];
  const trials = [...new Set(found.trial as string[])];
  const place = new Map(trials.map((trial, at) => [trial, at]));
  const states = statesOf(found);
  return {
    trials,
    states: { ...states, firstSite: firstOf(sites.state as number[], found.state as number[]) },
    firstState: firstOf(found.trial as string[], trials),
    firstClass: firstOf(
      (classes.trial as string[]).filter((trial) => place.has(trial)),
      trials,
    ),
    classes: classesOf(classes, place),
    sites: sitesOf(sites, found.state as number[]),
    listed: await listedDays(db, states.listing.values),
    twins: await twinsOf(db, place),
  };
}

/** Where the rows of each key begin among rows sorted by their keys, and where the last ones end. */
function firstOf<K>(rows: readonly K[], keys: readonly K[]): Int32Array {
  const counts = new Map<K, number>();
  for (const key of rows) counts.set(key, (counts.get(key) ?? 0) + 1);
  const first = new Int32Array(keys.length + 1);
  for (const [at, key] of keys.entries()) first[at + 1] = (first[at] as number) + (counts.get(key) ?? 0);
  return first;
}

function statesOf(found: Columns): Omit<StateColumns, 'firstSite'> {
  const ids = (name: string) => idsOf(found[name] as (bigint | null)[]);
  const text = (name: string) => coded(found[name] as (string | null)[], null, (value) => value);
  const list = (name: string) => coded<string[]>(found[name] as (string | null)[], [], (value) => [value]);
  const listing = (found.source as string[]).map((source, at) => `${source}\n${(found.series as string[])[at]}`);
  return {
    known_from: days(found.known_from),
    known_to: days(found.known_to),
    observed_at: days(found.observed_at),
    start_from: days(found.start_from),
    start_to: days(found.start_to),
    primary_from: days(found.primary_from),
    primary_to: days(found.primary_to),
    completion_from: days(found.completion_from),
    completion_to: days(found.completion_to),
    posted_from: days(found.posted_from),
    posted_to: days(found.posted_to),
    statement: ids('statement'),
    status_statement: ids('status_statement'),
    phase_statement: ids('phase_statement'),
    sponsor_statement: ids('sponsor_statement'),
    start_statement: ids('start_statement'),
    enrolment_statement: ids('enrolment_statement'),
    primary_statement: ids('primary_statement'),
    completion_statement: ids('completion_statement'),
    posted_statement: ids('posted_statement'),
    source: text('source'),
    listing: coded(listing, null, (value) => value),
    status: list('status'),
    phases: list('phases'),
    enrolment: text('enrolment'),
    sponsor: text('sponsor'),
  };
}

/** The classes of the trials that have a state, and behind them the one of a trial without a class. */
function classesOf(all: Columns, place: Map<string, number>): ClassColumns {
  const rows = (all.trial as string[]).flatMap((trial, at) => (place.has(trial) ? [at] : []));
  const column = <T>(name: string) => [...rows.map((at) => (all[name] as T[])[at] as T), null as T];
  const text = (name: string) => coded(column<string | null>(name), null, (value) => value);
  const list = (name: string) =>
    coded<string[]>(
      column<string | null>(name).map((value) => value || null),
      [],
      (value) => value.split('\u001f'),
    );
  return {
    known_from: days(column('known_from')),
    known_to: days(column('known_to')),
    scope: text('scope'),
    role: text('role'),
    modality: text('modality'),
    cell_source: text('cell_source'),
    targets: list('targets'),
    diseases: list('diseases'),
    probability: Float64Array.from(column<number | null>('probability'), (value) => value ?? 0),
  };
}

/** Sites in the order of their states. */
function sitesOf(found: Columns, order: number[]): SiteColumns {
  const rank = new Map(order.map((state, at) => [state, at]));
  const ranks = Int32Array.from(found.state as number[], (state) => rank.get(state) ?? 0);
  const rows = Array.from(ranks.keys()).sort((a, b) => (ranks[a] as number) - (ranks[b] as number));
  const column = <T>(name: string) => rows.map((at) => (found[name] as T[])[at] as T);
  const text = (name: string) => coded(column<string | null>(name), null, (value) => value);
  return { place: text('place'), name: text('site'), statement: idsOf(column('statement')) };
}

function days(values: readonly unknown[] | undefined): Int32Array {
  return Int32Array.from(values as (number | null)[], (value) => value ?? NEVER);
}

/** Codes for texts, 0 for none, and what each text is read as. */
function coded<T>(texts: readonly (string | null)[], none: T, read: (text: string) => T): Coded<T> {
  const known = new Map<string | null, number>([[null, 0]]);
  const values = [none];
  const codes = Int32Array.from(texts, (text) => {
    const code = known.get(text) ?? known.size;
    if (code === known.size) values.push(read(text as string));
    known.set(text, code);
    return code;
  });
  return { codes, values };
}

async function listedDays(db: Atlas['db'], listings: (string | null)[]): Promise<number[][]> {
  const rows = await db.rows<{ listing: string; day: string }>(
    'SELECT source || chr(10) || series AS listing, day::VARCHAR AS day FROM listing ORDER BY ALL',
  );
  const byListing = Map.groupBy(rows, ({ listing }) => listing);
  return listings.map((listing) => (byListing.get(listing ?? '') ?? []).map(({ day }) => dayNumber(day)));
}

async function twinsOf(db: Atlas['db'], place: Map<string, number>): Promise<TrialColumns['twins']> {
  const rows = await db.rows<{ a: string; b: string; basis: 'linked' | 'alike'; known_from: string; known_to: string | null }>(
    'SELECT a, b, basis, known_from::VARCHAR AS known_from, known_to::VARCHAR AS known_to FROM trial_twin ORDER BY ALL',
  );
  return rows.flatMap(({ a, b, basis, known_from, known_to }) => {
    const [one, other] = [place.get(a), place.get(b)];
    return one === undefined || other === undefined
      ? []
      : [{ a: one, b: other, basis, known_from: dayNumber(known_from), known_to: known_to === null ? NEVER : dayNumber(known_to) }];
  });
}
