import { join } from 'node:path';
import { type Judgement, judgementId } from '../../src/model/judgement.ts';
import { putFile, temporaryFolder } from './store.ts';

type Without<T> = T extends Judgement ? Omit<T, 'id' | 'by' | 'why'> : never;
/** What a judgement of a test says. */
export type Said = Without<Judgement>;

/** Whole judgements, each with the id that follows from the one before. */
export function judgementsOf(said: Said[]): Judgement[] {
  const rows: Judgement[] = [];
  for (const one of said) {
    const row = { by: 'a tester', why: 'an invented reason', ...one };
    rows.push({ id: judgementId(row, rows.at(-1)?.id ?? ''), ...row } as Judgement);
  }
  return rows;
}

/** A log as text, a line each. */
export function logText(rows: Judgement[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

/** A log as a file of its own. */
export function logFile(said: Said[]): string {
  return putFile(join(temporaryFolder(), 'own'), 'judgements.jsonl', logText(judgementsOf(said)));
}
