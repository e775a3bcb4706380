import type { Milestone } from './milestones.ts';

/** A milestone that came first among all known for a target in a jurisdiction. */
export type First = { milestone: string; jurisdiction: string; target: string; product: string; statement: string };

/** Milestones for which being first is told. */
const TOLD = ['ind_cleared', 'approved'];

/**
 * The clearances and approvals, of those that `isOwn` lets through, whose last possible day lies before the first possible day of every other product
 * with the same target in the same jurisdiction; there must be another. First known to the atlas, not first in the world.
 */
export function firstsAmong(stated: Milestone[], isOwn: (row: Milestone) => boolean): First[] {
  const told = stated.filter(
    ({ milestone, modifier, jurisdiction }) => TOLD.includes(milestone) && isReached(modifier) && jurisdiction !== null,
  );
  const byTarget = told.flatMap((row) => row.targets.map((target) => ({ row, target, jurisdiction: row.jurisdiction as string })));
  const groups = Map.groupBy(byTarget, ({ row, target, jurisdiction }) => `${row.milestone} ${jurisdiction} ${target}`);
  return [...groups.values()].flatMap((group) => {
    const rows = withoutEchoes(group.map((one) => one.row));
    const first = group.find(({ row }) => isFirst(row, rows));
    if (first === undefined || !isOwn(first.row)) return [];
    const { row, target, jurisdiction } = first;
    return [{ milestone: row.milestone, jurisdiction, target, product: row.label, statement: row.statement }];
  });
}

function isReached(modifier: string | null): boolean {
  return modifier === null || modifier === 'conditional';
}

/** Rows without those that state the same of a product without a day: a list that gives no days takes nothing from one that does. */
function withoutEchoes(rows: Milestone[]): Milestone[] {
  const dated = new Set(rows.flatMap(({ label, date_from }) => (date_from === null ? [] : [label])));
  return rows.filter(({ label, date_from }) => date_from !== null || !dated.has(label));
}

function isFirst(row: Milestone, all: Milestone[]): boolean {
  const others = all.filter(({ label }) => label !== row.label);
  return (
    others.length > 0 && row.date_to !== null && others.every(({ date_from }) => date_from !== null && date_from > (row.date_to as string))
  );
}
