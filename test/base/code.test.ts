import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedHash } from '../../src/base/code.ts';
import { putFile, temporaryFolder } from '../support/store.ts';

test('the hash of code changes with a byte, a name or a file below it, and not with tests', () => {
  const root = temporaryFolder();
  putFile(root, 'src/one/a.ts', 'a');
  putFile(root, 'src/one/deep/b.sql', 'b');
  putFile(root, 'src/two.ts', 'c');
  const hash = () => shippedHash(['src/one', 'src/two.ts'], root);
  const first = hash();
  assert.equal(hash(), first);
  putFile(root, 'src/one/a.test.ts', 'anything');
  putFile(root, 'src/three.ts', 'not asked for');
  assert.equal(hash(), first);
  const seen = new Set([first]);
  for (const [name, content] of [
    ['src/one/deep/b.sql', 'B'],
    ['src/one/new.ts', ''],
    ['src/two.ts', 'C'],
  ] as const) {
    putFile(root, name, content);
    seen.add(hash());
  }
  assert.equal(seen.size, 4);
});
