import { z } from 'zod';
import { DATE_RULES, DEFAULT_DEFINITION, PLACE_RULES, ROLES, SCOPES } from '../model/definitions.ts';
import { DIMENSIONS } from '../view/dimension.ts';
import { landscape as landscapeView } from '../view/landscape.ts';
import { dates, datesOf } from './inputs.ts';
import { operation } from './operation.ts';

/** Trials by any two dimensions, under a stated definition and both dates. */
export const landscape = operation({
  name: 'landscape',
  summary: { zh: '按任意两个维度统计试验数', en: 'Count trials by any two of modality, target, phase, place, year …' },
  readOnly: true,
  positional: ['rows', 'columns'],
  input: z.strictObject({
    rows: z.enum(DIMENSIONS).describe('dimension of the rows'),
    columns: z.enum(DIMENSIONS).describe('dimension of the columns'),
    ...dates,
    scope: z.enum(SCOPES).default(DEFAULT_DEFINITION.scope).describe('which trials count'),
    place: z.string().optional().describe('only trials that reach this country, province, city, district or cluster'),
    place_rule: z.enum(PLACE_RULES).default(DEFAULT_DEFINITION.place_rule).describe('what puts a trial in a place'),
    date_rule: z.enum(DATE_RULES).default(DEFAULT_DEFINITION.date_rule).describe('which date must not be after the as-of day'),
    role: z.enum(ROLES).default(DEFAULT_DEFINITION.role).describe('product trials only, or every role'),
    modality: z.string().optional().describe('only this modality and those below it'),
    target: z.string().optional().describe('only this target'),
    disease: z.string().optional().describe('only this disease and narrower ones, by a name or MONDO id'),
    source: z.string().optional().describe('only this source'),
    series: z.string().optional().describe('only this series of a source, such as oncology'),
    most: z.coerce.number().int().min(1).max(500).default(15).describe('values shown on each dimension; the rest are counted in one line'),
  }),
  run: async (input, host) => {
    const { rows, columns, most, scope, place_rule, date_rule, role } = input;
    const { place = null, modality = null, target = null, disease = null, source = null, series = null } = input;
    const definition = { ...DEFAULT_DEFINITION, scope, place_rule, date_rule, role };
    const filters = { place, modality, target, disease, source, series };
    return landscapeView(await host.atlas(), { rows, columns, most, ...(await datesOf(input, host)), definition, ...filters });
  },
});
