import { isUtf8 } from 'node:buffer';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../base/errors.ts';
import { sha256 } from '../base/hash.ts';
import { type Answer, isWebPage, statusOf } from './fetch.ts';
import type { Pulled, Pulling } from './pull-file.ts';
import { conditions, recall, type Validators, validatorsOf } from './pull-memory.ts';
import type { PagesPlan } from './pull-plan.ts';
import { cleared, freshState, keepPage, type Listing, type Page, recordsOf, resumedState, type State } from './pull-state.ts';

/** More pages than any listing has. */
const MOST_PAGES = 10_000;

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
  let state = resumedState(listing, notes);
  const resumed = state.pages.length;
  let validators = edition;
  for (let nth = 1; ; nth++) {
    const changed = await collect(listing, state);
    if (changed === undefined) break;
    if (nth === 2) throw cleared(pulling.folder, `${changed} again; the pages were dropped, pull again later`, question);
    notes.push(`${changed}; started anew`);
    validators = (await askEdition(plan, pulling, undefined)) ?? edition;
    listing = { ...listing, edition: validators.edition ?? '' };
    state = freshState(listing);
  }
  const records = recordsOf(state);
  if (records === 0) {
    rmSync(pulling.folder, { recursive: true, force: true });
    return { kind: 'empty', address: question };
  }
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

/** Asks for the pages that are missing; a reason to start anew where they would not be of one listing. */
async function collect(listing: Listing, state: State): Promise<string | undefined> {
  const { plan, question, pulling } = listing;
  while (state.next !== null) {
    const page = await askPage(listing, state.next);
    if (page === 'expired') return 'the token of the next page has expired';
    if (page.total !== null && state.total !== null && page.total !== state.total)
      return `the total changed from ${state.total} to ${page.total} during the pull`;
    requireProgress(listing, state, page);
    keepPage(pulling.folder, state, page);
    pulling.say(`${pulling.source}: page ${state.pages.length}, ${recordsOf(state)} of ${state.total ?? 'unknown'} records`);
  }
  const records = recordsOf(state);
  if (state.total !== null && records !== state.total) return `${records} records came where ${state.total} were announced`;
  const now = await askEdition(plan, pulling, undefined);
  return now?.edition === listing.edition ? undefined : `the data behind ${question} changed during the pull`;
}

function askPage({ plan, question, pulling }: Listing, token: string): Promise<Page | 'expired'> {
  const url = new URL(question);
  if (token !== '') url.searchParams.set(plan.token, token);
  return pulling.ask(url.href, {}, (answer) => {
    if (token !== '' && [400, 404, 410].includes(answer.status)) return 'expired';
    if (answer.status !== 200) throw new InputError(`${statusOf(answer)}; has the interface changed?`, { file: url.href });
    if (isWebPage(answer)) throw new InputError('answered a web page where JSON was expected; is the address right?', { file: url.href });
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
  const refuse = (message: string) => cleared(folder, `page ${state.pages.length + 1} ${message}; the pages were dropped`, question);
  if (page.next !== null && (page.next === state.next || state.pages.some(({ token }) => token === page.next)))
    throw refuse('leads back to a page that came before');
  if (page.next !== null && page.records === 0) throw refuse('is empty and names another');
  const total = state.total ?? page.total;
  if (total !== null && page.next !== null && recordsOf(state) + page.records > total)
    throw refuse(`goes beyond the ${total} records announced`);
  if (state.pages.length >= MOST_PAGES) throw refuse(`is more than the ${MOST_PAGES} that are taken`);
}
