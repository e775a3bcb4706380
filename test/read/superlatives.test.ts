import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimsOf, wordsAt } from './helpers.ts';

const FOUND: [string, [string, string | null][]][] = [
  [
    '该产品是国内第三款获批上市的CAR-T疗法,也是全球唯一靶向GPRC5D的上市产品。',
    [
      ['third', 'china'],
      ['only', 'world'],
    ],
  ],
  [
    '中国首款和第二款NK细胞药物均在该园诞生。',
    [
      ['first', 'china'],
      ['second', 'china'],
    ],
  ],
  ['就地中海贫血基因疗法而言,它在亚洲排第二。', [['second', 'asia']]],
  ['这是我国基因治疗企业最集中、规模最大的园区。', [['largest', 'china']]],
  [
    "It is the only approved cell therapy for the disease and China's second CAR-T product.",
    [
      ['only', null],
      ['second', 'china'],
    ],
  ],
  ["RGB-01 became Japan's first iPSC product.", [['first', 'japan']]],
  ["Editra runs the world's largest base editing plant.", [['largest', 'world']]],
];

for (const [text, expected] of FOUND) {
  test(`reads: ${text.slice(0, 50)}`, () => {
    const claims = claimsOf(text, 'superlative');
    assert.deepEqual(claims.map(({ rank, scope }) => [rank, scope]).sort(), expected.toSorted());
    for (const { evidence, evidence_span } of claims) assert.equal(wordsAt(text, evidence_span), evidence);
  });
}

const NOTHING = [
  '这款CAR-T疗法有望成为全球首个狼疮治疗产品。',
  '公司完成CAR-T试验首例患者给药,并将于第二季度公布数据。',
  '第五届细胞治疗大会在苏州召开。',
  'CVP-11 could become the first TCR-T therapy approved in Europe.',
  'The first patients in the CAR-T study were dosed in the first half of 2024.',
  'Is this the first gene therapy for deafness?',
  'The gene therapy is not the first of its class.',
];

for (const text of NOTHING) {
  test(`finds no superlative: ${text.slice(0, 50)}`, () => assert.deepEqual(claimsOf(text, 'superlative'), []));
}
