import { z } from 'zod';
import { UsageError } from '../base/errors.ts';
import type { Atlas } from '../view/atlas.ts';
import { linkerOf } from '../view/linker.ts';
import { checkDays } from '../view/milestones.ts';
import { type Draft, withStatements } from '../view/why.ts';
import { whyEntity } from '../view/why-entity.ts';
import { whyNames } from '../view/why-names.ts';
import { whyTrial } from '../view/why-trial.ts';
import { whyTwins } from '../view/why-twins.ts';
import { dates, datesOf } from './inputs.ts';
import { operation } from './operation.ts';
import { subjectOf } from './subject.ts';

/** Why two names or trials are one or not, why a trial has its class, why a name stands for an entity: in words, with the statements behind them. */
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
    b: z.string().trim().min(1).optional().describe('another name, entity or trial, to ask whether the two are one'),
    known_by: dates.known_by,
  }),
  run: async ({ a, b, ...given }, host) => {
    const { known_by } = await datesOf(given, host);
    checkDays(known_by, known_by);
    const atlas = await host.atlas();
    const draft = await explain(atlas, [a, b], known_by);
    return {
      known_by,
      newest_snapshot: atlas.manifest.newest,
      ...(await withStatements(atlas, draft, subjectOf(a, linkerOf(atlas, known_by)))),
    };
  },
});

/** Explains two names, two trials, a trial, or what a name stands for. Throws UsageError for a trial beside what is none. */
function explain(atlas: Atlas, [a, b]: [string, string | undefined], known_by: string): Promise<Draft> {
  const trialOf = (one: string) => {
    const subject = subjectOf(one, linkerOf(atlas, known_by));
    return subject?.startsWith('trial/') ? subject.slice('trial/'.length) : undefined;
  };
  const [one, other] = [trialOf(a), b === undefined ? undefined : trialOf(b)];
  if (b === undefined) return one === undefined ? whyEntity(atlas, a, known_by) : whyTrial(atlas, one, a, known_by);
  if (one !== undefined && other !== undefined && one !== other) return whyTwins(atlas, [one, other], known_by);
  if (one === undefined && other === undefined) return whyNames(atlas, [a, b], known_by);
  throw new UsageError('why: give one trial, two different trials, or two names', '请给出一个试验、两个不同的试验，或两个名称');
}
