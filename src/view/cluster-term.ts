import { UnknownError, UsageError } from '../base/errors.ts';
import { editDistance } from '../entity/distance.ts';
import { findPlace } from '../entity/place.ts';
import { chainOf, clusters, foldPlace, placeById, placesNamed } from '../entity/place-index.ts';
import type { Both } from '../model/definitions.ts';
import type { PlaceRow } from '../model/lexicon.ts';

/** The cluster of a name or id. Throws UsageError for a name that two clusters share, and UnknownError, which names what comes near, for a place that is no cluster and for an unknown one. */
export function findCluster(asked: string, command: string): PlaceRow {
  const found = placeById(asked.trim());
  if (found?.kind === 'cluster') return found;
  const named = placesNamed(asked).filter(({ kind }) => kind === 'cluster');
  if (named.length === 1) return named[0] as PlaceRow;
  if (named.length > 1)
    throw new UsageError(
      `${command}: "${asked}" names ${named.length} clusters; give one by its id: ${listOf(named)}`,
      `“${asked}”是 ${named.length} 个园区的名称；请用编号指明：${listOf(named)}`,
    );
  const problem = problemOf(asked);
  throw new UnknownError(`${command}: ${problem.en}`, problem.zh);
}

/** The clusters within a cluster, whatever their depth. */
export function clustersWithin(id: string): PlaceRow[] {
  return clusters().filter((one) => one.id !== id && liesIn(one, id));
}

/** Whether a place is another or lies in it. */
export function liesIn(row: PlaceRow, id: string): boolean {
  return chainOf(row).some((one) => one.id === id);
}

function problemOf(asked: string): Both {
  const place = findPlace(asked);
  if (place === undefined) {
    const near = nearTo(asked);
    const hint = near.length > 0 ? { zh: `是否指${listOf(near)}？`, en: `did you mean ${listOf(near)}?` } : allOf(clusters());
    return { zh: `图谱不知有名为“${asked}”的园区；${hint.zh}`, en: `"${asked}" is no cluster that the atlas knows; ${hint.en}` };
  }
  const inside = clusters().filter((row) => liesIn(row, place.id));
  const hint = inside.length > 0 ? { zh: `其中的园区有${listOf(inside)}`, en: `clusters in it are ${listOf(inside)}` } : allOf(clusters());
  return {
    zh: `“${asked}”是地区，不是园区；${hint.zh}`,
    en: `"${asked}" is a ${place.kind} and no cluster; ${hint.en}; \`atlas compare\` takes any place`,
  };
}

/** Edits by which a name may differ, for each so many of its letters. */
const LETTERS_AN_EDIT = 4;

/** Clusters of which a name holds the word, is held by it, or differs from it by few letters. */
function nearTo(asked: string): PlaceRow[] {
  const folded = foldPlace(asked);
  if (folded === '') return [];
  return clusters().filter(({ id, zh, en }) => [id, ...zh, ...en].map(foldPlace).some((name) => isNear(name, folded)));
}

function isNear(name: string, asked: string): boolean {
  const most = Math.max(1, Math.floor(asked.length / LETTERS_AN_EDIT));
  return (
    (asked.length > 1 && (name.includes(asked) || asked.includes(name))) ||
    editDistance(name, asked, most) <= Math.min(most, asked.length - 1)
  );
}

function allOf(rows: PlaceRow[]): Both {
  return { zh: `在案园区有${listOf(rows)}`, en: `the clusters are ${listOf(rows)}` };
}

function listOf(rows: PlaceRow[]): string {
  return rows.map(({ id, zh }) => `${id} (${zh[0] ?? id})`).join(', ');
}
