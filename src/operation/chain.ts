import { z } from 'zod';
import { chain as chainView } from '../view/chain.ts';
import { dates, datesOf, namesIn } from './inputs.ts';
import { operation } from './operation.ts';

/** Who is where on the chain of a cluster: members by stage and role with their evidence, and the roles that other clusters have. */
export const chain = operation({
  name: 'chain',
  summary: {
    zh: '园区产业链：谁在哪一环，比别处缺什么',
    en: 'Who is where on the chain of a cluster, and what others have that it has not',
  },
  readOnly: true,
  positional: ['cluster'],
  input: z.strictObject({
    cluster: z.string().describe('a cluster by name or id, such as zhangjiang'),
    with: z.string().optional().describe('clusters to compare with, parted by commas (default: those with enough members on record)'),
    ...dates,
  }),
  run: async (input, host) => {
    const others = input.with === undefined ? null : namesIn(input.with);
    return chainView(await host.atlas(), { cluster: input.cluster, with: others, ...(await datesOf(input, host)) });
  },
});
