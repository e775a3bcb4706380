import type { Duck } from '../base/duck.ts';
import { isInScope, type ShareDefinition } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';
import { statementsOfKinds } from './lookup.ts';
import { isKnown, isSeated, type Seat, seatingOf } from './seated.ts';

/** An organisation of a place: the statements that seat it there or make it a member, and its role in the field, where curated. */
export type Member = { organisation: string; statements: string[]; seats: Seat[]; role: string | null; role_statement: string | null };

/** A product and the statement that gives it to an organisation. */
export type Owned = { product: string; label: string; organisation: string; statement: string };

/** What a curated row says of an organisation: its kind or its role in the field. */
export type SaidOf = { organisation: string; value: string; statement: string; grade: string; observed_at: string };

type Held = { role: Map<string, SaidOf[]>; kind: Map<string, SaidOf[]>; owned: Map<string, Classed[]> };
type Classed = Owned & { scope: string | null; observed_at: string; known_from: string; known_to: string | null };

const SAID = `SELECT subject[14:] AS organisation, property, value, id AS statement, grade, observed_at::VARCHAR AS observed_at
  FROM $statements WHERE property IN ('role', 'kind') AND subject LIKE 'organisation/%' ORDER BY observed_at DESC, id`;
const OWNED = `SELECT DISTINCT c.product, c.label, c.scope, s.value AS organisation, s.id AS statement, s.observed_at::VARCHAR AS observed_at,
    c.known_from::VARCHAR AS known_from, c.known_to::VARCHAR AS known_to
  FROM $statements s JOIN product_class c ON c.name = s.subject WHERE s.property = 'organisation' AND s.subject LIKE 'product/%'
  ORDER BY c.product, organisation, statement`;
const loaded = new WeakMap<Duck, Promise<Held>>();

/** What is curated of organisations and who owns which product; read once, since a published atlas never changes. */
function heldOf(atlas: Atlas): Promise<Held> {
  const held = loaded.get(atlas.db) ?? readHeld(atlas);
  loaded.set(atlas.db, held);
  return held;
}

async function readHeld(atlas: Atlas): Promise<Held> {
  const [said, owned] = await Promise.all([
    atlas.db.rowsAsJson<SaidOf & { property: string }>(SAID.replace('$statements', await statementsOfKinds(atlas, ['organisation/']))),
    atlas.db.rowsAsJson<Classed>(OWNED.replace('$statements', await statementsOfKinds(atlas, ['product/']))),
  ]);
  const by = (property: string) =>
    Map.groupBy(
      said.filter((one) => one.property === property),
      ({ organisation }) => organisation,
    );
  return { role: by('role'), kind: by('kind'), owned: Map.groupBy(owned, ({ organisation }) => organisation) };
}

/** Organisations seated in a place or dated members of it on two dates, by id, with the statements that say so. */
export async function membersOf(atlas: Atlas, place: string, as_of: string, known_by: string): Promise<Member[]> {
  const { seats } = await seatingOf(atlas);
  const roles = await saidOf(atlas, 'role', known_by);
  return [...seats].flatMap(([organisation, all]): Member[] => {
    const here = all.filter((seat) => seat.places.includes(place) && isSeated(seat, as_of, known_by));
    if (here.length === 0) return [];
    const role = roles(organisation);
    const statements = [...new Set(here.map(({ statement }) => statement))].sort();
    return [{ organisation, statements, seats: here, role: role?.value ?? null, role_statement: role?.statement ?? null }];
  });
}

/** The newest word on the kind or role of an organisation by a day. */
export async function saidOf(
  atlas: Atlas,
  property: 'role' | 'kind',
  known_by: string,
): Promise<(organisation: string) => SaidOf | undefined> {
  const { [property]: said } = await heldOf(atlas);
  return (organisation) => said.get(organisation)?.find(({ observed_at }) => observed_at <= known_by);
}

/** Curated products of organisations, by their ids, that a scope lets through, as known by a day. */
export async function productsOf(
  atlas: Atlas,
  organisations: readonly string[],
  scope: ShareDefinition['scope'],
  known_by: string,
): Promise<Owned[]> {
  const { owned } = await heldOf(atlas);
  return [...new Set(organisations)]
    .flatMap((id) => owned.get(id) ?? [])
    .filter((row) => row.observed_at <= known_by && isKnown(row, known_by) && isInScope(scope, row.scope))
    .toSorted((a, b) => compared(a.product, b.product) || compared(a.organisation, b.organisation) || compared(a.statement, b.statement))
    .map(({ product, label, organisation, statement }) => ({ product, label, organisation, statement }));
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
