import { InputError, messageOf, UsageError } from '../base/errors.ts';
import { type Answer, askOnce, isPublicAddress, reasonOf, statusOf } from './fetch.ts';

/** What a pull does to the world beside asking: the clock and sleep in milliseconds, chance from 0 to 1, which addresses may be reached, and the bounds of a response. */
export type Effects = {
  now(): number;
  sleep(ms: number): Promise<void>;
  random(): number;
  mayReach(address: string): boolean;
  mostBytes: number;
  timeout: number;
};

/** The world as it is; a response may have 256 MB, unpacked, and take five minutes. */
export const REAL: Effects = {
  now: Date.now,
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: Math.random,
  mayReach: isPublicAddress,
  mostBytes: 256 * 1024 * 1024,
  timeout: 300_000,
};

/** Asks an address and reads the answer; what cannot be read as it stands (SyntaxError, such as JSON that ends too early) is asked again like a failure of the network. */
export type Asker = <T>(url: string, headers: Record<string, string>, read: (answer: Answer) => T) => Promise<T>;

/** Milliseconds between two requests, before the first repetition, and that a server may ask to wait; how often a request is made at most. */
const GAP = 1500;
const FIRST_WAIT = 2000;
const MOST_WAIT = 10 * 60 * 1000;
const TRIES = 5;
/** Answers below 500 that another time may be better: took too long, too early, too many requests. */
const TRANSIENT = [408, 425, 429];

type Tried<T> = { value: T } | { fault: string; after: number | undefined };

/**
 * One who asks slowly, says who asks, and waits longer after each failure, or as long as the server says. Throws InputError naming the address when that does not help or the server
 * asks to wait too long, UsageError for a contact that cannot be sent.
 */
export function politeAsker(contact: string | undefined, effects: Effects, say: (message: string) => void): Asker {
  const agent = { 'user-agent': userAgent(contact) };
  let last = Number.NEGATIVE_INFINITY;
  const pace = async () => {
    const wait = last + GAP - effects.now();
    if (wait > 0) await effects.sleep(wait);
    last = effects.now();
  };
  return async (url, headers, read) => {
    for (let nth = 1; ; nth++) {
      await pace();
      const tried = await tryOnce(url, { ...headers, ...agent }, read, effects);
      if ('value' in tried) return tried.value;
      const wait = waitAfter(tried.after, nth, effects);
      if (wait > MOST_WAIT)
        throw new InputError(`${tried.fault} and asks to wait until ${new Date(effects.now() + wait).toISOString()}; pull again then`, {
          file: url,
        });
      if (nth === TRIES) throw new InputError(`${tried.fault}, ${TRIES} times; pull again later`, { file: url });
      say(`${url}: ${tried.fault}; again in ${Math.ceil(wait / 1000)} s`);
      await effects.sleep(wait);
    }
  };
}

function userAgent(contact: string | undefined): string {
  if (contact !== undefined && !/^[\x20-\x7e]+$/.test(contact))
    throw new UsageError('pull: ATLAS_CONTACT must be an e-mail or web address in plain letters; it is sent with every request');
  return contact === undefined ? 'cgt-atlas' : `cgt-atlas (contact: ${contact})`;
}

async function tryOnce<T>(url: string, headers: Record<string, string>, read: (answer: Answer) => T, effects: Effects): Promise<Tried<T>> {
  let answer: Answer;
  try {
    answer = await askOnce(url, headers, effects);
  } catch (error) {
    if (error instanceof InputError) throw error.place.file === url ? error : new InputError(error.message, { file: url }, error);
    return { fault: reasonOf(error, effects.timeout), after: undefined };
  }
  if (TRANSIENT.includes(answer.status) || answer.status >= 500)
    return { fault: statusOf(answer), after: retryAfter(answer.headers.get('retry-after'), effects.now()) };
  try {
    return { value: read(answer) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { fault: `the answer is damaged or cut short (${messageOf(error)})`, after: undefined };
  }
}

/** Milliseconds that `Retry-After` asks for, in seconds or as a date; undefined where it says nothing of use. */
function retryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const wait = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return wait > 0 ? wait : undefined;
}

/** What the server asked for and a little more, else a time that doubles, of which at least half. */
function waitAfter(asked: number | undefined, nth: number, { random }: Effects): number {
  return asked === undefined ? FIRST_WAIT * 2 ** (nth - 1) * (0.5 + random() / 2) : asked + 1000 * random();
}
