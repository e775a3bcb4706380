import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { before, test } from 'node:test';
import { judge } from '../../src/operation/judge.ts';
import type { Host } from '../../src/operation/operation.ts';
import { share } from '../../src/operation/share.ts';
import { show } from '../../src/operation/show.ts';
import { why } from '../../src/operation/why.ts';
import { makeApp } from '../../src/surface/http/app.ts';
import { builtAtlas, monitorFolder } from '../support/atlas.ts';
import { call } from '../support/call.ts';
import { logFile, type Said } from '../support/log.ts';
import { putFile } from '../support/store.ts';

const TRIALS = ['NCT90000021', 'ChiCTR2000029953'];
const PARTED: Said = {
  decided: '2026-12-01',
  about: 'identity',
  kind: 'trial',
  a: 'trial/ChiCTR2000029953',
  b: 'trial/NCT90000021',
  label: 'different',
};
const LIST = [
  'TrialID,Public title,Primary sponsor,Date registration3,Recruitment Status,Date enrollement,Target size,Secondary ID,Last Refreshed on',
  'ChiCTR2000029953,Invented CD19 CAR-T cells in lymphoma,Example Hospital,20260105,Recruiting,2026-01-02,20,NCT90000021,1 May 2026',
  'ChiCTR2000029954,Long-term follow-up of invented CD19 CAR-T cells,Example Hospital,20260105,Recruiting,2026-01-02,20,NCT90000021,1 May 2026',
];

let host: Host;
let log: string;
before(async () => {
  log = logFile([PARTED]);
  host = await builtAtlas(
    (folder) => [
      { source: 'car-t-monitor', paths: [monitorFolder(folder, 'test', '2026-04-24', [{ id: 'NCT90000021', start: '2026-01-01' }])] },
      { source: 'ictrp', paths: [putFile(folder, 'list.csv', `${LIST.join('\n')}\n`)], published: '2026-05-02' },
    ],
    log,
  );
});

test('a trial shows its entry in another register with the reason, and not its follow-up', async () => {
  const shown = await call(show, { what: 'NCT90000021', as_of: '2026-06-01', known_by: '2026-06-01' }, host);
  assert.ok(shown.kind === 'entity');
  assert.deepEqual(
    shown.registrations.map(({ trial, pairing }) => [trial, pairing.reason, pairing.statements.length]),
    [['ChiCTR2000029953', 'named', 2]],
  );
  const before = await call(show, { what: 'NCT90000021', as_of: '2026-04-30', known_by: '2026-04-30' }, host);
  assert.ok(before.kind === 'entity');
  assert.deepEqual(before.registrations, []);
});

test('a share says how many entries are held to be one trial and count as two', async () => {
  const question = { place: 'Shanghai', of: 'world', scope: 'all', role: 'all', date_rule: 'start', as_of: '2026-06-01' };
  const both = await call(share, { ...question, known_by: '2026-06-01' }, host);
  const parted = await call(share, { ...question, known_by: '2026-12-01' }, host);
  assert.deepEqual([both.counts.linked_pairs, parted.counts.linked_pairs], [1, 0]);
  assert.match(both.reasons.en, / 1 pair of the counted entries are held to be one trial each; they are not merged and count as two\.$/);
  assert.doesNotMatch(parted.reasons.en, /held to be one trial/);
});

test('the page of a trial leads to its other entries', async () => {
  const response = await makeApp(host).request('/trial/NCT90000021?as_of=2026-06-01&known_by=2026-06-01&lang=en');
  assert.match(
    await response.text(),
    /Other registrations <small>1<\/small>[\s\S]*?<a href="\/trial\/ChiCTR2000029953\?as_of=2026-06-01&amp;known_by=2026-06-01&amp;lang=en">/,
  );
});

test('why two trials are one is told with the statements of both, and that of a trial tells its other entries', async () => {
  const two = await call(why, { a: 'NCT90000021', b: 'ChiCTR2000029953', known_by: '2026-06-01' }, host);
  assert.deepEqual([two.kind, two.label], ['trials', 'same']);
  assert.match(two.steps[0]?.says.en ?? '', /names the number of the other .*same sponsor, same size, starts 1 day apart/);
  assert.deepEqual(new Set(two.statements.map(({ subject }) => subject)), new Set(TRIALS.map((trial) => `trial/${trial}`)));
  const one = await call(why, { a: 'NCT90000021', known_by: '2026-06-01' }, host);
  assert.match(one.steps.at(-1)?.says.zh ?? '', /^同一试验的登记：ChiCTR2000029953 与 NCT90000021/);
  const apart = await call(why, { a: 'NCT90000021', b: 'ChiCTR2000029954', known_by: '2026-06-01' }, host);
  assert.equal(apart.label, 'different');
  await assert.rejects(call(why, { a: 'NCT90000021', b: 'NCT99999999', known_by: '2026-06-01' }, host), /no record of NCT99999999/);
});

test('a judgement parts two entries from its day on and is told', async () => {
  const two = await call(why, { a: 'NCT90000021', b: 'ChiCTR2000029953', known_by: '2026-12-01' }, host);
  assert.equal(two.label, 'different');
  assert.deepEqual(
    two.judgements.map(({ by, says }) => [by, says.en]),
    [['a tester', '“trial/ChiCTR2000029953” and “trial/NCT90000021”: different']],
  );
});

test('a judgement on two trials is written with the numbers of both', async () => {
  const own = { ...host, judgements: join(dirname(log), 'more.jsonl'), now: new Date('2026-12-02') };
  const said = { label: 'same' as const, by: 'a tester', why: 'read both' };
  const { judgement } = await call(judge, { a: 'nct90000021', b: 'trial/ChiCTR2000029954', ...said }, own);
  assert.ok(judgement.about === 'identity');
  assert.deepEqual([judgement.kind, judgement.a, judgement.b], ['trial', 'trial/NCT90000021', 'trial/ChiCTR2000029954']);
  await assert.rejects(call(judge, { a: 'ChiCTR2000029954', b: 'NCT90000021', ...said }, own), /says so already/);
  await assert.rejects(call(judge, { a: 'NCT90000021', b: 'Example Hospital', ...said }, own), /the number of each/);
  await assert.rejects(call(judge, { a: 'NCT90000021', b: 'nct90000021', ...said }, own), /both are trial\/NCT90000021/);
});
