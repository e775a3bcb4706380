import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimsOf } from './helpers.ts';

const FOUND: [string, [string, string | null, string | null][]][] = [
  [
    '截至2023年底,全国共有87个CAR-T临床试验获批,其中上海占比约三成。',
    [
      ['87个', '全国', null],
      ['约三成', '上海', '87个'],
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

const MEASURED: [string, string[]][] = [
  ['注册研究纳入58名淋巴瘤患者,CAR-T治疗后客观缓解率为81.0%。', ['81.0%']],
  ['研究入组14人,AAV基因治疗后平均年化出血率为0.8次,11人再未出血。', ['0.8次', '11人']],
  ['又有三款CAR-T产品拟纳入突破性治疗', []],
  ['国家药监局受理康诺生物CAR-T产品KN-12、KN-15两款产品的上市申请,至此国内申报上市的CAR-T达9款。', ['9款']],
  ['受访的312家企业中有CAR-T管线的不多,公司还将裁员两成。', []],
  ['The gene therapy trial, which treated 23 boys, found that 19 were free of seizures.', ['19']],
  ['The gene therapy was studied in nine subjects, of whom seven saw better.', ['seven']],
  ['Of 24 patients treated with BFT-303, a CAR-T, 20 achieved remission.', ['20']],
  ['None of the 24 patients on the CAR-T relapsed.', ['None']],
  ['The CAR-T study will take up to 40 patients, or up to 60 patients in Korea.', []],
  ['目前登记的基因治疗试验共412项,其中96项针对罕见病,占比约23%。', ['412项', '96项', '约23%']],
  ['40名接受CAR-T治疗的患者中有31名达到完全缓解,中位随访14.5个月。', ['31名', '14.5个月']],
  ['该CAR-T产品的标价为每剂118万元,公司获得奖励500万元。', ['118万元']],
  ['干细胞企业占比从12%升至30%。', ['30%']],
  ['Of the 48 patients given the CAR-T, 39 went into remission.', ['39']],
  ['Nearly 300 gene therapy requests were filed, of which 120 were granted.', ['Nearly 300', '120']],
  ['One in 25,000 newborns carries the gene therapy target mutation.', ['One in 25,000']],
  ['The list price of the gene therapy, $3.1 million, is disputed.', ['$3.1 million']],
  ['Median progression-free survival on the CAR-T was 11.2 months.', ['11.2 months']],
  ['The CAR-T is given to adults over 60 years of age in Phase 2 at 3 sites in 4 weeks.', []],
  ['Six patients will get the CAR-T at a dose of 150 million cells on day 28.', []],
  ['CAR-T疗法有望在3年内覆盖五成患者,首批三名患者已入组。', []],
];

for (const [text, values] of MEASURED) {
  test(`measures: ${text.slice(0, 50)}`, () => {
    assert.deepEqual(
      claimsOf(text, 'statistic').map(({ value }) => value),
      values,
    );
  });
}

const COMPARED: [string, string[]][] = [
  ['22名接受基因治疗的患儿里有20名(91%)无事件存活。', ['20名']],
  ['细胞治疗行业融资总额从2019年的120亿元降至2024年的45亿元。', ['45亿元']],
  ['国内有9款基因疗法,涉及8家企业,其中3款进入Ⅲ期,较上年的2款增加。', ['9款', '8家', '3款']],
  ['The share of CAR-T trials in autoimmune disease rose from 4% to 9%.', ['9%']],
  ['A gene therapy may help about 100,000 people in the US and 7.7 million worldwide.', ['about 100,000', '7.7 million']],
];

for (const [text, values] of COMPARED) {
  test(`compares: ${text.slice(0, 50)}`, () => {
    assert.deepEqual(
      claimsOf(text, 'statistic').map(({ value }) => value),
      values,
    );
  });
}

test('a share takes its whole, and a bare number its measure, from the count before it on the line', () => {
  const claims = claimsOf('Gene therapy developers: 2,000 companies are active. Asia is home to 40%.', 'statistic');
  assert.match(claims[1]?.measure ?? '', /companies/);
  const [, part] = claimsOf('细胞治疗企业共300家,其中上海有90家。', 'statistic');
  assert.deepEqual([part?.subject, part?.denominator], ['上海', '300家']);
});

const WORDED: [string, [string, string | null][]][] = [
  ['There are about 1.5 million lupus patients who might need a CAR-T.', [['about 1.5 million', null]]],
  [
    'Some 420 gene therapy requests had come in by May 2025, of which 96 were granted.',
    [
      ['Some 420', null],
      ['96', 'Some 420 gene therapy requests'],
    ],
  ],
];

for (const [text, expected] of WORDED) {
  test(`counts: ${text.slice(0, 50)}`, () => {
    assert.deepEqual(
      claimsOf(text, 'statistic').map(({ value, denominator }) => [value, denominator]),
      expected,
    );
  });
}
