import { z } from 'zod';
import { overview as overviewView } from '../view/overview.ts';
import { dates, datesOf } from './inputs.ts';
import { operation } from './operation.ts';

/** How much the atlas holds, and the newest milestones on record. */
export const overview = operation({
  name: 'overview',
  summary: { zh: '收录了多少，最新的里程碑是哪些', en: 'How much the atlas holds, and the newest milestones on record' },
  readOnly: true,
  positional: [],
  input: z.strictObject({
    most: z.coerce.number().int().min(1).max(100).default(10).describe('how many milestones'),
    ...dates,
  }),
  run: async (input, host) => {
    const { as_of, known_by } = await datesOf(input, host);
    return overviewView(await host.atlas(), input.most, as_of, known_by);
  },
});
