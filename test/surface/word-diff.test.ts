import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordDiff } from '../../src/surface/web/entity/word-diff.ts';

/** Pieces as text: what went in brackets, what came in braces. */
function written(before: string, after: string): string {
  return wordDiff(before, after)
    .map(({ kind, text }) => ({ same: text, gone: `[${text}]`, new: `{${text}}` })[kind])
    .join('');
}

test('words that went and came are told apart from those that stayed; a Chinese character is a word', () => {
  assert.equal(written('phase 1 trial', 'phase 2 trial'), 'phase [1]{2} trial');
  assert.equal(written('CD19 CAR-T 治疗淋巴瘤', 'CD19 CAR-T 治疗复发淋巴瘤'), 'CD19 CAR-T 治疗{复发}淋巴瘤');
  assert.equal(written('', 'all of it'), '{all of it}');
  assert.equal(written('all of it', ''), '[all of it]');
  assert.equal(written('the same', 'the same'), 'the same');
});

test('pieces give both texts again, long ones included', () => {
  const long = Array.from({ length: 900 }, (_, nth) => `word${nth}`).join(' ');
  for (const [before, after] of [
    ['a b c d e', 'x b y d z'],
    ['例数 20、30', '例数 30'],
    [long, `${long} more`],
  ] as const) {
    const pieces = wordDiff(before, after);
    const side = (gone: 'gone' | 'new') =>
      pieces
        .filter(({ kind }) => kind === 'same' || kind === gone)
        .map(({ text }) => text)
        .join('');
    assert.deepEqual([side('gone'), side('new')], [before, after]);
  }
});
