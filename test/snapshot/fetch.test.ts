import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { fetchPage, isPublicAddress } from '../../src/snapshot/fetch.ts';

const mayReach = () => true;

/** Runs a server that answers as told, hands its address over, and closes it. */
async function withServer(answer: RequestListener, use: (url: string) => Promise<void>): Promise<void> {
  const server: Server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/page`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('public addresses are told from all others', () => {
  for (const open of ['8.8.8.8', '2606:4700::1111']) assert.equal(isPublicAddress(open), true, open);
  for (const closed of [
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.0.9',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::ffff:127.0.0.1',
    'fc00::1',
    'fe80::1',
    'not an address',
  ])
    assert.equal(isPublicAddress(closed), false, closed);
});

test('a page comes unpacked, with the encoding of its header', async () => {
  await withServer(
    (_, response) =>
      void response
        .writeHead(200, { 'content-type': 'text/html; charset=GBK', 'content-encoding': 'gzip' })
        .end(gzipSync(Buffer.from([0xd6, 0xd0]))),
    async (url) => {
      const { bytes, charset } = await fetchPage(url, { mayReach });
      assert.deepEqual([...bytes], [0xd6, 0xd0]);
      assert.equal(charset, 'GBK');
    },
  );
});

test('an address that is not public is refused before a byte is sent, also by name', async () => {
  let asked = 0;
  await withServer(
    (_, response) => {
      asked += 1;
      response.end('secret');
    },
    async (url) => {
      await assert.rejects(fetchPage(url), /127\.0\.0\.1:\d+\/page: cannot be fetched \(127\.0\.0\.1 is not a public address\)/);
      await assert.rejects(fetchPage(url.replace('127.0.0.1', 'localhost')), /localhost is not a public address/);
    },
  );
  assert.equal(asked, 0);
});

test('a redirect leads only where the first address may lead', async () => {
  const seen: string[] = [];
  await withServer(
    ({ url }, response) => {
      seen.push(String(url));
      response.writeHead(302, { location: `http://127.0.0.2:${response.socket?.localPort}/inner` }).end();
    },
    async (url) => {
      await assert.rejects(fetchPage(url, { mayReach: (address) => address === '127.0.0.1' }), /127\.0\.0\.2 is not a public address/);
    },
  );
  assert.deepEqual(seen, ['/page']);
});

test('a page that is missing, too large once unpacked, endless or slow is refused with its address', async () => {
  await withServer(
    (_, response) => void response.writeHead(404).end(),
    (url) => assert.rejects(fetchPage(url, { mayReach }), /\/page: answered 404/),
  );
  await withServer(
    (_, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(8 * 1024 * 1024))),
    (url) => assert.rejects(fetchPage(url, { mayReach, mostBytes: 1024 * 1024 }), /\/page: is over 1 MB/),
  );
  await withServer(
    (_, response) => void response.writeHead(200).write('a'),
    (url) => assert.rejects(fetchPage(url, { mayReach, timeout: 200 }), /no answer within 0\.2 s/),
  );
});
