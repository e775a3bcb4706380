import type { Duck } from '../base/duck.ts';
import type { Atlas } from './atlas.ts';
import { statementsOfKinds } from './lookup.ts';

/** A name of a product in use on a day: since when where that is known, and the last day before the asked one on which it was seen. */
export type NameInUse = { name: string; kind: string; lang: string | null; from: string | null; seen: string | null; statement: string };

/** A right in a product: who holds it and where, since when where that is known, and a day on which it was seen to be so. */
export type RightHeld = {
  product: string;
  organisation: string;
  role: string;
  territory: string;
  from: string | null;
  seen: string | null;
  grade: string | null;
  statement: string;
};

/** A trial of a product: the days on which a register or the curation was first and last seen to say so. */
export type TrialOf = { trial: string; known_from: string; last_seen: string; statement: string };

/** A name as it is kept, with the days on which it was known and its end. */
type KeptName = NameInUse & { product: string; to: string | null; known_from: string };
/** A link of a trial as it is kept. */
type KeptTrial = TrialOf & { product: string; known_to: string | null };
type Kept = { names: Map<string, KeptName[]>; trials: Map<string, KeptTrial[]>; of: Map<string, KeptTrial[]> };

const keptOf = new WeakMap<Duck, Promise<Kept>>();

/**
 * What a product was called on a day, by what was known on another: of descriptions, provisional and generic names of a language the newest one alone,
 * of codes, INN and brands all that had begun and not ended.
 */
export async function namesOn(atlas: Atlas, product: string, as_of: string, known_by: string): Promise<NameInUse[]> {
  const newest = new Map<string, NameInUse>();
  for (const one of await namesOf(atlas, product, known_by)) {
    const { name, kind, lang, from, seen, to } = one;
    if (firstDay(one) === null || (firstDay(one) as string) > as_of || (to !== null && to < as_of)) continue;
    const key = JSON.stringify([lang, ['description', 'provisional', 'generic'].includes(kind) ? 'generic' : kind + name]);
    if (!newest.has(key)) newest.set(key, { name, kind, lang, from, seen, statement: one.statement });
  }
  const order = ({ kind, lang, name }: NameInUse) => `${kind}\u0000${lang ?? '\uffff'}\u0000${name}`;
  return [...newest.values()].sort((one, other) => (order(one) < order(other) ? -1 : 1));
}

/** Every dated name of a product that was known by a day, the newest first, those that ended too. */
export async function namesOf(atlas: Atlas, product: string, known_by: string): Promise<KeptName[]> {
  return ((await keptFor(atlas)).names.get(product) ?? []).filter(({ known_from }) => known_from <= known_by);
}

function firstDay({ from, seen }: NameInUse): string | null {
  return from !== null && seen !== null ? (from < seen ? from : seen) : (from ?? seen);
}

/** Trials in which a product was known to be tested by a day. */
export async function trialsOf(atlas: Atlas, product: string, known_by: string): Promise<TrialOf[]> {
  const linked = ((await keptFor(atlas)).trials.get(product) ?? []).filter((one) => isKnownBy(one, known_by));
  return [...Map.groupBy(linked, ({ trial }) => trial)].map(([trial, all]) => ({
    trial,
    known_from: (all[0] as KeptTrial).known_from,
    last_seen: all
      .map(({ last_seen }) => last_seen)
      .toSorted()
      .at(-1) as string,
    statement: (all[0] as KeptTrial).statement,
  }));
}

/** Products that were known to be tested in a trial by a day, each with the statement that says so. */
export async function productsIn(atlas: Atlas, trial: string, known_by: string): Promise<{ product: string; statement: string }[]> {
  const linked = ((await keptFor(atlas)).of.get(trial) ?? []).filter((one) => isKnownBy(one, known_by));
  return [...Map.groupBy(linked, ({ product }) => product)].map(([product, [first]]) => ({
    product,
    statement: (first as KeptTrial).statement,
  }));
}

function isKnownBy({ known_from, known_to }: KeptTrial, day: string): boolean {
  return known_from <= day && (known_to === null || known_to > day);
}

