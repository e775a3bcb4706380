import { z } from 'zod';
import { review as reviewView } from '../view/review.ts';
import { dates, datesOf } from './inputs.ts';
import { operation } from './operation.ts';

/** What waits for a person's judgement: names that come near an entity without linking, and classes that are not sure. */
export const review = operation({
  name: 'review',
  summary: { zh: '列出待人工判断的名称与分类', en: 'List the names and classes that wait for a judgement' },
  readOnly: true,
  positional: [],
  input: z.strictObject({
    known_by: dates.known_by,
    most: z.coerce.number().int().min(1).max(100).default(15).describe('how many names and how many classes'),
  }),
  run: async (input, host) => {
    const { known_by } = await datesOf(input, host);
    return reviewView(await host.atlas(), { known_by, most: input.most });
  },
});
