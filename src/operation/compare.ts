import { z } from 'zod';
import { compare as compareView } from '../view/compare.ts';
import { dates, datesOf, definitionInput, definitionOf, filterInput, filtersOf, namesIn } from './inputs.ts';
import { operation } from './operation.ts';

/** Places or clusters side by side: trials, organisations, milestones, firsts, share of the country. */
export const compare = operation({
  name: 'compare',
  summary: { zh: '园区或地区并列比较', en: 'Places or clusters side by side: trials, organisations, milestones, firsts' },
  readOnly: true,
  positional: ['places'],
  input: z.strictObject({
    places: z.string().describe('two or more countries, provinces, cities, districts or clusters, parted by commas'),
    ...dates,
    ...definitionInput,
    ...filterInput,
  }),
  run: async (input, host) => {
    const question = { ...filtersOf(input), places: namesIn(input.places), ...(await datesOf(input, host)) };
    return compareView(await host.atlas(), { ...question, definition: definitionOf(input) });
  },
});
