import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckedClaim, Verdict } from '../../../src/model/verdict.ts';
import { passagesOf } from '../../../src/surface/report/passages.ts';

/** A claim over code points of a text. */
function claimOver(span: [number, number], verdict: Verdict): CheckedClaim {
  const finding = { verdict, reasons: { zh: '', en: '' }, evidence: [], missing: [] };
  return { kind: 'policy', span, name: null, issuer: null, date: null, effect: null, ...finding };
}

test('overlapping claims cut a text into passages that know all claims over them and those that end with them', () => {
  const passages = passagesOf('ab🧬cdef\ngh', [claimOver([1, 5], 'supported'), claimOver([3, 7], 'unclear'), claimOver([8, 10], 'partly')]);
  assert.deepEqual(passages, [
    [
      { text: 'a', verdict: undefined, over: [], ending: [] },
      { text: 'b🧬', verdict: 'supported', over: [1], ending: [] },
      { text: 'cd', verdict: 'unclear', over: [1, 2], ending: [1] },
      { text: 'ef', verdict: 'unclear', over: [2], ending: [2] },
    ],
    [{ text: 'gh', verdict: 'partly', over: [3], ending: [3] }],
  ]);
});

test('a claim over several lines is marked in each and numbered where it ends', () => {
  const [first, second] = passagesOf('one\ntwo', [claimOver([0, 7], 'contradicted')]);
  assert.deepEqual([first?.[0]?.ending, second?.[0]?.ending], [[], [1]]);
  assert.deepEqual([first?.[0]?.verdict, second?.[0]?.verdict], ['contradicted', 'contradicted']);
});
