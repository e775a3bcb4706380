import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { add } from '../../src/operation/add.ts';
import { makeHost } from '../../src/operation/host.ts';
import { pull } from '../../src/operation/pull.ts';
import { REAL } from '../../src/snapshot/polite.ts';
import { readReceipts } from '../../src/snapshot/receipt.ts';
import { type Call, newStore, pullFrom, withPublisher } from '../support/publisher.ts';
import { spreadsheetOf } from '../support/spreadsheet.ts';
import { NOW, putFile, temporaryFolder } from '../support/store.ts';
import { zipOf } from '../support/zip.ts';

const report = (status: string) =>
  spreadsheetOf({
    Medicine: [
      ['Category', 'Name of medicine', 'EMA product number', 'Medicine status', 'Orphan medicine'],
      ['Human', 'Examplia', 'EMEA/H/C/000001', status, 'No'],
    ],
  });
const BOOK = 'N/R/U,Applicant,BLA Number,Proprietary Name,Proper Name\nN,Example Bio Inc.,990001,Examplia,examplegene autoleucel\n';
const quiet = (at: string) =>
  makeHost(
    at,
    () => {},
    () => NOW,
  );

test('a file is pulled as one added by hand, asked for again with its validators, and kept anew when it changed', async () => {
  const at = newStore();
  const [first, second] = [report('Authorised'), report('Withdrawn')];
  let [file, etag] = [first, '"one"'];
  await withPublisher(
    ({ headers }, response) => {
      const isSame = headers['if-none-match'] === etag;
      response.writeHead(isSame ? 304 : 200, { etag, 'last-modified': 'Tue, 24 Nov 2026 01:00:00 GMT' }).end(isSame ? undefined : file);
    },
    async ({ address, asked }) => {
      const call: Call = { store: at, source: 'ema-medicines', address };
      const kept = await pullFrom(call);
      assert.deepEqual([kept.status, kept.records, kept.pages], ['kept', null, 1]);
      const path = putFile(temporaryFolder(), 'medicines-output-medicines-report_en.xlsx', first);
      const [added] = await add.run({ source: 'ema-medicines', paths: [path] }, quiet(newStore()));
      assert.equal(added?.receipt, kept.receipt);
      assert.deepEqual([asked[0]?.headers['if-none-match'], asked[0]?.headers['user-agent']], [undefined, 'cgt-atlas']);
      assert.deepEqual(await pullFrom(call), { ...kept, status: 'unchanged', receipt: null, pages: 0 });
      assert.equal(asked[1]?.headers['if-modified-since'], 'Tue, 24 Nov 2026 01:00:00 GMT');
      assert.equal(readReceipts(at).length, 1);
      [file, etag] = [second, '"two"'];
      assert.equal((await pullFrom(call)).status, 'kept');
      etag = '"three"';
      assert.equal((await pullFrom(call)).status, 'held', 'the same bytes under another tag');
      for (const { id } of readReceipts(at)) rmSync(join(at, 'receipts', `${id}.json`));
      assert.equal((await pullFrom(call)).status, 'kept', 'without its snapshot it is asked for without conditions');
      assert.equal(asked.at(-1)?.headers['if-none-match'], undefined);
    },
  );
  const [receipt] = readReceipts(at);
  assert.deepEqual([receipt?.published, receipt?.taken], [null, NOW.toISOString()]);
});

test('of a monthly file the newest month that there is is taken', async () => {
  const at = newStore();
  const months = ['/purplebook-search-october-data-download.csv'];
  await withPublisher(
    ({ url }, response) => {
      if (months.includes(url.pathname)) response.end(BOOK);
      else if (url.pathname.includes('november')) response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html>');
      else response.writeHead(404).end();
    },
    async ({ address, asked }) => {
      const call: Call = { store: at, source: 'fda-purple-book', address };
      assert.equal((await pullFrom(call)).address, `${address}/purplebook-search-october-data-download.csv`);
      assert.deepEqual(
        asked.map(({ url }) => url.pathname),
        ['/purplebook-search-november-data-download.csv', ...months],
      );
      months.pop();
      await assert.rejects(
        pullFrom(call),
        /november-data-download\.csv answered a web page where a file was expected; .*october.* answered 404 Not Found; .*september.*: save the file by hand and add it with `atlas add fda-purple-book`/,
      );
      await pullFrom({ ...call, now: new Date('2026-01-15T00:00:00Z') }).catch(() => {});
      assert.match(String(asked.at(-1)?.url), /november/, 'two months before January is November');
    },
  );
});

