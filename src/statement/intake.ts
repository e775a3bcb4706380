import { basename } from 'node:path';
import { isDay } from '../base/dates.ts';
import type { Intake } from '../snapshot/take.ts';

/** One snapshot a file, for lists that come as a single file; a day in the file or folder name is the publisher's date. */
export function listIntake(paths: string[]): Intake[] {
  return paths.map((path) => ({ files: [path], series: null, published: dayInPath(path), from: basename(path) }));
}

/** The last day written YYYY-MM-DD in a path, null where there is none. */
export function dayInPath(path: string): string | null {
  const days = path.match(/\d{4}-\d{2}-\d{2}/g) ?? [];
  return days.reverse().find(isDay) ?? null;
}
