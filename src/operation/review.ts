import { z } from 'zod';
import { sideKey } from '../entity/judged.ts';
import { standing } from '../entity/judgement.ts';
import type { Judgement } from '../model/judgement.ts';
import { type Decided, review as reviewView } from '../view/review.ts';
import { dates, datesOf } from './inputs.ts';
import { readLogs } from './log.ts';
import { operation } from './operation.ts';

/** What waits for a person's judgement: names that come near an entity without linking, and classes that are not sure; and the judgements that wait for a build. */
export const review = operation({
  name: 'review',
  summary: { zh: '列出待人工判断的名称与分类', en: 'List the names and classes that wait for a judgement' },
  readOnly: true,
  positional: [],
  input: z.strictObject({
    known_by: dates.known_by,
    most: z.coerce.number().int().min(1).max(100).default(15).describe('how many names and how many classes'),
  }),
  run: async (input, host) => {
    const { known_by } = await datesOf(input, host);
    const atlas = await host.atlas();
    const log = readLogs(host.judgements);
    const built = new Set(atlas.judgements.map(({ id }) => id));
    const waiting = log.filter(({ id }) => !built.has(id));
    const answer = await reviewView(atlas, { known_by, most: input.most, decided: decidedBy(log, waiting) });
    return { ...answer, waiting };
  },
});

/** What the judgements that wait for a build have decided, as far as they were not undone. */
function decidedBy(log: readonly Judgement[], waiting: readonly Judgement[]): Decided {
  const last = log.at(-1)?.decided ?? '';
  const stands = new Set(standing(log, last, ({ id }) => id).map(({ id }) => id));
  const names = new Set<string>();
  const classes = new Set<string>();
  for (const one of waiting.filter(({ id }) => stands.has(id))) {
    if (one.about === 'class') classes.add(one.subject.replace(/^trial\//, ''));
    if (one.about === 'identity') for (const side of [one.a, one.b]) names.add(sideKey(one.kind, side));
  }
  return { names, classes };
}
