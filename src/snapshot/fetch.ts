import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, buildConnector, fetch, type Headers } from 'undici';
import { InputError, messageOf } from '../base/errors.ts';

/** Bounds of a fetch: bytes after decompression, milliseconds for the whole, and which addresses may be reached. */
export type FetchBounds = { mostBytes: number; timeout: number; mayReach: (address: string) => boolean };

/** What an address answered; `charset` is the encoding that its header states. */
export type Fetched = { bytes: Buffer; charset: string | null };

/** An answer of a server, its body unpacked; of one that is no success the body is not read. */
export type Answer = { status: number; statusText: string; headers: Headers; bytes: Buffer };

const USER_AGENT = 'cgt-atlas (reads one page on request)';
const DEFAULTS: FetchBounds = { mostBytes: 50 * 1024 * 1024, timeout: 30_000, mayReach: isPublicAddress };

/** True for an address on the internet at large: no loopback, private, link-local or otherwise reserved network. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

/**
 * Fetches what stands behind an http or https address, unpacked, redirects followed. Every connection, also after a redirect, is made only to an address that may be reached.
 * Throws InputError that names the address when it cannot be had within the bounds.
 */
export async function fetchPage(url: string, bounds: Partial<FetchBounds> = {}): Promise<Fetched> {
  const within = { ...DEFAULTS, ...bounds };
  try {
    const answer = await askOnce(url, { 'user-agent': USER_AGENT }, within);
    if (answer.status < 200 || answer.status > 299) throw new InputError(statusOf(answer), { file: url });
    const charset = /charset\s*=\s*["']?([\w-]+)/i.exec(answer.headers.get('content-type') ?? '')?.[1] ?? null;
    return { bytes: answer.bytes, charset };
  } catch (error) {
    if (error instanceof InputError && error.place.file === url) throw error;
    throw new InputError(`cannot be fetched (${reasonOf(error, within.timeout)}); save the page and read the file`, { file: url }, error);
  }
}

/**
 * Asks an address once, as `fetchPage` does, and gives whatever the server answered. Throws InputError for a body that is too large and for an address that may not be reached;
 * anything else that is thrown is a failure of the network, see `reasonOf`.
 */
export async function askOnce(url: string, headers: Record<string, string>, bounds: FetchBounds): Promise<Answer> {
  const dispatcher = new Agent({ connect: guardedConnector(bounds.mayReach) });
  try {
    const {
      status,
      statusText,
      headers: given,
      body,
      ok,
    } = await fetch(url, { dispatcher, signal: AbortSignal.timeout(bounds.timeout), headers });
    return { status, statusText, headers: given, bytes: await collect((ok && body) || [], bounds.mostBytes, url) };
  } catch (error) {
    throw error instanceof Error && error.cause instanceof InputError ? error.cause : error;
  } finally {
    await dispatcher.destroy();
  }
}

/** What a server answered, in words. */
export function statusOf({ status, statusText }: Answer): string {
  return `answered ${status} ${statusText}`.trim();
}

/** True for an answer that says it is a web page, as servers send to programs in place of what was asked for. */
export function isWebPage({ headers }: Answer): boolean {
  return /^text\/html/i.test(headers.get('content-type') ?? '');
}

async function collect(body: AsyncIterable<Uint8Array> | Uint8Array[], mostBytes: number, url: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > mostBytes) throw new InputError(`is over ${Math.round(mostBytes / 1024 / 1024)} MB`, { file: url });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A connector that resolves names itself, so that the address which was looked at is the one connected to. */
function guardedConnector(mayReach: FetchBounds['mayReach']): buildConnector.connector {
  const guarded: LookupFunction = (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const open = (found ?? []).filter(({ address }) => mayReach(address));
      const [first] = open;
      if (error || !first) callback(error ?? new InputError(refusal(hostname)), '');
      else if (options.all) callback(null, open);
      else callback(null, first.address, first.family);
    });
  const connect = buildConnector({ lookup: guarded });
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0 && !mayReach(host)) callback(new InputError(refusal(host)), null);
    else connect(options, callback);
  };
}

function refusal(host: string): string {
  return `${host} is not a public address`;
}

/** Why the network failed, in words. */
export function reasonOf(error: unknown, timeout: number): string {
  if (error instanceof Error && error.name === 'TimeoutError') return `no answer within ${timeout / 1000} s`;
  return messageOf(error instanceof Error && error.cause ? error.cause : error);
}
