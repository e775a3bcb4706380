import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimsOf } from './helpers.ts';

const FOUND: [string, [string, string | null, string | null][]][] = [
  [
    '截至2023年底,全国共有87个CAR-T临床试验获批,其中上海占比约三成。',
    [
      ['87个', '全国', null],
      ['约三成', '上海', '全国'],
    ],
  ],
  [
    '浦东细胞治疗企业超过150家,占全国的四分之一以上。',
    [
      ['超过150家', '浦东', null],
      ['四分之一以上', '浦东', '全国'],
    ],
  ],
  ['康诺生物CAR-T产品KN-12的客观缓解率为87.5%。', [['87.5%', 'KN-12', null]]],
  ["About one-sixth of the country's approved CAR-T trials are run in Zhangjiang.", [['About one-sixth', 'Zhangjiang', null]]],
  ['12 of 40 patients relapsed after CAR-T treatment.', [['12', null, '40']]],
];

for (const [text, expected] of FOUND) {
  test(`reads: ${text.slice(0, 50)}`, () => {
    const claims = claimsOf(text, 'statistic');
    assert.deepEqual(
      claims.map(({ value, subject, denominator }) => [value, subject, denominator]),
      expected,
    );
  });
}

test('dates a statistic and says what is measured', () => {
  const [claim] = claimsOf('截至2024年3月,苏州已有12个基因治疗项目获批临床。', 'statistic');
  assert.deepEqual([claim?.as_of, claim?.subject], ['2024-03', '苏州']);
  assert.match(claim?.measure ?? '', /基因治疗项目/);
});

test('targets of a plan, ages and dates are no statistics', () => {
  assert.deepEqual(claimsOf('规划提出,到2027年培育细胞治疗企业200家以上。', 'statistic'), []);
  assert.deepEqual(claimsOf('该CAR-T产品用于25岁以下患者,2024年5月2日获批。', 'statistic'), []);
});
