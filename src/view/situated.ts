import { dayAt } from '../base/dates.ts';
import { placeAndAncestors } from '../entity/place.ts';
import { type Ids, idAt, lesser } from './ids.ts';
import type { Seating } from './seated.ts';
import { type Choice, statesOf } from './trial-choice.ts';
import { type Coded, NEVER, type TrialColumns } from './trial-columns.ts';
import type { MarkQuestion } from './trial-marks.ts';

/** What a question sees: the columns, the states and classes that count, and where sponsors are. */
export type Sight = { columns: TrialColumns; choice: Choice; seating: Seating } & Pick<MarkQuestion, 'definition' | 'as_of' | 'known_by'>;

type StateText = 'status' | 'phases' | 'source';
type StateId = 'statement' | 'start_statement' | 'posted_statement';

/** One trial as a question sees it, with its values on every dimension; each value is worked out when it is asked for. */
export class Situated {
  readonly sight: Sight;
  readonly at: number;

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

  get phases(): string[] {
    return this.said('phases');
  }

  get statuses(): string[] {
    return this.said('status');
  }

  /** Places of its sites, or of its sponsors where these place it, with every place around them. */
  get places(): string[] {
    const { columns, definition } = this.sight;
    const lists =
      definition.place_rule === 'site'
        ? this.sites.map((site) => around(columns.sites.place, site))
        : this.seats.map(({ places }) => places);
    return distinct(lists.flat());
  }

  /** Curated lead sponsors as `organisation/id`, others by their names. */
  get sponsors(): string[] {
    const { seating, known_by } = this.sight;
    const names = this.names.flatMap(({ name }) => {
      const linked = seating.organisationsOf(name, known_by).map((id) => `organisation/${id}`);
      return name === null || linked.length > 0 ? linked : [name];
    });
    return names.length < 2 ? names : distinct(names);
  }

  /** First and last possible day of the start, ISO, and the statement that gives it. */
  get start_from(): string | null {
    return day(this.states.map((state) => this.sight.columns.states.start_from[state] as number).reduce(earlier, NEVER));
  }

  get start_to(): string | null {
    return day(this.states.map((state) => this.sight.columns.states.start_to[state] as number).reduce(later, NEVER));
  }

  get start_statement(): string | null {
    return this.id('start_statement');
  }

  get posted_from(): string | null {
    return day(this.states.map((state) => this.sight.columns.states.posted_from[state] as number).reduce(earlier, NEVER));
  }

  get posted_to(): string | null {
    return day(this.states.map((state) => this.sight.columns.states.posted_to[state] as number).reduce(later, NEVER));
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
    return leastOf(
      columns.sites.statement,
      this.sites.filter((site) => around(columns.sites.place, site).includes(place)),
    );
  }

  private get states(): Int32Array {
    return statesOf(this.sight.choice, this.at);
  }

  private get sites(): number[] {
    const { firstSite } = this.sight.columns.states;
    return Array.from(this.states).flatMap((state) => {
      const first = firstSite[state] as number;
      return Array.from({ length: (firstSite[state + 1] as number) - first }, (_, nth) => first + nth);
    });
  }

  private get names(): { state: number; name: string | null }[] {
    const { codes, values } = this.sight.columns.states.sponsor;
    return Array.from(this.states, (state) => ({ state, name: values[codes[state] as number] as string | null }));
  }

  private get seats(): { state: number; places: string[] }[] {
    const { seating, as_of, known_by } = this.sight;
    return this.names.flatMap(({ state, name }) => seating.placesOf(name, as_of, known_by).map((places) => ({ state, places })));
  }

  private classed<K extends 'modality' | 'cell_source' | 'targets' | 'diseases'>(name: K): TrialColumns['classes'][K]['values'][number] {
    const { codes, values } = this.sight.columns.classes[name];
    return values[codes[this.sight.choice.class[this.at] as number] as number] as TrialColumns['classes'][K]['values'][number];
  }

  private said(name: StateText): string[] {
    const { codes, values } = this.sight.columns.states[name];
    const texts = Array.from(this.states, (state) => values[codes[state] as number] as string | null).filter((text) => text !== null);
    return texts.length < 2 ? texts : distinct(texts);
  }

  private id(name: StateId): string | null {
    return leastOf(this.sight.columns.states[name], this.states);
  }
}

function leastOf(ids: Ids, places: ArrayLike<number>): string | null {
  if (places.length === 0) return null;
  let least = places[0] as number;
  for (let nth = 1; nth < places.length; nth += 1) least = lesser(ids, least, places[nth] as number);
  return idAt(ids, least);
}

function around({ codes, values }: Coded<string | null>, site: number): readonly string[] {
  const id = values[codes[site] as number] as string | null;
  return id === null ? [] : placeAndAncestors(id);
}

function day(number: number): string | null {
  return number === NEVER ? null : dayAt(number);
}

function earlier(one: number, other: number): number {
  return Math.min(one, other);
}

/** The later of two days, of which one that is not known counts for nothing. */
function later(one: number, other: number): number {
  return one === NEVER ? other : other === NEVER ? one : Math.max(one, other);
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
