import { isUtf8 } from 'node:buffer';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { InputError } from '../base/errors.ts';
import { writeWhole } from '../base/files.ts';
import { sha256 } from '../base/hash.ts';
import { type Answer, statusOf } from './fetch.ts';
import type { Pulled, Pulling } from './pull-file.ts';
import { conditions, readState, recall, type Validators, validatorsOf } from './pull-memory.ts';
import type { PagesPlan } from './pull-plan.ts';

const STATE = 'state.json';
/** More pages than any listing has. */
const MOST_PAGES = 10_000;

/** How far a pull has come: its question and day, the edition of the data, each whole page with the token that it was asked with, and the token of the next, null when all are there. */
const pullState = z.strictObject({
  question: z.string(),
  day: z.iso.date(),
  edition: z.string(),
  total: z.number().nullable(),
  pages: z.array(z.strictObject({ name: z.string(), sha256: z.string(), token: z.string(), records: z.number() })),
  next: z.string().nullable(),
});
type State = z.infer<typeof pullState>;

/** A page as far as a pull reads it. */
type Page = { bytes: Buffer; records: number; next: string | null; total: number | null };

type Listing = { plan: PagesPlan; question: string; pulling: Pulling; edition: string };

/**
 * Pulls all pages of a question, one after the other. A page is written whole before it counts, so that a pull that was killed goes on after the last whole page when it is called again
 * on the same day. Where the data changed meanwhile it starts anew, once. Throws InputError where the pages do not make a whole listing.
 */
export async function pullPages(plan: PagesPlan, question: string, pulling: Pulling): Promise<Pulled> {
  const known = recall(pulling.store, pulling.source, question);
  const edition = await askEdition(plan, pulling, known);
  if (edition === undefined || edition.edition === known?.edition) return { kind: 'unchanged', address: question };
  const notes: string[] = [];
  let listing: Listing = { plan, question, pulling, edition: edition.edition ?? '' };
  let state = resume(listing, notes);
  const resumed = state.pages.length;
  let validators = edition;
  for (let nth = 1; ; nth++) {
    const changed = await collect(listing, state);
    if (changed === undefined) break;
    if (nth === 2) throw clear(pulling.folder, `${changed} again; the pages were dropped, pull again later`, question);
    notes.push(`${changed}; started anew`);
    validators = (await askEdition(plan, pulling, undefined)) ?? edition;
    listing = { ...listing, edition: validators.edition ?? '' };
    state = fresh(listing);
  }
  const records = recordsOf(state);
  if (records === 0) return { kind: 'empty', address: question };
  const counts = { records, pages: state.pages.length, resumed: notes.length > 0 ? 0 : resumed };
  return { kind: 'taken', address: question, paths: [join(pulling.folder, 'pages')], validators, ...counts, notes };
}

/** The edition of the data; undefined where the server says that it is the one that is known. */
function askEdition({ edition }: PagesPlan, { ask }: Pulling, known: Validators | undefined): Promise<Validators | undefined> {
  return ask(edition, conditions(known), (answer) => {
    if (answer.status === 304 && known) return undefined;
    if (answer.status !== 200) throw new InputError(`${statusOf(answer)}; has the interface changed?`, { file: edition });
    return validatorsOf(answer, sha256(answer.bytes));
  });
}

function fresh({ question, edition, pulling: { folder, now } }: Listing): State {
  rmSync(folder, { recursive: true, force: true });
  return { question, day: now.toISOString().slice(0, 10), edition, total: null, pages: [], next: '' };
}

