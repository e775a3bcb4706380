import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { event } from '../../src/operation/event.ts';
import { checkInput } from '../../src/operation/inputs.ts';
import type { Host } from '../../src/operation/operation.ts';
import { writeDocument } from '../../src/surface/report/write.ts';
import { testAtlas } from '../support/atlas.ts';

let host: Host;
before(async () => {
  host = await testAtlas();
});

const ask = (input: Record<string, string> = {}) => event.run(checkInput('event', event.input, input), host);

test('an edition is found by its id and by its name in either language, a series by its id', async () => {
  for (const name of [
    'zhangjiang-cgt-2024',
    '第五届张江细胞与基因治疗产业国际峰会',
    'Fifth Zhangjiang International Summit on Cell and Gene Therapy',
  ])
    assert.deepEqual((await ask({ name })).understood.events, ['zhangjiang-cgt-2024'], name);
  const congress = await ask({ name: 'asgct' });
  assert.ok(congress.events.length >= 3);
  assert.deepEqual(congress.present, []);
  assert.ok((await ask()).events.length >= congress.events.length);
  await assert.rejects(
    ask({ name: 'a congress of martians' }),
    /no event "a congress of martians" on record; there are .*zhangjiang-cgt-2024/,
  );
});

test('the programme of the fifth summit: one main and nine themed forums, its holders, and editions that are not on record', async () => {
  const { events, series, present } = await ask({ name: 'zhangjiang-cgt-2024' });
  const [summit] = events;
  const forums = Object.groupBy(summit?.forums ?? [], ({ kind }) => kind);
  assert.deepEqual([forums.main?.length, forums.themed?.length], [1, 9]);
  assert.deepEqual([summit?.held?.from, summit?.held?.to, summit?.held?.precision], ['2024-10-23', '2024-10-24', 'day']);
  assert.ok(present.some(({ organisation, as }) => organisation === 'zjgroup' && as.includes('host')));
  assert.ok(series?.editions.some(({ edition }) => edition === 5));
  for (const number of series?.missing ?? []) assert.ok(!series?.editions.some(({ edition }) => edition === number));
});

test('milestones after an event are those of the products of who was there, and none before its last day', async () => {
  const atlas = await host.atlas();
  const { presentAt, eventsNamed } = await import('../../src/view/event.ts');
  const [summit] = await eventsNamed(atlas, 'zhangjiang-cgt-2024', '2026-11-25');
  assert.ok(summit);
  const speaker = { organisation: 'jwtx', zh: null, en: 'JW' };
  const earlier = {
    ...summit,
    held: { from: '2015-01-01', to: '2015-01-02', precision: 'day', statement: summit.statements[0] as string },
  };
  const talk = { forum: null, topic: { zh: '题', en: 'topic' }, speaker: null, organisations: [speaker], tags: [] };
  const present = await presentAt(atlas, { ...earlier, organisers: [], talks: [talk] }, '2026-11-25', '2026-11-25');
  assert.deepEqual(
    present.map(({ as }) => as),
    [['speaker']],
  );
  assert.ok((present[0]?.milestones.length ?? 0) > 0);
  for (const { date_from } of present[0]?.milestones ?? []) assert.ok((date_from ?? '') > '2015-01-02');
});

test('a calendar holds whole days, its end the day after the last', async () => {
  const result = await ask({ name: 'zhangjiang-cgt-2024' });
  const text = String(await writeDocument({ operation: 'event', result, input: {} }, 'ics', 'zh', await host.atlas()));
  assert.match(text, /^BEGIN:VCALENDAR\r\n/);
  assert.match(text, /\r\nDTSTART;VALUE=DATE:20241023\r\nDTEND;VALUE=DATE:20241025\r\n/);
  assert.match(text, /\r\nUID:zhangjiang-cgt-2024@cgt-atlas\r\n/);
  assert.match(text, /SUMMARY:2024第五届张江细胞与基因治疗产业国际峰会/);
});
