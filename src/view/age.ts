import { dayNumber, isDay } from '../base/dates.ts';
import type { Both } from '../model/definitions.ts';
import { EXPECTED_LIFE, type FactKind } from '../model/freshness.ts';

/**
 * How old a fact is on a day: the first possible day on which it was seen to hold, null where no day of reading is recorded, how many days ago that was (none where it was seen
 * later), the day until which it may be expected to hold, and by how many days that is past.
 */
export type Age = { seen: string | null; days: number | null; due: string | null; overdue: number };

/** The age of a fact of a kind on a day; `until` is the last day on which it holds, where it says one: a policy is due then, and of what else is over nothing is. */
export function ageOf(kind: FactKind, seen: string | null, on: string, until: string | null = null): Age {
  const due = dueOf(kind, seen, on, until);
  const days = seen === null ? null : Math.max(0, dayNumber(on) - dayNumber(seen));
  return { seen, days, due, overdue: due === null ? 0 : Math.max(0, dayNumber(on) - dayNumber(due)) };
}

function dueOf(kind: FactKind, seen: string | null, on: string, until: string | null): string | null {
  if (until !== null && (kind === 'policy' || until < on)) return kind === 'policy' ? until : null;
  return seen === null ? null : yearsAfter(seen, EXPECTED_LIFE[kind]);
}

/** The same day some years later; of a leap day the first of March. */
function yearsAfter(day: string, years: number): string {
  const same = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
  return isDay(same) ? same : same.replace('-02-29', '-03-01');
}

const DAYS_A_MONTH = 30.44;

/** How long ago a day was, in words: today, 3 days ago, 5 months ago, 2 years ago. Days that lie ahead count as today. */
export function agoWords(day: string, on: string): Both {
  const days = Math.max(0, dayNumber(on) - dayNumber(day));
  const months = Math.floor(days / DAYS_A_MONTH);
  if (days === 0) return { zh: '今天', en: 'today' };
  if (months === 0) return { zh: `${days} 天前`, en: `${days} ${days === 1 ? 'day' : 'days'} ago` };
  if (months < 24) return { zh: `${months} 个月前`, en: `${months} ${months === 1 ? 'month' : 'months'} ago` };
  return { zh: `${Math.floor(months / 12)} 年前`, en: `${Math.floor(months / 12)} years ago` };
}

/** An age in words: when it was seen, and by how many days a check is overdue, or how many days ago that was. */
export function ageWords({ seen, days, overdue }: Age): Both {
  const since = { zh: `${days} 天前`, en: `${days} days ago` };
  const late = { zh: `逾期 ${overdue} 天`, en: `${overdue} days overdue` };
  if (seen === null)
    return overdue > 0
      ? { zh: `未记录何时读到，${late.zh}`, en: `day of reading not recorded, ${late.en}` }
      : { zh: '未记录何时读到', en: 'day of reading not recorded' };
  const more = overdue > 0 ? late : since;
  return { zh: `${seen} 所见，${more.zh}`, en: `seen ${seen}, ${more.en}` };
}
