import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFiles, putFile, temporaryFolder, valuesOf } from '../support/store.ts';

const GENE = ['HGNC:900001', 'INV1', 'invented gene 1'];
const parse = (header: string[], ...rows: string[][]) =>
  parseFiles('genes', [putFile(temporaryFolder(), 'genes.tsv', [header, ...rows].map((cells) => cells.join('\t')).join('\n'))]);

test('a column that is read may not stand twice in the header', async () => {
  await assert.rejects(
    parse(['hgnc_id', 'symbol', 'name', 'hgnc_id'], [...GENE, 'x']),
    /^InputError: genes\.tsv, line 1, hgnc_id: stands twice in the header/,
  );
});

test('columns that are not read may have no name, one name, or one that the database changes', async () => {
  const { statements, issues } = await parse(['hgnc_id', 'symbol', 'name', '', '', 'row', 'Symbol', 'x', 'x'], [...GENE, ...'abcdef']);
  assert.deepEqual(valuesOf(statements, 'gene/HGNC:900001', 'symbol'), ['INV1']);
  assert.deepEqual(
    issues.map(({ code, field }) => [code, field]),
    ['', 'Symbol', 'row', 'x'].map((field) => ['unknown-field', field]),
  );
});

test('a column that nobody knows is one issue that says how many records hold it, and an empty one holds nothing', async () => {
  const rows = [GENE, ['HGNC:900002', 'INV2', 'invented gene 2'], ['HGNC:900003', 'INV3', 'invented gene 3']];
  const { issues } = await parse(['hgnc_id', 'symbol', 'name', 'x', 'y'], ...rows.map((row, at) => [...row, at === 1 ? '' : 'z', ' ']));
  assert.deepEqual(
    issues.map(({ record, field, message }) => [record, field, message.split('; ').at(-1)]),
    [
      ['header', 'x', '2 of 3 records hold it'],
      ['header', 'y', '0 of 3 records hold it'],
    ],
  );
});

test('a record of a size that no register has is left out and noted', async () => {
  const { statements, issues } = await parse(['hgnc_id', 'symbol', 'name'], GENE, ['HGNC:900002', 'INV2', ' '.repeat(20_000_000)]);
  assert.deepEqual([...new Set(statements.map(({ subject }) => subject))], ['gene/HGNC:900001']);
  assert.deepEqual(
    issues.map(({ record, code }) => [record, code]),
    [['row=2', 'too-long']],
  );
});

test('JSON that is nested too deeply to be walked is refused by its file', async () => {
  const deep = `{"isrctn":"90000001","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  await assert.rejects(
    parseFiles('isrctn', [putFile(temporaryFolder(), 'deep.json', deep)]),
    /^InputError: deep\.json: is nested too deeply or too large to be read/,
  );
});
