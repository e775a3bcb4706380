import { test } from 'node:test';
import { add } from '../../src/operation/add.ts';
import { build } from '../../src/operation/build.ts';
import { makeHost } from '../../src/operation/host.ts';
import { share } from '../../src/operation/share.ts';
import { call } from '../../test/support/call.ts';
import { killBuilds } from '../../test/support/kill.ts';
import { temporaryFolder } from '../../test/support/store.ts';
import { missingShared, shared } from '../support/shared.ts';

const folder = temporaryFolder();
const QUESTION = { place: 'Shanghai', scope: 'all', role: 'all', source: 'car-t-monitor', series: 'rheumatology' };

test('20 builds killed at random moments on real files', { skip: missingShared() }, async (t) => {
  const host = makeHost(`${folder}/base`, () => {});
  const listing = (day: string) => ({ source: 'car-t-monitor', paths: [shared('data', 'ctgov', 'car-t-monitor', 'rheum', day)] });
  await call(add, listing('2026-04-25'), host);
  await call(build, {}, host);
  host.close();
  await call(add, listing('2026-08-22'), host);
  await killBuilds(host.store, {
    times: 20,
    seed: 20261125,
    ask: async (fresh) => (await call(share, QUESTION, fresh)).numerator_statements,
    say: (line) => t.diagnostic(line),
  });
});
