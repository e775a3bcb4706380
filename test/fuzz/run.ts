import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { loadSource } from '../../src/statement/source.ts';
import { type Case, MOST_TIME, type Outcome, outcomeOf, spoiledOf, writeFiles } from './case.ts';
import { type Sample, samplesOf } from './sample.ts';

/** A case that broke the rules, as small as it could be made. */
export type Failure = { source: string; seed: number; done: string[]; path: string; why: string };
/** What a run of cases came to. */
export type Tally = { source: string; read: number; refused: number; failures: Failure[] };

/** Cases that are drawn from one seed; a failure ends them, and the next seed goes on. */
const BATCH = 50;

const mutation = fc.record({ kind: fc.nat(1000), seed: fc.noShrink(fc.nat()), inside: fc.boolean() });
const drawn: fc.Arbitrary<Case> = fc.record({
  sample: fc.nat(11),
  file: fc.nat(59),
  mutations: fc.array(mutation, { minLength: 1, maxLength: 2 }),
});

/** Parses so many spoiled samples of a source, drawn from a seed; each failure is made small and its input saved below a folder. */
export async function fuzz(name: string, cases: number, seed: number, folder: string): Promise<Tally> {
  const [source, samples] = [await loadSource(name), await samplesOf(name)];
  const tally: Tally = { source: name, read: 0, refused: 0, failures: [] };
  const watchdog = new Worker(new URL('./watchdog.ts', import.meta.url), { workerData: 3 * MOST_TIME });
  watchdog.unref();
  const tried = async (one: Case, of: number): Promise<Outcome> => {
    const { done, files } = await spoiledOf(samples, one);
    const paths = writeFiles(saved(folder, name, of), files);
    watchdog.postMessage(`${name}, seed ${of}: ${done.join(' / ')}; input: ${paths.join(' ')}`);
    const outcome = await outcomeOf(source, paths, join(folder, 'store'));
    watchdog.postMessage(null);
    return outcome;
  };
  for (let left = cases, of = seed; left > 0; left -= BATCH, of += 1) {
    const failure = await batch(Math.min(BATCH, left), of, tried, tally);
    if (failure) tally.failures.push(await described(failure, { name, seed: of, samples, folder }));
  }
  await watchdog.terminate();
  return tally;
}

type Broken = { one: Case; why: string };

async function batch(
  cases: number,
  seed: number,
  tried: (one: Case, seed: number) => Promise<Outcome>,
  tally: Tally,
): Promise<Broken | undefined> {
  let broken: Broken | undefined;
  const holds = async (one: Case) => {
    const outcome = await tried(one, seed);
    if (outcome.ended === 'broken') broken = { one, why: outcome.why };
    else tally[outcome.ended] += 1;
    return outcome.ended !== 'broken';
  };
  await fc.check(fc.asyncProperty(drawn, holds), { seed, numRuns: cases });
  return broken;
}

function saved(folder: string, name: string, seed: number): string {
  return join(folder, name, String(seed));
}

async function described(
  { one, why }: Broken,
  { name, seed, samples, folder }: { name: string; seed: number; samples: Sample[]; folder: string },
): Promise<Failure> {
  const { done, files } = await spoiledOf(samples, one);
  const [path = ''] = writeFiles(join(folder, 'failed', name, String(seed)), files);
  return { source: name, seed, done, path, why };
}

/** A failure in words. */
export function told({ source, seed, done, path, why }: Failure): string {
  return `${source}, seed ${seed}: ${done.join(' / ')}\n  input: ${path}\n  ${why.split('\n').slice(0, 6).join('\n  ')}`;
}
