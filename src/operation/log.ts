import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { shipped } from '../base/root.ts';
import { type Judgement, readLog } from '../model/judgement.ts';

/** The log of judgements that comes with the product. */
export const SHIPPED_LOG = shipped('curation', 'judgements.jsonl');

/** The log that `atlas judge` appends to: `ATLAS_JUDGEMENTS`, else the shipped one. */
export function logPath(environment: Record<string, string | undefined>): string {
  return environment.ATLAS_JUDGEMENTS ? resolve(environment.ATLAS_JUDGEMENTS) : SHIPPED_LOG;
}

/** The lines of a log, none for a log that does not exist yet. Throws InputError for a line that does not fit. */
export function readLogFile(path: string): Judgement[] {
  return existsSync(path) ? readLog(readFileSync(path, 'utf8'), basename(path)) : [];
}

/** The lines of the shipped log and of another, in the order in which they were made; on one day the shipped ones come first. */
export function readLogs(path: string): Judgement[] {
  const rows = [...readLogFile(SHIPPED_LOG), ...(path === SHIPPED_LOG ? [] : readLogFile(path))];
  return rows.toSorted((a, b) => (a.decided === b.decided ? 0 : a.decided < b.decided ? -1 : 1));
}
