import { dayAt, dayNumber } from '../../base/dates.ts';

/** Two days: what was so on the first is no change, and the last day that counts. */
export type Period = { from: string; to: string };

/** The day some days before another. */
export function daysBefore(day: string, days: number): string {
  return dayAt(dayNumber(day) - days);
}

/** The day some months before another; the last of its month where that has no such day. */
export function monthsBefore(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return dayAt(Date.UTC(year, month - 1 - months, Math.min(date, last)) / 864e5);
}

/** The last day of the month that lies some months before that of a day. */
export function monthEnd(day: string, months: number): string {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return dayAt(Date.UTC(year, month - months, 0) / 864e5);
}

/** The whole month before that of a day. */
export function lastMonth(day: string): Period {
  return { from: monthEnd(day, 2), to: monthEnd(day, 1) };
}

/** The quarter of a day up to that day, or with `back` a whole quarter that many before it. */
export function quarter(day: string, back: number): Period {
  const begun = (Number(day.slice(5, 7)) - 1) % 3;
  const from = monthEnd(day, begun + 1 + 3 * back);
  return { from, to: back === 0 ? day : monthEnd(day, begun + 1 + 3 * (back - 1)) };
}
