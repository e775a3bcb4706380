import { z } from 'zod';
import { CHANGE_KINDS } from '../view/change.ts';
import { changes as changesView } from '../view/changes.ts';
import { definitionInput, definitionOf, filtersOf, todayOf, trialInput } from './inputs.ts';
import { operation } from './operation.ts';

const { scope, place_rule, role } = definitionInput;

/** What moved between two days: trials, their sites and dates, and milestones. */
export const changes = operation({
  name: 'changes',
  summary: { zh: '两天之间的变化：试验、研究中心、日期与里程碑', en: 'What moved between two days: trials, sites, dates, milestones' },
  readOnly: true,
  positional: [],
  input: z.strictObject({
    from: z.string().describe('what was so on this day is no change, YYYY-MM-DD'),
    to: z.string().optional().describe('the last day on which a change counts, YYYY-MM-DD (default today)'),
    known_by: z.string().optional().describe('known time: use only what was observed by this day, YYYY-MM-DD (default today)'),
    scope,
    place_rule,
    role,
    ...trialInput,
    kind: z.enum(CHANGE_KINDS).optional().describe('only changes of this kind; counts are of all kinds'),
  }),
  run: async (input, host) => {
    const today = await todayOf(host);
    const { from, to = today, known_by = today } = input;
    const answer = await changesView(await host.atlas(), { from, to, known_by, ...filtersOf(input), definition: definitionOf(input) });
    return input.kind === undefined ? answer : { ...answer, changes: answer.changes.filter(({ kind }) => kind === input.kind) };
  },
});
