import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Duck, openDuck } from '../../src/base/duck.ts';
import { InputError } from '../../src/base/errors.ts';
import { once } from '../../src/base/memo.ts';
import type { Receipt } from '../../src/snapshot/receipt.ts';
import { takeSnapshot } from '../../src/snapshot/take.ts';
import { refuseForeign } from '../../src/statement/marks.ts';
import { ensureSegment, loadMacros, makeStatements } from '../../src/statement/segment.ts';
import type { Source } from '../../src/statement/source.ts';
import { type Mutation, spoil } from './mutate/spoil.ts';
import type { Sample } from './sample.ts';

/** A case as it is drawn: which sample, which of its files, and what is done to it in turn. */
export type Case = { sample: number; file: number; mutations: Mutation[] };
/** A sample of a source, spoiled. */
export type Spoiled = { done: string[]; files: Sample };
/** How parsing ended: with statements, refused by an InputError, or against the rules, and how. */
export type Outcome = { ended: 'read' | 'refused' } | { ended: 'broken'; why: string };

/** Longest time of CPU that a case may take, in milliseconds, and most resident memory of the process, in kilobytes. */
export const MOST_TIME = 10_000;
const MOST_MEMORY = 1_500_000;
const NOW = new Date('2026-11-25T08:00:00Z');
const EMAIL = /[\w.+-]+@[\w-]+(\.[\w-]+)*\.[A-Za-z]{2,}/;
/** The numbers that samples and mutators hold. */
const TELEPHONE = /5555[ -]?0000/;

/** Makes the files of a case. */
export async function spoiledOf(samples: Sample[], { sample, file, mutations }: Case): Promise<Spoiled> {
  const files = samples[sample % samples.length] as Sample;
  const names = Object.keys(files);
  const name = names[file % names.length] as string;
  const done = [name];
  let bytes = Buffer.from(files[name] as string);
  for (const mutation of mutations) {
    const next = await spoil(bytes, mutation);
    bytes = Buffer.from(next.bytes);
    done.push(next.done);
  }
  return { done, files: { ...files, [name]: bytes } };
}

/** Writes the files of a case into a folder, which is emptied first, and returns the paths to give to the source. */
export function writeFiles(folder: string, files: Sample): string[] {
  rmSync(folder, { recursive: true, force: true });
  const paths = Object.entries(files).map(([name, content]) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  });
  const [first = ''] = paths;
  return dirname(first) === folder ? paths : [dirname(first)];
}

/**
 * Takes and parses files of a source in a store of its own, which is gone afterwards, and holds what came of it against the rules. A whole case writes its segment, which is
 * read for contact data; any other ends with the parser's statements in a database that all share, where they may be looked at.
 */
export async function outcomeOf(source: Source, paths: string[], store: string, isWhole: boolean, look = unseen): Promise<Outcome> {
  const [began, before] = [process.cpuUsage(), process.resourceUsage().maxRSS];
  try {
    const outcome = await parsed(source, paths, store, isWhole, look);
    const left = leftovers(store, outcome);
    if (left !== undefined) return { ended: 'broken', why: left };
    const { user, system } = process.cpuUsage(began);
    if ((user + system) / 1000 > MOST_TIME) return { ended: 'broken', why: `took ${Math.round((user + system) / 1000)} ms of CPU` };
    const most = process.resourceUsage().maxRSS;
    return most > Math.max(before, MOST_MEMORY) ? { ended: 'broken', why: `took the process to ${Math.round(most / 1000)} MB` } : outcome;
  } finally {
    rmSync(store, { recursive: true, force: true });
  }
}

const unseen = async (_statements: Duck): Promise<void> => {};

async function parsed(source: Source, paths: string[], store: string, isWhole: boolean, look: typeof unseen): Promise<Outcome> {
  for (const name of ['segments', 'scratch']) mkdirSync(join(store, name), { recursive: true });
  try {
    const folders: string[] = [];
    for (const intake of source.intake(paths)) {
      await refuseForeign(source.facts, intake.files);
      const { receipt } = await takeSnapshot(store, source.facts, intake, NOW);
      if (isWhole) folders.push(await ensureSegment(store, source, receipt));
      else await look(await statementsOf(store, source, receipt));
    }
    const found = folders.length === 0 ? undefined : await contactsIn(folders);
    return found === undefined ? { ended: 'read' } : { ended: 'broken', why: `contact data in a statement: ${found}` };
  } catch (error) {
    if (!(error instanceof InputError))
      return { ended: 'broken', why: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    if (names(paths).some((name) => error.message.includes(name))) return { ended: 'refused' };
    return { ended: 'broken', why: `the error names no file: ${error.message}` };
  }
}

async function statementsOf(store: string, source: Source, receipt: Receipt): Promise<Duck> {
  const db = await shared();
  const making = { receipt, scratch: join(store, 'scratch'), screen: undefined };
  await makeStatements(db, store, source, making, { flush: async () => {}, sorted: async () => {} });
  return db;
}

function names(paths: string[]): string[] {
  return paths.flatMap((path) => [basename(path), ...below(path)]);
}

function below(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

const opened = once(openDuck);
const filled = once(async () => {
  const db = await openDuck();
  await db.run('SET threads = 1');
  await loadMacros(db);
  return db;
});

/** A database that is open once and empty for each case. */
async function shared(): Promise<Duck> {
  const db = await filled();
  await db.run(`SET search_path = 'main'; DROP SCHEMA IF EXISTS one CASCADE; CREATE SCHEMA one; SET search_path = 'one,main'`);
  return db;
}

async function contactsIn(folders: string[]): Promise<string | undefined> {
  const files = folders.map((folder) => `'${folder.replaceAll("'", "''")}/statement*.parquet'`).join(', ');
  const rows = await (await opened()).rows<{ text: string }>(
    `SELECT concat_ws(' | ', subject, property, value, original) AS text FROM read_parquet([${files}])
     WHERE text LIKE '%@%' OR text LIKE '%5555%'`,
  );
  return rows
    .map(({ text }) => text)
    .find((text) => EMAIL.test(text) || TELEPHONE.test(text))
    ?.slice(0, 500);
}

/** What a store holds that it should not: pieces of what was not finished, or a segment of what was refused. */
function leftovers(store: string, { ended }: Outcome): string | undefined {
  const segments = below(join(store, 'segments'));
  const part = [...segments, ...below(join(store, 'snapshots'))].find((name) => name.startsWith('part-'));
  if (part !== undefined) return `left ${part} in the store`;
  const partial = segments.find((name) => !existsSync(join(store, 'segments', name, 'issue.parquet')));
  if (partial !== undefined) return `left a partial segment ${partial}`;
  return ended === 'refused' && segments.length > 0 ? `left segment ${segments[0]} of what it refused` : undefined;
}
