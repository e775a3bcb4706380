import { gzipSync, zstdCompressSync } from 'node:zlib';
import { once } from '../../../src/base/memo.ts';
import type { Random } from '../../../src/base/random.ts';
import { zipOf } from '../../support/zip.ts';
import { byteMutators } from './bytes.ts';
import { below, type Mutator, oneOf, size } from './mutator.ts';

const NAMES = ['../evil.csv', '/etc/evil.csv', 'a/../../evil.json', 'C:\\evil.txt', '..\\evil.txt', 'x\u0000.json', '', 'folder/'];

function spoiled(bytes: Buffer, random: Random): Uint8Array {
  return oneOf(byteMutators, random).apply(bytes, random);
}

/** What a bomb unpacks to: more than is ever unpacked unasked. */
const MUCH = 300_000_000;
const gzipBomb = once(() => gzipSync(Buffer.alloc(MUCH, ' '), { level: 1 }));
const zstdBomb = once(() => zstdCompressSync(Buffer.alloc(MUCH, ' ')));
const zipBomb = once(() =>
  zipOf(
    ['studies.txt', 'a.json', 'xl/workbook.xml', 'word/document.xml'].map((name) => [name, Buffer.alloc(MUCH / 4, ' ')] as const),
    8,
  ),
);

function zipped(bytes: Buffer, name: string): Buffer {
  return zipOf(
    [
      ['readme.txt', 'x'],
      [name, bytes],
    ],
    8,
  );
}

/** Writes a wrong size of a file into the directory of a zip. */
function lying(bytes: Buffer, random: Random): Buffer {
  const zip = zipped(bytes, 'a.json');
  const at = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  zip.writeUInt32LE(oneOf([0, 1, 0xffffffff, 0x7fffffff], random), at + oneOf([20, 24, 42], random));
  return zip;
}

/** Packs a file, well and badly. */
export const containerMutators: Mutator[] = [
  { name: 'gzip', apply: (bytes) => gzipSync(bytes) },
  { name: 'gzip of gzip', apply: (bytes) => gzipSync(gzipSync(bytes)) },
  { name: 'a spoiled gzip', apply: (bytes, random) => spoiled(gzipSync(bytes), random) },
  { name: 'gzip with more behind', apply: (bytes, random) => Buffer.concat([gzipSync(bytes), spoiled(bytes, random)]) },
  {
    name: 'a gzip of much',
    apply: (bytes, random) => gzipSync(Buffer.concat([bytes, Buffer.alloc(size(100_000, 20_000_000, random), ' ')]), { level: 1 }),
  },
  {
    name: 'a gzip bomb',
    apply: (bytes, random) => Buffer.concat([gzipSync(bytes), random() < 0.1 ? gzipBomb() : gzipBomb().subarray(0, 50_000)]),
  },
  { name: 'zstd', apply: (bytes) => zstdCompressSync(bytes) },
  { name: 'a spoiled zstd', apply: (bytes, random) => spoiled(zstdCompressSync(bytes), random) },
  { name: 'a zstd bomb', apply: (bytes, random) => (random() < 0.1 ? zstdBomb() : zstdCompressSync(bytes)) },
  { name: 'a zip bomb', apply: (bytes, random) => (random() < 0.1 ? zipBomb() : zipped(bytes, 'a.csv')) },
  { name: 'zip', apply: (bytes, random) => zipped(bytes, oneOf(['a.json', 'a.xml', 'a.csv', 'studies.txt'], random)) },
  { name: 'a spoiled zip', apply: (bytes, random) => spoiled(zipped(bytes, 'a.json'), random) },
  { name: 'a zip with a path', apply: (bytes, random) => zipped(bytes, oneOf(NAMES, random)) },
  { name: 'a zip with a wrong size', apply: lying },
  { name: 'an empty zip', apply: () => zipOf([]) },
  { name: 'zip in a zip', apply: (bytes) => zipped(zipped(bytes, 'a.json'), 'b.zip') },
  {
    name: 'the beginning of another format',
    apply: (bytes, random) =>
      Buffer.concat([
        oneOf(
          [
            Buffer.from('PK\u0003\u0004'),
            Buffer.from([0x1f, 0x8b]),
            Buffer.from('%PDF-1.7\n'),
            Buffer.from([0x28, 0xb5, 0x2f, 0xfd]),
            Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
          ],
          random,
        ),
        bytes.subarray(below(4, random)),
      ]),
  },
];
