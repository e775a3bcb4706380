import { Agent, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { makeHost } from '../src/operation/host.ts';
import { makeApp } from '../src/surface/http/app.ts';
import { missingShared } from '../test-real/support/shared.ts';
import { type Bench, type Measure, timeRuns } from './measure.ts';
import { realStore, shippedStore } from './stores.ts';

const LIMIT = { what: 'limit', value: 50 };
const PATHS = ['/check?lang=zh', '/share'];
const RUNS = 21;
const WARM_UP = 5;

/** Time to the first byte of the two pages on a server in this process: the first request apart, then warm against 50 ms. */
export const page: Bench = async () => {
  const shippedFacts = await measureStore('shipped facts', shippedStore());
  return missingShared() ? shippedFacts : [...shippedFacts, ...(await measureStore('all real files', realStore()))];
};

async function measureStore(facts: string, store: string): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const path of PATHS) {
    const server = await startServer(store);
    const first = await timeRuns(1, () => firstByte(server.url + path));
    await timeRuns(WARM_UP, () => firstByte(server.url + path));
    const warm = await timeRuns(RUNS, () => firstByte(server.url + path));
    measures.push({ what: `${path}, ${facts}, first request`, runs: first, unit: 'ms', against: null });
    measures.push({ what: `${path}, ${facts}, warm`, runs: warm, unit: 'ms', against: LIMIT });
    await server.stop();
  }
  return measures;
}

const agent = new Agent({ keepAlive: true });

async function startServer(store: string): Promise<{ url: string; stop(): Promise<void> }> {
  const host = makeHost(store, () => {});
  const { promise, resolve } = Promise.withResolvers<AddressInfo>();
  const server = serve({ fetch: makeApp(host).fetch, port: 0, hostname: '127.0.0.1' }, resolve);
  const { port } = await promise;
  const stop = async () => {
    await new Promise((done) => server.close(done));
    host.close();
  };
  return { url: `http://127.0.0.1:${port}`, stop };
}

/** Asks for a page and waits for the first byte of its body. The rest is read afterwards, outside the time that counts. */
async function firstByte(url: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    get(url, { agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
      response.once('data', () => resolve());
      response.on('error', reject);
    }).on('error', reject);
  });
}
