import { z } from 'zod';
import { UsageError } from '../base/errors.ts';
import { JURISDICTIONS, MILESTONES } from '../model/claim.ts';
import { contenders as contendersView } from '../view/contenders.ts';
import { dates, datesOf } from './inputs.ts';
import { operation } from './operation.ts';

/** Who competes at a milestone: everyone known, in the order of dates, without a verdict. */
export const contenders = operation({
  name: 'contenders',
  summary: { zh: '谁在同一里程碑上竞争：按日期排序的全部候选', en: 'Who competes at a milestone: everyone known, by date' },
  readOnly: true,
  positional: [],
  input: z.strictObject({
    milestone: z.enum(MILESTONES).default('ind_cleared').describe('at what'),
    jurisdiction: z.enum(JURISDICTIONS).optional().describe('where (default: anywhere)'),
    modality: z.string().optional().describe('with which modality'),
    target: z.string().optional().describe('against which target'),
    disease: z.string().optional().describe('for which disease and narrower ones, by a name or MONDO id'),
    cells: z.enum(['autologous', 'allogeneic']).optional().describe('of which source of cells, where it is on record'),
    ...dates,
  }),
  run: async (input, host) => {
    const { modality = null, target = null, disease = null, jurisdiction = null, cells = null, milestone } = input;
    if (modality === null && target === null && disease === null)
      throw new UsageError('contenders: give --modality, --target or --disease', '请给出 --modality、--target 或 --disease');
    const days = await datesOf(input, host);
    const atlas = await host.atlas();
    const { understood, ...found } = await contendersView(atlas, { milestone, jurisdiction, modality, target, disease, cells, ...days });
    return { understood: { ...understood, milestone, jurisdiction, cells }, ...days, newest_snapshot: atlas.manifest.newest, ...found };
  },
});
