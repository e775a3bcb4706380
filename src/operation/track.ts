import { z } from 'zod';
import { trackOf } from '../view/track.ts';
import { dates, datesOf } from './inputs.ts';
import { operation } from './operation.ts';

/** What meets under one tag: talks, organisations with their products, trials and clusters of a track, a modality or a topic. */
export const track = operation({
  name: 'track',
  summary: {
    zh: '赛道：同一标签下的报告、机构与产品、试验、园区',
    en: 'Talks, organisations with products, trials and clusters of a track, modality or topic',
  },
  readOnly: true,
  positional: ['track'],
  input: z.strictObject({
    track: z.string().trim().min(1).describe('a track of the industry (immune_cells, 基因编辑), a topic (process_and_cmc) or a modality'),
    place: z.string().optional().describe('only trials that reach this country, province, city, district or cluster'),
    ...dates,
  }),
  run: async ({ track: asked, place, ...given }, host) =>
    trackOf(await host.atlas(), { track: asked, place: place ?? null, ...(await datesOf(given, host)) }),
});
