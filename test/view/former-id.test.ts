import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { show } from '../../src/operation/show.ts';
import { V2 } from '../fuzz/samples/clinicaltrials-gov.ts';
import { builtAtlas } from '../support/atlas.ts';
import { call } from '../support/call.ts';
import { putFile } from '../support/store.ts';

const host = await builtAtlas((folder) => [{ source: 'clinicaltrials-gov', paths: [putFile(folder, 'study.json', JSON.stringify(V2))] }]);
after(() => host.close());

test('a trial is found by a number that its register gave up, from the day on which that was known', async () => {
  const shown = await call(show, { what: 'nct90000009', known_by: '2023-02-03' }, host);
  assert.ok(shown.kind === 'entity');
  assert.equal(shown.subject, 'trial/NCT90000001');
  assert.deepEqual(
    shown.statements.filter(({ property }) => property === 'former_id').map(({ value, field }) => [value, field]),
    [['NCT90000009', '/protocolSection/identificationModule/nctIdAliases/0']],
  );
  await assert.rejects(
    call(show, { what: 'NCT90000009', known_by: '2023-02-02' }, host),
    /"NCT90000009" is not known to the atlas by 2023-02-02/,
  );
});
