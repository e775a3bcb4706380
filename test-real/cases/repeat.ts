import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../src/operation/build.ts';
import { call } from '../../test/support/call.ts';
import { realTest } from '../support/atlas.ts';

realTest('building again changes nothing: the same run, and no file of the store is touched', async ({ host, built }) => {
  assert.equal(built.is_new, true);
  const before = filesOf(host.store);
  const again = await call(build, {}, host);
  assert.deepEqual({ ...again, is_new: true }, built);
  assert.equal(again.is_new, false);
  assert.deepEqual(filesOf(host.store), before);
});

/** Every file of a store with its inode, size and time of change. */
function filesOf(store: string): string[] {
  const names = readdirSync(store, { recursive: true, encoding: 'utf8' }).toSorted();
  return names.flatMap((name) => {
    const stat = statSync(join(store, name));
    return stat.isFile() ? [`${name} ${stat.ino} ${stat.size} ${stat.mtimeMs}`] : [];
  });
}
