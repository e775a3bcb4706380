import { z } from 'zod';
import { UsageError } from '../base/errors.ts';
import { find as findView } from '../view/find.ts';
import { FOUND_KINDS } from '../view/find-kinds.ts';
import { dates, datesOf } from './inputs.ts';
import { operation } from './operation.ts';

/** Everything that a name, a part of one, pinyin, its initials, a code or a number may mean. */
export const find = operation({
  name: 'find',
  summary: {
    zh: '按名称、拼音、首字母、代号或登记号查找任何事物',
    en: 'Find anything by name, pinyin, initials, code or registry number',
  },
  readOnly: true,
  positional: ['text'],
  input: z.strictObject({
    text: z
      .string()
      .max(200)
      .describe('a name or the beginning of one in Chinese or English, pinyin or its initials, a code, a registry number'),
    kind: z.enum(FOUND_KINDS).optional().describe('only things of this kind'),
    most: z.coerce.number().int().min(1).max(200).default(8).describe('how many hits at most'),
    ...dates,
  }),
  run: async (input, host) => {
    const { text, kind = null, most } = input;
    if (text.trim() === '')
      throw new UsageError(
        'find: the text is empty; give a name, a part of one, pinyin, a code or a registry number',
        '没有要查找的文字；请输入名称或其一部分、拼音、代号或登记号',
      );
    return findView(await host.atlas(), { text, kind, most, ...(await datesOf(input, host)) });
  },
});
