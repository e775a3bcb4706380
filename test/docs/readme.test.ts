import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeHost } from '../../src/operation/host.ts';
import { findOperation, OPERATIONS } from '../../src/operation/table.ts';
import { readArguments } from '../../src/surface/cli/arguments.ts';
import { call } from '../support/call.ts';
import { NOW, temporaryFolder } from '../support/store.ts';
import { atlasCalls, read, section } from './documents.ts';

const SHARE = findOperation('share');

test('the shares that README.md shows are those of the shipped facts', async () => {
  const text = section(read('README.md'), 'Ask for a share, with both dates') ?? '';
  const host = makeHost(
    temporaryFolder(),
    () => {},
    () => NOW,
  );
  try {
    await call(OPERATIONS.build, {}, host);
    assert.ok(SHARE);
    const calls = atlasCalls(text).filter(([name]) => name === 'share');
    assert.ok(calls.length > 0, 'README.md shows no share');
    for (const [, ...words] of calls) {
      const { counts } = await call(OPERATIONS.share, readArguments(SHARE, words).input, host);
      const shown = `${counts.numerator.toLocaleString('en')} / ${counts.denominator.toLocaleString('en')}`;
      assert.ok(text.includes(shown), `"atlas share ${words.join(' ')}" gives ${shown}, which the table of README.md does not show`);
    }
  } finally {
    host.close();
  }
});
