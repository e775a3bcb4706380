import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { add } from '../../src/operation/add.ts';
import { build } from '../../src/operation/build.ts';
import { makeHost } from '../../src/operation/host.ts';
import type { Host } from '../../src/operation/operation.ts';
import { retry } from '../../src/operation/retry.ts';
import { sources } from '../../src/operation/sources.ts';
import { rememberCheck } from '../../src/snapshot/pull-memory.ts';
import { call } from '../support/call.ts';
import { NOW, putFile, temporaryFolder } from '../support/store.ts';

const HEADER = 'TrialID,Public title,Primary sponsor,Date registration3,Recruitment Status,Acronym,Mood';
const GOOD = 'NCT90000001,Invented cells in lymphoma,Example Hospital,20240105,Recruiting,INV,';
const OTHER = 'NCT90000002,Invented cells in leukaemia,Example Hospital,20240106,Recruiting,,glad';
const folder = temporaryFolder();
const receipts: string[] = [];
let host: Host;

/** Two editions of one export: in the first a row lacks its number, in the second it is mended. */
before(async () => {
  host = makeHost(
    join(folder, 'store'),
    () => {},
    () => NOW,
  );
  await addEdition('2024-02-01', [GOOD, OTHER.replace('NCT90000002', '')]);
  await build.run({}, host);
});

async function addEdition(day: string, rows: string[]): Promise<void> {
  const [taken] = await add.run({ source: 'ictrp', paths: [putFile(folder, `export-${day}.csv`, [HEADER, ...rows].join('\n'))] }, host);
  receipts.push(taken?.receipt ?? '');
}

const quarantined = async () => (await call(sources, { source: 'ictrp', quarantined: true }, host)).quarantined ?? [];

test('the audit counts records in and out, and each field by what becomes of it and how many records hold it', async () => {
  const { audit, sources: listed } = await call(sources, { source: 'ictrp', audit: true }, host);
  const [series] = audit ?? [];
  assert.deepEqual([series?.records, series?.subjects, series?.quarantined, audit?.length], [2, 1, 1, 1]);
  assert.equal(listed[0]?.records, 2);
  const fields = new Map(series?.fields.map(({ field, ...counts }) => [field, counts]));
  assert.deepEqual(fields.get('TrialID'), { use: 'read', records: 1, looked: 2 });
  assert.deepEqual(fields.get('Acronym'), { use: 'ignored', records: 1, looked: 2 });
  assert.deepEqual(fields.get('Mood'), { use: 'unknown', records: 1, looked: 2 });
  assert.ok(series?.absent.includes('Contact Email') && !series.absent.includes('Acronym'));
  assert.deepEqual(
    series?.issues.filter(({ code }) => code !== 'remark').map(({ severity, code, count }) => [severity, code, count]),
    [
      ['note', 'unknown-field', 1],
      ['quarantined', 'no-id', 1],
    ],
  );
});

test('a record that was left out is listed with its place and reason; mended in a later file of the list it is replaced, and its history stays', async () => {
  const [left, ...others] = await quarantined();
  assert.deepEqual(
    [left?.file, left?.record, left?.code, left?.replaced, others.length],
    ['export-2024-02-01.csv', 'row=2', 'no-id', null, 0],
  );
  assert.match(left?.reason ?? '', /the record is left out/);
  await addEdition('2024-02-08', [GOOD, OTHER]);
  await build.run({}, host);
  const rows = await quarantined();
  assert.deepEqual(
    rows.map(({ receipt, replaced }) => [receipt, replaced]),
    [[receipts[0], receipts[1]]],
  );
  const { audit } = await call(sources, { source: 'ictrp', audit: true }, host);
  assert.deepEqual(
    audit?.[0]?.snapshots.map((one) => [one.observed, one.records, one.subjects, one.quarantined]),
    [
      ['2024-02-01', 2, 1, 1],
      ['2024-02-08', 2, 2, 0],
    ],
  );
});

test('a snapshot that is read again says which records are left out now, and publishes nothing', async () => {
  const { run } = await call(sources, {}, host);
  const again = await call(retry, { receipt: receipts[0] }, host);
  assert.deepEqual([again.quarantined.length, again.mended, again.added], [1, [], []]);
  assert.equal((await call(sources, {}, host)).run, run);
  await assert.rejects(call(retry, { receipt: 'none' }, host), /the store holds no receipt none/);
});

test('a source is as old as its newest snapshot or its last pull, also one that found nothing new, and overdue beyond its cadence', async () => {
  const freshness = async () => (await call(sources, { source: 'ictrp' }, host)).sources[0]?.freshness;
  const days = Math.round((Date.parse('2026-11-25') - Date.parse('2024-02-08')) / 86_400_000);
  assert.deepEqual(await freshness(), { newest: '2024-02-08', checked: '2026-11-25', check: 'added', age: days, overdue: days - 10 });
  rememberCheck(host.store, 'ictrp', { at: '2026-11-25T09:00:00.000Z', address: 'https://example.org/', status: 'unchanged' });
  assert.deepEqual(await freshness(), { newest: '2024-02-08', checked: '2026-11-25', check: 'unchanged', age: 0, overdue: 0 });
  const { sources: shipped } = await call(sources, { source: 'cde-breakthrough' }, host);
  assert.equal(shipped[0]?.freshness.check, 'shipped');
  const { sources: listed } = await call(sources, { source: 'isrctn' }, host);
  assert.deepEqual(listed[0]?.freshness, { newest: null, checked: null, check: null, age: null, overdue: null });
});
