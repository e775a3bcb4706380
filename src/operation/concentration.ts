import { z } from 'zod';
import { concentration as concentrationView } from '../view/concentration.ts';
import { UNITS, WHERE } from '../view/unit.ts';
import { dates, datesOf, definitionInput, definitionOf, filtersOf, trialInput } from './inputs.ts';
import { operation } from './operation.ts';

/** Where a modality, target or disease is concentrated: location and cluster quotients with significance, Herfindahl index. */
export const concentration = operation({
  name: 'concentration',
  summary: { zh: '集中度：区位商、集群商、赫芬达尔指数与显著性', en: 'Location and cluster quotients with significance, Herfindahl index' },
  readOnly: true,
  positional: ['where'],
  input: z.strictObject({
    where: z.enum(WHERE).describe('over what it is concentrated'),
    unit: z.enum(UNITS).default('trial').describe('what is counted'),
    ...dates,
    ...definitionInput,
    ...trialInput,
  }),
  run: async (input, host) => {
    const { where, unit } = input;
    const question = { where, unit, ...filtersOf(input), ...(await datesOf(input, host)), definition: definitionOf(input) };
    return concentrationView(await host.atlas(), question);
  },
});
