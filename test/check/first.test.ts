import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Coverage, type FirstRank, type FirstVerdict, judgeFirst } from '../../src/check/first.ts';
import type { Contender } from '../../src/view/rank.ts';

const covered: Coverage = { covered: true, sources: [{ zh: '监管名单', en: 'regulator-list' }], asOf: '2024-08-31', gaps: [] };
const doubt = { zh: '靶点未知', en: 'target unknown' };

function approved(name: string, date: string | null, more: Partial<Contender> = {}): Contender {
  return { name, event: 'approved', milestone: 'approved', date, ...more };
}

function judge(rank: FirstRank, contenders: Contender[], coverage = covered) {
  return judgeFirst({ subject: 'A', rank, milestone: 'approved', contenders, coverage });
}

const three = [approved('A', '2021-06-22'), approved('B', '2021-09'), approved('C', '2023')];
const cases: [string, FirstRank, Contender[], FirstVerdict][] = [
  ['first before all others', 'first', three, 'supported'],
  ['a rival certainly earlier', 'first', [approved('A', '2021-06-22'), approved('B', '2021-05')], 'contradicted'],
  ['intervals that overlap', 'first', [approved('A', '2021-09'), approved('B', '2021-09-06')], 'unclear'],
  ['the same day', 'first', [approved('A', '2021-09-06'), approved('B', '2021-09-06')], 'unclear'],
  ['a rival without a date', 'first', [approved('A', '2021-09-06'), approved('B', null)], 'unclear'],
  ['a doubtful rival that is earlier', 'first', [approved('A', '2021-09-06'), approved('B', '2020', { doubt })], 'unclear'],
  ['a doubtful rival that is later', 'first', [approved('A', '2021-09-06'), approved('B', '2022', { doubt })], 'supported'],
  ['no fact of the subject', 'first', [approved('B', '2021')], 'unclear'],
  ['no fact of the subject, a rival said to be ahead', 'first', [approved('B', '2021', { prior: true })], 'contradicted'],
  ['the subject without a date', 'first', [approved('A', null)], 'unclear'],
  ['first claimed for the second', 'second', three, 'contradicted'],
  ['second with one before', 'second', [approved('A', '2021-09'), approved('B', '2021-06'), approved('C', '2023')], 'supported'],
  [
    'third with one before and others after',
    'third',
    [approved('A', '2021'), approved('B', '2020'), approved('C', '2023')],
    'contradicted',
  ],
  ['fifth in a short list', 'fifth', [approved('A', '2021'), approved('B', '2020')], 'unclear'],
  ['second with a tie', 'second', [approved('A', '2021-09'), approved('B', '2021-06'), approved('C', '2021-09')], 'unclear'],
  ['the only one', 'only', [approved('A', '2021')], 'supported'],
  ['only, with a later one', 'only', [approved('A', '2021'), approved('B', '2023')], 'contradicted'],
  ['only, with a doubtful one', 'only', [approved('A', '2021'), approved('B', '2023', { doubt })], 'unclear'],
];

for (const [name, rank, contenders, verdict] of cases) {
  test(`${name}: ${verdict}`, () => assert.equal(judge(rank, contenders).verdict, verdict));
}

test('sources that do not cover the question leave it unclear and are named', () => {
  const answer = judge('first', three, { covered: false, sources: [], asOf: null, gaps: ['the regulator’s list of 2020'] });
  assert.equal(answer.verdict, 'unclear');
  assert.deepEqual(answer.missing, ['the regulator’s list of 2020']);
});

test('a supported verdict says what the atlas knows, when and from where, in both languages', () => {
  const { reasons, order, missing } = judge('first', three);
  assert.match(reasons[0]?.en ?? '', /^first known to the atlas at 2024-08-31 from regulator-list: A \(2021-06-22\)/);
  assert.match(reasons[0]?.zh ?? '', /截至2024-08-31.*监管名单.*第 1 个：A/);
  assert.deepEqual(
    order.map(({ name }) => name),
    ['A', 'B', 'C'],
  );
  assert.deepEqual(missing, []);
});

test('an unclear verdict names what would settle it', () => {
  const { missing } = judge('first', [approved('A', '2021-09-06'), approved('B', null), approved('C', '2020', { doubt })]);
  assert.deepEqual(missing, ['whether C is comparable: target unknown', 'the exact date of B']);
});

test('facts of other milestones do not count', () => {
  const submitted: Contender = { name: 'B', event: 'BLA submitted', date: '2019' };
  assert.equal(judge('first', [approved('A', '2021'), submitted]).verdict, 'supported');
});
