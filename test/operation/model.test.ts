import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { shipped } from '../../src/base/root.ts';
import { makeHost, modelEndpoint } from '../../src/operation/host.ts';
import { read } from '../../src/operation/read.ts';
import { call } from '../support/call.ts';

const TEXT = 'The FDA cleared the IND of LK-101.';
const PROPOSED = {
  claims: [
    {
      kind: 'milestone',
      sentence: 1,
      slots: {
        milestone: { value: 'ind_cleared', sentence: 1, words: 'cleared the IND' },
        product: { value: 'LK-101', sentence: 1, words: 'LK-101' },
      },
    },
    { kind: 'milestone', sentence: 1, slots: { milestone: { value: 'approved', sentence: 1, words: 'approved' } } },
  ],
};

let asked: { path: string; key: string | undefined; model: string }[] = [];
let content = '';
const server = createServer(async (request, response) => {
  const body = JSON.parse(Buffer.concat(await Array.fromAsync(request)).toString());
  asked.push({ path: String(request.url), key: request.headers.authorization, model: body.model });
  response.end(JSON.stringify({ choices: [{ message: { content } }] }));
});
before(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
after(() => server.close());

function hostWith(settings: Record<string, string>) {
  return makeHost(shipped('no-such-store'), () => {}, undefined, undefined, modelEndpoint(settings));
}
const settings = () => ({
  ATLAS_MODEL_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/`,
  ATLAS_MODEL: 'small',
  ATLAS_MODEL_KEY: 'k',
});

test('a model reads only when it is asked to; what the text does not bear out is refused', async () => {
  content = JSON.stringify(PROPOSED);
  asked = [];
  const host = hostWith(settings());
  await call(read, { text: TEXT }, host);
  assert.deepEqual(asked, []);
  const { claims, refused } = await call(read, { text: TEXT, reader: 'model' }, host);
  assert.deepEqual(asked, [{ path: '/v1/chat/completions', key: 'Bearer k', model: 'small' }]);
  assert.deepEqual(
    claims.map((claim) => claim.kind === 'milestone' && [claim.milestone, claim.product, claim.agency]),
    [['ind_cleared', 'LK-101', null]],
  );
  assert.deepEqual(
    refused?.map(({ reason }) => reason),
    ['milestone: “approved” does not stand in sentence 1'],
  );
});

test('without settings, or with an answer that is no JSON, nothing is read', async () => {
  await assert.rejects(call(read, { text: TEXT, reader: 'model' }, hostWith({})), /needs ATLAS_MODEL_URL and ATLAS_MODEL/);
  content = 'Sure!';
  await assert.rejects(
    call(read, { text: TEXT, reader: 'model' }, hostWith(settings())),
    /\/v1\/chat\/completions: the model gave no claims/,
  );
});
