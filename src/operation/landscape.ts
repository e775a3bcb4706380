import { z } from 'zod';
import { DIMENSIONS } from '../view/dimension.ts';
import { landscape as landscapeView } from '../view/landscape.ts';
import { dates, datesOf, definitionInput, definitionOf, filtersOf, trialInput } from './inputs.ts';
import { operation } from './operation.ts';

/** Trials by any two dimensions, under a stated definition and both dates. */
export const landscape = operation({
  name: 'landscape',
  summary: { zh: '按任意两个维度统计试验数', en: 'Count trials by any two of modality, target, phase, place, year …' },
  readOnly: true,
  positional: ['rows', 'columns'],
  input: z.strictObject({
    rows: z.enum(DIMENSIONS).describe('dimension of the rows'),
    columns: z.enum(DIMENSIONS).describe('dimension of the columns'),
    ...dates,
    ...definitionInput,
    ...trialInput,
    most: z.coerce.number().int().min(1).max(500).default(15).describe('values shown on each dimension; the rest are counted in one line'),
  }),
  run: async (input, host) => {
    const { rows, columns, most } = input;
    const question = { rows, columns, most, ...filtersOf(input), ...(await datesOf(input, host)), definition: definitionOf(input) };
    return landscapeView(await host.atlas(), question);
  },
});
