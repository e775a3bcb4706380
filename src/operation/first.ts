import { z } from 'zod';
import { UsageError } from '../base/errors.ts';
import { checkContext } from '../check/context.ts';
import { ORDINALS } from '../check/first.ts';
import type { Predicate } from '../check/predicate.ts';
import { judgeQuestion } from '../check/superlative.ts';
import { JURISDICTIONS, MILESTONES } from '../model/claim.ts';
import { readLexicon, traitRow } from '../model/lexicon.ts';
import { resolveDisease, resolveModality, resolveTarget } from '../view/resolve.ts';
import { dates, datesOf } from './inputs.ts';
import { operation } from './operation.ts';

/** Places in an order that a question may ask about. */
export const PLACES = [...ORDINALS, 'only'] as const;
/** Traits that products are told apart by beside modality, target and disease, such as the source of cells. */
export const TRAITS = readLexicon('traits', traitRow).map(({ id }) => id);

const input = z.strictObject({
  product: z.string().optional().describe('the product said to be first, by any of its names (default: the one that stands there)'),
  milestone: z.enum(MILESTONES).default('ind_cleared').describe('at what'),
  jurisdiction: z.enum(JURISDICTIONS).optional().describe('where (default: anywhere)'),
  modality: z.string().optional().describe('among which modality'),
  target: z.string().optional().describe('among which target'),
  disease: z.string().optional().describe('for which disease and narrower ones, by a name or MONDO id'),
  trait: z.enum(TRAITS).optional().describe('of which source of cells, vector or other trait'),
  rank: z.enum(PLACES).default('first').describe('which place in the order'),
  ...dates,
});

/** Who was first: every contender known to the atlas with its interval, and the verdict on one of them. */
export const first = operation({
  name: 'first',
  summary: { zh: '谁是第一：候选、日期区间与判断', en: 'Who was first: contenders, date intervals and a verdict' },
  readOnly: true,
  positional: ['product'],
  input,
  run: async (asked, host) => {
    const { as_of, known_by } = await datesOf(asked, host);
    const atlas = await host.atlas();
    const context = checkContext(atlas, as_of, known_by);
    const product = asked.product === undefined ? undefined : context.linker.product(asked.product);
    if (asked.product !== undefined && !product)
      throw new UsageError(`no product named "${asked.product}" is known to the atlas`, `图谱中没有名为“${asked.product}”的产品`);
    const { predicate, ...terms } = predicateOf(asked);
    const finding = await judgeQuestion(context, predicate, asked.rank, product?.id);
    const understood = {
      product: product?.id ?? null,
      rank: asked.rank,
      milestone: asked.milestone,
      jurisdiction: asked.jurisdiction ?? null,
      ...terms,
      trait: asked.trait ?? null,
    };
    return { understood, as_of, known_by, newest_snapshot: atlas.manifest.newest, ...finding, contenders: finding.contenders ?? [] };
  },
});

/** What a question asks about, as a claim of rank would say it, and what its terms were taken for. */
function predicateOf({ milestone, jurisdiction, trait, ...asked }: z.infer<typeof input>) {
  if (asked.modality === undefined && asked.target === undefined && asked.disease === undefined)
    throw new UsageError('first: give --modality, --target or --disease', '请给出 --modality、--target 或 --disease');
  const modality = asked.modality === undefined ? null : resolveModality(asked.modality);
  const target = asked.target === undefined ? null : resolveTarget(asked.target);
  const disease = asked.disease === undefined ? null : resolveDisease(asked.disease);
  const predicate: Predicate = {
    milestone,
    jurisdictions: jurisdiction === undefined ? [] : [jurisdiction],
    modality: modality?.id ?? null,
    target: target?.id ?? null,
    traits: trait === undefined ? [] : [trait],
    diseases: disease === null ? [] : [disease.id],
    unread: '',
  };
  return { predicate, modality, target, disease };
}
