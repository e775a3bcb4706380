import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { shipped } from '../../src/base/root.ts';
import { classProblem } from '../../src/classify/judged.ts';
import { organisationRow, productRow, readCuration } from '../../src/model/curation.ts';
import { type Judgement, readLog } from '../../src/model/judgement.ts';
import { judgementsOf, logText } from '../support/log.ts';

const ROWS = judgementsOf([
  { decided: '2026-02-01', about: 'identity', kind: 'organisation', a: 'Quillon', b: 'Quillon Bio', label: 'same' },
  { decided: '2026-02-01', about: 'class', subject: 'trial/NCT90000001', field: 'targets', value: ['CD19', 'CD22'] },
  { decided: '2026-03-01', about: 'identity', kind: 'organisation', a: 'Quillon', b: 'Quillon Bio', label: 'unsure' },
]);
const [first, second, third] = ROWS as [Judgement, Judgement, Judgement];

test('a log that was only appended to reads as it is', () => {
  assert.deepEqual(readLog(logText(ROWS), 'log'), ROWS);
  assert.deepEqual(readLog('', 'log'), []);
});

test('a line that was changed, taken out, moved or dated back is refused by name', () => {
  const changed = { ...second, why: 'another reason' };
  const broken: [Judgement[], RegExp][] = [
    [[first, changed, third], /^InputError: log, line 2, id: must be j-[0-9a-f]{10}: a new line takes this id; .*undo it/],
    [[first, third], /^InputError: log, line 2, id: must be /],
    [[second, first, third], /^InputError: log, line 1, id: must be /],
    [judgementsOf([third, first].map(({ id, by, why, ...said }) => said)), /^InputError: log, line 2, decided: is before 2026-03-01/],
  ];
  for (const [rows, message] of broken) assert.throws(() => readLog(logText(rows), 'log'), message);
  assert.throws(() => readLog(`${logText([first])}\n${logText([second])}`, 'log'), /log: holds blank lines/);
  assert.throws(() => readLog(logText([{ ...first, why: '' }]), 'log'), /line 1, why: must say why/);
});

test('every judgement of curation/judgements.jsonl is about something that the atlas knows', () => {
  const rows = readLog(readFileSync(shipped('curation', 'judgements.jsonl'), 'utf8'), 'judgements.jsonl');
  const known = new Set([
    ...readCuration('organisations', organisationRow).map(({ id }) => `organisation/${id}`),
    ...readCuration('products', productRow).map(({ id }) => `product/${id}`),
  ]);
  for (const [at, row] of rows.entries()) {
    const sides = row.about === 'identity' ? [row.a, row.b] : row.about === 'class' ? [row.subject] : [];
    for (const side of sides.filter((one) => /^(organisation|product)\//.test(one)))
      assert.ok(known.has(side), `${row.id}: ${side} is not in curation/; name an entity that is, or add its row`);
    if (row.about === 'class') assert.equal(classProblem(row), undefined, `${row.id}: the value does not fit its field`);
    if (row.about === 'undo')
      assert.ok(
        rows.slice(0, at).some(({ id }) => id === row.undoes),
        `${row.id}: undoes ${row.undoes}, which no earlier line has`,
      );
  }
});
