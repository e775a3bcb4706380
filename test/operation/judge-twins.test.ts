import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from '../../src/operation/build.ts';
import { history } from '../../src/operation/history.ts';
import { judge } from '../../src/operation/judge.ts';
import { show } from '../../src/operation/show.ts';
import { builtAtlas, monitorFolder } from '../support/atlas.ts';
import { call } from '../support/call.ts';
import { logFile } from '../support/log.ts';
import { putFile } from '../support/store.ts';

const LIST = `TrialID,Public title,Primary sponsor,Date registration3,Recruitment Status,Date enrollement,Target size,Secondary ID,Last Refreshed on
ChiCTR2000029953,Invented CD19 CAR-T cells in lymphoma,Example Hospital,20260105,Recruiting,2026-01-02,20,NCT90000021,1 May 2026
`;
const SIGNED = { by: 'a tester', why: 'read both' };

test('two entries of one trial are parted by the command that is shown with them, and joined again when that is undone', async () => {
  const host = await builtAtlas(
    (folder) => [
      { source: 'car-t-monitor', paths: [monitorFolder(folder, 'test', '2026-04-24', [{ id: 'NCT90000021', start: '2026-01-01' }])] },
      { source: 'ictrp', paths: [putFile(folder, 'list.csv', LIST)], published: '2026-05-02' },
    ],
    logFile([{ decided: '2026-11-01', about: 'class', subject: 'trial/NCT90000029', field: 'role', value: 'other' }]),
  );
  const others = async () => {
    const shown = await call(show, { what: 'NCT90000021' }, host);
    assert.ok(shown.kind === 'entity');
    const { registrations } = await call(history, { trial: 'NCT90000021' }, host);
    assert.deepEqual(registrations, shown.registrations);
    return registrations;
  };
  const [held] = await others();
  assert.equal(held?.undo, 'atlas judge ChiCTR2000029953 NCT90000021 --label different --why REASON --by NAME');
  const [a, b] = held.undo.split(' ').slice(2);
  const { judgement } = await call(judge, { a, b, label: 'different', ...SIGNED }, host);
  await build.run({}, host);
  assert.deepEqual(await others(), []);
  await call(judge, { undo: judgement.id, ...SIGNED }, host);
  await build.run({}, host);
  assert.deepEqual(
    (await others()).map(({ trial }) => trial),
    ['ChiCTR2000029953'],
  );
});
