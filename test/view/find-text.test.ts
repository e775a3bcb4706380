import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isLatin, keyOf } from '../../src/view/find-key.ts';
import { spellingsOf } from '../../src/view/find-spelled.ts';
import { linesOf, type Standing, searchLines, standsIn } from '../../src/view/find-text.ts';

test('a key has no case, space, hyphen, accent or mark, and knows where words begin', () => {
  assert.deepEqual(keyOf('OriCAR-017'), { text: 'oricar017', starts: [0, 6] });
  assert.deepEqual(keyOf('抗CD19嵌合'), { text: '抗cd19嵌合', starts: [0, 1, 5] });
  assert.deepEqual(keyOf('Université de Lyon'), { text: 'universitedelyon', starts: [0, 10, 12] });
  assert.deepEqual(keyOf('（原啟生物）ＣＡＲ－Ｔ'), { text: '原启生物cart', starts: [0, 4, 7] });
  assert.deepEqual(keyOf('%_ \u0000'), { text: '', starts: [] });
  assert.equal(keyOf('CLDN18.2').text, keyOf('cldn 18.2').text);
});

test('a Chinese name has its pinyin and initials, and those of the second reading of a character', () => {
  const [read, ...others] = spellingsOf('重庆精准');
  assert.equal(read?.full.text, 'chongqingjingzhun');
  assert.deepEqual(read?.full.starts, [0, 5, 9, 13]);
  assert.equal(read?.initials.text, 'cqjz');
  assert.deepEqual(
    others.map(({ full, isOther }) => [full.text, isOther]),
    [['zhongqingjingzhun', true]],
  );
  assert.deepEqual(spellingsOf('oricell'), []);
  assert.equal(spellingsOf('抗cd19')[0]?.full.text, 'kangcd19');
});

/** The same as `searchLines`, name by name. */
function plainly(names: string[], word: string): [number, Standing][] {
  const order = ['whole', 'prefix', 'word', 'inside'] as const;
  return names.flatMap((name, nth): [number, Standing][] => {
    const { text, starts } = keyOf(name);
    const places = Array.from(text, (_, at) => at).filter((at) => text.startsWith(word, at));
    const found = places
      .map((at): Standing => (at === 0 ? (text === word ? 'whole' : 'prefix') : starts.includes(at) ? 'word' : 'inside'))
      .filter((standing) => !isLatin(word) || word.length >= 3 || (standing !== 'inside' && (word.length >= 2 || standing !== 'word')));
    const best = order.find((one) => found.includes(one));
    return best === undefined ? [] : [[nth, best]];
  });
}

test('a search through all names finds what a search of each name finds', () => {
  const names = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'C', '-', ' ', '1', '原', '启'), maxLength: 8 }), { maxLength: 12 });
  const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '原', '启'), minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(names, words, (all, word) => {
      const lines = linesOf(all.map(keyOf));
      const found: [number, Standing][] = [];
      searchLines(lines, word, isLatin(word), (nth, standing) => found.push([nth, standing]));
      assert.deepEqual(found, plainly(all, word));
    }),
    { numRuns: 2000 },
  );
});

test('a further word stands in a line at the beginning of a word', () => {
  const lines = linesOf(['CAR-T cells in lymphoma', 'Scar tissue'].map(keyOf));
  assert.equal(standsIn(lines, 0, 'cells', true), true);
  assert.equal(standsIn(lines, 0, 'ells', true), false);
  assert.equal(standsIn(lines, 1, 'car', true), false);
  assert.equal(standsIn(lines, 1, 'cells', true), false, 'not in the line before');
});