/** The state of a pull of the same question on the same day, of the same data, whose pages are all whole; else a new one. */
function resume(listing: Listing, notes: string[]): State {
  const state = readState(join(listing.pulling.folder, STATE), pullState);
  if (state === undefined) return fresh(listing);
  const reason = staleness(listing, state);
  if (reason !== undefined) {
    notes.push(`${reason}; started anew`);
    return fresh(listing);
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

/** Asks for the pages that are missing; a reason to start anew where they would not be of one listing. */
async function collect(listing: Listing, state: State): Promise<string | undefined> {
  const { plan, question, pulling } = listing;
  let isFirst = true;
  while (state.next !== null) {
    const page = await askPage(listing, state.next, isFirst && state.pages.length > 0);
    if (page === 'expired') return 'the token of the next page has expired';
    if (page.total !== null && state.total !== null && page.total !== state.total)
      return `the total changed from ${state.total} to ${page.total} during the pull`;
    isFirst = false;
    requireProgress(listing, state, page);
    keep(pulling.folder, state, page);
    pulling.say(`${pulling.source}: page ${state.pages.length}, ${recordsOf(state)} of ${state.total ?? 'unknown'} records`);
  }
  const records = recordsOf(state);
  if (state.total !== null && records !== state.total) return `${records} records came where ${state.total} were announced`;
  const now = await askEdition(plan, pulling, undefined);
  return now?.edition === listing.edition ? undefined : `the data behind ${question} changed during the pull`;
}

function askPage({ plan, question, pulling }: Listing, token: string, mayExpire: boolean): Promise<Page | 'expired'> {
  const url = new URL(question);
  if (token !== '') url.searchParams.set(plan.token, token);
  return pulling.ask(url.href, {}, (answer) => {
    if (mayExpire && [400, 404, 410].includes(answer.status)) return 'expired';
    if (answer.status !== 200) throw new InputError(`${statusOf(answer)}; has the interface changed?`, { file: url.href });
    return readPage(plan, answer, url.href);
  });
}

function readPage(plan: PagesPlan, { bytes }: Answer, file: string): Page {
  if (!isUtf8(bytes)) throw new SyntaxError('not UTF-8');
  const page: unknown = JSON.parse(bytes.toString('utf8'));
  const { [plan.records]: records, [plan.next]: next, [plan.total]: total } = Object(page) as Record<string, unknown>;
  if (!Array.isArray(records)) throw new InputError('the page has no such list; has the interface changed?', { file, field: plan.records });
  if (next !== undefined && next !== null && typeof next !== 'string') throw new InputError('is no token', { file, field: plan.next });
  return { bytes, records: records.length, next: next || null, total: typeof total === 'number' ? total : null };
}

/** Refuses pages that lead nowhere: a token that came before, a page without records before the last, more records than there are, pages without end. */
function requireProgress({ question, pulling: { folder } }: Listing, state: State, page: Page): void {
  const refuse = (message: string) => clear(folder, `page ${state.pages.length + 1} ${message}; the pages were dropped`, question);
  if (page.next !== null && (page.next === state.next || state.pages.some(({ token }) => token === page.next)))
    throw refuse('leads back to a page that came before');
  if (page.next !== null && page.records === 0) throw refuse('is empty and names another');
  const total = state.total ?? page.total;
  if (total !== null && page.next !== null && recordsOf(state) + page.records > total)
    throw refuse(`goes beyond the ${total} records announced`);
  if (state.pages.length >= MOST_PAGES) throw refuse(`is more than the ${MOST_PAGES} that are taken`);
}

/** Writes a page and then that it is there. */
function keep(folder: string, state: State, { bytes, records, next, total }: Page): void {
  const name = `page-${String(state.pages.length + 1).padStart(5, '0')}.json`;
  writeWhole(join(folder, 'pages', name), bytes);
  state.pages.push({ name, sha256: sha256(bytes), token: state.next ?? '', records });
  state.total ??= total;
  state.next = next;
  writeWhole(join(folder, STATE), `${JSON.stringify(state)}\n`);
}

function recordsOf({ pages }: State): number {
  return pages.reduce((sum, { records }) => sum + records, 0);
}

/** Removes what was pulled, so that the next pull starts anew, and gives the error that says why. */
function clear(folder: string, message: string, file: string): InputError {
  rmSync(folder, { recursive: true, force: true });
  return new InputError(message, { file });
}
