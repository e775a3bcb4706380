import assert from 'node:assert/strict';
import { appendFileSync, cpSync, readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { shipped } from '../../src/base/root.ts';
import { add } from '../../src/operation/add.ts';
import { build } from '../../src/operation/build.ts';
import { makeHost } from '../../src/operation/host.ts';
import type { Host } from '../../src/operation/operation.ts';
import { sources } from '../../src/operation/sources.ts';
import { takeSnapshot } from '../../src/snapshot/take.ts';
import { loadSource } from '../../src/statement/source.ts';
import { monitorFolder } from '../support/atlas.ts';
import { call } from '../support/call.ts';
import { NOW, temporaryFolder } from '../support/store.ts';

let host: Host;
before(async () => {
  host = makeHost(
    join(temporaryFolder(), 'store'),
    () => {},
    () => NOW,
  );
  await build.run({}, host);
});

/** Every file below the segments and runs of the store, with its time of writing. */
function filesOf(store: string): string[] {
  return ['segments', 'published'].flatMap((folder) =>
    readdirSync(join(store, folder), { recursive: true, encoding: 'utf8' }).map(
      (name) => `${folder}/${name} ${statSync(join(store, folder, name)).mtimeMs}`,
    ),
  );
}

test('building again rewrites nothing', async () => {
  const before = filesOf(host.store);
  assert.equal((await build.run({}, host)).is_new, false);
  assert.deepEqual(filesOf(host.store), before);
});

test('another edition of the shipped facts, of whatever date, is kept but not published', async () => {
  const folder = join(temporaryFolder(), 'curation');
  cpSync(shipped('curation'), folder, { recursive: true });
  appendFileSync(join(folder, 'memberships.jsonl'), '\n');
  const { facts, intake } = await loadSource('curation');
  for (const one of intake([folder])) {
    assert.ok((await takeSnapshot(host.store, facts, one, NOW)).isNew);
    assert.ok((await takeSnapshot(host.store, facts, { ...one, published: '2031-01-01' }, new Date('2031-01-01T00:00:00Z'))).isNew);
  }
  const { is_new, newest_snapshot } = await build.run({}, host);
  assert.equal(is_new, false);
  assert.ok(newest_snapshot < '2031');
});

test('a segment that other code made is made anew, and the next new run removes the one that nothing uses', async () => {
  const folder = join(host.store, 'segments');
  const segments = () => readdirSync(folder).toSorted();
  const before = segments();
  const old = before.map((name) => name.replace(/[0-9a-f]{12}$/, '000000000000'));
  for (const [at, name] of before.entries()) renameSync(join(folder, name), join(folder, old[at] as string));
  await build.run({}, host);
  assert.deepEqual(segments(), [...before, ...old].toSorted());
  await add.run({ source: 'article', paths: [shipped('examples', 'zhangjiang-2024.en.md')] }, host);
  assert.equal((await build.run({}, host)).is_new, true);
  const after = segments();
  assert.equal(after.length, before.length + 1);
  for (const name of before) assert.ok(after.includes(name));
});

test('sponsors that are no names are published with their problem and counted in sources', async () => {
  const sponsors = ['N/A', '不限', 'Wei Zhang', 'Shanghai', 'x'.repeat(400), 'Example Hospital'];
  const trials = sponsors.map((sponsor, at) => ({ id: `NCT9100000${at}`, sponsor }));
  await add.run({ source: 'car-t-monitor', paths: [monitorFolder(temporaryFolder(), 'names', '2026-06-15', trials)] }, host);
  await build.run({}, host);
  const { sources: listed } = await call(sources, {}, host);
  const unnamed = listed.find(({ name }) => name === 'car-t-monitor')?.unnamed ?? [];
  const found = new Map(unnamed.map(({ problem, count }) => [problem, count]));
  assert.equal(found.get('placeholder'), 2);
  assert.equal(found.get('place-or-form'), 1);
  assert.equal(found.get('too-long'), 1);
  assert.ok((found.get('person') ?? 0) >= 1);
  const { db } = await host.atlas();
  assert.deepEqual(await db.rows("SELECT name FROM link_issue WHERE name LIKE 'Example%'"), []);
});
