import { z } from 'zod';
import { share as shareView } from '../view/share.ts';
import { dates, datesOf, definitionInput, definitionOf, filterInput, filtersOf } from './inputs.ts';
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
    ...definitionInput,
    ...filterInput,
    readings: z
      .union([z.boolean(), z.stringbool()])
      .default(true)
      .describe('also the share under every definition of scope, place and date'),
  }),
  run: async (input, host) => {
    const { place, of = null, readings } = input;
    return shareView(await host.atlas(), {
      ...filtersOf(input),
      place,
      of,
      readings,
      ...(await datesOf(input, host)),
      definition: definitionOf(input),
    });
  },
});
