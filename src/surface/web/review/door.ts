import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { UsageError } from '../../../base/errors.ts';

/** A reader who was let in: what the cookie holds, and what every form of the session carries. */
export type Session = { cookie: string; mark: string };

/** Lets those in who hold the token, for as long as the process lives. */
export type Door = {
  /** A new session for who gives the token. */
  enter(token: string): Session | undefined;
  session(cookie: string | undefined): Session | undefined;
};

/** Least length of a token that someone sets. */
const LEAST = 16;
/** Sessions kept; the oldest goes first. */
const MOST = 50;

/** The token of reviewers: the one that `ATLAS_REVIEW_TOKEN` sets, else a new one of 128 random bits. Throws UsageError for one that is too short. */
export function reviewToken({ ATLAS_REVIEW_TOKEN: given }: Record<string, string | undefined>): string {
  if (!given) return randomText();
  if (given.length < LEAST) throw new UsageError(`serve: ATLAS_REVIEW_TOKEN is too short; give at least ${LEAST} characters, or none`);
  return given;
}

/** A door that opens by a token; sessions are in memory alone. */
export function makeDoor(token: string): Door {
  const sessions: Session[] = [];
  return {
    enter: (given) => {
      if (!isSame(given, token)) return undefined;
      const session = { cookie: randomText(), mark: randomText() };
      sessions.push(session);
      if (sessions.length > MOST) sessions.shift();
      return session;
    },
    session: (cookie) => (cookie === undefined ? undefined : sessions.find((one) => isSame(cookie, one.cookie))),
  };
}

/** Whether two secrets are the same, in a time that tells nothing of where they part. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest()) as [Buffer, Buffer];
  return timingSafeEqual(a, b);
}

/** Whether a request was sent by a page of this server, by what the browser says of its origin; one that says nothing was not. */
export function isSentFromHere(url: string, header: (name: string) => string | undefined): boolean {
  const [site, origin] = [header('sec-fetch-site'), header('origin')];
  const isOwn = origin === new URL(url).origin;
  if (site === undefined) return isOwn;
  return site === 'same-origin' && (isOwn || origin === undefined || origin === 'null');
}

function randomText(): string {
  return randomBytes(16).toString('base64url');
}
