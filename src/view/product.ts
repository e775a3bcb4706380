import type { Duck } from '../base/duck.ts';
import type { Atlas } from './atlas.ts';

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
  statement: string;
};

/** A trial of a product: the days on which a register or the curation was first and last seen to say so. */
export type TrialOf = { trial: string; known_from: string; last_seen: string; statement: string };

/**
 * What a product was called on a day, by what was known on another: of descriptions, provisional and generic names of a language the newest one alone,
 * of codes, INN and brands all that had begun and not ended.
 */
export async function namesOn({ db }: Atlas, product: string, as_of: string, known_by: string): Promise<NameInUse[]> {
  return db.rows<NameInUse>(
    `SELECT name, kind, lang, from_day::VARCHAR AS from, seen::VARCHAR AS seen, statement FROM product_name
     WHERE product = $1 AND known_from <= $3::DATE AND coalesce(least(from_day, seen), from_day, seen) <= $2::DATE AND (to_day IS NULL OR to_day >= $2::DATE)
     QUALIFY row_number() OVER (PARTITION BY lang, CASE WHEN kind IN ('description', 'provisional', 'generic') THEN 'generic' ELSE kind || name END
       ORDER BY coalesce(from_day, seen) DESC, statement) = 1
     ORDER BY kind, lang, name`,
    [product, as_of, known_by],
  );
}

/** Trials in which a product was known to be tested by a day. */
export async function trialsOf({ db }: Atlas, product: string, known_by: string): Promise<TrialOf[]> {
  return db.rows<TrialOf>(
    `SELECT trial, min(known_from)::VARCHAR AS known_from, max(last_seen)::VARCHAR AS last_seen, min_by(statement, (p.known_from, statement)) AS statement
     FROM product_trial p WHERE product = $1 AND known_from <= $2::DATE AND (known_to IS NULL OR known_to > $2::DATE) GROUP BY trial ORDER BY trial`,
    [product, known_by],
  );
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
async function readRights({ db }: Atlas): Promise<Record<'product' | 'organisation', Map<string, KeptRight[]>>> {
  const rows = await db.rowsAsJson<KeptRight>(
    `SELECT product, organisation, role, territory, from_day::VARCHAR AS from, seen::VARCHAR AS seen, statement, to_day::VARCHAR AS to, known_from::VARCHAR AS known_from
     FROM product_right ORDER BY product, role, territory, organisation, coalesce(from_day, seen) DESC, statement`,
  );
  return {
    product: Map.groupBy(rows, ({ product }) => product),
    organisation: Map.groupBy(rows, ({ organisation }) => organisation),
  };
}
