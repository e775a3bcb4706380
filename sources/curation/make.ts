import { parsePartialDate } from '../../src/base/dates.ts';
import type { RawStatement } from '../../src/statement/context.ts';

/** The line of a curated file that a statement is read from. */
export type Where = { part: string; record: string };

/** Makes statements about one subject from the fields of one row; `#` in a field stands for the place in its list, empty values are left out. */
export function maker(subject: string, where: Where, grade: string | null) {
  return (property: string, field: string, values: (string | null)[], more: Partial<RawStatement> = {}): RawStatement[] =>
    values
      .filter((value) => value !== null && value !== '')
      .map((value, at) => ({ subject, property, value: value as string, ...where, field: field.replace('#', String(at)), grade, ...more }));
}

/** Valid time of what holds from one date to another, both included. */
export function during({ from, to }: { from: string | null; to: string | null }): Partial<RawStatement> {
  const [first, last] = [from, to].map((date) => (date === null ? undefined : parsePartialDate(date)));
  return { valid_from: first?.from ?? null, valid_to: last?.to ?? null, precision: first?.precision ?? null };
}

/** Valid time of what was so on a day, as exact as it is given. */
export function on(date: string | null): Partial<RawStatement> {
  const when = date === null ? undefined : parsePartialDate(date);
  return { valid_from: when?.from ?? null, valid_to: when?.to ?? null, precision: when?.precision ?? null };
}

/** A part of a row as the JSON text of a value. */
export function json(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}

/** The subject of a row that has no id of its own: its kind, whom it is about, and the line it stands in. */
export function numbered(kind: string, about: string, where: Where): string {
  return `${kind}/${about}-${where.record.replace(/\D/g, '')}`;
}
