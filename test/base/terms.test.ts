import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldTerm, type Term, TermMatcher } from '../../src/base/terms.ts';

/** Tries every term at every place, longest first: slow and plainly right. */
function naive(terms: Term<string>[], text: string): { start: number; end: number; value: string }[] {
  const { text: folded, at } = foldTerm(text);
  const sorted = terms.map((term) => ({ ...term, folded: foldTerm(term.text).text })).sort((a, b) => b.folded.length - a.folded.length);
  const joins = (char: string | undefined) => char !== undefined && /[\p{Script=Latin}\p{Script=Greek}\p{N}]/u.test(char);
  const hits = [];
  for (let i = 0; i < folded.length; i += 1) {
    const found = sorted.find((term) => {
      if (!folded.startsWith(term.folded, i)) return false;
      const [start, end] = [at[i] as number, (at[i + term.folded.length - 1] as number) + 1];
      const alone = !(joins(text[start - 1]) && joins(text[start])) && !(joins(text[end]) && joins(text[end - 1]));
      return alone && (!term.exact || text.slice(start, end).replace(/[\s-]/g, '') === term.text.replace(/[\s-]/g, ''));
    });
    if (!found) continue;
    const end = (at[i + found.folded.length - 1] as number) + 1;
    hits.push({ start: at[i] as number, end, value: found.value });
    while (i + 1 < folded.length && (at[i + 1] as number) < end) i += 1;
  }
  return hits;
}

const plain = (hits: { start: number; end: number; value: string }[]) => hits.map(({ start, end, value }) => ({ start, end, value }));

test('agrees with a naive matcher on random texts over a small alphabet', () => {
  const letters = [...'abA1- 细胞治T+'];
  let seed = 7;
  const next = (n: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * n);
  };
  const word = (n: number) => Array.from({ length: n }, () => letters[next(letters.length)]).join('');
  for (let round = 0; round < 300; round += 1) {
    const texts = Array.from({ length: 8 }, () => word(2 + next(4))).filter((text) => foldTerm(text).text.length >= 2);
    const unique = [...new Map(texts.map((text) => [foldTerm(text).text, text])).values()];
    const terms = unique.map((text, i) => ({ text, value: String(i), exact: i % 3 === 0 }));
    const text = word(40);
    assert.deepEqual(plain(new TermMatcher(terms).find(text)), naive(terms, text), JSON.stringify({ terms, text }));
  }
});

test('takes the longest term and folds case, width, spaces and hyphens', () => {
  const matcher = new TermMatcher([
    { text: 'CAR-T', value: 'short' },
    { text: 'CAR-T cell therapy', value: 'long' },
    { text: '基因治疗', value: 'gene' },
  ]);
  assert.deepEqual(
    matcher.find('a car t-cell therapy, a CAR- T and a CAR-T;基因治疗').map(({ value }) => value),
    ['long', 'short', 'short', 'gene'],
  );
});

test('keeps word boundaries for Latin terms and case for exact ones', () => {
  const matcher = new TermMatcher([
    { text: 'MET', value: 'gene', exact: true },
    { text: 'NK', value: 'cell' },
  ]);
  assert.deepEqual(
    matcher.find('we met METRO and MET; ANK NK细胞').map(({ value }) => value),
    ['gene', 'cell'],
  );
});

test('refuses a term of one character', () => {
  assert.throws(() => new TermMatcher([{ text: 'T', value: 1 }]), /two characters/);
});
