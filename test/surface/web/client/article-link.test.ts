import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { pack, unpack } from '../../../../src/surface/web/client/article-link.ts';

const ARTICLE = { text: '国内首个获批临床的 CAR-T。🧬 "Quoted" <b>\n\nSecond paragraph.', published: '2024-10-23' };

test('an article goes into a link and comes out the same, in letters that no mail changes', async () => {
  const code = await pack(ARTICLE);
  assert.match(code, /^[\w-]+$/);
  assert.deepEqual(await unpack(code), ARTICLE);
  const long = { text: Array.from({ length: 20_000 }, (_, at) => `第${at}条。`).join('\n'), published: '' };
  assert.deepEqual(await unpack(await pack(long)), long);
});

test('a link that is cut short, changed or holds no article is refused', async () => {
  const code = await pack(ARTICLE);
  for (const damaged of [
    code.slice(0, -8),
    `${code.slice(0, 10)}AAAA${code.slice(14)}`,
    '%%%',
    '',
    asCode('{"text":"x"}'),
    asCode('[1,2]'),
  ])
    await assert.rejects(unpack(damaged), Error, damaged);
});

test('a link that unfolds into far more than an article is given up', async () => {
  await assert.rejects(unpack(asCode(JSON.stringify(['x'.repeat(3_000_000), '']))), /too much/);
});

function asCode(plain: string): string {
  return deflateRawSync(plain).toString('base64url');
}
