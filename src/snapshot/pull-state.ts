import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { InputError } from '../base/errors.ts';
import { writeWhole } from '../base/files.ts';
import { sha256 } from '../base/hash.ts';
import type { Pulling } from './pull-file.ts';
import { readState } from './pull-memory.ts';
import type { PagesPlan } from './pull-plan.ts';

const STATE = 'state.json';

/** How far a pull has come: its question and day, the edition of the data, each whole page with the token that it was asked with, and the token of the next, null when all are there. */
const pullState = z.strictObject({
  question: z.string(),
  day: z.iso.date(),
  edition: z.string(),
  total: z.number().nullable(),
  pages: z.array(z.strictObject({ name: z.string(), sha256: z.string(), token: z.string(), records: z.number() })),
  next: z.string().nullable(),
});
export type State = z.infer<typeof pullState>;

/** A page as far as a pull reads it. */
export type Page = { bytes: Buffer; records: number; next: string | null; total: number | null };

/** A listing that is pulled: by which plan, from the address of its first page, into what, and the edition of its data. */
export type Listing = { plan: PagesPlan; question: string; pulling: Pulling; edition: string };

/** Nothing is there yet; what an earlier pull left is removed. */
export function freshState({ question, edition, pulling: { folder, now } }: Listing): State {
  rmSync(folder, { recursive: true, force: true });
  return { question, day: now.toISOString().slice(0, 10), edition, total: null, pages: [], next: '' };
}

/** The state of a pull of the same question on the same day, of the same data, whose pages are all whole; else a new one. */
export function resumedState(listing: Listing, notes: string[]): State {
  const state = readState(join(listing.pulling.folder, STATE), pullState);
  if (state === undefined) return freshState(listing);
  const reason = staleness(listing, state);
  if (reason !== undefined) {
    notes.push(`${reason}; started anew`);
    return freshState(listing);
  }
  const folder = join(listing.pulling.folder, 'pages');
  for (const name of existsSync(folder) ? readdirSync(folder) : [])
    if (!state.pages.some((page) => page.name === name)) rmSync(join(folder, name), { force: true });
  listing.pulling.say(`goes on after page ${state.pages.length}`);
  return state;
}

function staleness({ question, edition, pulling: { folder, now } }: Listing, state: State): string | undefined {
  if (state.question !== question) return 'pages of another question were left from a pull that did not end';
  if (state.day !== now.toISOString().slice(0, 10)) return `pages of ${state.day} were left from a pull that did not end`;
  if (state.edition !== edition) return 'the data changed since the pull began';
  const isWhole = ({ name, sha256: hash }: State['pages'][number]) => {
    const path = join(folder, 'pages', name);
    return existsSync(path) && sha256(readFileSync(path)) === hash;
  };
  return state.pages.every(isWhole) ? undefined : 'a page on disk is damaged';
}

/** Writes a page and then that it is there. */
export function keepPage(folder: string, state: State, { bytes, records, next, total }: Page): void {
  const name = `page-${String(state.pages.length + 1).padStart(5, '0')}.json`;
  writeWhole(join(folder, 'pages', name), bytes);
  state.pages.push({ name, sha256: sha256(bytes), token: state.next ?? '', records });
  state.total ??= total;
  state.next = next;
  writeWhole(join(folder, STATE), `${JSON.stringify(state)}\n`);
}

/** Records on the pages that are there. */
export function recordsOf({ pages }: State): number {
  return pages.reduce((sum, { records }) => sum + records, 0);
}

/** Removes what was pulled, so that the next pull starts anew, and gives the error that says why. */
export function cleared(folder: string, message: string, file: string): InputError {
  rmSync(folder, { recursive: true, force: true });
  return new InputError(message, { file });
}
