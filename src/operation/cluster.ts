import { z } from 'zod';
import { clusterFacts } from '../view/cluster-facts.ts';
import { dates, datesOf, definitionInput, definitionOf } from './inputs.ts';
import { operation } from './operation.ts';

const { scope, date_rule, role } = definitionInput;

/** The clusters with what is known in each; of one all that is on record: bounds, figures, services, milestones, policies, deals, events, amenities. */
export const cluster = operation({
  name: 'cluster',
  summary: {
    zh: '园区一览；指定园区时列出在案的范围、数字、服务、里程碑、政策、活动与配套',
    en: 'Clusters with what is known in each; of one all that is on record: bounds, figures, services, milestones, policies, events',
  },
  readOnly: true,
  positional: ['cluster'],
  input: z.strictObject({
    cluster: z.string().trim().min(1).optional().describe('a cluster by name or id, such as zhangjiang (default: every cluster)'),
    ...dates,
    scope,
    date_rule,
    role,
  }),
  run: async (input, host) => {
    const definition = { ...definitionOf(input), place_rule: 'sponsor' as const };
    return clusterFacts(await host.atlas(), { cluster: input.cluster ?? null, ...(await datesOf(input, host)), definition });
  },
});
