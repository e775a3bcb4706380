import { z } from 'zod';
import { UsageError } from '../base/errors.ts';
import { eventsNamed, presentAt, seriesOf } from '../view/event.ts';
import { dates, datesOf } from './inputs.ts';
import { operation } from './operation.ts';

/** An event with its programme, who was there, and what became of their products since; without a name every event on record. */
export const event = operation({
  name: 'event',
  summary: {
    zh: '活动：论坛、报告、报告人所在机构及其后的里程碑；可导出日历',
    en: 'An event: forums, talks, organisations of the speakers and their later milestones; exports a calendar',
  },
  readOnly: true,
  positional: ['name'],
  input: z.strictObject({
    name: z.string().trim().min(1).optional().describe('an event by name or id, or a series of events (default: every event on record)'),
    ...dates,
  }),
  run: async ({ name = null, ...given }, host) => {
    const { as_of, known_by } = await datesOf(given, host);
    const atlas = await host.atlas();
    const all = await eventsNamed(atlas, null, known_by);
    const found = name === null ? all : await eventsNamed(atlas, name, known_by);
    if (found.length === 0)
      throw unknownEvent(
        name,
        all.map(({ id }) => id),
      );
    const [one] = found;
    const single = found.length === 1 && one !== undefined;
    return {
      understood: { name, events: found.map(({ id }) => id) },
      as_of,
      known_by,
      newest_snapshot: atlas.manifest.newest,
      events: found,
      series: single ? (seriesOf(one, all) ?? null) : null,
      present: single ? await presentAt(atlas, one, as_of, known_by) : [],
    };
  },
});

function unknownEvent(name: string | null, ids: string[]): UsageError {
  const [en, zh] = [ids.join(', ') || 'none', ids.join('、') || '（无）'];
  return new UsageError(`event: no event "${name}" on record; there are ${en}`, `没有名为“${name}”的活动在案；在案的有 ${zh}`);
}
