import { dayNumber } from '../base/dates.ts';
import { placeAndAncestors } from '../entity/place.ts';
import type { Atlas } from './atlas.ts';
import type { Change, ChangeKind } from './change.ts';
import { valueMoves } from './changed-values.ts';
import type { TrialScope } from './counted.ts';
import { idAt, lesser } from './ids.ts';
import { type Held, type Moved, NOTHING, type Pair } from './moved.ts';
import { writtenSiteKey } from './site-key.ts';
import { NEVER, type TrialColumns } from './trial-columns.ts';
import { MARK, type MarkQuestion } from './trial-marks.ts';
import { markedTrials } from './trials.ts';

type Days = { before: string; after: string };

/**
 * Changes of the trials that a definition counts on either of two days; of sites, only those in the place. A source is compared with itself alone; what
 * any source had already said on the first day is no change, nor is a value that one of the days does not say.
 */
export async function trialChanges(
  atlas: Atlas,
  question: Omit<MarkQuestion, 'as_of' | 'of' | 'place'>,
  scope: TrialScope,
  days: Days,
  asked: string[],
): Promise<Change[]> {
  const definition = { ...question.definition, date_rule: 'listed' as const };
  const place = scope.place?.id ?? null;
  const marked = [];
  for (const as_of of asked) marked.push(await markedTrials(atlas, { ...question, definition, place, of: null, as_of }));
  const [one, other] = marked as [(typeof marked)[number], (typeof marked)[number]];
  const { columns } = one.sight;
  const isElsewhere = (move: Moved) =>
    definition.place_rule === 'site' &&
    place !== null &&
    move.kind.startsWith('site') &&
    !placeAndAncestors(move.place ?? '').includes(place);
  const compared = comparison(columns, scope, days);
  const found: Change[] = [];
  for (let trial = 0; trial < columns.trials.length; trial += 1) {
    const isCounted = [one, other].some(({ marks }) => ((marks[trial] as number) & LISTED) === LISTED);
    const held = isCounted ? heldOf(compared, trial) : undefined;
    if (held === undefined) continue;
    const moved = movesOf(compared, trial, held).filter((move) => !isElsewhere(move));
    found.push(...gathered(columns.trials[trial] as string, moved));
  }
  return found.sort(inOrder);
}

const LISTED = MARK.counted | MARK.inside;

/** Rows that say the same of a trial as one change, with every source and statement. */
function gathered(subject: string, moved: Moved[]): Change[] {
  const groups = Map.groupBy(moved, ({ kind, before, after, place }) => JSON.stringify([kind, before, after, place]));
  return [...groups.values()].map((same) => {
    const { kind, before, after } = same[0] as Moved;
    return {
      kind,
      subject,
      product: null,
      before,
      after,
      sources: distinct(same, 'source'),
      before_statements: distinct(same, 'was'),
      after_statements: distinct(same, 'is'),
    };
  });
}

function distinct(moved: Moved[], part: 'source' | 'was' | 'is'): string[] {
  return [...new Set(moved.map((move) => move[part]).filter((text) => text !== null))].sort();
}

/** By kind, then trial, then what it was and is; what there is none of comes last. */
function inOrder(a: Change, b: Change): number {
  for (const part of ['kind', 'subject', 'before', 'after'] as const) {
    const [one, other] = [a[part], b[part]];
    if (one !== other) return one === null ? 1 : other === null || one < other ? -1 : 1;
  }
  return 0;
}

/** How the states of two days are compared: by the code of a listing its source, whether it is asked about, whether it was whole before, and whether it is ever. */
type Comparison = {
  columns: TrialColumns;
  before: number;
  after: number;
  sources: string[];
  asked: boolean[];
  isWhole: boolean[];
  isListing: boolean[];
};

function comparison(columns: TrialColumns, { source, series }: TrialScope, days: Days): Comparison {
  const { states, listed } = columns;
  const before = dayNumber(days.before);
  const names = states.listing.values.map((listing) => (listing ?? '').split('\n'));
  const sources = names.map(([name]) => name as string);
  return {
    columns,
    before,
    after: dayNumber(days.after),
    sources,
    asked: names.map(([name, within]) => (source === null || name === source) && (series === null || within === series)),
    isWhole: listed.map(([first]) => first !== undefined && first <= before),
    isListing: sources.map((name) => listed.some((own, code) => own.length > 0 && sources[code] === name)),
  };
}

function listingOf({ columns }: Comparison, state: number): number {
  return columns.states.listing.codes[state] as number;
}

/** The states of a trial, undefined where they are the same on both days. */
function heldOf(compared: Comparison, trial: number): Held | undefined {
  const { columns, before, after, asked } = compared;
  const { known_from, known_to } = columns.states;
  const isHeld = (state: number, day: number) => (known_from[state] as number) <= day && (known_to[state] as number) > day;
  const held: Held = { before: [], after: [] };
  for (let state = columns.firstState[trial] as number; state < (columns.firstState[trial + 1] as number); state += 1) {
    if (!asked[listingOf(compared, state)]) continue;
    if (isHeld(state, before)) held.before.push(state);
    if (isHeld(state, after)) held.after.push(state);
  }
  const isSame = held.before.length === held.after.length && held.before.every((state, at) => state === held.after[at]);
  return isSame ? undefined : held;
}

