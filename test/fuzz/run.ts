import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { loadSource, type Source } from '../../src/statement/source.ts';
import { type Case, MOST_TIME, type Outcome, outcomeOf, spoiledOf, writeFiles } from './case.ts';
import { type Sample, samplesOf } from './sample.ts';

/** Cases that broke the rules in one way: how many, and the first, with as little done to it as still breaks. */
export type Group = { why: string; cases: number; done: string[]; path: string };
/** What a run of cases came to. */
export type Tally = { source: string; read: number; refused: number; groups: Group[] };

/** One case of so many goes all the way into a segment of a store; the others end with the statements of the parser. */
const WHOLE = 10;

const mutation = fc.record({ kind: fc.nat(1000), seed: fc.nat(), inside: fc.boolean() });
const drawn: fc.Arbitrary<Case> = fc.record({
  sample: fc.nat(11),
  file: fc.nat(59),
  mutations: fc.array(mutation, { minLength: 1, maxLength: 2 }),
});

type Trial = { source: Source; samples: Sample[]; folder: string; watchdog: Worker };

/** Parses so many spoiled samples of a source, drawn from a seed; cases that break the rules are grouped by what went wrong, and the input of the first of each is saved below a folder. */
export async function fuzz(name: string, cases: number, seed: number, folder: string): Promise<Tally> {
  const watchdog = new Worker(new URL('./watchdog.ts', import.meta.url), { workerData: 3 * MOST_TIME });
  watchdog.unref();
  const trial: Trial = { source: await loadSource(name), samples: await samplesOf(name), folder, watchdog };
  const tally: Tally = { source: name, read: 0, refused: 0, groups: [] };
  for (const [nth, one] of fc.sample(drawn, { seed, numRuns: cases }).entries()) {
    const outcome = await tried(trial, one, nth % WHOLE === 0);
    if (outcome.ended !== 'broken') {
      tally[outcome.ended] += 1;
      continue;
    }
    const group = tally.groups.find(({ why }) => keyOf(why) === keyOf(outcome.why));
    if (group) group.cases += 1;
    else tally.groups.push(await firstOf(trial, one, outcome.why, tally.groups.length));
  }
  await watchdog.terminate();
  return tally;
}

async function tried({ source, samples, folder, watchdog }: Trial, one: Case, isWhole: boolean): Promise<Outcome> {
  const { done, files } = await spoiledOf(samples, one);
  const paths = writeFiles(join(folder, source.facts.name), files);
  watchdog.postMessage(`${source.facts.name}: ${done.join(' / ')}; input: ${paths.join(' ')}`);
  const outcome = await outcomeOf(source, paths, join(folder, 'store'), isWhole);
  watchdog.postMessage(null);
  return outcome;
}

/** What is the same in faults of one kind: the message without its numbers and quotations, and the place in our code. */
function keyOf(why: string): string {
  const [message = '', ...stack] = why.split('\n');
  const place = stack.find((line) => /\/(?:src|sources)\//.test(line)) ?? '';
  return `${message.replace(/["'`].*?["'`]|\d+/g, '')} ${place.replace(/:\d+\)?$/, '')}`;
}

async function firstOf(trial: Trial, one: Case, why: string, nth: number): Promise<Group> {
  let least = one;
  for (const single of one.mutations.length > 1 ? one.mutations : []) {
    const outcome = await tried(trial, { ...one, mutations: [single] }, true);
    if (outcome.ended === 'broken' && keyOf(outcome.why) === keyOf(why)) least = { ...one, mutations: [single] };
  }
  const { done, files } = await spoiledOf(trial.samples, least);
  const [path = ''] = writeFiles(join(trial.folder, 'failed', trial.source.facts.name, String(nth)), files);
  return { why, cases: 1, done, path };
}

/** A group of failures in words. */
export function told({ why, cases, done, path }: Group): string {
  return `  ${cases} × ${done.join(' / ')}\n    input: ${path}\n    ${why.split('\n').slice(0, 6).join('\n    ')}`;
}