test('files whose address does not end in their name get one, and are kept as the source takes them', async () => {
  const page = '<html><h1>Approved Cellular and Gene Therapy Products</h1></html>';
  const zip = zipOf([['Applications.txt', 'ApplNo\tApplType\tSponsorName\n000001\tBLA\tEXAMPLE BIO\n']]);
  for (const [source, type, body, name, series] of [
    ['fda-otp', 'text/html', page, 'approved-cellular-and-gene-therapy-products.html', 'page'],
    ['drugs-at-fda', 'application/zip', zip, 'drugsatfda.zip', null],
  ] as const) {
    const store = newStore();
    await withPublisher(
      (_, response) => void response.writeHead(200, { 'content-type': type }).end(body),
      async ({ address }) => {
        assert.equal((await pullFrom({ store, source, address })).status, 'kept');
      },
    );
    const [receipt] = readReceipts(store);
    assert.deepEqual([receipt?.parts.map((part) => part.name), receipt?.series], [[name], series]);
  }
});

test('what is no file of the source, is empty or leads to a private address is not stored', async () => {
  const at = newStore();
  for (const [answer, message] of [
    [{ status: 200, body: 'Access denied' }, /does not look like a file of ema-medicines \(EMA medicines report\)/],
    [{ status: 200, body: '' }, /answered nothing/],
    [{ status: 302, location: 'http://127.0.0.2/', body: '' }, /report_en\.xlsx: 127\.0\.0\.2 is not a public address/],
    [{ status: 403, body: '' }, /answered 403 Forbidden: save the file by hand/],
    [{ status: 304, body: '' }, /answered 304/],
  ] as const) {
    await withPublisher(
      (_, response) => {
        response.writeHead(answer.status, 'location' in answer ? { location: answer.location } : {}).end(answer.body);
      },
      async ({ address }) => {
        await assert.rejects(pullFrom({ store: at, source: 'ema-medicines', address }), message);
      },
    );
    assert.equal(existsSync(join(at, 'receipts')), false);
    assert.equal(existsSync(join(at, 'pull', 'ema-medicines', 'work')), false);
  }
});

test('the settings of a real pull reach no address of this machine', async () => {
  await withPublisher(
    (_, response) => void response.end(report('Authorised')),
    async ({ address, asked }) => {
      const call: Call = { store: newStore(), source: 'ema-medicines', address, effects: REAL };
      await assert.rejects(pullFrom(call), /127\.0\.0\.1 is not a public address/);
      await assert.rejects(pullFrom({ ...call, address: address.replace('127.0.0.1', 'localhost') }), /localhost is not a public address/);
      assert.deepEqual(asked, []);
    },
  );
});

test('sources that cannot be pulled, and options that do not fit, are refused in one sentence before anything is asked', async () => {
  for (const [source, more, message] of [
    [
      'cde-breakthrough',
      {},
      /keeps programs away; save the pages by hand from https:\/\/www\.cde\.org\.cn\/\S+ and add them with `atlas add cde-breakthrough`$/,
    ],
    ['chictr', {}, /from https:\/\/www\.chictr\.org\.cn\/searchproj\.html/],
    ['article', {}, /--from names the feed, or the file with the addresses, of the articles to take$/],
    ['mondo', {}, /sources to pull are article, clinicaltrials-gov, drugs-at-fda, ema-medicines, fda-otp, fda-purple-book$/],
    ['starter', {}, /every build takes starter by itself/],
    ['ema-medicines', { since: '2026-11-01' }, /comes as one file; leave out --since/],
    ['ema-medicines', { all: true }, /comes as one file; leave out --all/],
    ['clinicaltrials-gov', { since: '2026-13-01' }, /--since "2026-13-01" must be a calendar day/],
    ['clinicaltrials-gov', { since: '2026-11-26' }, /must be a calendar day that is not to come/],
  ] as const) {
    const at = newStore();
    await assert.rejects(
      pull.run({ source, all: false, ...more }, quiet(at)),
      (error: Error) => error.name === 'UsageError' && message.test(error.message),
    );
    assert.equal(existsSync(at), false);
  }
  await assert.rejects(pull.run({ source: 'nothing', all: false }, quiet(newStore())), /unknown source "nothing"/);
});

test('a contact that cannot be sent is refused', async () => {
  await assert.rejects(
    pullFrom({ store: newStore(), source: 'ema-medicines', address: 'http://127.0.0.1:9', contact: 'me\r\nHost: elsewhere' }),
    /UsageError: pull: ATLAS_CONTACT must be/,
  );
});
