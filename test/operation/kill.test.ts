import { test } from 'node:test';
import { add } from '../../src/operation/add.ts';
import { share } from '../../src/operation/share.ts';
import { FIRST_DAY, monitorFolder, SECOND_DAY, testAtlas } from '../support/atlas.ts';
import { call } from '../support/call.ts';
import { killBuilds } from '../support/kill.ts';
import { temporaryFolder } from '../support/store.ts';

const QUESTION = { place: 'Shanghai', of: 'China', as_of: '2026-06-20', known_by: '2026-06-20', source: 'car-t-monitor', series: 'test' };

test('a build killed at any moment leaves the published atlas whole, and the next build succeeds', async (t) => {
  const host = await testAtlas();
  const pending = monitorFolder(temporaryFolder(), 'test', '2026-06-15', [...FIRST_DAY, ...SECOND_DAY.slice(3)]);
  await add.run({ source: 'car-t-monitor', paths: [pending] }, host);
  await killBuilds(host.store, {
    times: 3,
    seed: 20261125,
    ask: async (fresh) => (await call(share, QUESTION, fresh)).numerator_statements,
    say: (line) => t.diagnostic(line),
  });
});
