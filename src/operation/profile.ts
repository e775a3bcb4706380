import { z } from 'zod';
import { clusterProfile } from '../check/report/profile.ts';
import { dates, datesOf } from './inputs.ts';
import { operation } from './operation.ts';

/** What a cluster is on a day: size, chain, concentration, output, firsts, what is cleared across borders, policies, deals, services, events and amenities. */
export const profile = operation({
  name: 'profile',
  summary: {
    zh: '园区概况：规模、产业链、集中度、产出、跨境、政策与配套',
    en: 'A cluster on a day: size, chain, concentration, output, firsts, borders, policies',
  },
  readOnly: true,
  positional: ['cluster'],
  input: z.strictObject({ cluster: z.string().describe('a cluster by name or id, such as zhangjiang'), ...dates }),
  run: async ({ cluster, ...input }, host) => clusterProfile(await host.atlas(), { cluster, ...(await datesOf(input, host)) }),
});
