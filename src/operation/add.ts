import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isDay } from '../base/dates.ts';
import { InputError, UsageError } from '../base/errors.ts';
import { withLock } from '../base/lock.ts';
import { checkIntake, type Intake, storeIntake } from '../snapshot/take.ts';
import { refuseForeign, sourceOfFiles } from '../statement/marks.ts';
import { loadSource, type Source } from '../statement/source.ts';
import { sourceNames } from '../statement/source-facts.ts';
import { operation } from './operation.ts';
import { SHIPPED } from './publish.ts';

/** Takes snapshots of files of a source; nothing is stored unless every file is whole. */
export const add = operation({
  name: 'add',
  summary: { zh: '把来源的文件存为快照', en: 'Keep files of a source as snapshots' },
  readOnly: false,
  positional: ['paths'],
  input: z.strictObject({
    source: z
      .string()
      .optional()
      .describe('name of the source, as `atlas sources` lists it; it may also stand before the paths, and is told by the files without it'),
    paths: z.array(z.string()).min(1).describe('files or folders'),
    published: z.string().optional().describe("the publisher's date of the files, YYYY-MM-DD, where their names do not say it"),
  }),
  run: async ({ source, paths, published }, { store, now, progress }) => {
    if (published !== undefined && !isDay(published))
      throw new UsageError(`add: --published "${published}" is not a calendar day; write YYYY-MM-DD`);
    const takings: { source: Source; intake: Intake }[] = [];
    for (const [name, own] of await pathsBySource(source, paths)) takings.push(...(await intakesOf(name, own)));
    return withLock(store, async () =>
      takings.map(({ source: { facts }, intake }, index) => {
        progress(`${index + 1}/${takings.length} ${intake.from}`);
        const { receipt, isNew } = storeIntake(store, facts, { ...intake, published: published ?? intake.published }, now);
        return {
          receipt: receipt.id,
          source: facts.name,
          series: receipt.series,
          published: receipt.published,
          from: receipt.from,
          is_new: isNew,
        };
      }),
    );
  },
});

/** Paths by their source: the one named, as an option or as the first word, else the one whose marks their files bear. */
async function pathsBySource(named: string | undefined, words: string[]): Promise<Map<string, string[]>> {
  const [first = '', ...rest] = words;
  if (named !== undefined) return new Map([[named, words]]);
  if (sourceNames().includes(first) && (rest.length > 0 || statOf(first) === undefined)) {
    if (rest.length === 0) throw new UsageError(`add: name the files or folders of ${first}`);
    return new Map([[first, rest]]);
  }
  const found = new Map<string, string[]>();
  for (const path of words) {
    const { name } = await sourceOfFiles(filesIn(path));
    found.set(name, [...(found.get(name) ?? []), path]);
  }
  return found;
}

/** The snapshots that files of a source make, once it is sure that they are whole and no files of another. */
async function intakesOf(name: string, paths: string[]): Promise<{ source: Source; intake: Intake }[]> {
  if (SHIPPED.includes(name)) throw new UsageError(`add: every build takes ${name} by itself`);
  const source = await loadSource(name);
  await refuseForeign(
    source.facts,
    paths.filter((path) => statOf(path)?.isFile()),
  );
  const intakes = source.intake(paths);
  for (const intake of intakes) {
    await checkIntake(intake);
    await refuseForeign(source.facts, intake.files);
  }
  return intakes.map((intake) => ({ source, intake }));
}

/** A file, or the files at any depth of a folder. */
function filesIn(path: string): string[] {
  const stat = statOf(path);
  if (stat === undefined)
    throw new InputError(`is neither a source nor a file; the sources are ${sourceNames().join(', ')}`, { file: path });
  if (!stat.isDirectory()) return [path];
  const inside = readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name));
  return inside.filter((one) => statOf(one)?.isFile());
}

function statOf(path: string) {
  return statSync(path, { throwIfNoEntry: false });
}
