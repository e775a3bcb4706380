import type { Duck } from '../base/duck.ts';
import type { ShareDefinition } from '../model/definitions.ts';
import type { Atlas } from './atlas.ts';
import type { Chances } from './share-interval.ts';

type Row = {
  place: string;
  source: string;
  series: string;
  probability: number;
  started: number | null;
  posted: number | null;
  trials: number;
};
type Question = { place: string; of: string; source: string | null; series: string | null };

/** Counts of trials that were never of the field, for one share. */
export type Background = { place: string; of: string; rows: Row[] };

const loaded = new WeakMap<Duck, Promise<Map<string, Row[]>>>();

/** Trials that were never of the field, in the place of a share and in that of its denominator. */
export async function readBackground(
  atlas: Atlas,
  { place, of, source, series }: Question,
  place_rule: ShareDefinition['place_rule'],
): Promise<Background> {
  const held = loaded.get(atlas.db) ?? readAll(atlas);
  loaded.set(atlas.db, held);
  const counts = await held;
  const rows = [place, of].sort().flatMap((id) => counts.get(`${place_rule} ${id}`) ?? []);
  return {
    place,
    of,
    rows: rows.filter((row) => (source === null || row.source === source) && (series === null || row.series === series)),
  };
}

/** The counts of each place by a place rule; read once, since every share asks for several. */
async function readAll({ db }: Atlas): Promise<Map<string, Row[]>> {
  const rows = await db.rowsAsJson<Row & { place_rule: string }>(
    `SELECT place, place_rule, source, series, probability, started, posted, trials FROM trial_background
     ORDER BY place, source, probability, started, posted, series`,
  );
  return Map.groupBy(rows, ({ place, place_rule }) => `${place_rule} ${place}`);
}

/**
 * The chances of trials that by their class were never of the field, on both sides of a share. They are counted as they stood when last seen and by
 * year, a year in parts; that is exact enough for what a classifier may have passed over.
 */
export function backgroundChances(
  { place, of, rows }: Background,
  rule: ShareDefinition['date_rule'],
  as_of: string,
  passing: number,
): Chances[] {
  const counts = new Map<string, Pick<Row, 'source' | 'probability'> & { inside: number; whole: number }>();
  for (const row of rows) {
    const key = `${row.source} ${row.probability}`;
    const count = counts.get(key) ?? { source: row.source, probability: row.probability, inside: 0, whole: 0 };
    const trials = row.trials * partReached(row, rule, as_of);
    if (row.place === place) count.inside += trials;
    if (row.place === of) count.whole += trials;
    counts.set(key, count);
  }
  return [...counts.values()].flatMap(({ source, probability, inside, whole }): Chances[] => [
    { source, side: 'inside', trials: Math.round(inside), probability, through: passing },
    { source, side: 'outside', trials: Math.round(Math.max(0, whole - inside)), probability, through: passing },
  ]);
}

/** Which part of the trials of a year had come by the day. */
function partReached({ started, posted }: Row, rule: ShareDefinition['date_rule'], as_of: string): number {
  if (rule === 'listed') return 1;
  const year = rule === 'start' ? started : posted;
  const asked = Number(as_of.slice(0, 4));
  if (year === null || year > asked) return 0;
  return year < asked ? 1 : (Number(as_of.slice(5, 7)) - 1) / 12 + Number(as_of.slice(8)) / 372;
}
