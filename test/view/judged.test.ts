import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { first } from '../../src/operation/first.ts';
import { milestones } from '../../src/operation/milestones.ts';
import type { Host } from '../../src/operation/operation.ts';
import { share } from '../../src/operation/share.ts';
import { show } from '../../src/operation/show.ts';
import { makeTestAtlas, testAtlas } from '../support/atlas.ts';
import { call } from '../support/call.ts';
import { judgementsOf, logFile, type Said } from '../support/log.ts';

const CDE_NAME = '西达基奥仑赛注射液';
const SAID: Said[] = [
  { decided: '2026-12-01', about: 'identity', kind: 'organisation', a: 'Example Hospital', b: 'organisation/obio', label: 'same' },
  { decided: '2026-12-01', about: 'class', subject: 'trial/NCT90000001', field: 'scope', value: 'none' },
  { decided: '2026-12-01', about: 'identity', kind: 'product', a: CDE_NAME, b: 'product/ciltacel', label: 'different' },
];
const UNDONE = judgementsOf(SAID).map(({ id }) => ({ decided: '2027-02-01', about: 'undo', undoes: id }) as const);

let host: Host;
let plain: Host;
before(async () => {
  host = await makeTestAtlas(logFile([...SAID, ...UNDONE]));
  plain = await testAtlas();
});

const QUESTION = { place: 'Shanghai', of: 'China', as_of: '2026-05-20', source: 'car-t-monitor', series: 'test' };

/** Numerator and denominator before, under and after the judgements. */
async function counts(more: object): Promise<[number, number][]> {
  const found: [number, number][] = [];
  for (const known_by of ['2026-11-30', '2026-12-01', '2027-01-31', '2027-02-01']) {
    const { counts: one } = await call(share, { ...QUESTION, known_by, ...more }, host);
    found.push([one.numerator, one.denominator]);
  }
  return found;
}

test('a judged class counts from its day until it is undone', async () => {
  assert.deepEqual(await counts({}), [
    [3, 3],
    [2, 2],
    [2, 2],
    [3, 3],
  ]);
});

test('a sponsor judged to be an organisation is placed at its seat while the judgement stands', async () => {
  const placed = (await counts({ place_rule: 'sponsor', scope: 'all' })).map(([numerator]) => numerator);
  assert.deepEqual(placed, [0, 4, 4, 0]);
});

test('milestones and ranks follow the product that a name stood for on the day', async () => {
  const on = async (known_by: string) => {
    const { milestones: rows } = await call(milestones, { product: 'ciltacabtagene autoleucel', known_by }, host);
    return rows.filter(({ source }) => source.startsWith('cde')).length;
  };
  const [before, under, after] = [await on('2026-11-30'), await on('2026-12-01'), await on('2027-02-01')];
  assert.ok(under < before, `${under} of ${before}`);
  assert.equal(after, before);
  const names = async (known_by: string) => {
    const answer = await call(first, { milestone: 'priority_review', jurisdiction: 'CN', target: 'BCMA', known_by }, host);
    return answer.contenders.map(({ name }) => name);
  };
  assert.ok(!(await names('2026-11-30')).includes(CDE_NAME));
  assert.ok((await names('2026-12-01')).includes(CDE_NAME));
  assert.ok(!(await names('2027-02-01')).includes(CDE_NAME));
});

test('a name in a question is read as it was judged by the day', async () => {
  const subject = async (known_by: string) => {
    const answer = await call(show, { what: 'Example Hospital', known_by }, host);
    return answer.kind === 'entity' ? answer.subject : '';
  };
  assert.equal(await subject('2026-12-01'), 'organisation/obio');
  await assert.rejects(subject('2026-11-30'), /"Example Hospital" is not known/);
  await assert.rejects(subject('2027-02-01'), /"Example Hospital" is not known/);
});

test('no statement of another source is touched', async () => {
  const rows = async ({ db }: Awaited<ReturnType<Host['atlas']>>) =>
    db.rows(
      `SELECT count(*)::INTEGER AS count, md5(string_agg(id || value, '' ORDER BY id)) AS hash FROM statement WHERE source <> 'judgements'`,
    );
  assert.deepEqual(await rows(await host.atlas()), await rows(await plain.atlas()));
});
