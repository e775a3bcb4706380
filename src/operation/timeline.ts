import { z } from 'zod';
import { timeline as timelineView } from '../view/timeline.ts';
import { dates, datesOf, definitionInput, definitionOf } from './inputs.ts';
import { operation } from './operation.ts';

const { scope, role } = definitionInput;

/** Milestones and trial starts of a product, an organisation or a target, in order. */
export const timeline = operation({
  name: 'timeline',
  summary: {
    zh: '产品、机构或靶点的时间线：里程碑与试验开始',
    en: 'Milestones and trial starts of a product, organisation or target, in order',
  },
  readOnly: true,
  positional: [],
  input: z.strictObject({
    product: z.string().optional().describe('a product by any of its names'),
    organisation: z.string().optional().describe('an organisation by any of its names'),
    target: z.string().optional().describe('a target by any of its names'),
    ...dates,
    scope,
    role,
  }),
  run: async (input, host) => {
    const { product = null, organisation = null, target = null } = input;
    const definition = { ...definitionOf(input), date_rule: 'start' as const };
    return timelineView(await host.atlas(), { product, organisation, target, ...(await datesOf(input, host)), definition });
  },
});
