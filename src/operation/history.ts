import { z } from 'zod';
import { UsageError } from '../base/errors.ts';
import { registryNumber } from '../model/registers.ts';
import { history as historyView } from '../view/history.ts';
import { todayOf } from './inputs.ts';
import { operation } from './operation.ts';

/** What each source showed of one trial over time, and what moved between its looks. */
export const history = operation({
  name: 'history',
  summary: {
    zh: '一项试验在各来源中的历次版本与逐项变化',
    en: 'The versions of a trial in each source, and what moved between them',
  },
  readOnly: true,
  positional: ['trial'],
  input: z.strictObject({
    trial: z.string().describe('a registry id such as NCT01234567'),
    from: z.string().optional().describe('what was so on this day is no change, YYYY-MM-DD (default: from the first look on)'),
    to: z.string().optional().describe('the last day on which a change counts, YYYY-MM-DD (default today)'),
    known_by: z.string().optional().describe('known time: use only what was observed by this day, YYYY-MM-DD (default today)'),
  }),
  run: async (input, host) => {
    const today = await todayOf(host);
    const { from = null, known_by = today, to = known_by } = input;
    const trial = registryNumber(input.trial.replace(/^trial\//, ''));
    if (trial === undefined)
      throw new UsageError(
        `"${input.trial}" is no trial; give a registry id such as NCT01234567`,
        `“${input.trial}”不是试验；请给出登记号，如 NCT01234567`,
      );
    return historyView(await host.atlas(), { trial, from, to, known_by });
  },
});
