import { placeAndAncestors } from '../entity/place.ts';
import type { ShareDefinition } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';
import type { Located, Situated } from './dimension.ts';
import { type TrialRecord, type TrialRecords, type TrialState, trialRecords } from './trial-record.ts';

/** Which state of which trials: `known` is the day whose listing counts, `everything` also trials that were never of the field. */
export type TrialsQuestion = {
  known: string;
  known_by: string;
  as_of: string;
  source: string | null;
  series: string | null;
  place_rule: ShareDefinition['place_rule'];
  everything: boolean;
};

/** Answers kept for each atlas; each holds a row for every trial of the field. */
const MOST_KEPT = 8;
const kept = new WeakMap<Atlas, Map<string, Promise<Situated[]>>>();

/** One row a trial as it was known, in the order of their ids. The same question is answered from memory: a published atlas never changes. */
export function trialsOn(atlas: Atlas, question: TrialsQuestion): Promise<Situated[]> {
  const { known, known_by, as_of, source, series, place_rule, everything } = question;
  const key = JSON.stringify([known, known_by, place_rule === 'sponsor' ? as_of : '', source, series, place_rule, everything]);
  const own = kept.get(atlas) ?? new Map<string, Promise<Situated[]>>();
  const rows = own.get(key) ?? trialRecords(atlas, everything).then((records) => situateAll(records, question));
  own.delete(key);
  kept.set(atlas, own.set(key, rows));
  if (own.size > MOST_KEPT) own.delete(own.keys().next().value as string);
  return rows;
}

function situateAll(records: TrialRecords, question: TrialsQuestion): Situated[] {
  const listed = new Map<string, string>();
  for (const { source, series, day } of records.listings) if (day <= question.known) listed.set(`${source}\n${series}`, day);
  const rows: Situated[] = [];
  for (const record of records.trials) {
    const states = newestOf(record.states, question, listed);
    if (states.length > 0) rows.push(situate(record, states, listed, records, question));
  }
  return rows;
}

function isKnown({ known_from, known_to }: { known_from: string; known_to: string | null }, day: string): boolean {
  return known_from <= day && (known_to === null || known_to > day);
}

/** The day on which a state was last seen by then: that of the listing in force, or of the look at it. */
function effectiveOf({ source, series, observed_at }: TrialState, listed: Map<string, string>): string {
  return listed.get(`${source}\n${series}`) ?? observed_at;
}

/** The states known by the day that were seen last. */
function newestOf(states: TrialState[], { known, source, series }: TrialsQuestion, listed: Map<string, string>): TrialState[] {
  const open = states.filter(
    (state) => isKnown(state, known) && (source === null || state.source === source) && (series === null || state.series === series),
  );
  if (open.length < 2) return open;
  const days = open.map((state) => effectiveOf(state, listed));
  const last = days.toSorted().at(-1);
  return open.filter((_, at) => days[at] === last);
}

function situate(
  { trial, classes }: TrialRecord,
  states: TrialState[],
  listed: Map<string, string>,
  records: TrialRecords,
  question: TrialsQuestion,
): Situated {
  const found = classes.find((one) => isKnown(one, question.known_by)) ?? UNCLASSED;
  const [first, ...others] = states as [TrialState, ...TrialState[]];
  const seats = question.place_rule === 'sponsor' ? seatsOf(states, records, question) : null;
  const [starts, posts] = [all(states, 'starts'), all(states, 'posts')];
  return {
    trial,
    source: others.length === 0 ? first.source : (least(states.map(({ source }) => source)) as string),
    statement: others.length === 0 ? first.statement : (least(states.map(({ statement }) => statement)) as string),
    effective: effectiveOf(first, listed),
    starts,
    posts,
    scope: found.scope,
    role: found.role,
    modality: found.modality,
    targets: found.targets,
    cell_source: found.cell_source,
    probability: found.probability,
    diseases: found.diseases,
    states,
    seats,
    places: seats === null ? all(states, 'places') : distinct(seats.flatMap(({ places }) => places)),
    phases: all(states, 'phases'),
    statuses: all(states, 'statuses'),
    sponsors: sponsorsOf(states, records, question.known_by),
    start_from: least(starts.map(({ from }) => from)),
    start_to: greatest(starts.map(({ to }) => to)),
    start_statement: others.length === 0 ? first.start_statement : least(states.map((one) => one.start_statement)),
    posted_from: least(posts.map(({ from }) => from)),
    posted_to: greatest(posts.map(({ to }) => to)),
    posted_statement: others.length === 0 ? first.posted_statement : least(states.map((one) => one.posted_statement)),
  };
}

const UNCLASSED = { scope: null, role: null, modality: null, targets: [], cell_source: null, probability: null, diseases: [] };

/** What several states say of a kind; of one state its own list, since that is nearly always the case. */
function all<K extends 'starts' | 'posts' | 'places' | 'phases' | 'statuses'>(states: TrialState[], kind: K): TrialState[K] {
  const [first] = states as [TrialState];
  if (states.length === 1) return first[kind];
  const said = states.flatMap((state) => state[kind] as unknown[]);
  return (typeof said[0] === 'string' ? distinct(said as string[]) : said) as TrialState[K];
}

/** Where the sponsors of some states are on the day, each with the statement that names the sponsor. */
function seatsOf(states: TrialState[], records: TrialRecords, { known_by, as_of }: TrialsQuestion): Located[] {
  return states.flatMap(({ sponsor, sponsor_statement }) =>
    linksOf(sponsor, records, known_by).flatMap(({ entity }) =>
      (records.seats.get(entity) ?? [])
        .filter((seat) => isKnown(seat, known_by) && (seat.from_day ?? '') <= as_of && (seat.to_day === null || seat.to_day >= as_of))
        .map(({ places }) => ({ places, statement: sponsor_statement ?? '' })),
    ),
  );
}

function linksOf(sponsor: string | null, { links }: TrialRecords, known_by: string) {
  return (links.get(sponsor ?? '') ?? []).filter((link) => isKnown(link, known_by));
}

function sponsorsOf(states: TrialState[], records: TrialRecords, known_by: string): string[] {
  const names = states.flatMap(({ sponsor }) => {
    const linked = linksOf(sponsor, records, known_by).map(({ entity }) => `organisation/${entity}`);
    return sponsor === null || linked.length > 0 ? linked : [sponsor];
  });
  return names.length < 2 ? names : distinct(names);
}

/** The statement that puts a trial in a place, null where none does: of a site there, or of the sponsor that is seated there. */
export function placeStatement({ states, seats }: Pick<Situated, 'states' | 'seats'>, place: string): string | null {
  if (seats !== null) return least(seats.filter(({ places }) => places.includes(place)).map(({ statement }) => statement));
  return least(
    states.flatMap(({ sites, site_statements }) =>
      site_statements.filter((_, at) => placeAndAncestors(sites[at] as string).includes(place)),
    ),
  );
}

function distinct(values: string[]): string[] {
  return [...new Set(values)].sort();
}

function least(values: (string | null)[]): string | null {
  return values.reduce<string | null>((a, b) => (b === null || (a !== null && a <= b) ? a : b), null);
}

function greatest(values: (string | null)[]): string | null {
  return values.reduce<string | null>((a, b) => (b === null || (a !== null && a >= b) ? a : b), null);
}
