import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LiteralIndex, requirementOf } from '../../src/base/literals.ts';
import { BOUND, requiredOf } from '../../src/base/required.ts';
import { foldUnit, ROOT, Trie } from '../../src/base/trie.ts';

const literalsOf = (pattern: RegExp) => requiredOf(pattern)?.literals;

test('derives the literals one of which stands in every match', () => {
  assert.deepEqual(requiredOf(/(?:本|该)?公司/), { literals: ['公司'], reach: 1, lag: 0, folded: false });
  assert.deepEqual(requiredOf(/[^,。]{0,30}(?:大会|峰会)x?/), { literals: ['大会', '峰会'], reach: 30, lag: 0, folded: false });
  assert.deepEqual(literalsOf(/\bApprov(?:ed|al\w)/i), [`${BOUND}approv`]);
  assert.deepEqual(literalsOf(/(?<![\w-])IND\b|\b治\b疗\b/), [`${BOUND}IND${BOUND}`, '治疗']);
  assert.deepEqual(literalsOf(/(?<!\d)[A-C]x|y{2,}(?=z)/), ['Ax', 'Bx', 'Cx', 'y']);
  assert.deepEqual(literalsOf(/\w+(?=[,;]qz)/), [',qz', ';qz']);
  assert.deepEqual(requiredOf(/\w{0,2}(?<=(?:甲|乙)\s{1,3})\w/), { literals: ['甲', '乙'], reach: 2, lag: 4, folded: false });
});

test('derives nothing where a match may do without', () => {
  for (const pattern of [/a?/, /a*|b/, /[^a]/, /\p{L}+/u, /(?:abc)?\w/, /(?<=abc|)\w/, /(?!abc)\w/, /[a-z]+/, /(x)?\1/])
    assert.equal(requiredOf(pattern), undefined, String(pattern));
});

test('units that differ only in case fold to one', () => {
  for (const [one, other] of ['aA', 'kK', 'sſ', 'µμ', 'ςσ', 'åÅ'])
    assert.equal(foldUnit((one as string).charCodeAt(0)), foldUnit((other as string).charCodeAt(0)));
  for (let code = 0; code < 0x10000; code += 1) {
    const char = String.fromCharCode(code);
    const isSafe = code < 128 || (code >= 0x391 && code <= 0x3c9);
    if (!isSafe || /[\\^$.*+?()[\]{}|/-]/.test(char)) continue;
    for (const other of [char.toUpperCase(), char.toLowerCase(), '\u212a', '\u017f'])
      if (new RegExp(`^${char}$`, 'iu').test(other)) assert.equal(foldUnit(code), foldUnit(other.charCodeAt(0)), char + other);
  }
});

test('a trie holds what was added and nothing else', () => {
  const trie = new Trie();
  const words = Array.from({ length: 3000 }, (_, i) => `${(i * 7919) % 3001}治${i % 7}`);
  const ends = new Map(words.map((word) => [word, trie.add(word)]));
  const find = (word: string) => [...word].reduce((node, unit) => node && trie.child(node, unit.charCodeAt(0)), ROOT);
  for (const word of words) assert.equal(find(word), ends.get(word));
  assert.equal(new Set(ends.values()).size, new Set(words).size);
  for (const word of ['x', '治', '治1', `${words[0]}治`]) assert.equal(find(word), 0);
});

test('an index finds the places of literals as a plain search does, before and after it met their expression', () => {
  const letters = [...'aAbBk\u212a治疗 '];
  const text = Array.from({ length: 400 }, (_, i) => letters[(i * i * 31 + 7 * i) % letters.length]).join('');
  for (const pattern of [/ab|治/i, /aB|k疗/, /[Aa]b/, /b治疗/i, /\ba|b\b/, /\bK\b|疗a/i]) {
    const { literals, folded } = requiredOf(pattern) ?? { literals: [], folded: false };
    const fold = (words: string) => (folded ? words.toLowerCase() : words);
    const isWord = (at: number) => /[A-Za-z0-9]/.test(text[at] ?? '');
    const stands = (literal: string, at: number) => {
      const bare = literal.replaceAll(BOUND, '');
      const end = at + bare.length;
      const fits = !(literal.startsWith(BOUND) && isWord(at - 1)) && !(literal.endsWith(BOUND) && isWord(end));
      return fits && fold(text).startsWith(bare, at);
    };
    const plainly = Array.from(text, (_, at) => at).filter((at) => literals.some((literal) => stands(literal, at)));
    const early = new LiteralIndex(text);
    const needs = requirementOf(pattern);
    assert.ok(needs);
    for (const index of [early, new LiteralIndex(text)])
      for (let from = 0; from <= text.length; from += 1)
        assert.equal(index.next(needs, from), plainly.find((at) => at >= from) ?? Infinity, `${pattern} from ${from}`);
  }
});
