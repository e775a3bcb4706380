import { z } from 'zod';
import { checkArticle } from '../check/article.ts';
import { article, dates, openDatesOf } from './inputs.ts';
import { operation } from './operation.ts';

/** Checks an article claim by claim; spans are code points of the text as given. */
export const check = operation({
  name: 'check',
  summary: { zh: '逐条核查一篇文章', en: 'Check an article claim by claim' },
  readOnly: true,
  positional: ['text'],
  fromFile: 'text',
  input: z.strictObject({ ...article, ...dates }),
  run: async (input, host) =>
    checkArticle(await host.atlas(), input.text, { ...(await openDatesOf(input, host)), published: input.published }, host.watch),
});
