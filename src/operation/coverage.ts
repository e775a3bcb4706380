import { z } from 'zod';
import { JURISDICTIONS, MILESTONES } from '../model/claim.ts';
import { coverage as coverageView } from '../view/coverage.ts';
import { dates, datesOf } from './inputs.ts';
import { operation } from './operation.ts';

/** Which sources at hand cover a question, to which day, and what is missing. */
export const coverage = operation({
  name: 'coverage',
  summary: { zh: '来源对某一问题覆盖到哪一天、缺什么', en: 'Which sources at hand cover a question, to which day, what is missing' },
  readOnly: true,
  positional: [],
  input: z.strictObject({
    milestone: z.enum(MILESTONES).optional().describe('one kind of milestone'),
    jurisdiction: z.enum(JURISDICTIONS).optional().describe('where it holds (default: that of the place)'),
    place: z.string().optional().describe('a place whose trials are counted in each listing'),
    ...dates,
  }),
  run: async (input, host) => {
    const { milestone = null, jurisdiction = null, place = null } = input;
    return coverageView(await host.atlas(), { milestone, jurisdiction, place, ...(await datesOf(input, host)) });
  },
});
