import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimsOf } from './helpers.ts';

const POLICIES: [string, [string | null, string | null, string | null][]][] = [
  [
    'On 3 June 2025 the European Commission adopted the revised Guidelines on Good Practice for Advanced Therapy Products.',
    [['Guidelines on Good Practice for Advanced Therapy Products', 'European Commission', '2025-06-03']],
  ],
  [
    'In January 2024 the FDA finalised its guidance "Considerations for Developing Chimeric Antigen Receptor Products" for CAR-T.',
    [['Considerations for Developing Chimeric Antigen Receptor Products', 'FDA', '2024-01']],
  ],
  [
    'The MHRA published guidance on point-of-care manufacture of cell therapies; the rules come into force on 23 July 2025.',
    [[null, 'MHRA', null]],
  ],
  [
    "Japan's parliament passed the Act on the Safety of Regenerative Medicine.",
    [['Act on the Safety of Regenerative Medicine', "Japan's parliament", null]],
  ],
  [
    '近日,北京市药监局会同市卫健委等四部门联合印发《北京市细胞与基因治疗若干措施》,自发布之日起施行。',
    [['《北京市细胞与基因治疗若干措施》', '北京市药监局会同市卫健委等四部门', null]],
  ],
  ['立法院通过的《再生医疗法》,由总统于2024年6月19日公布。', [['《再生医疗法》', '总统', '2024-06-19']]],
  ['中国抗癌协会发布《CAR-T细胞治疗管理指南(2024版)》。', [['《CAR-T细胞治疗管理指南(2024版)》', '中国抗癌协会', null]]],
  ['南岛先行区管理局公布第三批细胞治疗转化应用目录。', [['第三批细胞治疗转化应用目录', '南岛先行区管理局', null]]],
  ['管委会还将推出“基因治疗十条”。', []],
  ['他作了题为《细胞治疗的监管政策》的报告并发布新书。', []],
];

for (const [text, expected] of POLICIES) {
  test(`policies: ${text.slice(0, 50)}`, () => {
    assert.deepEqual(
      claimsOf(text, 'policy').map(({ name, issuer, date }) => [name, issuer, date]),
      expected,
    );
  });
}

test('policies: titles behind an act of issuing on the same line take its issuer and date', () => {
  const text =
    'On 4 May 2025 the FDA published two draft guidances on gene therapy. The first, "Potency Tests for Vectors Made at Small Scale", is short.';
  const [act, titled] = claimsOf(text, 'policy');
  assert.deepEqual([act?.name, act?.issuer], [null, 'FDA']);
  assert.deepEqual([titled?.name, titled?.issuer, titled?.date], ['Potency Tests for Vectors Made at Small Scale', 'FDA', '2025-05-04']);
});
