import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { shipped } from '../../src/base/root.ts';
import { labelOf } from '../../src/model/labels.ts';
import { readArticle } from '../../src/read/article.ts';
import { linkMentions, type Mention } from '../../src/read/named.ts';

const idsOf = (mentions: Mention[], type: Mention['type']) =>
  mentions.flatMap((one) => (one.type === type ? [[one.text, one.id, one.precision].filter((part) => part !== undefined)] : []));

test('designations, people, events, policies and quantities are mentioned besides names', () => {
  const { mentions } = readArticle(`2024年9月10日，第三届澄湖细胞治疗峰会在苏州召开，澄湖医院院长赵明远作主旨演讲。
康麓生物的CAR-T产品KL201注射液获FDA授予孤儿药资格，18名患者中有16名缓解。苏州市科技局印发《苏州市细胞治疗产业发展行动计划》。`);
  assert.deepEqual(idsOf(mentions, 'DESIGNATION'), [['孤儿药', 'orphan']]);
  assert.deepEqual(idsOf(mentions, 'PERSON'), [['赵明远', null]]);
  assert.deepEqual(idsOf(mentions, 'EVENT'), [['第三届澄湖细胞治疗峰会', null]]);
  assert.deepEqual(idsOf(mentions, 'POLICY'), [['《苏州市细胞治疗产业发展行动计划》', null]]);
  assert.deepEqual(idsOf(mentions, 'QUANTITY'), [['16名', null]]);
});

test('a date says how exact it is', () => {
  const { mentions } = readArticle(
    `2024年3月5日，某公司的CAR-T产品获批。公司于2023年6月递交申请，2022年第三季度启动试验，2021年上半年完成融资，2020年成立，2018年到2019年在建设。`,
  );
  assert.deepEqual(
    idsOf(mentions, 'DATE').map(([, id, precision]) => [id, precision]),
    [
      ['2024-03-05', 'day'],
      ['2023-06', 'month'],
      ['2022-Q3', 'quarter'],
      ['2021-01/2021-06', 'half'],
      ['2020', 'year'],
      ['2018/2019', 'range'],
    ],
  );
});

test('organisations and products carry an id only where the link is sure', () => {
  const link = (id: string, score: number) => ({ id, score, reason: { zh: '', en: '' } });
  const links = {
    organisation: (name: string) => (name === 'Larkspur Therapeutics' ? link('larkspur', 1) : link('other', 0.9)),
    product: () => undefined,
  };
  const { mentions } = readArticle('Larkspur Therapeutics and Koru Bio said the FDA cleared LRK-201, a CAR-T therapy.');
  const linked = linkMentions(mentions, links);
  assert.deepEqual(idsOf(linked, 'ORG'), [
    ['Larkspur Therapeutics', 'larkspur'],
    ['Koru Bio', null],
  ]);
  assert.deepEqual(idsOf(linked, 'PRODUCT'), [['LRK-201', null]]);
  assert.deepEqual(idsOf(linked, 'AGENCY'), [['FDA', 'fda']]);
});

test('every rule and slot that explains a claim, and every type of mention, has words in both languages', () => {
  const isNamed = (group: string, code: string) => labelOf(group, code).zh !== code;
  for (const set of ['a', 'c'])
    for (const file of readdirSync(shipped('test', 'read', 'held-out', set)).filter((name) => name.endsWith('.txt'))) {
      const { explanations, mentions } = readArticle(readFileSync(shipped('test', 'read', 'held-out', set, file), 'utf8'));
      for (const { rule, words } of explanations) {
        assert.ok(isNamed('rule', rule) || isNamed('rule', rule.split(':')[0] ?? ''), rule);
        for (const slot of Object.keys(words)) assert.ok(isNamed('slot', slot), slot);
      }
      for (const { type } of mentions) assert.ok(isNamed('mention', type), type);
    }
});
