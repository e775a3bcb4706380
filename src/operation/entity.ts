import { z } from 'zod';
import { UnknownError } from '../base/errors.ts';
import { entityOn } from '../view/entity.ts';
import { linkerOf } from '../view/linker.ts';
import { dates, datesOf } from './inputs.ts';
import { operation } from './operation.ts';
import { subjectOf } from './subject.ts';

/** Everything known of one thing: names, facts with grade and age, what it has to do with others, and its statements. */
export const entity = operation({
  name: 'entity',
  summary: {
    zh: '一个产品、机构、试验、靶点、疾病、活动或政策：名称、事实、关联与全部陈述',
    en: 'A product, organisation, trial, target, disease, event or policy: names, facts, relations, statements',
  },
  readOnly: true,
  positional: ['what'],
  input: z.strictObject({
    what: z
      .string()
      .trim()
      .min(1)
      .max(500)
      .describe('KIND/ID or KIND/NAME such as product/equecel, target/BCMA, or a registry id or a name of a product or organisation'),
    ...dates,
    trials: z.coerce
      .number()
      .int()
      .min(1)
      .max(500)
      .default(8)
      .describe('trials of an organisation, target or disease that are listed, the last to start'),
  }),
  run: async ({ what, trials, ...given }, host) => {
    const days = await datesOf(given, host);
    const atlas = await host.atlas();
    const subject = /^[a-z]+\//.test(what) ? what : subjectOf(what, linkerOf(atlas, days.known_by));
    if (subject === undefined)
      throw new UnknownError(
        `"${what}" is no id and no name of a product or organisation; give KIND/NAME, such as target/BCMA`,
        `“${what}”不是编号，也不是产品或机构的名称；请写“种类/名称”，如 target/BCMA`,
      );
    return entityOn(atlas, subject, { ...days, most: trials });
  },
});
