import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkArticle } from '../../src/check/article.ts';
import { inTurns } from '../../src/check/watch.ts';
import { testAtlas } from '../support/atlas.ts';

const DAYS = { as_of: '2026-05-20', known_by: '2026-05-20' };
/** Sixty claims of sixty products. */
const MANY = Array.from({ length: 60 }, (_, at) => `The FDA granted orphan drug designation to INV-${at + 100}, a CAR-T therapy.`).join(
  '\n',
);
const STATED = 'The FDA granted orphan drug designation to INV-101, a CAR-T therapy.\n';

test('answers come in the order of the items, each step is told, and others get their turn between', async () => {
  const steps: string[] = [];
  let others = 0;
  const timer = setInterval(() => {
    others += 1;
  }, 0);
  const items = Array.from({ length: 200 }, (_, at) => at);
  const answers = await inTurns(items, { onStep: (done, total) => steps.push(`${done}/${total}`) }, async (item) => item * 2);
  clearInterval(timer);
  assert.deepEqual(
    answers,
    items.map((item) => item * 2),
  );
  assert.deepEqual([steps[0], steps.at(-1), steps.length], ['0/200', '200/200', 201]);
  assert.ok(others > 0);
});

test('a check that nobody waits for any more ends before all its claims are judged', async () => {
  const atlas = await (await testAtlas()).atlas();
  const left = new AbortController();
  let judged = 0;
  const onStep = (done: number) => {
    judged = done;
    if (done === 3) left.abort();
  };
  await assert.rejects(checkArticle(atlas, MANY, DAYS, { onStep, signal: left.signal }), { name: 'AbortError' });
  assert.ok(judged < 60, `${judged} were judged`);
});

test('a watched check finds what an unwatched one does', async () => {
  const atlas = await (await testAtlas()).atlas();
  const told: [number, number][] = [];
  const watched = await checkArticle(atlas, STATED, DAYS, { onStep: (done, total) => told.push([done, total]) });
  assert.deepEqual(watched, await checkArticle(atlas, STATED, DAYS));
  assert.deepEqual(told, [
    [0, 1],
    [1, 1],
  ]);
});
