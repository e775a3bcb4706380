import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { seededRandom } from '../../src/base/random.ts';
import { shipped } from '../../src/base/root.ts';
import { build } from '../../src/operation/build.ts';
import { makeHost } from '../../src/operation/host.ts';
import type { Host } from '../../src/operation/operation.ts';

/** How often and with which seed builds are killed, what is asked of the atlas, and where the moments are printed. */
export type KillPlan = { times: number; seed: number; ask(host: Host): Promise<unknown>; say(line: string): void };

/** A build may end before its moment; so many times the wanted kills are tried. */
const MOST_TRIES = 3;

/**
 * Kills `atlas build` with SIGKILL at random moments, each time on a copy of a store that holds a published atlas and snapshots not yet built.
 * After each kill the published atlas must answer as before or as after a whole build, and the next build must succeed and leave no debris.
 */
export async function killBuilds(base: string, { times, seed, ask, say }: KillPlan): Promise<void> {
  const whole = copyOf(base, 'whole');
  const before = await withHost(whole, ask);
  const { ms } = await buildInChild(whole);
  const after = await withHost(whole, ask);
  assert.notDeepEqual(after, before, 'the build must change the answer, or the kills prove nothing');
  const random = seededRandom(seed);
  say(`seed ${seed}; a whole build takes ${ms} ms`);
  for (let killed = 0, tries = 0; killed < times; tries++) {
    assert.ok(tries < MOST_TRIES * times, 'most builds end before they are killed');
    const moment = Math.round((0.1 + 0.8 * random()) * ms);
    const store = copyOf(base, `kill-${tries}`);
    const { signal } = await buildInChild(store, moment);
    if (signal === 'SIGKILL') killed += 1;
    const seen = await checkKilled(store, { before, after, moment, ask });
    say(`${signal ? `kill ${killed}` : 'no kill: ended'} at ${moment} ms; the atlas answers as ${seen} the build`);
    rmSync(store, { recursive: true });
  }
}

type Killed = { before: unknown; after: unknown; moment: number; ask: KillPlan['ask'] };

/** Checks the store of a killed build and builds it again; says whether the killed build had published. */
async function checkKilled(store: string, { before, after, moment, ask }: Killed): Promise<'before' | 'after'> {
  const found = await withHost(store, ask);
  const isAfter = isDeepStrictEqual(found, after);
  assert.ok(isAfter || isDeepStrictEqual(found, before), `a third answer after the kill at ${moment} ms`);
  await withHost(store, (host) => build.run({}, host));
  assert.deepEqual(await withHost(store, ask), after, `the build after the kill at ${moment} ms gives another answer`);
  assert.deepEqual(debris(store), []);
  return isAfter ? 'after' : 'before';
}

/** Runs `atlas build` on a store in its own process; killed after `moment` ms if it still runs. */
async function buildInChild(store: string, moment?: number): Promise<{ ms: number; signal: NodeJS.Signals | null }> {
  const began = performance.now();
  const child = spawn(process.execPath, [shipped('bin', 'atlas.js'), 'build', '--store', store], { stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk;
  });
  const timer = moment === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), moment);
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  clearTimeout(timer);
  assert.ok(code === 0 || signal === 'SIGKILL', `atlas build ended with ${code ?? signal}: ${errors}`);
  return { ms: Math.round(performance.now() - began), signal };
}

function copyOf(base: string, name: string): string {
  const copy = join(base, '..', name);
  cpSync(base, copy, { recursive: true });
  return copy;
}

async function withHost<T>(store: string, work: (host: Host) => Promise<T>): Promise<T> {
  const host = makeHost(store, () => {});
  try {
    return await work(host);
  } finally {
    host.close();
  }
}

/** What a killed run left and the next one should have swept. */
function debris(store: string): string[] {
  return ['.', 'segments', 'published'].flatMap((folder) =>
    readdirSync(join(store, folder)).filter((name) => name.startsWith('part-') || name === 'lock'),
  );
}
