import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { UsageError } from '../../src/base/errors.ts';
import { add } from '../../src/operation/add.ts';
import { build } from '../../src/operation/build.ts';
import { makeHost } from '../../src/operation/host.ts';
import { sources } from '../../src/operation/sources.ts';
import { currentRun } from '../../src/view/atlas.ts';
import { monitorFolder } from '../support/atlas.ts';
import { call } from '../support/call.ts';
import { NOW, putFile, temporaryFolder } from '../support/store.ts';

const host = (store: string) =>
  makeHost(
    store,
    () => {},
    () => NOW,
  );
const trials = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `NCT9000000${at}` }));

/** A store with a list of two proposed breakthroughs, where the source expects 100 at least. */
async function shortList(rows = ['CXSL9900001', 'CXSL9900002']) {
  const folder = temporaryFolder();
  const atlas = host(join(folder, 'store'));
  const header = '受理号,药品名称,注册申请人,申请日期,公示日期,公示截止日期,拟定适应症（或功能主治）,药品类型,注册分类';
  const lines = rows.map((id) => `${id},示例细胞注射液,示例公司,2023-01-01,2023-02-01,2023-02-08,淋巴瘤,治疗用生物制品,1`);
  const list = putFile(folder, 'list-2023-03-01.csv', [header, ...lines].join('\n'));
  const [taken] = await add.run({ source: 'cde-breakthrough', paths: [list] }, atlas);
  return { atlas, receipt: taken?.receipt ?? '' };
}

test('a list shorter than its source expects stops the publication; the message names source, receipt, count, band and what to do', async () => {
  const { atlas, receipt } = await shortList();
  await assert.rejects(build.run({}, atlas), ({ message }: Error) => {
    assert.equal(
      message,
      `cde-breakthrough of 2023-03-01, receipt ${receipt}, has 2 subjects, outside the band of 100 to 2000 that its source expects; the published run stays as it was. ` +
        `If the count is right, accept it with \`atlas build --accept ${receipt} --by NAME --why REASON\`; to publish without this snapshot, remove receipts/${receipt}.json from the store`,
    );
    return true;
  });
  rmSync(join(atlas.store, 'receipts', `${receipt}.json`));
  assert.equal((await build.run({}, atlas)).is_new, true);
});

test('a count that was accepted is published from then on, and sources say who accepted it and why', async () => {
  const { atlas, receipt } = await shortList();
  const bad = [{ accept: receipt }, { by: 'A. Curator', why: 'x' }, { accept: '0123456789abcdef', by: 'A. Curator', why: 'x' }];
  for (const input of bad) await assert.rejects(build.run(input, atlas), UsageError);
  const { run } = await build.run({ accept: receipt, by: 'A. Curator', why: 'a part of the list, saved on purpose' }, atlas);
  assert.equal((await build.run({}, atlas)).run, run);
  const { sources: listed } = await call(sources, { source: 'cde-breakthrough' }, atlas);
  const decided = { by: 'A. Curator', why: 'a part of the list, saved on purpose', decided: '2026-11-25' };
  assert.deepEqual(listed[0]?.accepted, [{ receipt, subjects: 2, ...decided }]);
  rmSync(join(atlas.store, 'published'), { recursive: true });
  assert.equal((await build.run({}, atlas)).run, run);
});

test('what was accepted is the count, not the snapshot: with another count the decision no longer stands', async () => {
  const { atlas, receipt } = await shortList();
  const decision = { receipt, subjects: 3, by: 'A. Curator', why: 'of other code', decided: '2026-11-01' };
  putFile(atlas.store, 'accepted.jsonl', `${JSON.stringify(decision)}\n`);
  await assert.rejects(build.run({}, atlas), /has 2 subjects, outside the band/);
});

test('a full listing with fewer than half, or more than twice, of the one before stops the publication; the published run stays', async () => {
  const folder = temporaryFolder();
  const atlas = host(join(folder, 'store'));
  const taken = async (day: string, count: number) => {
    const paths = [monitorFolder(folder, 'test', day, trials(count))];
    return (await add.run({ source: 'car-t-monitor', paths }, atlas))[0]?.receipt ?? '';
  };
  await taken('2026-04-24', 5);
  const before = await taken('2026-05-15', 3);
  const { run } = await build.run({}, atlas);
  for (const [count, band] of [
    [1, '2 to 6'],
    [7, '2 to 6'],
  ] as const) {
    const receipt = await taken('2026-06-01', count);
    const says = `car-t-monitor \\(test\\) of 2026-06-01, receipt ${receipt}, has ${count} subjects, outside the band of ${band} that the 3 listed on 2026-05-15 \\(receipt ${before}\\) allow`;
    await assert.rejects(build.run({}, atlas), new RegExp(says));
    assert.equal(currentRun(atlas.store), run);
    rmSync(join(atlas.store, 'receipts', `${receipt}.json`));
  }
  assert.equal((await build.run({}, atlas)).run, run);
});
