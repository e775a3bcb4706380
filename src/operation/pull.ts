import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isDay } from '../base/dates.ts';
import { readDocument } from '../base/document/document.ts';
import { InputError, messageOf, UsageError } from '../base/errors.ts';
import { withLock } from '../base/lock.ts';
import { type Effects, politeAsker, REAL } from '../snapshot/polite.ts';
import { type ArticleFate, listedArticles, pullArticle } from '../snapshot/pull-articles.ts';
import { type Pulled, type Pulling, pullFile } from '../snapshot/pull-file.ts';
import { pullFolder, remember, rememberCheck } from '../snapshot/pull-memory.ts';
import { pullPages } from '../snapshot/pull-pages.ts';
import { questionOf } from '../snapshot/pull-plan.ts';
import { checkIntake, storeIntake, type Taken } from '../snapshot/take.ts';
import { requireOwn } from '../statement/marks.ts';
import { loadSource, type Source } from '../statement/source.ts';
import { readSourceFacts, sourceNames } from '../statement/source-facts.ts';
import { type Host, operation } from './operation.ts';
import { SHIPPED } from './publish.ts';

const input = z.strictObject({
  source: z.string().describe('name of the source, as `atlas sources` lists it'),
  since: z.string().optional().describe('only what the publisher changed since this day, YYYY-MM-DD'),
  from: z.string().optional().describe('of articles: the address of a feed (RSS, Atom), or a file with a feed or with an address a line'),
  all: z
    .union([z.boolean(), z.stringbool()])
    .default(false)
    .describe('all records of the source, not only what its search for the field finds'),
});
type Input = z.infer<typeof input>;

/** What became of a pull: the snapshot is kept, was held already, nothing changed since the last pull, or the publisher lists nothing. */
export type PullAnswer = {
  source: string;
  address: string;
  status: 'kept' | 'held' | 'unchanged' | 'empty';
  receipt: string | null;
  records: number | null;
  pages: number;
  resumed: number;
  notes: string[];
};

/** Takes the files of a source from its publisher, as an ordinary snapshot. */
export const pull = operation({
  name: 'pull',
  summary: { zh: '从发布方获取来源的文件并存为快照', en: "Take a source's files from its publisher as a snapshot" },
  readOnly: false,
  positional: ['source'],
  input,
  run: async (asked, host) => {
    if (SHIPPED.includes(asked.source)) throw new UsageError(`pull: every build takes ${asked.source} by itself`);
    return pullSource(await loadSource(asked.source), asked, host, REAL);
  },
});

/** Pulls a source by its plan; one pull of a source at a time. Nothing is stored unless all that was asked for came and bears the marks of the source. */
export async function pullSource(source: Source, asked: Input, host: Host, effects: Effects): Promise<PullAnswer> {
  if (source.facts.pull?.kind === 'addresses') return pullArticles(source, asked, host, effects);
  if (asked.from !== undefined) throw new UsageError(`pull: ${source.facts.name} has an address of its own; leave out --from`);
  const fetchAll = planned(source, asked, host.now);
  const { name } = source.facts;
  const own = pullFolder(host.store, name);
  return withLock(own, async () => {
    const ask = politeAsker(host.contact, effects, host.progress);
    const pulling = { store: host.store, source: name, folder: join(own, 'work'), ask, now: host.now, say: host.progress };
    const pulled = await fetchAll(pulling);
    const checked = (status: PullAnswer['status']) =>
      rememberCheck(host.store, name, { at: host.now.toISOString(), address: pulled.address, status });
    const none = { receipt: null, records: null, pages: 0, resumed: 0, notes: [] };
    if (pulled.kind !== 'taken') {
      checked(pulled.kind);
      return { source: name, address: pulled.address, status: pulled.kind, ...none };
    }
    const { receipt, isNew } = await store(source, pulled, pulling);
    remember(host.store, name, pulled.address, receipt.id, pulled.validators);
    checked(isNew ? 'kept' : 'held');
    rmSync(pulling.folder, { recursive: true, force: true });
    const { address, records, pages, resumed, notes } = pulled;
    return { source: name, address, status: isNew ? 'kept' : 'held', receipt: receipt.id, records, pages, resumed, notes };
  });
}

