import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isDay } from '../base/dates.ts';
import { InputError } from '../base/errors.ts';
import type { Intake } from '../snapshot/take.ts';

/** One snapshot a file, for lists that come as a single file; a day in the file or folder name is the publisher's date. */
export function listIntake(paths: string[]): Intake[] {
  return paths.map((path) => ({ files: [path], series: null, published: dayInPath(path), from: basename(path) }));
}

/** One snapshot of all tables among the files and in the folders given, and one of every other file; a table is known by its name. Throws InputError where tables come without those that are needed. */
export function tablesIntake(paths: string[], isTable: (file: string) => boolean, needed: string[] = []): Intake[] {
  const files = paths.flatMap((path) => tablesIn(path, isTable));
  const tables = files.filter((file) => isTable(basename(file, '.gz')));
  const [first] = tables;
  const missing = needed.filter((name) => !tables.some((file) => basename(file, '.gz') === name));
  if (first && missing.length > 0)
    throw new InputError(`comes without ${missing.join(' and ')}; add these tables together`, { file: first });
  const from = tables.map((one) => basename(one)).join(', ');
  const whole: Intake[] = first ? [{ files: tables, series: null, published: dayInPath(first), from }] : [];
  return [...whole, ...listIntake(files.filter((file) => !tables.includes(file)))];
}

/** The tables in a folder; a file is itself, as is a folder without any. */
function tablesIn(path: string, isTable: (file: string) => boolean): string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  const tables = readdirSync(path).filter((name) => isTable(basename(name, '.gz')));
  return tables.length === 0 ? [path] : tables.map((name) => join(path, name));
}

/** The last day written YYYY-MM-DD or YYYYMMDD in a path, null where there is none. */
export function dayInPath(path: string): string | null {
  const days = path.match(/\d{4}-\d{2}-\d{2}|(?<![\d-])(?:19|20)\d{6}(?![\d-])/g) ?? [];
  return days.map((day) => (day.includes('-') ? day : `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`)).findLast(isDay) ?? null;
}