function movesOf(compared: Comparison, trial: number, held: Held): Moved[] {
  const of = (state: number) => listingOf(compared, state);
  const listings = new Set(held.before.map(of)).intersection(new Set(held.after.map(of)));
  const both = pairsOf(held, [...listings], of, (code) => compared.sources[code] as string);
  return [
    ...comings(compared, trial, held),
    ...[...both, ...acrossSeries(compared, held, both)].flatMap((pair) => valueMoves(compared.columns, held, pair)),
    ...siteMoves(compared.columns, both),
  ];
}

/** Sources that told of a trial on the two days in different series, as in another format; of sites such series write in ways of their own. */
function acrossSeries(compared: Comparison, held: Held, both: Pair[]): Pair[] {
  const of = (state: number) => compared.sources[listingOf(compared, state)] as string;
  const done = new Set(both.map(({ source }) => source));
  const sources = new Set(held.before.map(of)).intersection(new Set(held.after.map(of))).difference(done);
  return pairsOf(held, [...sources], of, (source) => source);
}

function pairsOf<K>({ before, after }: Held, keys: K[], of: (state: number) => K, source: (key: K) => string): Pair[] {
  return keys.map((key) => ({
    source: source(key),
    before: before.filter((state) => of(state) === key),
    after: after.filter((state) => of(state) === key),
  }));
}

/** A trial that no source listed on the first day, though perhaps before it, or that no full listing lists any more. */
function comings(compared: Comparison, trial: number, { before, after }: Held): Moved[] {
  const { columns, sources, isWhole, isListing } = compared;
  const { posted_from, statement } = columns.states;
  const isNew = (state: number) => isWhole[listingOf(compared, state)] || isBetween(posted_from[state] as number, compared.before);
  const listed = before.length > 0 ? [] : after.filter(isNew);
  const left = after.some((state) => isListing[listingOf(compared, state)])
    ? []
    : before.filter((state) => isWhole[listingOf(compared, state)]);
  const source = (state: number) => sources[listingOf(compared, state)] as string;
  const kind = wasKnown(compared, trial) ? 'trial_returned' : 'trial_listed';
  return [
    ...listed.map((state): Moved => ({ ...NOTHING, kind, after: 'listed', source: source(state), is: idAt(statement, state) })),
    ...left.map(
      (state): Moved => ({ ...NOTHING, kind: 'trial_left', before: 'listed', source: source(state), was: idAt(statement, state) }),
    ),
  ];
}

/** Whether what is asked about had the trial by the first day. */
function wasKnown(compared: Comparison, trial: number): boolean {
  const { columns, before, asked } = compared;
  const [first, end] = [columns.firstState[trial] as number, columns.firstState[trial + 1] as number];
  const states = Array.from({ length: end - first }, (_, at) => first + at);
  return states.some((state) => asked[listingOf(compared, state)] && (columns.states.known_from[state] as number) <= before);
}

function isBetween(day: number, before: number): boolean {
  return day !== NEVER && day > before;
}

type Site = { code: number; name: string | null; place: string | null; source: string; listing: number; row: number };

/** Sites that no listing of both days named on the first, and those that the same listing does not name on the second. */
function siteMoves(columns: TrialColumns, pairs: Pair[]): Moved[] {
  const sites = (side: keyof Held) => pairs.flatMap((pair, listing) => sitesOf(columns, pair[side], pair.source, listing));
  const [before, after] = [sites('before'), sites('after')];
  const move = (kind: ChangeKind, { place, source }: Site): Moved => ({ ...NOTHING, kind, place, source });
  const id = ({ row }: Site) => idAt(columns.sites.statement, row);
  return [
    ...missing(after, before, () => '').map((site) => ({ ...move('site_gained', site), after: site.name, is: id(site) })),
    ...missing(before, after, ({ listing }) => `${listing}`).map((site) => ({
      ...move('site_lost', site),
      before: site.name,
      was: id(site),
    })),
  ];
}

/** Sites that the others of the same kind lack, first as they are written, then as they are compared; one without a name is always missing. */
function missing(sites: Site[], others: Site[], kind: (site: Site) => string): Site[] {
  const [written, key] = [(site: Site) => `${kind(site)} ${site.code}`, (site: Site) => `${kind(site)} ${keyOf(site)}`];
  const known = new Set(others.map(written));
  const open = sites.filter((site) => site.code === 0 || !known.has(written(site)));
  if (open.length === 0) return [];
  const keys = new Set(others.map(key));
  return open.filter((site) => site.code === 0 || !keys.has(key(site)));
}

function keyOf({ name, place }: Site): string {
  return writtenSiteKey(name ?? '', place);
}

/** The sites of some states of a listing, each name and place once with its least statement. */
function sitesOf({ states: { firstSite }, sites }: TrialColumns, states: number[], source: string, listing: number): Site[] {
  const found = new Map<string, Site>();
  for (const state of states) {
    for (let row = firstSite[state] as number; row < (firstSite[state + 1] as number); row += 1) {
      const codes = `${sites.name.codes[row]} ${sites.place.codes[row]}`;
      const known = found.get(codes);
      if (known) known.row = lesser(sites.statement, known.row, row);
      else found.set(codes, siteAt(sites, row, source, listing));
    }
  }
  return [...found.values()];
}

function siteAt({ name, place }: TrialColumns['sites'], row: number, source: string, listing: number): Site {
  const code = name.codes[row] as number;
  return { code, name: name.values[code] ?? null, place: place.values[place.codes[row] as number] ?? null, source, listing, row };
}
