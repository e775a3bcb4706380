import { z } from 'zod';
import { isDay } from '../base/dates.ts';
import { UsageError } from '../base/errors.ts';
import { withLock } from '../base/lock.ts';
import { checkIntake, storeIntake } from '../snapshot/take.ts';
import { refuseForeign } from '../statement/marks.ts';
import { loadSource } from '../statement/source.ts';
import { operation } from './operation.ts';
import { SHIPPED } from './publish.ts';

/** Takes snapshots of files of a source; nothing is stored unless every file is whole. */
export const add = operation({
  name: 'add',
  summary: { zh: '把来源的文件存为快照', en: 'Keep files of a source as snapshots' },
  readOnly: false,
  positional: ['source', 'paths'],
  input: z.strictObject({
    source: z.string().describe('name of the source, as `atlas sources` lists it'),
    paths: z.array(z.string()).min(1).describe('files or folders'),
    published: z.string().optional().describe("the publisher's date of the files, YYYY-MM-DD, where their names do not say it"),
  }),
  run: async ({ source: name, paths, published }, { store, now, progress }) => {
    if (published !== undefined && !isDay(published))
      throw new UsageError(`add: --published "${published}" is not a calendar day; write YYYY-MM-DD`);
    if (SHIPPED.includes(name)) throw new UsageError(`add: every build takes ${name} by itself`);
    const source = await loadSource(name);
    const intakes = source.intake(paths).map((intake) => ({ ...intake, published: published ?? intake.published }));
    for (const intake of intakes) {
      await checkIntake(intake);
      await refuseForeign(source.facts, intake);
    }
    return withLock(store, async () =>
      intakes.map((intake, index) => {
        progress(`${index + 1}/${intakes.length} ${intake.from}`);
        const { receipt, isNew } = storeIntake(store, source.facts, intake, now);
        return {
          receipt: receipt.id,
          source: name,
          series: receipt.series,
          published: receipt.published,
          from: receipt.from,
          is_new: isNew,
        };
      }),
    );
  },
});
