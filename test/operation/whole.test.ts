import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { add } from '../../src/operation/add.ts';
import { build } from '../../src/operation/build.ts';
import { makeHost } from '../../src/operation/host.ts';
import { monitorFolder } from '../support/atlas.ts';
import { NOW, putFile, temporaryFolder } from '../support/store.ts';

const host = (store: string) =>
  makeHost(
    store,
    () => {},
    () => NOW,
  );
const trials = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `NCT9000000${at}` }));

test('a list shorter than its source expects stops the publication, and the message names source, found and expected', async () => {
  const folder = temporaryFolder();
  const atlas = host(join(folder, 'store'));
  const rows = ['CXSL9900001', 'CXSL9900002'].map(
    (id) => `${id},示例细胞注射液,示例公司,2023-01-01,2023-02-01,2023-02-08,淋巴瘤,治疗用生物制品,1`,
  );
  const header = '受理号,药品名称,注册申请人,申请日期,公示日期,公示截止日期,拟定适应症（或功能主治）,药品类型,注册分类';
  const list = putFile(folder, 'list-2023-03-01.csv', [header, ...rows].join('\n'));
  const [taken] = await add.run({ source: 'cde-breakthrough', paths: [list] }, atlas);
  const message = new RegExp(
    `cde-breakthrough of 2023-03-01 has 2 subjects where at least 100 are expected; to publish without it, remove receipts/${taken?.receipt}\\.json`,
  );
  await assert.rejects(build.run({}, atlas), message);
  rmSync(join(folder, 'store', 'receipts', `${taken?.receipt}.json`));
  assert.equal((await build.run({}, atlas)).is_new, true);
});

test('a full listing with fewer than half of the one before stops the publication until one of the two receipts goes', async () => {
  const folder = temporaryFolder();
  const atlas = host(join(folder, 'store'));
  const paths = [monitorFolder(folder, 'test', '2026-04-24', trials(5)), monitorFolder(folder, 'test', '2026-05-15', trials(3))];
  await add.run({ source: 'car-t-monitor', paths }, atlas);
  const { run } = await build.run({}, atlas);
  const [taken] = await add.run({ source: 'car-t-monitor', paths: [monitorFolder(folder, 'test', '2026-06-01', trials(1))] }, atlas);
  await assert.rejects(
    build.run({}, atlas),
    /car-t-monitor \(test\) of 2026-06-01 has 1 subjects, fewer than half of the 3 that were listed on 2026-05-15; .*if the list did shrink, remove receipts\//,
  );
  rmSync(join(folder, 'store', 'receipts', `${taken?.receipt}.json`));
  assert.deepEqual((await build.run({}, atlas)).run, run);
});
