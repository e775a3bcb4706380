import { curatedById, organisationRow } from '../model/curation.ts';
import type { Atlas } from './atlas.ts';
import type { Milestone } from './milestones.ts';
import { rightsOn } from './product.ts';

/**
 * The milestones of organisations among all that were stated. Where rights in a jurisdiction are on record, a milestone there is theirs only if they, or an
 * organisation related to them, hold one: what the licensor reached abroad is not the licensee's.
 */
export async function ownMilestonesOf(
  atlas: Atlas,
  stated: readonly Milestone[],
  organisations: ReadonlySet<string>,
  { as_of, known_by }: { as_of: string; known_by: string },
): Promise<Milestone[]> {
  const own: Milestone[] = [];
  for (const row of stated) {
    if (!row.organisations.some((id) => organisations.has(id))) continue;
    if (await isTheirs(atlas, row, organisations, as_of, known_by)) own.push(row);
  }
  return own;
}

/** What makes two statements tell of one event. */
export function eventOf({ product, label, milestone, modifier, agency, disease, date_from, date_to }: Milestone): string {
  return JSON.stringify([product ?? label, milestone, modifier, agency, disease, date_from, date_to]);
}

async function isTheirs(
  atlas: Atlas,
  { product, jurisdiction }: Milestone,
  ids: ReadonlySet<string>,
  as_of: string,
  known_by: string,
): Promise<boolean> {
  if (product === null || jurisdiction === null) return true;
  const rights = await rightsOn(atlas, { product }, as_of, known_by);
  const there = rights.filter(({ territory, role }) => territory === jurisdiction && role !== 'manufacturer');
  return there.length === 0 || there.some(({ organisation }) => familyOf(organisation).some((id) => ids.has(id)));
}

/** An organisation with its parent and those related to it. */
function familyOf(id: string): string[] {
  const row = curatedById('organisations', organisationRow, id);
  return [id, ...(row?.parent ? [row.parent] : []), ...(row?.related ?? [])];
}
