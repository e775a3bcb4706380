import { z } from 'zod';
import { AGENCIES, JURISDICTIONS, MILESTONES } from '../model/claim.ts';
import { SCOPES } from '../model/definitions.ts';
import { resolveEntity } from '../view/linker.ts';
import { milestones as milestonesView, openQuestion } from '../view/milestones.ts';
import { resolveModality, resolveTarget } from '../view/resolve.ts';
import { dates, datesOf } from './inputs.ts';
import { operation } from './operation.ts';

/** Milestones that the sources at hand state. */
export const milestones = operation({
  name: 'milestones',
  summary: { zh: '产品的监管与临床里程碑', en: 'Regulatory and clinical milestones of products' },
  readOnly: true,
  positional: [],
  input: z.strictObject({
    product: z.string().optional().describe('a product by any of its names'),
    organisation: z.string().optional().describe('an organisation by any of its names'),
    milestone: z.enum(MILESTONES).optional().describe('one kind of milestone'),
    agency: z.enum(AGENCIES).optional().describe('who decided'),
    jurisdiction: z.enum(JURISDICTIONS).optional().describe('where it holds'),
    modality: z.string().optional().describe('only this modality and those below it'),
    target: z.string().optional().describe('only this target'),
    scope: z.enum(SCOPES).default('strict').describe('which products count'),
    ...dates,
  }),
  run: async (input, host) => {
    const { as_of, known_by } = await datesOf(input, host);
    const atlas = await host.atlas();
    const product = resolveEntity(atlas, known_by, 'product', input.product ?? null);
    const organisation = resolveEntity(atlas, known_by, 'organisation', input.organisation ?? null);
    const modality = input.modality === undefined ? null : resolveModality(input.modality);
    const target = input.target === undefined ? null : resolveTarget(input.target);
    const { milestone = null, agency = null, jurisdiction = null, scope } = input;
    const filters = {
      product,
      organisation,
      milestone,
      agency,
      jurisdiction,
      scope,
      modality: modality?.ids ?? null,
      target: target?.id ?? null,
    };
    const rows = await milestonesView(atlas, { ...openQuestion(as_of, known_by), ...filters });
    return {
      understood: { ...filters, modality, target },
      as_of,
      known_by,
      newest_snapshot: atlas.manifest.newest,
      count: rows.length,
      milestones: rows,
    };
  },
});
