import { placeAndAncestors } from '../entity/place.ts';
import { placeById } from '../entity/place-index.ts';
import type { Both } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';
import { type Dimension, labelOn, placeLabel } from './dimension.ts';

/** Filters whose values can be proposed. */
export const PROPOSED = ['place', 'modality', 'target', 'disease'] as const;
export type Proposed = (typeof PROPOSED)[number];

/** Values of filters that trials at hand have, the most frequent first. */
export type KnownValues = Record<Proposed, { id: string; label: Both }[]>;

/** Values that are proposed of each filter. */
const MOST = 200;
const CLASSED = "(SELECT * FROM trial_class WHERE known_to IS NULL AND scope IN ('strict', 'industry'))";
const QUERIES: Record<Exclude<Proposed, 'place'>, string> = {
  modality: `SELECT modality AS id, count(*)::INTEGER AS count FROM ${CLASSED} GROUP BY ALL`,
  target: `SELECT id, count(*)::INTEGER AS count FROM (SELECT unnest(targets) AS id FROM ${CLASSED}) GROUP BY ALL`,
  disease: `SELECT d.disease AS id, count(DISTINCT trial)::INTEGER AS count FROM trial_disease d JOIN ${CLASSED} USING (trial) GROUP BY ALL`,
};
const PLACES = 'SELECT place AS id, count(*)::INTEGER AS count FROM trial_site WHERE place IS NOT NULL GROUP BY ALL';
const KINDS = ['country', 'province', 'city'];

const known = new WeakMap<Atlas['db'], Promise<KnownValues>>();

/** What may be asked about with an answer: values that trials of the field have; read once, since a published atlas never changes. */
export function knownValues(atlas: Atlas): Promise<KnownValues> {
  const found = known.get(atlas.db) ?? readValues(atlas);
  known.set(atlas.db, found);
  return found;
}

type Counted = { id: string; count: number };

async function readValues({ db }: Atlas): Promise<KnownValues> {
  const read = async (name: keyof typeof QUERIES) => named(name, await db.rows<Counted>(QUERIES[name]));
  const [modality, target, disease, sites] = await Promise.all([
    read('modality'),
    read('target'),
    read('disease'),
    db.rows<Counted>(PLACES),
  ]);
  return { place: placesAround(sites), modality, target, disease };
}

function named(dimension: Dimension, rows: Counted[]): { id: string; label: Both }[] {
  return mostOf(rows).map((id) => ({ id, label: labelOn(dimension, id) }));
}

/** Countries, and provinces and cities of China, around the places of sites. */
function placesAround(sites: Counted[]): { id: string; label: Both }[] {
  const counts = new Map<string, number>();
  for (const { id, count } of sites) {
    for (const place of placeAndAncestors(id)) counts.set(place, (counts.get(place) ?? 0) + count);
  }
  const rows = [...counts].map(([id, count]) => ({ id, count })).filter(({ id }) => KINDS.includes(placeById(id)?.kind ?? ''));
  return mostOf(rows).map((id) => ({ id, label: placeLabel(id) }));
}

function mostOf(rows: Counted[]): string[] {
  const sorted = rows.toSorted((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  return sorted.slice(0, MOST).map(({ id }) => id);
}
