import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { archivePlaces, type MemberPlace, memberChunks } from '../../src/base/archive.ts';
import { isZip } from '../../src/base/containers.ts';
import { InputError } from '../../src/base/errors.ts';
import { type LineBatch, lineBatches } from '../../src/base/line-batches.ts';
import { lineRanges } from '../../src/base/line-ranges.ts';
import { inThreads, type Job } from '../../src/base/threads.ts';
import { firstBytes, isPacked, unpackedChunks } from '../../src/base/unpacked.ts';
import type { FieldCounts, ParseContext } from '../../src/statement/context.ts';
import { addCounts, noCounts } from '../../src/statement/fields.ts';
import { isJsonLines, readJsonText } from '../../src/statement/json-text.ts';
import { loadScreen } from '../../src/statement/screen.ts';
import { stateOutlines, stateWhole, writeOutlines } from './facts.ts';
import { MOST_LINE, makeReducer, type Outlines, type Reduced, type Reducer, tooLong } from './reduce.ts';
import type { Reads, ReduceAnswer, ReduceData, ReduceJob } from './reduce-worker.ts';

/** Bytes of lines that a thread reduces at once. */
const BATCH = 16 * 1024 * 1024;
/** So many batches become statements at once. */
const ROUND = 24;
/** Of so many studies of a large file one is read whole, to count its fields. */
const AUDITED = 256;
/** So many outlines are written at once. */
const MANY = 100_000;
/** So many studies that are not on lines are reduced together. */
const RECORDS = 2000;

/** What reduces studies and takes what comes of it. */
type Reading = {
  context: ParseContext;
  part: string;
  reducer: Reducer;
  /** How many threads were started, which name their files by it. */
  threads: number;
  take(reduced: Reduced): Promise<void>;
};

/** Reads all studies of a part, in bounded memory: those that pass the screen whole, an outline of the others. Adds to `counts` which fields they hold. */
export async function readStudies(context: ParseContext, part: string, counts: FieldCounts): Promise<void> {
  const { scratch, facts, screen } = context;
  const reducer = makeReducer({ part, scratch, ignored: facts.ignored, audited: 1, passes: await loadScreen(screen) }, 'here');
  const { take, end } = statementsOf(context, part, counts);
  const reading: Reading = { context, part, reducer, threads: 0, take };
  const path = context.path(part);
  const { size } = statSync(path);
  if (isZip(firstBytes(path, 4))) await readArchive(reading, path);
  else if (size > BATCH && !isPacked(path) && (await isJsonLines(unpackedChunks(path, part), part))) await readRanges(reading, path, size);
  else await readText(reading, unpackedChunks(path, part), part, '');
  await take(reducer.flush());
  await end();
}

/** Files of an archive that fit into a batch are read by the threads, several at a time; larger ones one after the other. */
async function readArchive(reading: Reading, path: string): Promise<void> {
  const { part } = reading;
  const large: MemberPlace[] = [];
  const jobs = async function* (): AsyncGenerator<Job> {
    let [members, size]: [MemberPlace[], number] = [[], 0];
    for await (const place of archivePlaces(path, part)) {
      if (!/\.(?:json|ndjson|jsonl)$/.test(place.name)) continue;
      if (place.size > BATCH) {
        large.push(place);
        continue;
      }
      members.push(place);
      size += place.size;
      if (size < BATCH) continue;
      yield { message: { members } satisfies ReduceJob, transfer: [] };
      [members, size] = [[], 0];
    }
    yield { message: { members } satisfies ReduceJob, transfer: [] };
  };
  await reduceInThreads(reading, jobs(), '', { archive: path });
  for (const place of large) await readText(reading, memberChunks(path, place, part), `${part}!${place.name}`, `member=${place.name};`);
}

async function readText(reading: Reading, chunks: AsyncIterable<Buffer>, file: string, prefix: string): Promise<void> {
  const { reducer, take } = reading;
  const text = await readJsonText(chunks, file, 'studies', prefix);
  if ('lines' in text) return readLines(reading, text.lines, prefix);
  for (const { record, value } of text.records) {
    reducer.study(record, value);
    if (reducer.held() >= RECORDS) await take(reducer.flush());
  }
}

/** One batch is reduced here; more are handed to threads. */
async function readLines(reading: Reading, chunks: AsyncIterable<Buffer>, prefix: string): Promise<void> {
  const batches = wholeBatches(reading, lineBatches(chunks, BATCH), prefix);
  const first = await batches.next();
  if (first.done) return;
  const second = await batches.next();
  if (second.done) return reading.reducer.lines(first.value, prefix);
  const jobs = async function* (): AsyncGenerator<Job> {
    for (const batch of [first.value, second.value]) yield jobOf(batch);
    for await (const batch of batches) yield jobOf(batch);
  };
  await reduceInThreads(reading, jobs(), prefix, {});
}

