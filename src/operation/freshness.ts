import { dayNumber, dayOf } from '../base/dates.ts';
import { lastCheck } from '../snapshot/pull-memory.ts';
import type { SourceFacts } from '../statement/source-facts.ts';
import type { SnapshotAudit } from '../view/audit.ts';

/**
 * How fresh a source is on a day: its newest snapshot by the publisher's date, the day on which it was last asked for (`checked`, by a pull that the publisher answered,
 * whether or not anything had changed, by taking the snapshot, or by shipped facts that repeat it), the days since, and by how many these go beyond its cadence.
 */
export type Freshness = {
  newest: string | null;
  checked: string | null;
  check: 'kept' | 'held' | 'unchanged' | 'empty' | 'added' | 'shipped' | null;
  age: number | null;
  overdue: number | null;
};

/** The freshness of a source from its snapshots and the memory of its pulls. A file from the past that was taken today is as old as its publisher's date; `shipped` are the last days on which shipped facts saw it. */
export function freshnessOf(
  store: string,
  { name, cadence }: SourceFacts,
  snapshots: SnapshotAudit[],
  shipped: string[],
  now: Date,
): Freshness {
  const newest = latest(snapshots.length > 0 ? snapshots.map(({ observed }) => observed) : shipped);
  const taken = latest(snapshots.map(({ taken: day }) => day));
  const asked = lastCheck(store, name);
  const pulled = asked ? asked.at.slice(0, 10) : null;
  const fresh = latest([newest, pulled].filter((day) => day !== null));
  const age = fresh === null ? null : Math.max(0, dayNumber(dayOf(now)) - dayNumber(fresh));
  const overdue = age === null || cadence.days === null ? null : Math.max(0, age - cadence.days);
  const isPull = pulled !== null && (taken === null || pulled >= taken);
  const other = taken !== null ? 'added' : newest !== null ? 'shipped' : null;
  return { newest, checked: isPull ? pulled : taken, check: isPull ? (asked?.status ?? null) : other, age, overdue };
}

function latest(days: string[]): string | null {
  return days.toSorted().at(-1) ?? null;
}
