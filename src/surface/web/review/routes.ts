import type { Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { InputError, UsageError } from '../../../base/errors.ts';
import type { Host } from '../../../operation/operation.ts';
import { OPERATIONS } from '../../../operation/table.ts';
import { addressOf } from '../links.ts';
import type { Query, Visit } from '../page.ts';
import { readableMessage } from '../problem-page.ts';
import { respond } from '../respond.ts';
import { REVIEW_WORDS } from '../words/review.ts';
import type { Lang } from '../words/words.ts';
import { type Door, isSame, isSentFromHere, type Session } from './door.ts';
import { closedPage, reviewPage, type Typed } from './review-page.ts';

const COOKIE = 'atlas_review';
/** Remembers who decides. */
const NAME_COOKIE = 'atlas_reviewer';
const KEPT = { path: '/review', httpOnly: true, sameSite: 'Strict' } as const;
const YEAR = 31_536_000;
/** Fields that lead to an item or fill its form in again. */
const FIELDS = ['name', 'trial', 'b', 'field', 'value', 'why'];

/** The page on which people decide, and the address that takes a decision; both are open to who came in by the token alone. */
export function serveReview(app: Hono, host: Host, door: Door | undefined): void {
  let last: Promise<unknown> = Promise.resolve();
  app.use('/review/*', async (c, next) => {
    await next();
    c.res.headers.set('cache-control', 'no-store');
    c.res.headers.set('referrer-policy', 'same-origin');
  });
  app.get('/review', (c) => {
    const asked = c.req.query();
    const { token, done } = asked;
    if (token !== undefined) return enter(c, host, door, asked, token);
    return respond(c, host, shownIn(asked), (visit) => open(c, visit, door, { fields: asked, by: getCookie(c, NAME_COOKIE) ?? '', done }));
  });
  app.get('/review/judge', (c) => c.redirect('/review'));
  app.post('/review/judge', async (c) => {
    const form = textsOf(await c.req.parseBody());
    // One after another: the lock of the log refuses a second writer of the same process.
    const answer = last.then(() => respond(c, host, shownIn(form), (visit) => decide(c, visit, door, form)));
    last = answer.catch(() => {});
    return answer;
  });
}

/** Lets in who gives the token, on to the address without it; what was typed goes along. */
function enter(c: Context, host: Host, door: Door | undefined, asked: Query, token: string): Response | Promise<Response> {
  const session = door?.enter(token);
  const rest = shownIn(asked);
  if (session === undefined) return respond(c, host, rest, async (visit) => closed(visit, door, true, asked));
  setCookie(c, COOKIE, session.cookie, KEPT);
  return c.redirect(`/review?${new URLSearchParams(rest)}`, 303);
}

async function open(c: Context, visit: Visit, door: Door | undefined, typed: Typed) {
  const session = door?.session(getCookie(c, COOKIE));
  if (session === undefined) return closed(visit, door, false, typed.fields);
  return shown(visit, session, typed);
}

async function shown(visit: Visit, session: Session, typed: Typed, status?: 400) {
  const main = await reviewPage(visit, session, typed);
  return { title: REVIEW_WORDS[visit.lang].title, main, islands: ['review'], ...(status === undefined ? {} : { status }) };
}

function closed({ lang }: Visit, door: Door | undefined, isWrong: boolean, fields: Query) {
  return { title: REVIEW_WORDS[lang].closed, main: closedPage(lang, door !== undefined, isWrong, fields), status: 401 as const };
}

/** Writes a decision and leads to the next item; where it cannot be written the form comes back as it was typed. */
async function decide(c: Context, visit: Visit, door: Door | undefined, form: Query) {
  const { lang } = visit;
  const words = REVIEW_WORDS[lang];
  const session = door?.session(getCookie(c, COOKIE));
  if (session === undefined) return closed(visit, door, false, form);
  const typed = { fields: form, by: form.by ?? '' };
  const isOwn = isSentFromHere(c.req.url, (name) => c.req.header(name)) && isSame(form.mark ?? '', session.mark);
  if (!isOwn) return { ...(await shown(visit, session, { ...typed, problem: words.foreign })), status: 403 as const };
  setCookie(c, NAME_COOKIE, typed.by, { ...KEPT, maxAge: YEAR });
  try {
    const { judgement } = await visit.ask(OPERATIONS.judge, { ...decisionIn(form), why: form.why, by: form.by });
    return { redirect: addressOf({ lang }, '/review', { done: judgement.id }) };
  } catch (error) {
    return shown(visit, session, { ...typed, problem: problemOf(lang, error) }, 400);
  }
}

/** The decision of a form as the operation takes it. */
function decisionIn({ decision = '', name, b, trial, field, value, undo }: Query): object {
  if (decision === 'undo') return { undo };
  if (decision === 'field') return { a: trial, field, value };
  const [part, scope] = decision.split(':');
  if (part === 'scope') return { a: trial, field: 'scope', value: scope };
  return { a: name, b, label: decision, kind: 'organisation' };
}

/** Why nothing was written, in words. Throws what is no fault of the reader or of the log. */
function problemOf(lang: Lang, error: unknown): string {
  const words = REVIEW_WORDS[lang];
  if (error instanceof UsageError) return readableMessage(lang, error);
  if (!(error instanceof InputError)) throw error;
  const { code } = (error.cause ?? {}) as NodeJS.ErrnoException;
  if (code === 'EEXIST') return words.busy;
  return code === undefined ? readableMessage(lang, error) : words.not_writable(error.place.file ?? '');
}

function textsOf(form: Record<string, unknown>): Query {
  return Object.fromEntries(Object.entries(form).filter((one): one is [string, string] => typeof one[1] === 'string'));
}

/** The fields that may stand in the address of a page: language, item and what was typed, never the token. */
function shownIn(fields: Query): Query {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name === 'lang' || FIELDS.includes(name)));
}
