import { type DateInterval, dayOf, parsePartialDate } from '../base/dates.ts';

/** First and last possible day, ISO; null where there is no bound. */
export type Days = { from: string | null; to: string | null };

/** The interval of a claim's date, a range a/b included; undefined where the text gives none or the year is unknown. */
export function intervalOf(date: string | null): DateInterval | undefined {
  if (date === null) return undefined;
  const [first, last] = date.split('/').map((part) => parsePartialDate(part));
  return first && last ? { ...first, to: last.to } : first;
}

/** The last possible day of a claim's date. */
export function lastDay(date: string | null): string | undefined {
  return intervalOf(date)?.to;
}

/** False only where a claim's date and what is on record have no day in common. */
export function datesMeet(date: string | null, { from, to }: Days): boolean {
  const said = intervalOf(date);
  return !said || from === null || to === null || (said.from <= to && from <= said.to);
}

/** Days as exactly as they are known: one day, a month, a year, or from one day to another. */
export function wordedDays({ from, to }: { from: string; to: string }): { zh: string; en: string } {
  if (from === to) return { zh: from, en: from };
  const whole = [from.slice(0, 7), from.slice(0, 4)].find((part) => {
    const interval = parsePartialDate(part);
    return interval?.from === from && interval.to === to;
  });
  return whole ? { zh: whole, en: whole } : { zh: `${from} 至 ${to}`, en: `${from} to ${to}` };
}

/** Days made wider by some days on both ends. */
export function widened({ from, to }: Days, days: number): Days {
  return { from: from === null ? null : moved(from, -days), to: to === null ? null : moved(to, days) };
}

function moved(day: string, days: number): string {
  const time = new Date(`${day}T00:00:00Z`);
  time.setUTCDate(time.getUTCDate() + days);
  return dayOf(time);
}
