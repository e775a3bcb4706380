import type { Duck } from '../base/duck.ts';
import { type Atlas, isLeftOut } from './atlas.ts';

type Known = { known_from: string; known_to: string | null };
type Link = Known & { name: string; entity: string };

/** A seat of an organisation, or its membership of a cluster: its place with every place around it, from the inside out, and a day on which it was seen. */
export type Seat = Known & {
  organisation: string;
  places: string[];
  from_day: string | null;
  to_day: string | null;
  /** What a membership is of: registered seat, research, plant; null for the seat itself. */
  role: string | null;
  seen_from: string | null;
  seen_to: string | null;
  seen_statement: string | null;
  /** Where a membership was read; null for the seat itself. */
  origin: string | null;
  statement: string;
};

/** Whose name a sponsor's is, and where organisations are: seats and dated memberships of clusters. */
export type Seating = {
  /** Ids of the organisations that a name stood for by a day. */
  organisationsOf(name: string | null, known_by: string): string[];
  /** The places of each seat of the organisations that a name stands for, on two dates. */
  placesOf(name: string | null, as_of: string, known_by: string): string[][];
  /** Where in a list of names, which does not change, those stand that ever stood for an organisation. */
  linkedAmong(names: (string | null)[]): number[];
  seats: Map<string, Seat[]>;
};

const whole = new WeakMap<Duck, Promise<Seating>>();
const parts = new WeakMap<Atlas, Promise<Seating>>();

/** The links of organisations' names and their seats; read once, since a published atlas never changes. */
export function seatingOf(atlas: Atlas): Promise<Seating> {
  const seating = whole.get(atlas.db) ?? readSeating(atlas);
  whole.set(atlas.db, seating);
  if (atlas.leftOut.size === 0) return seating;
  const part = parts.get(atlas) ?? seating.then((all) => withoutSeats(all, atlas));
  parts.set(atlas, part);
  return part;
}

function withoutSeats(all: Seating, atlas: Atlas): Seating {
  const seats = [...all.seats].map(([id, own]) => [id, own.filter(({ origin }) => !isLeftOut(atlas, origin))] as const);
  return seatingBy(all, new Map(seats));
}

async function readSeating({ db }: Atlas): Promise<Seating> {
  const [rows, seated] = await Promise.all([
    db.rowsAsJson<Link>(
      "SELECT name, entity, known_from::VARCHAR AS known_from, known_to::VARCHAR AS known_to FROM link WHERE kind = 'organisation' ORDER BY ALL",
    ),
    db.rowsAsJson<Seat>(`SELECT p.organisation, places, p.from_day::VARCHAR AS from_day, p.to_day::VARCHAR AS to_day, m.role, m.seen_from::VARCHAR AS seen_from,
      m.seen_to::VARCHAR AS seen_to, m.seen_statement, m.origin, p.statement, p.known_from::VARCHAR AS known_from, p.known_to::VARCHAR AS known_to
      FROM organisation_place p LEFT JOIN membership m ON m.statement = p.statement ORDER BY ALL`),
  ]);
  const [links, seats] = [Map.groupBy(rows, ({ name }) => name), Map.groupBy(seated, ({ organisation }) => organisation)];
  const linked = new WeakMap<(string | null)[], number[]>();
  const organisationsOf = (name: string | null, known_by: string) =>
    (links.get(name ?? '') ?? []).filter((link) => isKnown(link, known_by)).map(({ entity }) => entity);
  const linkedAmong = (names: (string | null)[]) => {
    const known = linked.get(names) ?? names.flatMap((name, at) => (links.has(name ?? '') ? [at] : []));
    linked.set(names, known);
    return known;
  };
  return seatingBy({ organisationsOf, linkedAmong }, seats);
}

function seatingBy(
  { organisationsOf, linkedAmong }: Pick<Seating, 'organisationsOf' | 'linkedAmong'>,
  seats: Map<string, Seat[]>,
): Seating {
  return {
    organisationsOf,
    linkedAmong,
    placesOf: (name, as_of, known_by) =>
      organisationsOf(name, known_by).flatMap((id) =>
        (seats.get(id) ?? []).filter((seat) => isSeated(seat, as_of, known_by)).map(({ places }) => places),
      ),
    seats,
  };
}

/** Whether something was known on a day. */
export function isKnown({ known_from, known_to }: Known, day: string): boolean {
  return known_from <= day && (known_to === null || known_to > day);
}

/** Whether a seat was known by a day and held on another. */
export function isSeated(seat: Seat, as_of: string, known_by: string): boolean {
  return isKnown(seat, known_by) && (seat.from_day ?? '') <= as_of && (seat.to_day === null || seat.to_day >= as_of);
}

/** The places of each organisation on two dates: its seat and the clusters it is a dated member of, with every place around them. */
export async function seatsOn(atlas: Atlas, as_of: string, known_by: string): Promise<Map<string, string[]>> {
  const { seats } = await seatingOf(atlas);
  const here = [...seats].map(([id, own]) => [id, own.filter((seat) => isSeated(seat, as_of, known_by))] as const);
  return new Map(
    here.filter(([, own]) => own.length > 0).map(([id, own]) => [id, [...new Set(own.flatMap(({ places }) => places))].sort()]),
  );
}

/** Ids of the organisations in a place on two dates. */
export async function organisationsIn(atlas: Atlas, place: string, as_of: string, known_by: string): Promise<Set<string>> {
  const seats = await seatsOn(atlas, as_of, known_by);
  return new Set([...seats].filter(([, places]) => places.includes(place)).map(([id]) => id));
}
