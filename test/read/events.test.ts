import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimsOf } from './helpers.ts';

const EVENTS: [string, [string | null, string[]][]][] = [
  ['Advanced Therapies Week, a gene therapy meeting, ended in Dallas on Friday.', [['Advanced Therapies Week', []]]],
  [
    'At the BIO International Convention in Boston, Dr. Amara Obi said that CAR-T costs would fall.',
    [['BIO International Convention', ['Amara Obi']]],
  ],
  ['The 30th annual meeting of ESGCT on gene therapy opened in Rome.', [['30th annual meeting of ESGCT', []]]],
  [
    '第六届江南细胞治疗论坛5月18日在杭州开幕。中国科学院院士陈立群致开幕辞,浙江大学教授黄海波作了题为《通用型CAR-T》的报告。',
    [['第六届江南细胞治疗论坛', ['陈立群', '黄海波']]],
  ],
  ['细胞治疗行业聚会。\n大会开幕式上,中国科学院院士陈立群、浙江大学教授黄海波先后致辞。', [['大会', ['陈立群', '黄海波']]]],
  ['3月8日,江南省细胞治疗临床应用推进会在苏州召开。', [['江南省细胞治疗临床应用推进会', []]]],
  ['公司召开股东大会,讨论细胞治疗业务。', []],
];

for (const [text, expected] of EVENTS) {
  test(`events: ${text.slice(0, 50)}`, () => {
    assert.deepEqual(
      claimsOf(text, 'event').map(({ name, speakers }) => [name, speakers.map((person) => person.name)]),
      expected,
    );
  });
}

test('events: of a title and a passage with day and place, the passage is taken', () => {
  const text = '第二届岭南基因治疗大会闭幕\n3月2日,第二届岭南基因治疗大会在广州举行。';
  const [event] = claimsOf(text, 'event');
  assert.deepEqual([event?.place, event?.span[0]], ['广州', 14]);
});