/** The batches of lines; lines that are too long for one are issues. */
async function* wholeBatches({ part, take }: Reading, batches: ReturnType<typeof lineBatches>, prefix: string): AsyncGenerator<LineBatch> {
  for await (const batch of batches) {
    if ('bytes' in batch) yield batch;
    else
      await take({
        outlines: null,
        others: [],
        candidates: [],
        issues: [tooLong(part, `${prefix}line=${batch.tooLong}`)],
        counts: { ...noCounts(), records: 1 },
      });
  }
}

function jobOf({ bytes, line }: LineBatch): Job {
  return { message: { bytes, line } satisfies ReduceJob, transfer: [bytes.buffer] };
}

/** Lines of a large file that is not packed are read by the threads themselves. */
async function readRanges(reading: Reading, path: string, size: number): Promise<void> {
  const ranges = lineRanges(path, size, BATCH, MOST_LINE);
  const jobs = async function* (): AsyncGenerator<Job> {
    for (let range = 0; range * BATCH < size; range += 1) yield { message: { range } satisfies ReduceJob, transfer: [] };
  };
  await reduceInThreads(reading, jobs(), '', { ranges });
}

async function reduceInThreads(reading: Reading, jobs: AsyncIterable<Job>, prefix: string, reads: Reads): Promise<void> {
  const { context, part, take } = reading;
  const { scratch, facts } = context;
  const screen = context.screen && { module: context.screen.module, words: context.screen.words };
  const dataOf = (): ReduceData => {
    reading.threads += 1;
    return { part, scratch, ignored: facts.ignored, audited: AUDITED, screen, name: `thread-${reading.threads}`, prefix, ...reads };
  };
  await inThreads<ReduceAnswer>(new URL('reduce-worker.ts', import.meta.url), dataOf, jobs, async (answer) => {
    if ('problem' in answer) throw new InputError(answer.problem);
    await take(answer.reduced);
  });
}

/** Makes statements of what was reduced, of several batches at once, one round after the other; outlines wait until there are many. */
function statementsOf(context: ParseContext, part: string, counts: FieldCounts): { take: Reading['take']; end(): Promise<void> } {
  let [waiting, outlines]: [Reduced[], Outlines[]] = [[], []];
  let [last, rounds] = [Promise.resolve(), 0];
  const round = (least: number) => {
    const [now, nth] = [waiting, rounds++];
    waiting = [];
    outlines.push(...now.flatMap((one) => one.outlines ?? []));
    const ready = outlines.reduce((sum, { rows }) => sum + rows, 0) >= least ? outlines : [];
    if (ready.length > 0) outlines = [];
    last = last.then(() => state(context, part, now, nth)).then(() => outline(context, part, ready));
    return last;
  };
  return {
    take: async (reduced) => {
      addCounts(counts, reduced.counts);
      waiting.push(reduced);
      if (waiting.length >= ROUND) await round(MANY);
    },
    end: () => round(1),
  };
}

async function outline(context: ParseContext, part: string, outlines: Outlines[]): Promise<void> {
  if (outlines.length === 0) return;
  const ordered = outlines.toSorted((one, other) => (one.first < other.first ? -1 : 1));
  const isMixed = ordered.some(({ first }, nth) => nth > 0 && first <= (ordered[nth - 1]?.last ?? ''));
  const paths = ordered.map(({ path }) => path);
  await writeOutlines(context, part, paths, isMixed);
  for (const path of paths) rmSync(path);
}

async function state(context: ParseContext, part: string, reduced: Reduced[], round: number): Promise<void> {
  const { keeps } = context.screen ?? { keeps: () => true };
  const [kept, others] = [[] as string[], reduced.flatMap((one) => one.others)];
  for (const { texts, whole, outline } of reduced.flatMap(({ candidates }) => candidates)) {
    if (texts.some(keeps)) kept.push(whole);
    else others.push(outline);
  }
  const stated = async (kind: string, rows: string[], make: typeof stateWhole) => {
    if (rows.length === 0) return;
    const path = join(context.scratch, `${kind}-${round}.ndjson`);
    writeFileSync(path, rows.join('\n'));
    await make(context, part, path);
    rmSync(path);
  };
  await stated('whole', kept, stateWhole);
  await stated('outlines', others, stateOutlines);
  for (const issue of reduced.flatMap(({ issues }) => issues)) await context.issue(issue);
  await context.flush();
}
