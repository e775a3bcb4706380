import { UsageError } from '../../../base/errors.ts';
import { chainOf, cityOf, provinceOf } from '../../../entity/place-index.ts';
import type { PlaceRow } from '../../../model/lexicon.ts';
import { OPERATIONS } from '../../../operation/table.ts';
import { findCluster } from '../../../view/cluster-term.ts';
import type { ShareAnswer } from '../../../view/share.ts';
import type { Query, Visit } from '../page.ts';

/** The parts of a definition that the pages of a cluster can change, and what they open with where it is not the usual one. */
const DEFINITION = ['scope', 'place_rule', 'date_rule', 'role'] as const;
const OPENING = { place_rule: 'sponsor', date_rule: 'start' } as const;
const FIELDS: readonly string[] = [...DEFINITION, 'as_of', 'known_by', 'with', 'lang', 'part'];

/** What the pages of a cluster ask: the cluster, the definition, both days, and another cluster to set beside it, if any. */
export type ClusterQuestion = { row: PlaceRow; definition: Query; days: { as_of: string; known_by: string }; other: PlaceRow | null };

/** The question of an address. Throws UsageError for an unknown cluster or a field that nobody reads. */
export function clusterQuestion({ asked, query, params }: Visit): ClusterQuestion {
  const unread = Object.keys(asked).filter((name) => !FIELDS.includes(name));
  if (unread.length > 0)
    throw new UsageError(
      `cluster: unknown field ${unread.join(', ')}; the fields are ${FIELDS.join(', ')}`,
      `园区页没有“${unread.join('、')}”这一字段；可用的字段：${FIELDS.join('、')}`,
    );
  const chosen = DEFINITION.flatMap((name) => (asked[name] === undefined ? [] : [[name, asked[name]]]));
  return {
    row: findCluster(params.id ?? '', 'cluster'),
    definition: { ...OPENING, ...Object.fromEntries(chosen) },
    days: { as_of: query.as_of, known_by: query.known_by },
    other: asked.with === undefined ? null : findCluster(asked.with, 'cluster'),
  };
}

/** The fields of a question that an address keeps; the days are kept by every link. */
export function keptFields({ definition, other }: ClusterQuestion): Query {
  return { ...definition, ...(other === null ? {} : { with: other.id }) };
}

/** Which shares a cluster has: of its city or province, of its country, and the city's of the country. */
export function sharePairs(row: PlaceRow): { place: string; of: string }[] {
  const nation = chainOf(row).at(-1)?.id ?? row.id;
  const region = cityOf(row) ?? provinceOf(row);
  return [
    ...(region === undefined ? [] : [{ place: row.id, of: region }]),
    { place: row.id, of: nation },
    ...(region === undefined ? [] : [{ place: region, of: nation }]),
  ];
}

/** The shares of a question, each under its definition alone. */
export async function sharesOf({ ask }: Visit, { row, definition, days }: ClusterQuestion): Promise<ShareAnswer[]> {
  const answers: ShareAnswer[] = [];
  for (const pair of sharePairs(row)) answers.push(await ask(OPERATIONS.share, { ...pair, ...definition, ...days, readings: false }));
  return answers;
}
