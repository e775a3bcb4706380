import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { add } from '../../src/operation/add.ts';
import { build } from '../../src/operation/build.ts';
import { makeHost } from '../../src/operation/host.ts';
import { call } from '../support/call.ts';
import { NOW, putFile, temporaryFolder } from '../support/store.ts';

const COLUMNS =
  'TrialID,Last Refreshed on,Public title,Primary sponsor,Date registration3,Recruitment Status,Phase,Countries,Condition,Secondary ID';
const host = makeHost(
  join(temporaryFolder(), 'store'),
  () => {},
  () => NOW,
);
after(() => host.close());

function study(nctId: string): object {
  return {
    protocolSection: {
      identificationModule: { nctId, briefTitle: 'Invented CD19 CAR-T cells in lymphoma' },
      statusModule: { overallStatus: 'COMPLETED', lastUpdatePostDateStruct: { date: '2025-01-15' } },
      sponsorCollaboratorsModule: { leadSponsor: { name: 'Example Hospital' } },
    },
    derivedSection: { miscInfoModule: { versionHolder: '2025-06-30' } },
  };
}

const LIST = (
  id: string,
) => `<!DOCTYPE html><html><body><table><tr><th>历史版本</th><th>注册号</th><th>注册题目</th><th>研究类型</th><th>注册时间</th></tr>
<tr><td></td><td>${id}</td><td>示例研究</td><td>干预性研究</td><td>2020/01/02</td></tr></table></body></html>`;

before(async () => {
  const folder = temporaryFolder();
  const row = (id: string, refreshed: string, status: string) =>
    `${id},${refreshed},A copied title,Example Hospital,20200102,${status},1,China,Lymphoma,NCT90000001`;
  const rows = ['NCT90000001', 'ChiCTR2000099999'].flatMap((id) => [
    row(id, '3 February 2020', 'Recruiting'),
    row(id, '1 March 2026', 'Not recruiting'),
  ]);
  const copies = rows.map((text, at) => putFile(folder, `copy-${at}.csv`, `${COLUMNS}\n${text}\n`));
  await call(add, { source: 'ictrp', paths: copies }, host);
  await call(add, { source: 'clinicaltrials-gov', paths: [putFile(folder, 'own.json', JSON.stringify(study('NCT90000001')))] }, host);
  const lists = ['ChiCTR2000099999', 'ChiCTR2000099998'].map((id) => putFile(folder, `${id}/2026-06-01/list.html`, LIST(id)));
  await call(add, { source: 'chictr', paths: lists }, host);
  await call(build, {}, host);
});

test('a copy holds until the own entry of the trial is at hand, and no later one takes its place', async () => {
  const { db } = await host.atlas();
  const states = await db.rows(
    "SELECT source, status, known_from::VARCHAR AS known_from, known_to::VARCHAR AS known_to FROM trial_state WHERE trial = 'NCT90000001' ORDER BY known_from",
  );
  assert.deepEqual(states, [
    { source: 'ictrp', status: 'RECRUITING', known_from: '2020-02-03', known_to: '2025-06-30' },
    { source: 'clinicaltrials-gov', status: 'COMPLETED', known_from: '2025-06-30', known_to: null },
  ]);
  const [{ copied } = { copied: 0 }] = await db.rows<{ copied: number }>(
    "SELECT count(DISTINCT receipt)::INTEGER AS copied FROM statement WHERE subject = 'trial/NCT90000001' AND source = 'ictrp'",
  );
  assert.equal(copied, 2, 'what the copies say is kept');
});

test('a trial that only copies know has their states, one after the other', async () => {
  const { db } = await host.atlas();
  const states = await db.rows(
    "SELECT status, known_from::VARCHAR AS known_from, known_to::VARCHAR AS known_to FROM trial_state WHERE trial = 'ChiCTR2000099999' ORDER BY known_from",
  );
  assert.deepEqual(states, [
    { status: 'RECRUITING', known_from: '2020-02-03', known_to: '2026-03-01' },
    { status: 'NOT_RECRUITING', known_from: '2026-03-01', known_to: null },
  ]);
});

test('a row of a list is a state of a trial only where nothing else is known of it', async () => {
  const { db } = await host.atlas();
  const states = await db.rows("SELECT trial, series, known_from::VARCHAR AS known_from FROM trial_state WHERE source = 'chictr'");
  assert.deepEqual(states, [{ trial: 'ChiCTR2000099998', series: 'list', known_from: '2026-06-01' }]);
});

test('the class comes from the own entry, and a number of another register links the two', async () => {
  const { db } = await host.atlas();
  const classes = await db.rows("SELECT modality FROM trial_class WHERE trial = 'NCT90000001' AND known_to IS NULL");
  assert.deepEqual(classes, [{ modality: 'car_t' }]);
  assert.deepEqual(await db.rows('SELECT a, b, basis FROM trial_twin'), [{ a: 'ChiCTR2000099999', b: 'NCT90000001', basis: 'linked' }]);
});
