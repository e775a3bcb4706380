import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tokenize, wordsAt } from '../../src/classify/tokens.ts';
import { buildTrie, findTerms } from '../../src/classify/trie.ts';

const trie = buildTrie(
  ['CAR-T', 'stem cell', 'stem cell transplant', 'MSC', 'tumor vaccine', '干细胞', '造血干细胞'].map((text) => ({ text, value: text })),
);

function found(text: string): string[] {
  const tokens = tokenize(text);
  return findTerms(trie, tokens).map(({ from, to, value }) => `${value}=${wordsAt(tokens, from, to)}`);
}

test('finds the longest term at each place, across spaces and hyphens', () => {
  assert.deepEqual(found('CAR T, car-t and CART'), ['CAR-T=CAR T', 'CAR-T=car-t', 'CAR-T=CART']);
  assert.deepEqual(found('stem cell transplants of stem cells'), ['stem cell transplant=stem cell transplants', 'stem cell=stem cells']);
  assert.deepEqual(found('造血干细胞与干细胞'), ['造血干细胞=造血干细胞', '干细胞=干细胞']);
});

test('knows plurals and British spellings, and keeps the case of acronyms', () => {
  assert.deepEqual(found('tumour vaccines'), ['tumor vaccine=tumour vaccines']);
  assert.deepEqual(found('MSCs, msc'), ['MSC=MSCs']);
});

test('keeps offsets when lower case changes the length of a text', () => {
  const tokens = tokenize('İ CAR-T');
  assert.deepEqual([tokens.words.at(-1), wordsAt(tokens, 1, 3)], ['t', 'CAR-T']);
});
