import { readFileSync } from 'node:fs';
import { shipped } from '../base/root.ts';
import { placeAndAncestors } from '../entity/place.ts';
import type { Atlas } from './atlas.ts';

/** When something holds or is known: from a day to before another; null leaves the end open. Days are YYYY-MM-DD. */
type Known = { known_from: string; known_to: string | null };
/** First and last possible day, null where nothing says. */
export type Span = { from: string | null; to: string | null };

/** One observed state of a trial; `places` are those of all its sites with every place around them. */
export type TrialState = Known & {
  trial: string;
  source: string;
  series: string;
  statement: string;
  observed_at: string;
  statuses: string[];
  phases: string[];
  sponsor: string | null;
  sponsor_statement: string | null;
  starts: Span[];
  start_statement: string | null;
  posts: Span[];
  posted_statement: string | null;
  sites: string[];
  site_statements: string[];
  places: string[];
};

/** A class of a trial as it was known for a time. */
export type TrialClass = Known & {
  trial: string;
  scope: string | null;
  role: string | null;
  modality: string | null;
  targets: string[];
  cell_source: string | null;
  probability: number | null;
  diseases: string[];
};

/** Everything that was ever known of a trial. */
export type TrialRecord = { trial: string; states: TrialState[]; classes: TrialClass[] };

type Link = Known & { name: string; entity: string };
type Seat = Known & { organisation: string; places: string[]; from_day: string | null; to_day: string | null };

/** What questions about trials are answered from: the trials, the days of listings, the links of sponsors and the places of organisations. */
export type TrialRecords = {
  trials: TrialRecord[];
  listings: { source: string; series: string; day: string }[];
  links: Map<string, Link[]>;
  seats: Map<string, Seat[]>;
};

const [STATES, CLASSES] = ['trials', 'trial-classes'].map((name) => readFileSync(shipped('src', 'view', `${name}.sql`), 'utf8'));
const loaded = new WeakMap<Atlas, Map<boolean, Promise<TrialRecords>>>();

/** The trials of an atlas that were ever of the field, or all; read once, since a published atlas never changes. */
export function trialRecords(atlas: Atlas, everything: boolean): Promise<TrialRecords> {
  const own = loaded.get(atlas) ?? new Map<boolean, Promise<TrialRecords>>();
  const records = own.get(everything) ?? (everything ? allRecords(atlas) : fieldRecords(atlas));
  loaded.set(atlas, own.set(everything, records));
  return records;
}

async function allRecords(atlas: Atlas): Promise<TrialRecords> {
  const [field, rest] = [await trialRecords(atlas, false), await readTrials(atlas, false)];
  return { ...field, trials: [...field.trials, ...rest].sort((a, b) => (a.trial < b.trial ? -1 : 1)) };
}

async function fieldRecords(atlas: Atlas): Promise<TrialRecords> {
  const { db } = atlas;
  const links = await db.rowsAsJson<Link>(
    "SELECT name, entity, known_from::VARCHAR AS known_from, known_to::VARCHAR AS known_to FROM link WHERE kind = 'organisation' ORDER BY ALL",
  );
  const seats = await db.rowsAsJson<Seat>(`SELECT organisation, places, from_day::VARCHAR AS from_day, to_day::VARCHAR AS to_day,
    known_from::VARCHAR AS known_from, known_to::VARCHAR AS known_to FROM organisation_place ORDER BY ALL`);
  return {
    trials: await readTrials(atlas, true),
    listings: await db.rows('SELECT source, series, day::VARCHAR AS day FROM listing ORDER BY day'),
    links: Map.groupBy(links, ({ name }) => name),
    seats: Map.groupBy(seats, ({ organisation }) => organisation),
  };
}

type StateRow = Omit<TrialState, 'starts' | 'posts' | 'places' | 'phases' | 'statuses'> &
  Record<'start_from' | 'start_to' | 'posted_from' | 'posted_to' | 'phases' | 'status', string | null>;

async function readTrials({ db }: Atlas, of_field: boolean): Promise<TrialRecord[]> {
  const classes = Map.groupBy(await db.rowsAsJson<TrialClass>(CLASSES as string, { of_field }), ({ trial }) => trial);
  const around = new Map<string, string[]>();
  const states = (await db.rowsAsJson<StateRow>(STATES as string, { of_field })).map((row) => stateOf(row, around));
  return [...Map.groupBy(states, ({ trial }) => trial)].map(([trial, own]) => ({ trial, states: own, classes: classes.get(trial) ?? [] }));
}

/** A state with its places; states with the same sites share one list. */
function stateOf(
  { start_from, start_to, posted_from, posted_to, phases, status, ...row }: StateRow,
  around: Map<string, string[]>,
): TrialState {
  const distinct = [...new Set(row.sites)];
  const key = distinct.join(' ');
  const places = around.get(key) ?? [...new Set(distinct.flatMap(placeAndAncestors))].sort();
  around.set(key, places);
  return {
    ...row,
    phases: phases === null ? [] : [phases],
    statuses: status === null ? [] : [status],
    starts: [{ from: start_from, to: start_to }],
    posts: [{ from: posted_from, to: posted_to }],
    places,
  };
}
