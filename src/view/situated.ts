import { dayAt } from '../base/dates.ts';
import { placeAndAncestors } from '../entity/place.ts';
import { isMunicipality, placeById } from '../entity/place-index.ts';
import { type Ids, idAt, lesser } from './ids.ts';
import type { Seating } from './seated.ts';
import { type Choice, statesOf } from './trial-choice.ts';
import { type Coded, NEVER, type TrialColumns } from './trial-columns.ts';
import type { MarkQuestion } from './trial-marks.ts';

/** What a question sees: the columns, the states and classes that count, where sponsors are, and whom their names were found to stand for. */
export type Sight = { columns: TrialColumns; choice: Choice; seating: Seating; sponsors: Map<string, string[]> } & Pick<
  MarkQuestion,
  'definition' | 'as_of' | 'known_by'
>;

type StateText = 'status' | 'phases';
type StateDay = 'start_from' | 'start_to' | 'posted_from' | 'posted_to';
type StateId = 'statement' | 'start_statement' | 'posted_statement';

/** One trial as a question sees it, with its values on every dimension; each value is worked out when it is asked for. */
export class Situated {
  private readonly sight: Sight;
  private readonly at: number;

  /** The trial at a place of the columns. */
  constructor(sight: Sight, at: number) {
    this.sight = sight;
    this.at = at;
  }

  get trial(): string {
    return this.sight.columns.trials[this.at] as string;
  }

  /** The statement that the register holds it. */
  get statement(): string {
    return this.id('statement') as string;
  }

  /** The day on which it was last seen by then. */
  get effective(): string {
    return dayAt(this.sight.choice.effective[this.at] as number);
  }

  get modality(): string | null {
    return this.classed('modality');
  }

  get cell_source(): string | null {
    return this.classed('cell_source');
  }

  get targets(): string[] {
    return this.classed('targets');
  }

  get diseases(): string[] {
    return this.classed('diseases');
  }

  get scope(): string | null {
    return this.classed('scope');
  }

  get role(): string | null {
    return this.classed('role');
  }

  /** Its sites as sources name them, with the place of each where it is known. */
  get sites(): { name: string | null; place: string | null; statement: string }[] {
    const { name, place, statement } = this.sight.columns.sites;
    const { firstSite } = this.sight.columns.states;
    return Array.from(this.states).flatMap((state) =>
      Array.from({ length: (firstSite[state + 1] as number) - (firstSite[state] as number) }, (_, nth) => {
        const at = (firstSite[state] as number) + nth;
        const said = ({ codes, values }: typeof name) => values[codes[at] as number] as string | null;
        return { name: said(name), place: said(place), statement: idAt(statement, at) as string };
      }),
    );
  }

  get phases(): string[] {
    return this.said('phases');
  }

  get statuses(): string[] {
    return this.said('status');
  }

  /** Countries, provinces, cities or clusters of its sites, or of its sponsors where these place it. */
  placesAmong(kind: PlaceKind): string[] {
    const { columns, definition, seating, as_of, known_by } = this.sight;
    if (definition.place_rule === 'sponsor')
      return distinct(this.names.flatMap(({ name }) => placesAmong(kind, seating.placesOf(name, as_of, known_by).flat())));
    const found: string[] = [];
    const byCode = placesByCode(kind, columns.sites.place);
    const { codes } = columns.sites.place;
    for (const state of this.states) {
      const end = columns.states.firstSite[state + 1] as number;
      for (let site = columns.states.firstSite[state] as number; site < end; site += 1) {
        for (const id of byCode[codes[site] as number] as string[]) if (!found.includes(id)) found.push(id);
      }
    }
    return found.length < 2 ? found : found.sort();
  }

  /** Whether any place of it is known. */
  get isPlaced(): boolean {
    const { columns, definition } = this.sight;
    if (definition.place_rule === 'sponsor') return this.seats.some(({ places }) => places.length > 0);
    const { firstSite } = columns.states;
    const { codes } = columns.sites.place;
    return this.states.some((state) => codes.subarray(firstSite[state], firstSite[state + 1]).some((code) => code !== 0));
  }

  /** Curated lead sponsors as `organisation/id`, others by their names. */
  get sponsors(): string[] {
    const { codes, values } = this.sight.columns.states.sponsor;
    const one = this.sight.choice.state[this.at] as number;
    if (one >= 0) return this.namedAs(values[codes[one] as number] as string | null);
    return distinct(this.names.flatMap(({ name }) => this.namedAs(name)));
  }

  /** First and last possible day of the start, ISO, and the statement that gives it. */
  get start_from(): string | null {
    return this.day('start_from', earlier);
  }

  get start_to(): string | null {
    return this.day('start_to', later);
  }

  get start_statement(): string | null {
    return this.id('start_statement');
  }

  get posted_from(): string | null {
    return this.day('posted_from', earlier);
  }

  get posted_to(): string | null {
    return this.day('posted_to', later);
  }

  get posted_statement(): string | null {
    return this.id('posted_statement');
  }

