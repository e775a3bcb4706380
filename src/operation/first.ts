import { z } from 'zod';
import { UsageError } from '../base/errors.ts';
import { checkContext } from '../check/context.ts';
import { judgeQuestion } from '../check/superlative.ts';
import { JURISDICTIONS, MILESTONES } from '../model/claim.ts';
import { resolveModality, resolveTarget } from '../view/resolve.ts';
import { dates, datesOf } from './inputs.ts';
import { operation } from './operation.ts';

/** Who was first: every contender known to the atlas with its interval, and the verdict on one of them. */
export const first = operation({
  name: 'first',
  summary: { zh: '谁是第一：候选、日期区间与判断', en: 'Who was first: contenders, date intervals and a verdict' },
  readOnly: true,
  positional: ['product'],
  input: z.strictObject({
    product: z.string().optional().describe('the product said to be first, by any of its names (default: the earliest known)'),
    milestone: z.enum(MILESTONES).default('ind_cleared').describe('at what'),
    jurisdiction: z.enum(JURISDICTIONS).optional().describe('where (default: anywhere)'),
    modality: z.string().optional().describe('among which modality'),
    target: z.string().optional().describe('among which target'),
    ...dates,
  }),
  run: async (input, host) => {
    const { as_of, known_by } = await datesOf(input, host);
    const atlas = await host.atlas();
    const context = checkContext(atlas, as_of, known_by);
    const product = input.product === undefined ? undefined : context.linker.product(input.product);
    if (input.product !== undefined && !product)
      throw new UsageError(`no product named "${input.product}" is known to the atlas`, `图谱中没有名为“${input.product}”的产品`);
    if (input.modality === undefined && input.target === undefined)
      throw new UsageError('first: give --modality or --target, or both', '请给出 --modality 或 --target，或两者');
    const modality = input.modality === undefined ? null : resolveModality(input.modality);
    const target = input.target === undefined ? null : resolveTarget(input.target);
    const jurisdictions = input.jurisdiction === undefined ? [] : [input.jurisdiction];
    const predicate = {
      milestone: input.milestone,
      jurisdictions,
      modality: modality?.id ?? null,
      target: target?.id ?? null,
      traits: [],
      diseases: [],
      unread: '',
    };
    const finding = await judgeQuestion(context, predicate, 'first', product?.id);
    const understood = {
      product: product?.id ?? null,
      milestone: input.milestone,
      jurisdiction: input.jurisdiction ?? null,
      modality,
      target,
    };
    return { understood, as_of, known_by, newest_snapshot: atlas.manifest.newest, ...finding, contenders: finding.contenders ?? [] };
  },
});
