import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFiles, putFile, temporaryFolder, valuesOf } from '../support/store.ts';

for (const [written, kept] of [
  ['fever, Tel: +86 21 5555 0000 in all', 'fever, [telephone removed] in all'],
  ['fever (fax (021) 5555 0000)', 'fever ([telephone removed])'],
  ['虚构热，电话：021-5555 0000', '虚构热，[telephone removed]'],
  ['fever a.person+x@mail.example.org', 'fever [e-mail removed]'],
  ['fever of phase 1-2, 2020-2021', 'fever of phase 1-2, 2020-2021'],
] as const) {
  test(`"${written}" loses its contacts`, async () => {
    const path = putFile(temporaryFolder(), 'mondo.tsv', `id\tlabel_en\tlabel_zh\nMONDO:9000001\t${written}\t\n`);
    const { statements } = await parseFiles('mondo', [path]);
    assert.deepEqual(valuesOf(statements, 'disease/MONDO:9000001', 'name'), [kept]);
  });
}
