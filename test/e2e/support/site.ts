import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { writeStudies } from '../../../bench/studies.ts';
import { shipped } from '../../../src/base/root.ts';

const BYTES_EACH = 19_130;

/** A server in a process of its own, where it listens, and how to end it. */
export type Site = { url: string; stop(): void };

/** Serves a store on a free port of this machine; the server ends with this process at the latest. Throws when it does not start. */
export async function serveSite(store: string): Promise<Site> {
  const child = spawn(process.execPath, [shipped('test', 'e2e', 'support', 'server.ts'), store], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [first] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => [undefined])]);
  if (first === undefined) throw new Error(`the server on ${store} did not start`);
  return { url: `http://127.0.0.1:${String(first).trim()}`, stop: () => child.kill() };
}

/** Builds a store in a folder from the shipped facts and so many invented studies, in processes of their own. Returns its path. */
export function buildStore(folder: string, studies: number): string {
  const store = join(folder, 'store');
  mkdirSync(store);
  if (studies > 0) {
    const file = join(folder, 'studies.ndjson');
    writeStudies(file, studies * BYTES_EACH, 1);
    runAtlas(['add', 'clinicaltrials-gov', file, '--published', '2026-01-16', '--store', store]);
    rmSync(file);
  }
  runAtlas(['build', '--store', store]);
  return store;
}

/** A port that nothing listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

function runAtlas(words: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [shipped('bin', 'atlas.js'), ...words], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`atlas ${words.join(' ')} ended with ${status}: ${stderr}`);
}
