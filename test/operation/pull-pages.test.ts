import assert from 'node:assert/strict';
import { readdirSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { add } from '../../src/operation/add.ts';
import { makeHost } from '../../src/operation/host.ts';
import { readBytes } from '../../src/snapshot/bytes.ts';
import { readReceipts } from '../../src/snapshot/receipt.ts';
import { render } from '../../src/surface/cli/render.ts';
import {
  type Answering,
  type Call,
  LISTING,
  newStore,
  odd,
  pageOf,
  pullFrom,
  register,
  studiesCall,
  testEffects,
  tokensOf,
  withPublisher,
} from '../support/publisher.ts';
import { NOW, parseFiles, putFile, temporaryFolder } from '../support/store.ts';

/** Pulls from a publisher that answers so; nothing may be stored or left that a later pull would use. */
async function refused(answering: Answering, message: RegExp, more: Partial<Call> = {}): Promise<void> {
  const at = newStore();
  await withPublisher(answering, async ({ address }) => {
    await assert.rejects(pullFrom(studiesCall(at, address, more)), message);
  });
  assert.deepEqual(readReceipts(at), []);
}

test('pages become one snapshot, the same as the folder of them added by hand', async () => {
  const at = newStore();
  const effects = testEffects();
  await withPublisher(register(LISTING), async (publisher) => {
    const answer = await pullFrom(studiesCall(at, publisher.address, { effects, contact: 'me@example.org', since: '2026-11-01' }));
    assert.deepEqual([answer.status, answer.records, answer.pages, answer.resumed, answer.notes], ['kept', 5, 3, 0, []]);
    assert.deepEqual(tokensOf(publisher), [null, 't1', 't2']);
    const [, first] = publisher.asked;
    assert.equal(first?.headers['user-agent'], 'cgt-atlas (contact: me@example.org)');
    assert.equal(first?.url.searchParams.get('filter.advanced'), 'AREA[LastUpdatePostDate]RANGE[2026-11-01,MAX]');
    assert.equal(first?.url.searchParams.get('pageSize'), '1000');
    assert.match(first?.url.searchParams.get('query.term') ?? '', /CAR-T/);
    assert.equal(
      effects.slept.every((ms) => ms === 1500),
      true,
      'one request in one and a half seconds',
    );
    assert.equal(effects.slept.length, publisher.asked.length - 1);
  });
  const [receipt] = readReceipts(at);
  assert.ok(receipt);
  assert.equal(receipt.parts.length, 3);
  assert.match(receipt.from, /^http:\/\/127\.0\.0\.1:\d+\/studies\?format=json/);
  assert.deepEqual(readdirSync(join(at, 'pull', 'clinicaltrials-gov')), ['checked.json', 'taken.json'], 'nothing of the work is left');
  const folder = temporaryFolder();
  for (const { name, sha256 } of receipt.parts) putFile(folder, name, readBytes(at, sha256));
  const [added] = await add.run(
    { source: 'clinicaltrials-gov', paths: [folder] },
    makeHost(
      newStore(),
      () => {},
      () => NOW,
    ),
  );
  assert.equal(added?.receipt, receipt.id);
  const { statements } = await parseFiles('clinicaltrials-gov', [folder]);
  const states = statements.filter(({ property }) => property === 'status');
  assert.deepEqual(new Set(states.map(({ subject }) => subject)).size, 5, 'the studies of all pages are read');
});

test('everything is asked for without the search; an unchanged edition is not pulled again, a changed one is', async () => {
  const at = newStore();
  const listing = { ...LISTING };
  await withPublisher(
    (asked, response) => register(listing)(asked, response),
    async (publisher) => {
      assert.equal((await pullFrom(studiesCall(at, publisher.address, { all: true }))).status, 'kept');
      assert.equal(publisher.asked[1]?.url.searchParams.has('query.term'), false);
      assert.equal((await pullFrom(studiesCall(at, publisher.address, { all: true }))).status, 'unchanged');
      assert.equal(tokensOf(publisher).length, 3);
      listing.edition = '2026-11-25T09:00:00';
      assert.equal(
        (await pullFrom(studiesCall(at, publisher.address, { all: true }))).status,
        'held',
        'the same bytes are the same snapshot',
      );
      listing.edition = '2026-11-26T09:00:00';
      listing.sizes = [2, 2];
      assert.equal((await pullFrom(studiesCall(at, publisher.address, { all: true }))).status, 'kept');
      for (const { id } of readReceipts(at)) rmSync(join(at, 'receipts', `${id}.json`));
      assert.equal(
        (await pullFrom(studiesCall(at, publisher.address, { all: true }))).status,
        'kept',
        'a snapshot that was removed is pulled again',
      );
    },
  );
});

test('an edition that the server itself says is the same is not pulled again', async () => {
  const at = newStore();
  const answering = register(LISTING, ({ url, headers }, response) => {
    if (url.pathname !== '/version') return false;
    const isSame = headers['if-none-match'] === '"v1"';
    return Boolean(response.writeHead(isSame ? 304 : 200, { etag: '"v1"' }).end(isSame ? undefined : 'v1'));
  });
  await withPublisher(answering, async (publisher) => {
    const kept = await pullFrom(studiesCall(at, publisher.address));
    const again = await pullFrom(studiesCall(at, publisher.address));
    assert.deepEqual([kept.status, again.status], ['kept', 'unchanged']);
    assert.equal(tokensOf(publisher).length, 3);
    assert.match(
      render('pull', kept, {}, 'en'),
      /^clinicaltrials-gov: kept as [0-9a-f]{16}, 5 records on 3 pages; `atlas build` reads it\nhttp:/,
    );
    assert.match(render('pull', again, {}, 'en'), /^clinicaltrials-gov: not changed since the last pull; no new snapshot\n/);
    assert.equal((await pullFrom(studiesCall(at, publisher.address, { since: '2026-11-01' }))).status, 'held', 'another question is asked');
  });
});

test('a listing of nothing makes no snapshot', async () => {
  const at = newStore();
  await withPublisher(register({ sizes: [0], edition: 'a' }), async ({ address }) => {
    assert.equal((await pullFrom(studiesCall(at, address, { since: '2026-11-25' }))).status, 'empty');
  });
  assert.deepEqual(readReceipts(at), []);
  assert.deepEqual(readdirSync(join(at, 'pull', 'clinicaltrials-gov')), ['checked.json']);
});

for (const [what, answer, wait] of [
  ['429 with seconds', (one: ServerResponse) => one.writeHead(429, { 'retry-after': '7' }).end(), 7600],
  [
    '503 with a date',
    (one: ServerResponse) => one.writeHead(503, { 'retry-after': new Date(NOW.getTime() + 63_000).toUTCString() }).end(),
    60_600,
  ],
  [
    '503 with a date that is over',
    (one: ServerResponse) => one.writeHead(503, { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }).end(),
    1600,
  ],
  ['500', (one: ServerResponse) => one.writeHead(500).end(), 1600],
  ['a request timeout', (one: ServerResponse) => one.writeHead(408).end(), 1600],
  ['JSON cut inside a character', (one: ServerResponse) => one.end(Buffer.from('{"studies": ["中').subarray(0, -1)), 1600],
  ['truncated JSON', (one: ServerResponse) => one.end(pageOf(LISTING, 't1').slice(0, -20)), 1600],
  ['a broken connection', (one: ServerResponse) => one.writeHead(200, { 'content-length': '5000' }).write('{', () => one.destroy()), 1600],
] as const) {
  test(`after ${what} a page is asked for again`, async () => {
    const effects = testEffects();
    await withPublisher(register(LISTING, odd('t1', 1, answer)), async (publisher) => {
      assert.equal((await pullFrom(studiesCall(newStore(), publisher.address, { effects }))).records, 5);
      assert.deepEqual(tokensOf(publisher), [null, 't1', 't1', 't2']);
    });
    assert.deepEqual(effects.slept.slice(0, 3), [1500, 1500, wait]);
  });
}

test('waits grow, and after five times the pull ends; one that asks for too long is believed', async () => {
  const effects = testEffects();
  await refused(
    register(
      LISTING,
      odd(null, 9, (one) => one.writeHead(502).end()),
    ),
    /\/studies\?.*: answered 502 Bad Gateway, 5 times; pull again later/,
    { effects },
  );
  assert.deepEqual(
    effects.slept.filter((ms) => ms !== 1500),
    [1600, 3200, 6400, 12_800],
  );
  await refused(
    register(
      LISTING,
      odd(null, 1, (one) => one.writeHead(429, { 'retry-after': '86400' }).end()),
    ),
    /answered 429 Too Many Requests and asks to wait until 2026-11-26T08:00:0\d\.\d+Z; pull again then/,
  );
});

test('a slow drip, a body too large, a private address, a refusal and a page of another shape end a pull with the address', async () => {
  await refused(
    register(
      LISTING,
      odd('t1', 9, (one) => one.writeHead(200).write('{')),
    ),
    /pageToken=t1: no answer within 0\.2 s, 5 times/,
    { effects: testEffects({ timeout: 200 }) },
  );
  await refused(
    register(
      LISTING,
      odd('t1', 1, (one) => one.end(Buffer.alloc(2 * 1024 * 1024))),
    ),
    /pageToken=t1: is over 1 MB/,
  );
  await refused(
    register(
      LISTING,
      odd('t1', 1, (one) => one.writeHead(302, { location: 'http://127.0.0.2/inner' }).end()),
    ),
    /pageToken=t1: 127\.0\.0\.2 is not a public address/,
  );
  await refused(
    register(
      LISTING,
      odd(null, 1, (one) => one.writeHead(403).end()),
    ),
    /answered 403 Forbidden; has the interface changed\?/,
  );
  await refused(
    register(
      LISTING,
      odd(null, 1, (one) => one.writeHead(200, { 'content-type': 'text/html' }).end('<html>')),
    ),
    /answered a web page where JSON was expected/,
  );
  await refused(
    register(
      LISTING,
      odd(null, 1, (one) => one.end('{"results": []}')),
    ),
    /studies: the page has no such list/,
  );
  await refused(
    register(
      LISTING,
      odd(null, 1, (one) => one.end('{"studies": [1], "nextPageToken": 7}')),
    ),
    /nextPageToken: is no token/,
  );
});

test('pages that lead nowhere are refused: a repeated token, an empty page, more than was announced', async () => {
  const next = (page: string, token: string) => JSON.stringify({ ...JSON.parse(page), nextPageToken: token });
  await refused(
    register(
      LISTING,
      odd('t2', 9, (one) => one.end(next(pageOf(LISTING, 't2'), 't1'))),
    ),
    /page 3 leads back to a page that came before/,
  );
  await refused(
    register(
      LISTING,
      odd('t1', 9, (one) => one.end(next(pageOf(LISTING, 't1'), 't1'))),
    ),
    /page 2 leads back to a page/,
  );
  await refused(register({ sizes: [2, 0, 2], edition: 'a' }), /page 2 is empty and names another/);
  await refused(register({ sizes: Array(30).fill(1), edition: 'a', total: 3 }), /page 4 goes beyond the 3 records announced/);
});

test('where the data changes during a pull it starts anew, once', async () => {
  const at = newStore();
  const cut = (token: string) => odd(token, 1, (one) => one.end(JSON.stringify({ ...JSON.parse(pageOf(LISTING, token)), totalCount: 6 })));
  await withPublisher(register(LISTING, cut('t1')), async (publisher) => {
    const { records, notes } = await pullFrom(studiesCall(at, publisher.address));
    assert.deepEqual([records, notes], [5, ['the total changed from 5 to 6 during the pull; started anew']]);
    assert.deepEqual(tokensOf(publisher), [null, 't1', null, 't1', 't2']);
  });
  await refused(register({ ...LISTING, total: 6 }), /5 records came where 6 were announced again; the pages were dropped/);
  let edition = 0;
  await refused(
    register(LISTING, ({ url }, response) => url.pathname === '/version' && Boolean(response.end(String(edition++)))),
    /the data behind .* changed during the pull again/,
  );
});
