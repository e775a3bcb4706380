export type Precision = 'day' | 'month' | 'quarter' | 'year';

/** A time known to a day, month, quarter or year: first and last possible day, ISO, both included. */
export type DateInterval = { from: string; to: string; precision: Precision };

const PARTIAL = /^(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|Q([1-4])))?$/;

/** Reads YYYY, YYYY-Qn, YYYY-MM or YYYY-MM-DD as an interval; undefined for anything else, an impossible day such as 2024-13-40 included. */
export function parsePartialDate(text: string): DateInterval | undefined {
  const [, year, month, day, quarter] = PARTIAL.exec(text) ?? [];
  if (year === undefined) return undefined;
  if (day !== undefined) return isDay(text) ? { from: text, to: text, precision: 'day' } : undefined;
  if (quarter !== undefined) return months(year, Number(quarter) * 3 - 2, Number(quarter) * 3, 'quarter');
  if (month !== undefined)
    return Number(month) >= 1 && Number(month) <= 12 ? months(year, Number(month), Number(month), 'month') : undefined;
  return months(year, 1, 12, 'year');
}

/** How exactly an interval is known: the precision whose interval it is, null where it is none. */
export function precisionOf(from: string, to: string): Precision | null {
  if (from === to) return isDay(from) ? 'day' : null;
  const wholes = [from.slice(0, 7), quarterOf(from), from.slice(0, 4)].map(parsePartialDate);
  return wholes.find((whole) => whole?.from === from && whole.to === to)?.precision ?? null;
}

/** The year or quarter (YYYY, YYYY-Qn) in which an interval lies; null where it crosses into another or has no bound. */
export function periodOf(unit: 'year' | 'quarter', from: string | null, to: string | null): string | null {
  if (from === null || to === null) return null;
  const [first, last] = unit === 'year' ? [from.slice(0, 4), to.slice(0, 4)] : [quarterOf(from), quarterOf(to)];
  return first === last ? first : null;
}

function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** True for a real calendar day written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/** The day of a Date in UTC, YYYY-MM-DD. */
export function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}

const written = new Map<number, string>();

/** A day YYYY-MM-DD as a number of days since 1970-01-01. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 864e5;
}

/** The day YYYY-MM-DD that lies so many days after 1970-01-01. */
export function dayAt(number: number): string {
  const known = written.get(number) ?? dayOf(new Date(number * 864e5));
  written.set(number, known);
  return known;
}

function months(year: string, first: number, last: number, precision: Precision): DateInterval {
  const lastDay = new Date(Date.UTC(Number(year), last, 0)).getUTCDate();
  return { from: `${year}-${two(first)}-01`, to: `${year}-${two(last)}-${two(lastDay)}`, precision };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
