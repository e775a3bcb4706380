import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimsOf } from './helpers.ts';

test('deals: type, parties, amount and currency', () => {
  const [licence] = claimsOf('2023年3月1日,科信生物与跨国药企Larkspur就其体内CAR-T管线达成授权合作协议,首付款5000万美元。', 'deal');
  assert.deepEqual(
    [licence?.type, licence?.parties, licence?.amount, licence?.currency, licence?.date],
    ['license', ['科信生物', 'Larkspur'], '5000万美元', 'USD', '2023-03-01'],
  );
  const [round] = claimsOf('Orla Bio raised $85 million in a Series B round to advance its in vivo CAR-T pipeline.', 'deal');
  assert.deepEqual([round?.type, round?.parties, round?.amount], ['financing_series_b', ['Orla Bio'], '$85 million']);
  const [end] = claimsOf('Novelle Bio terminated its gene therapy collaboration agreement with Cytana Therapeutics.', 'deal');
  assert.equal(end?.type, 'termination');
  assert.deepEqual(claimsOf('Novelle Bio may acquire the CAR-T company Cytana Therapeutics.', 'deal'), []);
});

test('events: name, place, date and people', () => {
  const [zh] = claimsOf('第三届中国基因治疗大会于2024年9月12日在苏州召开,中国科学院院士李明、复旦大学教授王强出席会议并致辞。', 'event');
  assert.deepEqual([zh?.name, zh?.date, zh?.place], ['第三届中国基因治疗大会', '2024-09-12', '苏州']);
  assert.deepEqual(
    zh?.speakers.map(({ name }) => name),
    ['李明', '王强'],
  );
  const [en] = claimsOf('The 5th Asia Cell Therapy Summit was held in Singapore on June 5, 2024.', 'event');
  assert.deepEqual([en?.name, en?.date, en?.place], ['5th Asia Cell Therapy Summit', '2024-06-05', 'Singapore']);
});

test('events: a talk belongs to the event named before it', () => {
  const claims = claimsOf('基因编辑产业峰会近日在南京举行。\n南京大学教授周建作主题报告《碱基编辑的边界》。', 'event');
  assert.deepEqual(
    claims.map(({ name, speakers }) => [name, speakers[0]?.name, speakers[0]?.talk]),
    [
      ['基因编辑产业峰会', undefined, undefined],
      ['基因编辑产业峰会', '周建', '碱基编辑的边界'],
    ],
  );
});

test('policies: name and issuer; the day of effect is not the day of issue', () => {
  const [zh] = claimsOf('国家卫健委、国家药监局联合印发《体细胞治疗临床研究管理办法(试行)》,自2025年1月1日起施行。', 'policy');
  assert.deepEqual([zh?.name, zh?.issuer, zh?.date], ['《体细胞治疗临床研究管理办法(试行)》', '国家卫健委、国家药监局', null]);
  const [en] = claimsOf('In May 2024 the FDA published final guidance on CAR-T development.', 'policy');
  assert.deepEqual([en?.name, en?.issuer], [null, 'FDA']);
});

test('articles of other fields give no claims', () => {
  assert.deepEqual(claimsOf('国家药监局批准瑞诺制药的注射用抗体RN-88开展临床试验,完成B轮融资3亿元。', 'deal'), []);
  assert.deepEqual(claimsOf('市政府印发《促进合成生物产业发展若干规定》。', 'policy'), []);
});
