import type { Statement } from './evidence.ts';

/** Properties that begin on a day in the world, or were first seen on one; the rest of their record goes with them. */
const BEGINS = /^(?:milestone|member_of|called|called_on|right_(?!territory|on).*)$/;

/** Of each property and source only the newest observation, of what holds or had happened by the day. */
export function standingOn(statements: readonly Statement[], as_of: string): Statement[] {
  const newest = new Map<string, string>();
  const later = new Set<string>();
  for (const one of statements) {
    const key = keyOf(one);
    if ((newest.get(key) ?? '') < one.observed_at) newest.set(key, one.observed_at);
    if (BEGINS.test(one.property) && one.valid_from !== null && one.valid_from > as_of) later.add(recordOf(one));
  }
  return statements.filter((one) => newest.get(keyOf(one)) === one.observed_at && !later.has(recordOf(one)));
}

/** What tells the record of a statement from others: its receipt, file and place. */
export function recordOf({ receipt, part, record }: Statement): string {
  return [receipt, part, record].join();
}

function keyOf({ subject, source, property }: Statement): string {
  return `${subject} ${source} ${property}`;
}
