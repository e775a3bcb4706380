import { z } from 'zod';
import { DATE_RULES, DEFAULT_DEFINITION, PLACE_RULES, ROLES, SCOPES } from '../model/definitions.ts';
import { share as shareView } from '../view/share.ts';
import { dates, datesOf } from './inputs.ts';
import { operation } from './operation.ts';

/** Share of trials of one place in another, under a stated definition and both dates. */
export const share = operation({
  name: 'share',
  summary: { zh: '某地试验占比，附口径、区间与证据', en: "A place's share of trials, with definition, interval and evidence" },
  readOnly: true,
  positional: [],
  input: z.strictObject({
    place: z.string().describe('numerator: a country, province, city, district or cluster, by name or code'),
    of: z.string().optional().describe('denominator: a place that contains it, or world (default: its country)'),
    ...dates,
    scope: z.enum(SCOPES).default(DEFAULT_DEFINITION.scope).describe('which trials count'),
    place_rule: z.enum(PLACE_RULES).default(DEFAULT_DEFINITION.place_rule).describe('what puts a trial in a place'),
    date_rule: z.enum(DATE_RULES).default(DEFAULT_DEFINITION.date_rule).describe('which date must not be after the as-of day'),
    role: z.enum(ROLES).default(DEFAULT_DEFINITION.role).describe('product trials only, or every role'),
    modality: z.string().optional().describe('only this modality and those below it'),
    target: z.string().optional().describe('only this target'),
    source: z.string().optional().describe('only this source'),
    series: z.string().optional().describe('only this series of a source, such as oncology'),
  }),
  run: async (input, host) => {
    const { place, of = null, scope, place_rule, date_rule, role, modality = null, target = null, source = null, series = null } = input;
    const definition = { ...DEFAULT_DEFINITION, scope, place_rule, date_rule, role };
    return shareView(await host.atlas(), { place, of, ...(await datesOf(input, host)), definition, modality, target, source, series });
  },
});
