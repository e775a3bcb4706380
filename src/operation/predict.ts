import { z } from 'zod';
import { predictFirsts } from '../check/predict-firsts.ts';
import { predictTrials } from '../classify/predict.ts';
import { predictNames } from '../entity/predict.ts';
import { predictClaims } from '../read/predict.ts';
import { operation } from './operation.ts';

const PREDICTORS = {
  claims: (path: string) => toLines(predictClaims(path)),
  trials: (path: string) => toLines(predictTrials(path)),
  names: (path: string) => predictNames(path),
  firsts: (path: string) => toLines(predictFirsts(path)),
};

async function toLines(rows: Iterable<object> | AsyncIterable<object>): Promise<string> {
  return (await Array.fromAsync(rows)).map((row) => `${JSON.stringify(row)}\n`).join('');
}

/** Predictions in the four formats that the scorers read, as text. */
export const predict = operation({
  name: 'predict',
  summary: { zh: '按评测格式输出预测', en: 'Print predictions in the formats of the scorers' },
  readOnly: true,
  positional: ['kind', 'path'],
  input: z.strictObject({
    kind: z.enum(['claims', 'trials', 'names', 'firsts']).describe('what to predict'),
    path: z.string().describe('a folder of .txt articles for claims, else a file'),
  }),
  run: async ({ kind, path }) => ({ text: await PREDICTORS[kind](path) }),
});
