import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { shipped } from '../../src/base/root.ts';
import { readArticleApart } from '../../src/read/apart.ts';
import { readArticle } from '../../src/read/article.ts';

const EXAMPLE = readFileSync(shipped('examples', 'zhangjiang-2024.zh.md'), 'utf8');

test('a long article read in a thread of its own gives what it gives here, and holds up nobody', async () => {
  const long = EXAMPLE.repeat(20);
  const expected = readArticle(long);
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 5);
  const article = await readArticleApart(long, null);
  clearInterval(timer);
  assert.deepEqual(article, expected);
  assert.ok(turns > 5, `others had ${turns} turns`);
});

test('a text that is too long is refused from the thread as it is here', async () => {
  await assert.rejects(readArticleApart('细'.repeat(200_001), null), /an article may have 200000 characters, this text has 200001/);
});

test('the reading ends when it is given up', async () => {
  const given = new AbortController();
  const reading = readArticleApart(EXAMPLE.repeat(100), null, given.signal);
  setTimeout(() => given.abort(), 20);
  await assert.rejects(reading, { name: 'AbortError' });
});
