import { z } from 'zod';
import { UsageError } from '../base/errors.ts';
import { linkerOf } from '../view/linker.ts';
import { checkDays } from '../view/milestones.ts';
import { withStatements } from '../view/why.ts';
import { whyEntity } from '../view/why-entity.ts';
import { whyNames } from '../view/why-names.ts';
import { whyTrial } from '../view/why-trial.ts';
import { dates, datesOf } from './inputs.ts';
import { operation } from './operation.ts';
import { subjectOf } from './subject.ts';

/** Why two names are one or not, why a trial has its class, why a name stands for an entity: in words, with the statements behind them. */
export const why = operation({
  name: 'why',
  summary: {
    zh: '解释一次合并、一个分类或一个名称的归属，并附陈述',
    en: 'Explain a merge, a class or what a name stands for, with the statements behind it',
  },
  readOnly: true,
  positional: ['a', 'b'],
  input: z.strictObject({
    a: z.string().trim().min(1).describe('a name, a trial such as NCT01234567, organisation/ID or product/ID'),
    b: z.string().trim().min(1).optional().describe('another name or entity, to ask whether the two are one'),
    known_by: dates.known_by,
  }),
  run: async ({ a, b, ...given }, host) => {
    const { known_by } = await datesOf(given, host);
    checkDays(known_by, known_by);
    const atlas = await host.atlas();
    const isTrial = (one: string) => subjectOf(one, linkerOf(atlas, known_by))?.startsWith('trial/') ?? false;
    if (b !== undefined && (isTrial(a) || isTrial(b)))
      throw new UsageError('why: a trial is explained alone; give one trial, or two names');
    const subject = isTrial(a) ? subjectOf(a, linkerOf(atlas, known_by)) : undefined;
    const draft =
      b !== undefined
        ? await whyNames(atlas, [a, b], known_by)
        : subject !== undefined
          ? await whyTrial(atlas, subject.slice('trial/'.length), a, known_by)
          : await whyEntity(atlas, a, known_by);
    return { known_by, newest_snapshot: atlas.manifest.newest, ...(await withStatements(atlas, draft)) };
  },
});
