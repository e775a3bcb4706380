import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Duck, keepAnswers, literal, openDuck } from '../base/duck.ts';
import { InputError } from '../base/errors.ts';
import { type JudgedName, type KnownJudgement, readJudgedNames, readJudgements } from '../entity/judgement.ts';

/** Tables of a publication beside the statements and issues. */
export const TABLES = [
  'listing',
  'trial_state',
  'trial_site',
  'trial_class',
  'trial_twin',
  'twin_said',
  'trial_background',
  'trial_disease',
  'milestone_disease',
  'product_class',
  'milestone',
  'membership',
  'seat',
  'organisation_place',
  'judgement',
  'judged_name',
  'link',
  'link_issue',
  'product_name',
  'product_right',
  'product_trial',
  'address',
  'coverage',
  'snapshot',
  'series',
  'field',
  'trial_reach',
  'statement_subject',
  'mention',
] as const;

/** Answers that a published atlas keeps: it never changes, and planning a question takes longer than answering it. */
const MOST_ANSWERS = 300;

const manifestSchema = z.strictObject({
  run: z.string(),
  segments: z.array(z.string()),
  sources: z.array(z.string()),
  newest: z.iso.date(),
});
export type Manifest = z.infer<typeof manifestSchema>;

/**
 * A published atlas opened for reading, with its judgements in the order in which they were made and what the rules make of the names in them. Milestones,
 * registers and memberships leave out what was read from the origins in `leftOut`.
 */
export type Atlas = {
  store: string;
  manifest: Manifest;
  db: Duck;
  judgements: KnownJudgement[];
  judgedNames: JudgedName[];
  leftOut: ReadonlySet<string>;
};

/** The same atlas without what was read from some origins and nowhere else. */
export function withoutOrigins(atlas: Atlas, origins: ReadonlySet<string>): Atlas {
  return { ...atlas, leftOut: origins };
}

/** Whether what was read from an origin is left out; a remark of the curator may stand behind the origin, after a semicolon. */
export function isLeftOut({ leftOut }: Pick<Atlas, 'leftOut'>, origin: string | null): boolean {
  return origin !== null && leftOut.size > 0 && leftOut.has(origin.split('; ', 1)[0] as string);
}

/** Opens the published atlas of a store. Throws InputError when nothing has been built yet. */
export async function openAtlas(store: string): Promise<Atlas> {
  const run = currentRun(store);
  if (run === undefined) throw new InputError('the store holds no built atlas; run `atlas build` first', { file: store });
  const folder = join(store, 'published', run);
  const manifest = readManifest(store, run);
  if (TABLES.some((table) => !existsSync(join(folder, `${table}.parquet`))))
    throw new InputError('was built by another version of the atlas; run `atlas build` again', { file: store });
  const db = await openDuck();
  const tables = TABLES.map((table) => viewOf(table, [join(folder, `${table}.parquet`)]));
  await db.run(['SET parquet_metadata_cache = true', ...tables, ...segmentViews(store, manifest.segments)].join(';\n'));
  const [judgements, judgedNames] = await Promise.all([readJudgements(db), readJudgedNames(db)]);
  return { store, manifest, db: keepAnswers(db, MOST_ANSWERS), judgements, judgedNames, leftOut: new Set() };
}

/** What a published run was made from. */
export function readManifest(store: string, run: string): Manifest {
  return manifestSchema.parse(JSON.parse(readFileSync(join(store, 'published', run, 'manifest.json'), 'utf8')));
}

/** Makes the views `statement` and `issue` over segments, given by the names of their folders. */
export async function viewSegments(db: Duck, store: string, segments: string[]): Promise<void> {
  await db.run(segmentViews(store, segments).join(';\n'));
}

function segmentViews(store: string, segments: string[]): string[] {
  return (['statement', 'issue'] as const).map((table) => viewOf(table, segmentFiles(store, segments, table)));
}

/** The files that hold the statements, issues or counts of fields of segments; a large segment has several. */
export function segmentFiles(store: string, segments: string[], table: 'statement' | 'issue' | 'field'): string[] {
  return segments.flatMap((name) => {
    const folder = join(store, 'segments', name);
    const files = readdirSync(folder).filter((file) => file.startsWith(table));
    return files.toSorted().map((file) => join(folder, file));
  });
}

function viewOf(table: string, files: string[]): string {
  return `CREATE VIEW ${table} AS SELECT * FROM read_parquet([${files.map(literal).join(', ')}])`;
}

/** Name of the published run that readers open, undefined before the first build. */
export function currentRun(store: string): string | undefined {
  const path = join(store, 'current');
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined;
}
