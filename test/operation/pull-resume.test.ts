import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { withLock } from '../../src/base/lock.ts';
import { shipped } from '../../src/base/root.ts';
import { readReceipts } from '../../src/snapshot/receipt.ts';
import { isPage, LISTING, newStore, odd, pageOf, pullFrom, register, studiesCall, tokensOf, withPublisher } from '../support/publisher.ts';
import { NOW, putFile } from '../support/store.ts';

test('a pull that failed goes on the same day after the last whole page, and starts anew on another day', async () => {
  const at = newStore();
  const fail = odd('t2', 10, (one) => one.writeHead(500).end());
  await withPublisher(register(LISTING, fail), async (publisher) => {
    const again = async (now = NOW) => {
      publisher.asked.length = 0;
      return pullFrom(studiesCall(at, publisher.address, { now }));
    };
    await assert.rejects(again(), /answered 500/);
    await assert.rejects(again(), /answered 500/);
    assert.deepEqual(tokensOf(publisher), Array(5).fill('t2'), 'whole pages are not asked for again');
    const answer = await again(new Date(NOW.getTime() + 86_400_000));
    assert.deepEqual([answer.resumed, answer.records], [0, 5]);
    assert.deepEqual(answer.notes, ['pages of 2026-11-25 were left from a pull that did not end; started anew']);
  });
});

test('another question, other data and an expired token start anew and say so', async () => {
  for (const [what, note] of [
    ['question', /pages of another question were left/],
    ['edition', /the data changed since the pull began/],
    ['token', /the token of the next page has expired/],
    ['damage', /a page on disk is damaged/],
    ['nothing', undefined],
  ] as const) {
    const at = newStore();
    const listing = { ...LISTING };
    let failures = 5;
    const answering = register(listing, (asked, response) => {
      if (!isPage(asked, 't2')) return false;
      if (failures-- > 0) return Boolean(response.writeHead(500).end());
      return what === 'token' && failures === -1 && Boolean(response.writeHead(400).end());
    });
    await withPublisher(
      (asked, response) => (asked.url.pathname === '/version' ? response.end(listing.edition) : answering(asked, response)),
      async (publisher) => {
        await assert.rejects(pullFrom(studiesCall(at, publisher.address)), /answered 500/);
        if (what === 'edition') listing.edition = 'b';
        if (what === 'damage') putFile(join(at, 'pull', 'clinicaltrials-gov', 'work', 'pages'), 'page-00001.json', '{}');
        const { records, resumed, notes } = await pullFrom(studiesCall(at, publisher.address, { all: what === 'question' }));
        assert.deepEqual([records, resumed], [5, what === 'nothing' ? 2 : 0], what);
        if (note) assert.match(notes.join(), note);
        else assert.deepEqual(notes, []);
      },
    );
  }
});

/** Starts a pull in a process of its own and kills it with SIGKILL once the publisher says so. */
async function killed(at: string, address: string, moment: Promise<void>): Promise<void> {
  const child = spawn(process.execPath, [shipped('test', 'support', 'pull-child.ts'), at, address], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  await moment;
  child.kill('SIGKILL');
  assert.deepEqual(await ended, [null, 'SIGKILL']);
}

test('a pull killed while it waits for a page, or just after one came, ends when called again as one that was left alone', async (t) => {
  const alone = newStore();
  await withPublisher(register(LISTING), async ({ address }) => {
    await pullFrom(studiesCall(alone, address));
  });
  for (const [what, token] of [
    ['waits for page 3', 't2'],
    ['page 2 came', 't1'],
  ] as const) {
    const at = newStore();
    let now = () => {};
    const moment = new Promise<void>((resolve) => {
      now = resolve;
    });
    const holds = odd(token, 1, (one) => (token === 't2' ? now() : one.on('close', now).end(pageOf(LISTING, token))));
    await withPublisher(register(LISTING, holds), async (publisher) => {
      await killed(at, publisher.address, moment);
      const before = tokensOf(publisher);
      assert.equal(existsSync(join(at, 'receipts')), false);
      const answer = await pullFrom(studiesCall(at, publisher.address));
      const after = tokensOf(publisher).slice(before.length);
      t.diagnostic(`${what}: asked ${before.map((one) => one ?? 'first')}, then ${after}; ${answer.resumed} pages were there`);
      assert.deepEqual(new Set([...before, ...after]), new Set([null, 't1', 't2']));
      assert.deepEqual(
        after.filter((one) => before.slice(0, -1).includes(one)),
        [],
        'no page is asked for twice but the last',
      );
      assert.equal(answer.receipt, readReceipts(alone)[0]?.id);
      assert.deepEqual(readReceipts(at)[0]?.parts, readReceipts(alone)[0]?.parts);
    });
  }
});

test('two pulls of one source do not meet', async () => {
  const at = newStore();
  let release = () => {};
  const held = odd(null, 1, (one) => {
    release = () => void one.end(pageOf(LISTING, null));
  });
  await withPublisher(register(LISTING, held), async (publisher) => {
    const first = pullFrom(studiesCall(at, publisher.address));
    while (publisher.asked.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    await assert.rejects(pullFrom(studiesCall(at, publisher.address)), /pull\/clinicaltrials-gov: process \d+ is writing to the store/);
    release();
    assert.equal((await first).status, 'kept');
  });
});

test('what was pulled while a build held the store is kept for the next call and not asked for again', async () => {
  const at = newStore();
  await withPublisher(register(LISTING), async (publisher) => {
    await withLock(at, () =>
      assert.rejects(pullFrom(studiesCall(at, publisher.address)), /process \d+ is writing to the store; wait for it to end/),
    );
    assert.deepEqual(readReceipts(at), []);
    const { status, resumed } = await pullFrom(studiesCall(at, publisher.address));
    assert.deepEqual([status, resumed], ['kept', 3]);
    assert.deepEqual(tokensOf(publisher), [null, 't1', 't2']);
  });
});
