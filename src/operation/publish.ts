import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { shippedHash } from '../base/code.ts';
import { type Duck, literal, openDuck } from '../base/duck.ts';
import { InputError } from '../base/errors.ts';
import { writeWhole } from '../base/files.ts';
import { sha256 } from '../base/hash.ts';
import { shipped } from '../base/root.ts';
import { buildClasses } from '../classify/build.ts';
import { buildDiseases } from '../classify/build-diseases.ts';
import { fieldScreen } from '../classify/field-screen.ts';
import { buildTwins } from '../classify/twins.ts';
import { buildEntities, tableOf } from '../entity/build.ts';
import { checkLexicons } from '../model/lexicons.ts';
import { observedOn, type Receipt, readReceipts } from '../snapshot/receipt.ts';
import { takeSnapshot } from '../snapshot/take.ts';
import { ensureSegment, loadMacros } from '../statement/segment.ts';
import { loadSource, type Source } from '../statement/source.ts';
import { readSourceFacts, sourceNames } from '../statement/source-facts.ts';
import { currentRun, type Manifest, readManifest, TABLES } from '../view/atlas.ts';
import { type Acceptance, keepAcceptance, readAcceptances } from './accepted.ts';
import { SHIPPED_LOG } from './log.ts';
import { buildSnapshots } from './snapshots.ts';
import { viewStatements } from './update.ts';
import { outsideBands, refusalOf } from './whole.ts';

/** Says what a long step is doing. */
export type Progress = (message: string) => void;

/** What a build works with: the store, the clock, a place for progress, and the log of judgements to use beside the shipped one. */
export type Publishing = { store: string; now: Date; progress: Progress; judgements: string };

/**
 * Builds the atlas from every snapshot of a store and the facts shipped with the product, and publishes it.
 * A run publishes whole or not at all; building again from the same snapshots changes nothing. `accepting` is a decision that one snapshot is right though its count is not expected.
 */
export async function publish(
  { store, now, progress, judgements }: Publishing,
  accepting?: Omit<Acceptance, 'subjects'>,
): Promise<Manifest & { isNew: boolean }> {
  for (const folder of ['snapshots', 'segments', 'published']) mkdirSync(join(store, folder), { recursive: true });
  checkLexicons();
  sweep(store);
  const taken = await takeShipped(store, now, judgements);
  const receipts = readReceipts(store).filter(({ id, source }) => !SHIPPED.includes(source) || taken.has(id));
  const segments = await parseAll(store, receipts, progress);
  const code = shippedHash(DERIVING);
  const run = runName(segments, code);
  const before = currentRun(store);
  const isNew = before !== run;
  const target = join(store, 'published', run);
  if (!existsSync(target)) await derive({ store, run, segments, receipts, accepting, before: madeAlike(store, before, code) }, progress);
  if (isNew) writeWhole(join(store, 'current'), `${run}\n`);
  if (isNew) removeOthers(store, [run, before]);
  return { ...readManifest(store, run), isNew };
}

/** Sources that every build takes by itself; of these only what the build takes counts, other editions stay in the store unpublished. */
export const SHIPPED = ['curation', 'judgements', 'starter'];

/** Takes the snapshots of the facts that come with the product and of the reader's own judgements, so that they too are pinned to bytes; returns the ids of their receipts. */
async function takeShipped(store: string, now: Date, judgements: string): Promise<Set<string>> {
  const taken = new Set<string>();
  const take = async (name: string, path: string, series: string | null) => {
    const source = await loadSource(name);
    for (const intake of source.intake([path])) taken.add((await takeSnapshot(store, source.facts, { ...intake, series }, now)).receipt.id);
  };
  await take('curation', shipped('curation'), null);
  await take('starter', shipped('starter'), null);
  await take('judgements', SHIPPED_LOG, null);
  if (judgements !== SHIPPED_LOG) await take('judgements', judgements, 'own');
  return taken;
}

/** Makes the missing segments, two at a time: one waits on files while the other computes. */
async function parseAll(store: string, receipts: Receipt[], progress: Progress): Promise<string[]> {
  const names = [...new Set(receipts.map(({ source }) => source))];
  const sources = new Map(await Promise.all(names.map(async (name) => [name, await loadSource(name)] as const)));
  const queue = receipts.entries();
  const segments: string[] = [];
  const work = async () => {
    for (const [index, receipt] of queue) {
      progress(`${index + 1}/${receipts.length} ${receipt.source} ${receipt.series ?? ''} ${observedOn(receipt)}`);
      segments.push(basename(await segmentOf(store, sources.get(receipt.source) as Source, receipt)));
    }
  };
  await Promise.all([work(), work()]);
  return segments.toSorted();
}

/** A snapshot that cannot be parsed stops the run; the message says how to leave it out. */
async function segmentOf(store: string, source: Source, receipt: Receipt): Promise<string> {
  try {
    return await ensureSegment(store, source, receipt, source.isScreened && fieldScreen());
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(`${error.message}; to leave this snapshot out, remove receipts/${receipt.id}.json from the store`, {}, error);
  }
}

/** What the tables of a run are derived from beside its segments: data and code. */
const DERIVING = [
  'lexicon',
  'curation',
  'model',
  ...['base', 'model', 'statement', 'entity', 'classify', 'view'].map((stage) => join('src', stage)),
  ...['publish.ts', 'snapshots.ts', 'update.ts'].map((file) => join('src', 'operation', file)),
];

/** A name that changes when a segment, the code that derives tables, or the data that it reads changes. */
function runName(segments: string[], code: string): string {
  return sha256([...segments, code].join('\n')).slice(0, 16);
}