/** Names and trials of all products; read once, since a published atlas never changes. */
function keptFor({ db }: Atlas): Promise<Kept> {
  const kept = keptOf.get(db) ?? readKept(db);
  keptOf.set(db, kept);
  return kept;
}

async function readKept(db: Duck): Promise<Kept> {
  const names = await db.rowsAsJson<KeptName>(
    `SELECT product, name, kind, lang, from_day::VARCHAR AS from, seen::VARCHAR AS seen, to_day::VARCHAR AS to, statement, known_from::VARCHAR AS known_from
     FROM product_name ORDER BY product, coalesce(from_day, product_name.seen) DESC, statement`,
  );
  const trials = await db.rowsAsJson<KeptTrial>(
    `SELECT product, trial, p.known_from::VARCHAR AS known_from, p.known_to::VARCHAR AS known_to, p.last_seen::VARCHAR AS last_seen, statement
     FROM product_trial p ORDER BY product, trial, p.known_from, statement`,
  );
  return {
    names: Map.groupBy(names, ({ product }) => product),
    trials: Map.groupBy(trials, ({ product }) => product),
    of: Map.groupBy(trials, ({ trial }) => trial),
  };
}

/** A right as it is kept, with the days on which it was known. */
type KeptRight = RightHeld & { to: string | null; known_from: string };

const loaded = new WeakMap<Duck, Promise<Record<'product' | 'organisation', Map<string, KeptRight[]>>>>();

/** Rights in a product, or of an organisation, that had not ended on a day nor are known to begin later; of the same right the newest look alone. */
export async function rightsOn(
  atlas: Atlas,
  of: { product: string } | { organisation: string },
  as_of: string,
  known_by: string,
): Promise<RightHeld[]> {
  const kept = loaded.get(atlas.db) ?? readRights(atlas);
  loaded.set(atlas.db, kept);
  const { product, organisation } = await kept;
  const own = ('product' in of ? product.get(of.product) : organisation.get(of.organisation)) ?? [];
  return newestOf(own, as_of, known_by);
}

/** Every right that had not ended on a day nor is known to begin later, the newest look at each alone. */
export async function rightsHeld(atlas: Atlas, as_of: string, known_by: string): Promise<RightHeld[]> {
  const kept = loaded.get(atlas.db) ?? readRights(atlas);
  loaded.set(atlas.db, kept);
  return newestOf([...(await kept).product.values()].flat(), as_of, known_by);
}

function newestOf(rights: KeptRight[], as_of: string, known_by: string): RightHeld[] {
  const held = rights.filter(({ from, to, known_from }) => known_from <= known_by && (from ?? '') <= as_of && (to === null || to >= as_of));
  const newest = new Map<string, RightHeld>();
  for (const { to: _, known_from: __, ...right } of held) {
    const key = JSON.stringify([right.product, right.organisation, right.role, right.territory]);
    if (!newest.has(key)) newest.set(key, right);
  }
  return [...newest.values()];
}

/** Every right, the newest look at each first; read once, since a published atlas never changes. */
async function readRights(atlas: Atlas): Promise<Record<'product' | 'organisation', Map<string, KeptRight[]>>> {
  const told = `SELECT id, grade FROM ${await statementsOfKinds(atlas, ['product/'])} WHERE property LIKE 'right@_%' ESCAPE '@'`;
  const rows = await atlas.db.rowsAsJson<KeptRight>(
    `SELECT product, organisation, role, territory, from_day::VARCHAR AS from, r.seen::VARCHAR AS seen, told.grade, statement, to_day::VARCHAR AS to, known_from::VARCHAR AS known_from
     FROM product_right r LEFT JOIN (${told}) told ON told.id = statement ORDER BY product, role, territory, organisation, coalesce(from_day, r.seen) DESC, statement`,
  );
  return {
    product: Map.groupBy(rows, ({ product }) => product),
    organisation: Map.groupBy(rows, ({ organisation }) => organisation),
  };
}
