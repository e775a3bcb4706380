import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { makeHost } from '../../src/operation/host.ts';
import { type PullAnswer, pullSource } from '../../src/operation/pull.ts';
import type { Effects } from '../../src/snapshot/polite.ts';
import { loadSource } from '../../src/statement/source.ts';
import { NOW, temporaryFolder } from './store.ts';

/** A request as a publisher sees it: path with its parameters, and headers. */
export type Asked = { url: URL; headers: IncomingHttpHeaders };

/** What a publisher does with a request. */
export type Answering = (asked: Asked, response: ServerResponse) => void;

/** A publisher on this machine: its address and all it was asked for. */
export type Publisher = { address: string; asked: Asked[] };

/** Runs a publisher that answers as told, and closes it. */
export async function withPublisher(answer: Answering, use: (publisher: Publisher) => Promise<void>): Promise<void> {
  const asked: Asked[] = [];
  const server = createServer(({ url = '/', headers }, response) => {
    const one = { url: new URL(url, 'http://127.0.0.1'), headers };
    asked.push(one);
    answer(one, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await use({ address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** A listing of studies in the publisher's shape, so many on each page; the pages after the first are asked for with t1, t2 … */
export type Listing = { sizes: number[]; edition: string; total?: number | undefined };

/** The page of a listing that a token names, as text. */
export function pageOf({ sizes, total }: Listing, token: string | null): string {
  const nth = token === null ? 0 : Number(token.slice(1));
  const before = sizes.slice(0, nth).reduce((sum, size) => sum + size, 0);
  const studies = Array.from({ length: sizes[nth] ?? 0 }, (_, at) => ({
    protocolSection: {
      identificationModule: { nctId: `NCT9${String(before + at).padStart(7, '0')}`, briefTitle: 'Invented CAR-T' },
      statusModule: { overallStatus: 'RECRUITING', lastUpdatePostDateStruct: { date: '2026-11-01', type: 'ACTUAL' } },
    },
  }));
  const count = total ?? sizes.reduce((sum, size) => sum + size, 0);
  return JSON.stringify({
    ...(nth === 0 ? { totalCount: count } : {}),
    studies,
    ...(nth + 1 < sizes.length ? { nextPageToken: `t${nth + 1}` } : {}),
  });
}

const root = temporaryFolder();
let stores = 0;

/** The folder of a store that is not there yet. */
export function newStore(): string {
  return join(root, `store-${stores++}`);
}

/** Answers as a register with that listing does; `odd` may answer instead, and says so by true. */
export function register(listing: Listing, odd: (asked: Asked, response: ServerResponse) => boolean = () => false): Answering {
  return (asked, response) => {
    if (odd(asked, response)) return;
    if (asked.url.pathname === '/version') response.end(JSON.stringify({ dataTimestamp: listing.edition }));
    else response.end(pageOf(listing, asked.url.searchParams.get('pageToken')));
  };
}

/** Tokens of the pages that were asked for, in order; the first page has none. */
export function tokensOf({ asked }: Publisher): (string | null)[] {
  return asked.filter(({ url }) => url.pathname === '/studies').map(({ url }) => url.searchParams.get('pageToken'));
}

/** The world of a test: nothing is waited for but noted, chance is always the same, and only this machine may be reached. */
export function testEffects(more: Partial<Effects> = {}): Effects & { slept: number[] } {
  const slept: number[] = [];
  let now = NOW.getTime();
  return {
    slept,
    now: () => now,
    sleep: async (ms) => {
      slept.push(ms);
      now += ms;
    },
    random: () => 0.6,
    mayReach: (address) => address === '127.0.0.1',
    mostBytes: 1024 * 1024,
    timeout: 30_000,
    ...more,
  };
}

/** A call of `atlas pull` in a test: store, source, where the publisher is, and what else is not as usual. */
export type Call = {
  store: string;
  source: string;
  address: string;
  effects?: Effects;
  since?: string;
  all?: boolean;
  now?: Date;
  contact?: string;
};

/** Pulls a source whose publisher is on this machine. */
export async function pullFrom({
  store,
  source: name,
  address,
  effects = testEffects(),
  since,
  all = false,
  now = NOW,
  contact,
}: Call): Promise<PullAnswer> {
  const source = await loadSource(name);
  const { pull: plan } = source.facts;
  const here = (there: string) => `${address}/${there.split('/').at(-1)}`;
  if (plan === undefined || !('address' in plan)) throw new Error(`${name} cannot be pulled`);
  const moved = { ...plan, address: here(plan.address), ...('edition' in plan ? { edition: here(plan.edition) } : {}) };
  const host = makeHost(
    store,
    () => {},
    () => now,
    undefined,
    undefined,
    contact,
  );
  return pullSource(
    { ...source, facts: { ...source.facts, pull: moved as typeof plan } },
    { source: name, all, ...(since === undefined ? {} : { since }) },
    host,
    effects,
  );
}

/** Three pages of five studies. */
export const LISTING: Listing = { sizes: [2, 2, 1], edition: '2026-11-24T09:00:00' };

/** A call for studies. */
export function studiesCall(store: string, address: string, more: Partial<Call> = {}): Call {
  return { store, source: 'clinicaltrials-gov', address, ...more };
}

/** True for a request of the page with that token. */
export function isPage({ url }: Asked, token: string | null): boolean {
  return url.pathname === '/studies' && url.searchParams.get('pageToken') === token;
}

/** Answers so, the first times that a page is asked for. */
export function odd(
  token: string | null,
  times: number,
  answer: (response: ServerResponse) => unknown,
): (asked: Asked, response: ServerResponse) => boolean {
  let left = times;
  return (asked, response) => {
    if (!isPage(asked, token) || left-- <= 0) return false;
    answer(response);
    return true;
  };
}
