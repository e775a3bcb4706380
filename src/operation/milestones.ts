import { z } from 'zod';
import { UsageError } from '../base/errors.ts';
import { checkContext } from '../check/context.ts';
import { AGENCIES, JURISDICTIONS, MILESTONES } from '../model/claim.ts';
import { SCOPES } from '../model/definitions.ts';
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
    const { linker } = checkContext(atlas, as_of, known_by);
    const product = named(input.product, linker.product, 'product');
    const organisation = named(input.organisation, linker.organisation, 'organisation');
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

function named(name: string | undefined, find: (name: string) => { id: string } | undefined, kind: string): string | null {
  if (name === undefined) return null;
  const found = find(name);
  if (!found) throw new UsageError(`no ${kind} named "${name}" is known to the atlas; try another of its names, or a code`);
  return found.id;
}
