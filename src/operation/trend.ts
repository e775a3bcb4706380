import { z } from 'zod';
import { JURISDICTIONS, MILESTONES } from '../model/claim.ts';
import { trend as trendView } from '../view/trend.ts';
import { dates, datesOf, definitionInput, definitionOf, filtersOf, trialInput } from './inputs.ts';
import { operation } from './operation.ts';

const { scope, place_rule, role } = definitionInput;

/** Trials or milestones by year or quarter, as known by a past day beside what is known now. */
export const trend = operation({
  name: 'trend',
  summary: { zh: '按年或季度的数量：当时所知与今日所知', en: 'Trials or milestones by year or quarter, as known then and as known now' },
  readOnly: true,
  positional: ['by'],
  input: z.strictObject({
    by: z.enum(['year', 'quarter']).default('year').describe('length of the periods'),
    past: z.string().describe('the past day whose knowledge is set beside, YYYY-MM-DD'),
    ...dates,
    milestone: z.enum(MILESTONES).optional().describe('count milestones of this kind (default: trials)'),
    jurisdiction: z.enum(JURISDICTIONS).optional().describe('only milestones that hold here'),
    scope,
    place_rule,
    date_rule: z.enum(['start', 'first_posted']).default('start').describe('the date that puts a trial in a period'),
    role,
    ...trialInput,
  }),
  run: async (input, host) => {
    const { by, past, milestone = null, jurisdiction = null } = input;
    const question = { by, past, milestone, jurisdiction, ...filtersOf(input), ...(await datesOf(input, host)) };
    return trendView(await host.atlas(), { ...question, definition: definitionOf(input) });
  },
});
