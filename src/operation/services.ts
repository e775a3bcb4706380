import { z } from 'zod';
import { services as servicesView } from '../view/services.ts';
import { dates, datesOf } from './inputs.ts';
import { operation } from './operation.ts';

/** Who offers a service, and who is known to have given it to which product, with whose word that is. */
export const services = operation({
  name: 'services',
  summary: {
    zh: '谁能做某项服务：谁提供、谁做过、据谁所说',
    en: 'Who can do something: who offers a service, who is known to have done it, and whose word that is',
  },
  readOnly: true,
  positional: ['need'],
  input: z.strictObject({
    need: z
      .string()
      .optional()
      .describe('the need in words, such as "IND-enabling toxicology", "AAV 质粒" or "CDMO" (default: a menu of all services)'),
    in: z.string().optional().describe('only providers seated in this place or members of this cluster'),
    ...dates,
  }),
  run: async (input, host) =>
    servicesView(await host.atlas(), { need: input.need ?? null, in: input.in ?? null, ...(await datesOf(input, host)) }),
});
