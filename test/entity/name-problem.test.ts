import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameProblem, organisationProblem } from '../../src/entity/name-problem.ts';

const PROBLEMS: [problem: string, names: string[]][] = [
  ['empty', ['', '   ', '\t\n']],
  ['placeholder', ['N/A', 'n.a.', 'None', '不限', '无', '其它', 'Self', '企业选择不公示', '登记人暂未填写该信息', '(Select)']],
  ['no-letters', ['()', '--', '12345', '\u{1F600}\u{1F600}', '/']],
  ['place-or-form', ['上海', 'Shanghai', 'China', '有限公司', 'Co., Ltd.', '上海有限公司', 'Beijing Co., Ltd.']],
  ['too-long', ['科'.repeat(10_000), 'Quillon '.repeat(2000)]],
];

test('what is no name says why', () => {
  for (const [problem, names] of PROBLEMS) for (const name of names) assert.equal(nameProblem(name), problem, name.slice(0, 20));
});

test('names stay names, also in mixed scripts and with signs', () => {
  for (const name of ['珂麓生物', 'Quillon', '珂麓 Quillon Bio', 'Quillon\u{1F600} Bio', 'QX053', '上海药物所', 'None-Immune Biotech']) {
    assert.equal(organisationProblem(name), null, name);
  }
});

test('a person is none of the organisations, but one may bear a title in its name', () => {
  for (const name of ['Wei Zhang', 'Zhang Wei, MD', 'Prof. Ann Marlow', '张伟明', '李娜 教授'])
    assert.equal(organisationProblem(name), 'person', name);
  for (const name of ['M.D. Marlow Cancer Center', 'Prof. Marlow Clinic', 'Dr. Marlow Laboratories Ltd.'])
    assert.equal(organisationProblem(name), null, name);
});
