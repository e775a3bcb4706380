import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgementsOf, logFile, type Said } from '../../test/support/log.ts';
import { parseFiles } from '../../test/support/store.ts';

const SAID: Said[] = [
  { decided: '2026-02-01', about: 'identity', kind: 'product', a: 'QX-053', b: 'product/qx053', label: 'unsure' },
  { decided: '2026-03-01', about: 'class', subject: 'trial/NCT90000001', field: 'targets', value: ['CD19', 'CD22'] },
];

test('each line is a subject of its own, known from its day, with a locator for every part', async () => {
  const [first, second] = judgementsOf(SAID);
  const undo = { decided: '2026-04-01', about: 'undo', undoes: second?.id ?? '' } as const;
  const { statements, issues } = await parseFiles('judgements', [logFile([...SAID, undo])]);
  assert.deepEqual(issues, []);
  const said = (id: string) =>
    statements.filter(({ subject }) => subject === `judgement/${id}`).map((one) => [one.property, one.value, one.record, one.field]);
  assert.deepEqual(said(first?.id ?? ''), [
    ['judged', 'unsure', 'line=1', '/label'],
    ['judged_a', 'QX-053', 'line=1', '/a'],
    ['judged_b', 'product/qx053', 'line=1', '/b'],
    ['judged_by', 'a tester', 'line=1', '/by'],
    ['judged_kind', 'product', 'line=1', '/kind'],
    ['judged_why', 'an invented reason', 'line=1', '/why'],
  ]);
  const targets = statements.find(({ property, record }) => property === 'judged' && record === 'line=2');
  assert.deepEqual([targets?.value, targets?.observed_at, targets?.grade], ['["CD19","CD22"]', '2026-03-01', 'curator']);
  assert.equal(statements.find(({ property }) => property === 'undoes')?.value, second?.id);
});