/** Pulls every article that a feed or a list names, each a snapshot of its own that is kept as it comes; what cannot be had is told. Throws UsageError without a list, InputError where no article could be had. */
async function pullArticles(source: Source, { from, since, all }: Input, host: Host, effects: Effects): Promise<PullAnswer> {
  const { name } = source.facts;
  if (from === undefined) throw new UsageError('pull: --from names the feed, or the file with the addresses, of the articles to take');
  if (since !== undefined || all) throw new UsageError('pull: articles are taken as the list names them; leave out --since and --all');
  const own = pullFolder(host.store, name);
  return withLock(own, async () => {
    const ask = politeAsker(host.contact, effects, host.progress);
    const pulling = { store: host.store, source: name, folder: join(own, 'work'), ask, now: host.now, say: host.progress };
    const addresses = await listedArticles(from, pulling);
    const notes: string[] = [];
    const fates: string[] = [];
    for (const address of addresses) {
      const fate = await pullArticle(address, pulling);
      const { status, note } = await keepArticle(source, fate, pulling);
      fates.push(status);
      notes.push(`${note}: ${address}`);
      host.progress(`${fates.length}/${addresses.length} ${address}`);
    }
    rmSync(pulling.folder, { recursive: true, force: true });
    if (fates.every((status) => status === 'failed')) throw new InputError(`no article could be had; ${notes.join('; ')}`, { file: from });
    const status = (['kept', 'held', 'unchanged'] as const).find((one) => fates.includes(one)) ?? 'unchanged';
    rememberCheck(host.store, name, { at: host.now.toISOString(), address: from, status });
    return { source: name, address: from, status, receipt: null, records: addresses.length, pages: fates.length, resumed: 0, notes };
  });
}

async function keepArticle(
  source: Source,
  fate: ArticleFate,
  pulling: Pulling,
): Promise<{ status: PullAnswer['status'] | 'failed'; note: string }> {
  if (fate.kind === 'unchanged') return { status: 'unchanged', note: 'not changed' };
  if (fate.kind === 'failed') return { status: 'failed', note: `left out, ${fate.why}` };
  const { address, path, validators } = fate.article;
  const [intake] = source.intake([path]).map((one) => ({ ...one, published: null, from: address }));
  if (intake === undefined) throw new Error(`${source.facts.name} makes no snapshot of what was pulled`);
  try {
    await readDocument(readFileSync(path), path);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { status: 'failed', note: `left out, ${messageOf(error)}` };
  }
  const { receipt, isNew } = await withLock(pulling.store, async () => storeIntake(pulling.store, source.facts, intake, pulling.now));
  remember(pulling.store, source.facts.name, address, receipt.id, validators);
  return isNew ? { status: 'kept', note: `kept as ${receipt.id}` } : { status: 'held', note: `already held as ${receipt.id}` };
}

/** What the plan of a source does for a call. Throws UsageError where there is no plan for it. */
function planned({ facts: { name, pull: plan } }: Source, { since, all }: Input, now: Date): (pulling: Pulling) => Promise<Pulled> {
  const by = `\`atlas add ${name}\``;
  if (plan === undefined || plan.kind === 'addresses')
    throw new UsageError(
      `pull: no address is known from which ${name} can be taken; save its files and add them with ${by}; sources to pull are ${pullable()}`,
    );
  if (plan.kind === 'by-hand')
    throw new UsageError(
      `pull: the publisher of ${name} keeps programs away; save the pages by hand from ${plan.page} and add them with ${by}`,
    );
  const options = since === undefined ? (all ? '--all' : undefined) : '--since';
  if (plan.kind === 'file') {
    if (options !== undefined) throw new UsageError(`pull: ${name} comes as one file; leave out ${options}`);
    return (pulling) => pullFile(plan, pulling);
  }
  if (since !== undefined && (!isDay(since) || since > now.toISOString().slice(0, 10)))
    throw new UsageError(`pull: --since "${since}" must be a calendar day that is not to come; write YYYY-MM-DD`);
  return (pulling) => pullPages(plan, questionOf(plan, since, all), pulling);
}

function pullable(): string {
  return sourceNames()
    .filter((name) => !['by-hand', undefined].includes(readSourceFacts(name).pull?.kind))
    .join(', ');
}

/** Stores what was pulled as `atlas add` would; its known time is the day on which it was taken. What is no file of the source is dropped. */
async function store(source: Source, pulled: Pulled & { kind: 'taken' }, { store: at, folder, now }: Pulling): Promise<Taken> {
  const [intake] = source.intake(pulled.paths).map((one) => ({ ...one, published: null, from: pulled.address }));
  if (intake === undefined) throw new Error(`${source.facts.name} makes no snapshot of what was pulled`);
  try {
    await checkIntake(intake);
    await requireOwn(source.facts, intake.files);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return withLock(at, async () => storeIntake(at, source.facts, intake, now));
}
