import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { constants, gunzipSync } from 'node:zlib';
import { isGzip, isZip, unzip } from '../base/containers.ts';
import { InputError } from '../base/errors.ts';
import type { Intake } from '../snapshot/take.ts';
import { readSourceFacts, type SourceFacts, sourceNames } from './source-facts.ts';

/** Bytes at the beginning of a file that are looked at, and of those of a gzip, which unpack to at most a thousand times as much. */
const [HEAD, PACKED_HEAD] = [256 * 1024, 16 * 1024];
/** A spreadsheet over this size is not opened to look at it. */
const MOST_SPREADSHEET = 64 * 1024 * 1024;

/**
 * Refuses files that bear the marks of another source and none of the one they are given to. A source without marks takes any file, and so does every source
 * one that bears no marks at all; its parser says what is wrong with it. Throws InputError naming the file and the source that it looks like.
 */
export async function refuseForeign(facts: SourceFacts, { files }: Intake): Promise<void> {
  if (!facts.marks) return;
  const heads = await Promise.all(files.map(async (file) => ({ file, head: await headOf(file) })));
  if (heads.some(({ head }) => bears(head, facts.marks))) return;
  for (const { file, head } of heads) {
    const other = sourceNames()
      .map(readSourceFacts)
      .find(({ marks }) => bears(head, marks));
    if (other)
      throw new InputError(
        `looks like a file of ${other.name} (${other.title.en}), not of ${facts.name}; add it with \`atlas add ${other.name}\``,
        { file },
      );
  }
}

function bears(head: string, marks: SourceFacts['marks']): boolean {
  return marks?.some((all) => all.every((mark) => head.includes(mark))) ?? false;
}

/** Text at the beginning of a file, unpacked; of a spreadsheet its texts, of another zip nothing. */
async function headOf(path: string): Promise<string> {
  const bytes = firstBytes(path, HEAD);
  if (isZip(bytes)) return statSync(path).size > MOST_SPREADSHEET ? '' : spreadsheetText(path);
  return textOf(
    isGzip(bytes) ? gunzipSync(bytes.subarray(0, PACKED_HEAD), { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, HEAD) : bytes,
  );
}

function textOf(bytes: Buffer): string {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return new TextDecoder(isWide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes);
}

function firstBytes(path: string, most: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(most);
    return bytes.subarray(0, readSync(file, bytes, 0, most, 0));
  } finally {
    closeSync(file);
  }
}

async function spreadsheetText(path: string): Promise<string> {
  for await (const { name, bytes } of unzip(readFileSync(path), path)) if (name === 'xl/sharedStrings.xml') return textOf(bytes);
  return '';
}