  /** The statement that puts it in a place, null where none does: of a site there, or of the sponsor that is seated there. */
  placedBy(place: string): string | null {
    const { columns, definition } = this.sight;
    if (definition.place_rule === 'sponsor') {
      const here = this.seats.filter(({ places }) => places.includes(place)).map(({ state }) => state);
      return leastOf(columns.states.sponsor_statement, here);
    }
    const { statement, place: where } = columns.sites;
    const isHere = codesIn(place, where);
    let least = -1;
    for (const state of this.states) {
      const end = columns.states.firstSite[state + 1] as number;
      for (let site = columns.states.firstSite[state] as number; site < end; site += 1) {
        if (isHere[where.codes[site] as number]) least = least === -1 ? site : lesser(statement, least, site);
      }
    }
    return least === -1 ? null : idAt(statement, least);
  }

  private get states(): Int32Array {
    return statesOf(this.sight.choice, this.at);
  }

  private get names(): { state: number; name: string | null }[] {
    const { codes, values } = this.sight.columns.states.sponsor;
    return Array.from(this.states, (state) => ({ state, name: values[codes[state] as number] as string | null }));
  }

  private get seats(): { state: number; places: string[] }[] {
    const { seating, as_of, known_by } = this.sight;
    return this.names.flatMap(({ state, name }) => seating.placesOf(name, as_of, known_by).map((places) => ({ state, places })));
  }

  private classed<K extends 'scope' | 'role' | 'modality' | 'cell_source' | 'targets' | 'diseases'>(
    name: K,
  ): TrialColumns['classes'][K]['values'][number] {
    const { codes, values } = this.sight.columns.classes[name];
    return values[codes[this.sight.choice.class[this.at] as number] as number] as TrialColumns['classes'][K]['values'][number];
  }

  private said(name: StateText): string[] {
    const { codes, values } = this.sight.columns.states[name];
    const one = this.sight.choice.state[this.at] as number;
    if (one >= 0) return values[codes[one] as number] as string[];
    return distinct(Array.from(this.states).flatMap((state) => values[codes[state] as number] as string[]));
  }

  private id(name: StateId): string | null {
    const one = this.sight.choice.state[this.at] as number;
    return one >= 0 ? idAt(this.sight.columns.states[name], one) : leastOf(this.sight.columns.states[name], this.states);
  }

  private day(name: StateDay, better: (one: number, other: number) => number): string | null {
    const one = this.sight.choice.state[this.at] as number;
    const days = this.sight.columns.states[name];
    const found = one >= 0 ? (days[one] as number) : this.states.reduce((best, state) => better(best, days[state] as number), NEVER);
    return found === NEVER ? null : dayAt(found);
  }

  private namedAs(name: string | null): string[] {
    if (name === null) return [];
    const { seating, known_by, sponsors } = this.sight;
    const known = sponsors.get(name);
    if (known) return known;
    const linked = seating.organisationsOf(name, known_by).map((id) => `organisation/${id}`);
    const named = linked.length > 0 ? distinct(linked) : [name];
    sponsors.set(name, named);
    return named;
  }
}

function leastOf(ids: Ids, places: ArrayLike<number>): string | null {
  if (places.length === 0) return null;
  let least = places[0] as number;
  for (let nth = 1; nth < places.length; nth += 1) least = lesser(ids, least, places[nth] as number);
  return idAt(ids, least);
}

function earlier(one: number, other: number): number {
  return Math.min(one, other);
}

/** The later of two days, of which one that is not known counts for nothing. */
function later(one: number, other: number): number {
  return one === NEVER ? other : other === NEVER ? one : Math.max(one, other);
}

/** Kinds of places that trials are counted by. */
export type PlaceKind = 'country' | 'province' | 'city' | 'cluster';

const kinds = new WeakMap<(string | null)[], Partial<Record<PlaceKind, string[][]>>>();

/** The places of a kind around the place of each code. */
function placesByCode(kind: PlaceKind, { values }: Coded<string | null>): string[][] {
  const known = kinds.get(values) ?? {};
  const byCode = known[kind] ?? values.map((id) => (id === null ? [] : placesAmong(kind, placeAndAncestors(id))));
  kinds.set(values, Object.assign(known, { [kind]: byCode }));
  return byCode;
}

const inside = new WeakMap<(string | null)[], Map<string, boolean[]>>();

/** Whether the place of each code lies in a place. */
function codesIn(place: string, { values }: Coded<string | null>): boolean[] {
  const known = inside.get(values) ?? new Map<string, boolean[]>();
  const byCode = known.get(place) ?? values.map((id) => id !== null && placeAndAncestors(id).includes(place));
  inside.set(values, known.set(place, byCode));
  return byCode;
}

/** The countries, provinces, cities (municipalities among them, which are provinces and cities in one) or clusters among places. */
export function placesAmong(kind: PlaceKind, places: readonly string[]): string[] {
  return places.filter((id) => {
    const row = placeById(id);
    return row?.kind === kind || (kind === 'city' && row !== undefined && isMunicipality(row));
  });
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
