import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { loadSource } from '../../src/statement/source.ts';
import { temporaryFolder } from '../support/store.ts';
import { zipOf } from '../support/zip.ts';
import { outcomeOf, writeFiles } from './case.ts';
import type { Sample } from './sample.ts';
import { HEADER, ROWS } from './samples/cde-clearance.ts';
import { CHINESE, csv, xml } from './samples/ictrp.ts';

const FOLDER = temporaryFolder();
const MUCH = 300_000_000;
const EXPORT = xml([CHINESE]);
const ENTITIES = `<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]>`;
const OUTSIDE = '<!DOCTYPE b [<!ENTITY c SYSTEM "file:///etc/hostname">]>';

/** A spreadsheet whose header is followed by a million empty cells. */
function wide(): Uint8Array {
  const cells = (row: string[]) => row.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('');
  const rows = [HEADER, ...ROWS].map((row) => `<row>${cells(row)}${'<c/>'.repeat(1_000_000 / 2)}</row>`).join('');
  return zipOf(
    [
      ['xl/workbook.xml', '<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>'],
      ['xl/_rels/workbook.xml.rels', '<Relationships><Relationship Id="r1" Target="worksheets/a.xml"/></Relationships>'],
      ['xl/worksheets/a.xml', `<worksheet><sheetData>${rows}</sheetData></worksheet>`],
    ],
    8,
  );
}

function spaced(): string {
  return `EudraCT Number: 2029-000001-11\nA.3 Full title of the trial: A study\nD.3${' '.repeat(100_000)}\n`;
}

function declaring(declarations: string): string {
  return EXPORT.replace('?>', `?>${declarations}`).replace(CHINESE['Public title'] as string, '&c;');
}

const CASES: [what: string, source: string, files: () => Sample, ended: 'read' | 'refused'][] = [
  ['an XLSX with a million empty columns', 'cde-clearance', () => ({ 'list.xlsx': wide() }), 'read'],
  ['a bomb of entities', 'ictrp', () => ({ 'export.xml': declaring(ENTITIES) }), 'refused'],
  ['an entity outside', 'ictrp', () => ({ 'export.xml': declaring(OUTSIDE) }), 'refused'],
  ['a gzip bomb', 'ictrp', () => ({ 'export.csv.gz': gzipSync(Buffer.alloc(MUCH, ' '), { level: 1 }) }), 'refused'],
  ['a zstd bomb', 'ictrp', () => ({ 'export.csv.zst': zstdCompressSync(Buffer.alloc(MUCH, ' ')) }), 'refused'],
  ['a zip bomb', 'ictrp', () => ({ 'export.xlsx': zipOf([['xl/workbook.xml', Buffer.alloc(MUCH, ' ')]], 8) }), 'refused'],
  ['a path out of a zip', 'clinicaltrials-gov', () => ({ 'studies.zip': zipOf([['../NCT90000001.json', '{}']], 8) }), 'refused'],
  ['a cell of ten megabytes', 'ictrp', () => ({ 'export.csv': csv([CHINESE, { ...CHINESE, Condition: 'x'.repeat(10_000_000) }]) }), 'read'],
  ['a field of a hundred thousand spaces', 'euctr', () => ({ 'full-details.txt': spaced() }), 'read'],
];

for (const [what, source, files, ended] of CASES) {
  test(`${what} is ${ended}, within the bounds of time and memory`, async () => {
    const paths = writeFiles(`${FOLDER}/in`, files());
    assert.deepEqual(await outcomeOf(await loadSource(source), paths, `${FOLDER}/store`, true), { ended });
  });
}
