import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { literal, openDuck } from '../../../src/base/duck.ts';
import { type Table, tableFile, tableLinks } from '../../../src/surface/web/export.ts';
import { temporaryFolder } from '../../support/store.ts';

const TABLE: Table = {
  name: 'invented',
  columns: [
    { id: 'what', label: { zh: '名称', en: 'Name' } },
    { id: 'trials', label: { zh: '试验', en: 'Trials' }, isNumber: true },
  ],
  rows: [
    ['=HYPERLINK("x")', 3],
    ['甲"乙', null],
  ],
};

test('a table leaves as CSV with labels, and as JSON and Parquet with ids and whole texts', async () => {
  const csv = await tableFile('zh', 'csv', TABLE);
  assert.equal(csv.file.name, 'cgt-atlas-invented.csv');
  assert.equal(csv.file.body, '\ufeff名称,试验\r\n"\'=HYPERLINK(""x"")",3\r\n"甲""乙",\r\n');
  const rows = [
    { what: '=HYPERLINK("x")', trials: 3 },
    { what: '甲"乙', trials: null },
  ];
  assert.deepEqual(JSON.parse(String((await tableFile('en', 'json', TABLE)).file.body)), rows);
  const path = join(temporaryFolder(), 'read.parquet');
  writeFileSync(path, (await tableFile('en', 'parquet', TABLE)).file.body);
  const db = await openDuck();
  assert.deepEqual(await db.rows(`FROM read_parquet(${literal(path)})`), rows);
  db.close();
});

test('an unknown format is refused with the known ones', async () => {
  await assert.rejects(tableFile('en', 'exe', TABLE), /no format "exe"; the formats of a table are csv, json, parquet/);
});

test('links to the files keep the question and the language', async () => {
  const links = String(await tableLinks({ lang: 'zh', known_by: '2026-05-01' }, '/landscape', { rows: 'city', target: '' }));
  assert.match(links, /href="\/landscape\/csv\?rows=city&amp;known_by=2026-05-01&amp;lang=zh"/);
  assert.ok(!links.includes('target='));
});
