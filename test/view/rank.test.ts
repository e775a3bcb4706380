import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InputError } from '../../src/base/errors.ts';
import { phaseOf, readEvent } from '../../src/view/event-kind.ts';
import { type Contender, certainlyBefore, rank, rankAt } from '../../src/view/rank.ts';

function fact(name: string, event: string, date: string | null, more: Partial<Contender> = {}): Contender {
  return { name, event, date, ...more };
}

test('reads what an event is, Chinese and English', () => {
  const kinds = {
    approved: 'approved',
    'conditional approval': 'approved',
    附条件批准上市: 'approved',
    'IND approval': 'ind_cleared',
    获批开展临床试验: 'ind_cleared',
    临床试验默示许可: 'ind_cleared',
    'approved for clinical trials': 'ind_cleared',
    'IND application accepted': 'ind_accepted',
    'IND filed': 'ind_submitted',
    上市申请获受理: 'nda_bla_accepted',
    'BLA submitted': 'nda_bla_submitted',
    拟纳入突破性治疗品种: 'breakthrough_proposed',
    纳入突破性治疗品种: 'breakthrough',
    'orphan drug designation': 'orphan',
    首例患者给药: 'first_patient_dosed',
    'trial start in Japan': 'trial_started',
    药品注册证书: 'certificate',
    'regulator announcement of the approval': 'announcement',
    'withdrawn from the market': 'withdrawn',
    'BLA application withdrawn': 'aside',
    'complete response letter': 'aside',
    'CHMP positive opinion': 'aside',
    'ethics committee approval': 'aside',
    预计2031年获批: 'aside',
    'IND placed on clinical hold': 'suspended',
  };
  for (const [text, kind] of Object.entries(kinds)) assert.equal(readEvent(text).kind, kind, text);
  assert.equal(readEvent('NMPA').kind, null);
});

test('reads the decision before the news of it, and what is denied', () => {
  assert.equal(readEvent('approved; announced 2020-02-03').kind, 'approved');
  const reading = readEvent('orphan only, no trial yet');
  assert.equal(reading.kind, 'orphan');
  assert.deepEqual(reading.denied, ['trial yet']);
  assert.deepEqual(readEvent('非小细胞肺癌适应症获批').denied, ['小细胞肺癌适']);
  assert.equal(readEvent('非小细胞肺癌适应症获批').kind, 'approved');
  assert.deepEqual(readEvent('non-viral CAR-T, IND cleared').denied, ['viral']);
  assert.equal(readEvent('already in Phase III').prior, true);
  assert.equal(readEvent('candidate, reported').hedged, true);
});

test('reads trial phases', () => {
  assert.equal(phaseOf('Phase I/II'), 2);
  assert.equal(phaseOf('进入Ⅲ期临床'), 3);
  assert.equal(phaseOf('phase 1b'), 1);
  assert.equal(phaseOf('approved'), null);
});

test('gives one row for each contender and kind, earliest first, undated last', () => {
  const rows = rank([
    fact('B', 'approved', '2022'),
    fact('A', 'approved', '2021-06-22'),
    fact('A', 'trial start', '2018-01'),
    fact('C', 'approved', null),
    fact('A', 'registration certificate', '2021-06-24'),
  ]);
  assert.deepEqual(
    rows.map(({ name, kind, from, to }) => [name, kind, from, to]),
    [
      ['A', 'trial_started', '2018-01-01', '2018-01-31'],
      ['A', 'approved', '2021-06-22', '2021-06-22'],
      ['A', 'certificate', '2021-06-24', '2021-06-24'],
      ['B', 'approved', '2022-01-01', '2022-12-31'],
      ['C', 'approved', null, null],
    ],
  );
});

test('narrows by what sources agree on, widens where they differ, and leaves later events of the kind out', () => {
  const rows = rankAt(
    [
      fact('A', 'approved', '2021'),
      fact('A', 'approved', '2021-06-22'),
      fact('A', 'approved (second line)', '2023-06'),
      fact('B', 'approved', '2023-11-07', { grade: 'media' }),
      fact('B', 'approved', '2023-11-08', { grade: 'regulator' }),
    ],
    'approved',
  );
  assert.deepEqual(
    rows.map(({ name, from, to, grade }) => [name, from, to, grade]),
    [
      ['A', '2021-06-22', '2021-06-22', null],
      ['B', '2023-11-07', '2023-11-08', 'regulator'],
    ],
  );
});

test('never takes an application or a trial for an approval, but lets an approval bound the trial before it', () => {
  const facts = [fact('A', 'BLA accepted', '2020-01-02'), fact('B', 'approved', '2021-03-04')];
  assert.deepEqual(
    rankAt(facts, 'approved').map(({ name }) => name),
    ['B'],
  );
  const [first, second] = rankAt(facts, 'trial_started');
  assert.deepEqual([first?.name, first?.from, first?.to, first?.basis], ['A', null, '2020-01-02', 'implied']);
  assert.equal(second?.basis, 'implied');
});

test('takes news for an upper bound only where the decision itself is not dated', () => {
  const [row] = rankAt([fact('A', 'certificate received', '2021-06-23')], 'approved');
  assert.deepEqual([row?.from, row?.to, row?.basis], ['2021-05-23', '2021-06-23', 'announced']);
  const [stated] = rankAt([fact('A', 'certificate received', '2021-06-23'), fact('A', 'approved', '2021-06-22')], 'approved');
  assert.deepEqual([stated?.from, stated?.to, stated?.basis], ['2021-06-22', '2021-06-22', 'stated']);
});

test('gathers the names of one product', () => {
  const rows = rankAt(
    [fact('Code-1', 'approved', '2021', { productId: 'p' }), fact('Brand', 'approved', '2021-02', { productId: 'p' })],
    'approved',
  );
  assert.equal(rows.length, 1);
  assert.equal(rows[0]?.to, '2021-02-28');
});

test('says before only when it is certain', () => {
  const [a, b, c] = rank([fact('A', 'approved', '2021-09-01'), fact('B', 'approved', '2021-09'), fact('C', 'approved', '2021-10')]);
  assert.ok(a && b && c);
  assert.equal(certainlyBefore(a, b), false);
  assert.equal(certainlyBefore(b, c), true);
});

test('refuses an impossible date', () => {
  assert.throws(() => rank([fact('A', 'approved', '2024-13-40')]), InputError);
});
