import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCuration } from '../../src/model/curation.ts';
import { eventRow } from '../../src/model/park.ts';
import { HEADER, ROWS, samples } from '../../test/fuzz/samples/event-programme.ts';
import { parseFiles, putFile, temporaryFolder, valuesOf } from '../../test/support/store.ts';

const parse = (rows: string[], header = HEADER) =>
  parseFiles('event-programme', [putFile(temporaryFolder(), 'programme.csv', [header, ...rows].join('\n'))]);

const byRecord = (a: { record: string }, b: { record: string }) => a.record.localeCompare(b.record, 'en', { numeric: true });

test('a talk a row: days, forums once each, speakers and their organisations', async () => {
  const { statements, issues } = await parse(ROWS);
  assert.deepEqual(issues, []);
  const [held] = statements.filter(({ property }) => property === 'held');
  assert.match(held?.subject ?? '', /^event\/programme-[0-9a-f]{12}$/);
  assert.deepEqual([held?.valid_from, held?.valid_to, held?.precision, held?.grade], ['2025-05-10', '2025-05-11', 'day', 'company']);
  const said = (property: string) => valuesOf(statements.toSorted(byRecord), held?.subject ?? '', property);
  assert.deepEqual(said('edition'), ['3']);
  assert.deepEqual(
    said('forum').map((one) => (JSON.parse(one) as { zh: string }).zh),
    ['主论坛', '基因编辑论坛'],
  );
  const talks = said('talk').map(
    (one) => JSON.parse(one) as { topic: { zh: string }; speaker: object | null; organisations: { zh: string }[] },
  );
  assert.deepEqual(
    talks.map(({ topic, organisations }) => [topic.zh, ...organisations.map(({ zh }) => zh)]),
    [['示例题目一', '示例大学'], ['示例题目二', '示例大学', '示例生物'], ['示例题目三']],
  );
  assert.equal(talks[2]?.speaker, null);
});

test('a programme of a curated event adds to it', async () => {
  const [known] = readCuration('events', eventRow);
  const { statements } = await parse([`${known?.zh[0]},,,,,主论坛,示例题目,王五,示例大学`]);
  assert.deepEqual([...new Set(statements.map(({ subject }) => subject))], [`event/${known?.id}`]);
  assert.equal(statements.find(({ property }) => property === 'held')?.valid_from, null);
});

test('an English page with a table is read too', async () => {
  const { statements } = await parseFiles('event-programme', [
    putFile(temporaryFolder(), 'p.html', String(samples[1]?.['programme.html'])),
  ]);
  assert.equal(statements.filter(({ property }) => property === 'talk').length, 1);
  assert.deepEqual(
    statements.filter(({ property }) => property === 'name').map(({ value }) => value),
    ['Sample Summit'],
  );
});

test('a talk without a topic is quarantined, a day that is none is told, and a table without its columns is refused', async () => {
  const { issues, statements } = await parse([...ROWS.slice(0, 1), '示例细胞治疗大会,,,,,,,赵六,', '另一大会,,五月,,,,题目,,']);
  assert.deepEqual(
    issues.map(({ record, severity, code }) => [record, severity, code]),
    [
      ['row=2', 'quarantined', 'no-id'],
      ['row=3', 'warning', 'bad-date'],
    ],
  );
  assert.equal(statements.filter(({ property }) => property === 'talk').length, 2);
  await assert.rejects(parse(['a'], '活动'), /has no column topic; the list must come with its header/);
});
