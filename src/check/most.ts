import { clusters, placeById } from '../entity/place-index.ts';
import type { Finding } from '../model/verdict.ts';
import { placeLabel } from '../view/dimension.ts';
import { membersOf } from '../view/members.ts';
import type { CheckContext } from './context.ts';

/** Words for how many organisations gather in a place: the one measure of a cluster that registers and curated memberships bear on. */
const GATHERING = /集中度|集聚度|聚集度|密集|集聚|聚集|concentrat|\bdens(?:e|ity)\b|clustering/i;

/** True when a passage ranks places by how many organisations they hold. */
export function ranksByGathering(passage: string): boolean {
  return GATHERING.test(passage);
}

/**
 * What is known for a claim that a cluster gathers most: the members that the sources at hand put in each cluster. It never decides, since nobody
 * publishes lists of members that could be compared.
 */
export async function gatheringKnown({ atlas, as_of, known_by }: CheckContext): Promise<Finding> {
  const all = await Promise.all(widest().map(async (place) => ({ place, members: await membersOf(atlas, place, as_of, known_by) })));
  const rows = all.filter(({ members }) => members.length > 0).toSorted((a, b) => b.members.length - a.members.length);
  const [zh, en] = (['zh', 'en'] as const).map((lang) =>
    rows.map(({ place, members }) => `${placeLabel(place)[lang]} ${members.length}`).join(', '),
  );
  const reasons = {
    zh: `集中度可按园区企业数比较；图谱所知的企业数：${zh || '无'}。其他说法没有公认的度量。缺少：各园区可比的企业名录。`,
    en: `Concentration can be compared by member organisations; known to the atlas: ${en || 'none'}. Nothing else named has an accepted measure. Missing: comparable lists of the members of each cluster.`,
  };
  const missing = [{ zh: '各园区可比的企业名录', en: 'comparable lists of the members of each cluster' }];
  return { verdict: 'unclear', reasons, evidence: rows.flatMap(({ members }) => members.flatMap(({ statements }) => statements)), missing };
}

function widest(): string[] {
  return clusters().flatMap(({ id, parent }) => (parent !== null && placeById(parent)?.kind === 'cluster' ? [] : [id]));
}