/** A run with what it was made from, if the same code and data made its tables; one that is gone or that another version wrote is none. */
function madeAlike(store: string, run: string | undefined, code: string): Manifest | undefined {
  if (run === undefined) return undefined;
  try {
    const manifest = readManifest(store, run);
    return runName(manifest.segments, code) === run ? manifest : undefined;
  } catch {
    return undefined;
  }
}

/** What tables may take of memory, so that the process stays below 1.5 GB; the rest goes to disk while they are derived. */
const MEMORY = '900MB';

/** The format of published tables; random ids do not get smaller by more effort. */
const FORMAT = 'FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1';

/** What differs for tables that are not read whole: their rows stand in an order, and a reader takes one group of them. */
const OPTIONS: Partial<Record<(typeof TABLES)[number], string>> = {
  mention: ', ROW_GROUP_SIZE 8192',
  statement_subject: ', PARQUET_VERSION v2',
};

/** Writes a table of a publication into a folder. */
export async function copyTable(db: Duck, table: (typeof TABLES)[number], folder: string): Promise<void> {
  await db.run(`COPY ${table} TO ${literal(join(folder, `${table}.parquet`))} (${FORMAT}${OPTIONS[table] ?? ''})`);
}

/** What a run is derived from; `before` is the run that it may take over from, made by the same code. */
type Deriving = {
  store: string;
  run: string;
  segments: string[];
  receipts: Receipt[];
  accepting: Omit<Acceptance, 'subjects'> | undefined;
  before: Manifest | undefined;
};

/** Stops the run at a snapshot whose count is outside its band, unless that count was accepted or is now. */
async function requireWhole(db: Duck, { store, receipts, accepting }: Deriving): Promise<void> {
  const accepted = readAcceptances(store);
  for (const outside of await outsideBands(db, receipts)) {
    const { receipt, subjects } = outside;
    if (accepted.some((one) => one.receipt === receipt.id && one.subjects === subjects)) continue;
    if (accepting?.receipt !== receipt.id) throw refusalOf(outside);
    keepAcceptance(store, { ...accepting, subjects });
  }
}

async function derive(deriving: Deriving, progress: Progress): Promise<void> {
  const { store, run, segments, receipts, before } = deriving;
  const scratch = join(store, 'published', `part-${run}-${process.pid}`);
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  const db = await openDuck();
  try {
    await db.run(
      `SET parquet_metadata_cache = true; SET memory_limit = '${MEMORY}'; SET temp_directory = ${literal(join(scratch, 'spilled'))}`,
    );
    await loadMacros(db);
    await sourceFacts(db);
    const isUpdate = await viewStatements(db, store, segments, before);
    await buildSnapshots(db, store, segments, receipts);
    await requireWhole(db, deriving);
    progress(isUpdate ? `entities and places, of trials that nothing new is said of as in run ${before?.run}` : 'entities and places');
    await buildEntities(db, isUpdate);
    progress('classes');
    await buildClasses(db, isUpdate);
    await buildDiseases(db, isUpdate);
    await buildTwins(db, isUpdate);
    await coverage(db);
    for (const table of TABLES) await copyTable(db, table, scratch);
  } finally {
    db.close();
    rmSync(join(scratch, 'spilled'), { recursive: true, force: true });
  }
  const newest = receipts.map(observedOn).toSorted().at(-1) ?? '1970-01-01';
  const manifest: Manifest = { run, segments, sources: [...new Set(receipts.map(({ source }) => source))].toSorted(), newest };
  writeWhole(join(scratch, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  renameSync(scratch, join(store, 'published', run));
}

async function sourceFacts(db: Duck): Promise<void> {
  const rows = sourceNames().map((name) => {
    const { listing, grade, authority, copies = false } = readSourceFacts(name);
    return { name, listing, copies, grade, agency: authority?.agency ?? null, jurisdiction: authority?.jurisdiction ?? null };
  });
  await tableOf(
    db,
    'source_fact',
    { name: 'VARCHAR', listing: 'VARCHAR', copies: 'BOOLEAN', grade: 'VARCHAR', agency: 'VARCHAR', jurisdiction: 'VARCHAR' },
    rows,
  );
}

/** What each source at hand covers: the days it was seen and the newest dated milestone in it. */
async function coverage(db: Duck): Promise<void> {
  await db.run(`CREATE TABLE coverage AS
    SELECT s.source, coalesce(s.series, '') AS series, min(s.observed_at) AS first_seen, max(s.observed_to) AS last_seen, count(*)::INTEGER AS statements,
      count(DISTINCT s.subject)::INTEGER AS subjects, max(s.valid_from) FILTER (s.property IN ('milestone', 'covers_until')) AS last_milestone
    FROM statement s GROUP BY ALL ORDER BY ALL`);
}

/** Removes what a killed run left behind. */
function sweep(store: string): void {
  for (const folder of ['snapshots', 'segments', 'published']) {
    for (const name of readdirSync(join(store, folder))) {
      if (name.startsWith('part-')) rmSync(join(store, folder, name), { recursive: true, force: true });
    }
  }
}

/** Keeps the published run and the one before it, which a reader may still have open, and the segments that they use. */
function removeOthers(store: string, keep: (string | undefined)[]): void {
  removeBut(join(store, 'published'), keep);
  const used = readdirSync(join(store, 'published')).flatMap((run) => readManifest(store, run).segments);
  removeBut(join(store, 'segments'), used);
}

function removeBut(folder: string, keep: (string | undefined)[]): void {
  for (const name of readdirSync(folder)) if (!keep.includes(name)) rmSync(join(folder, name), { recursive: true, force: true });
}
