import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../base/files.ts';
import { readJsonLines } from '../base/jsonl.ts';

const acceptanceRow = z.strictObject({
  receipt: z.string(),
  subjects: z.int().nonnegative(),
  by: z.string().min(1),
  why: z.string().min(1),
  decided: z.iso.date(),
});

/** A decision that a snapshot is right though it has so many subjects as nobody expected; it stands as long as the snapshot has that many. */
export type Acceptance = z.infer<typeof acceptanceRow>;

/** The decisions of a store, in the order in which they were made. */
export function readAcceptances(store: string): Acceptance[] {
  return existsSync(pathOf(store)) ? readJsonLines(pathOf(store), acceptanceRow) : [];
}

/** Appends a decision to those of a store. */
export function keepAcceptance(store: string, decision: Acceptance): void {
  const held = existsSync(pathOf(store)) ? readFileSync(pathOf(store), 'utf8') : '';
  writeWhole(pathOf(store), `${held}${JSON.stringify(decision)}\n`);
}

function pathOf(store: string): string {
  return join(store, 'accepted.jsonl');
}
