import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sha256 } from '../../src/base/hash.ts';
import { bytesPath, readBytes } from '../../src/snapshot/bytes.ts';
import { readReceipts } from '../../src/snapshot/receipt.ts';
import { takeSnapshot } from '../../src/snapshot/take.ts';
import { NOW, putFile, temporaryFolder } from '../support/store.ts';

const TERMS = { name: 'article', publisher: 'Example Press', licence: 'none' };

test('bytes are kept under their SHA-256 with a receipt; taking them again changes nothing', async () => {
  const folder = temporaryFolder();
  const path = putFile(folder, 'a.txt', 'some bytes\r\n');
  const intake = { files: [path], series: null, published: '2024-10-23', from: 'a.txt' };
  const first = await takeSnapshot(folder, TERMS, intake, NOW);
  assert.equal(first.isNew, true);
  assert.equal(readFileSync(bytesPath(folder, sha256('some bytes\r\n')), 'utf8'), 'some bytes\r\n');
  const again = await takeSnapshot(folder, TERMS, intake, new Date('2027-01-01T00:00:00Z'));
  assert.equal(again.isNew, false);
  assert.deepEqual(readReceipts(folder), [first.receipt]);
  assert.equal(first.receipt.taken, NOW.toISOString());
  assert.equal(first.receipt.parts[0].size, 12);
});

test('the same bytes on another day are another snapshot of the same bytes', async () => {
  const folder = temporaryFolder();
  const path = putFile(folder, 'a.txt', 'list');
  for (const published of ['2024-10-23', '2024-10-24'])
    await takeSnapshot(folder, TERMS, { files: [path], series: null, published, from: 'a.txt' }, NOW);
  assert.deepEqual(
    readReceipts(folder).map(({ published }) => published),
    ['2024-10-23', '2024-10-24'],
  );
});

test('nothing is stored of a snapshot with one broken file', async () => {
  const folder = temporaryFolder();
  const files = [putFile(folder, 'a.txt', 'whole'), putFile(folder, 'b.gz', Buffer.from([0x1f, 0x8b, 8, 0, 1, 2]))];
  await assert.rejects(
    takeSnapshot(join(folder, 'store'), TERMS, { files, series: null, published: null, from: 'x' }, NOW),
    /b\.gz: is a truncated or damaged gzip/,
  );
  assert.equal(existsSync(join(folder, 'store')), false);
});

test('bytes that were changed on disk are not used', async () => {
  const folder = temporaryFolder();
  const path = putFile(folder, 'a.txt', 'some bytes');
  const { receipt } = await takeSnapshot(folder, TERMS, { files: [path], series: null, published: null, from: 'a.txt' }, NOW);
  writeFileSync(bytesPath(folder, receipt.parts[0].sha256), 'other bytes');
  assert.throws(() => readBytes(folder, receipt.parts[0].sha256), /no longer match their SHA-256/);
});
