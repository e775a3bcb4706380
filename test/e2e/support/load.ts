import { Agent, get } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** An answer under load: its status, 0 for none, and the milliseconds from the moment at which it was due to be asked until its last byte. */
export type Answer = { status: number; milliseconds: number };

const agent = new Agent({ keepAlive: true, maxSockets: 128 });
/** Milliseconds after which an answer is given up. */
const PATIENCE = 30_000;

/** Asks this machine for an address and reads the whole answer; the status, 0 when there was none. */
export async function ask(url: string): Promise<number> {
  return new Promise((resolve) => {
    const request = get(url, { agent, timeout: PATIENCE, headers: { 'accept-encoding': 'gzip' } }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(0));
  });
}

/** Asks for the addresses in order, one every so many milliseconds whether or not those before are answered. */
export async function steadyLoad(urls: string[], every: number): Promise<Answer[]> {
  const began = performance.now();
  return Promise.all(
    urls.map(async (url, nth) => {
      const due = began + nth * every;
      await wait(Math.max(0, due - performance.now()));
      const status = await ask(url);
      return { status, milliseconds: performance.now() - due };
    }),
  );
}

/** The value that so large a share of the values, 0 to 1, does not go over. Throws when there are none. */
export function quantile(values: number[], share: number): number {
  const value = values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)];
  if (value === undefined) throw new Error('no values');
  return value;
}
