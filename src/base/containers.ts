import { isUtf8 } from 'node:buffer';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { InputError, messageOf } from './errors.ts';

const MOST_UNPACKED = 4 * 1024 ** 3 - 1;

/** True when bytes begin as a gzip stream. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** True when bytes begin as a zip archive. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/** The bytes inside a gzip stream, or the bytes themselves. Throws InputError for a truncated or damaged stream and for one of more than `most` bytes; `file` names it. */
export function unpackGzip(bytes: Buffer, file: string, most = MOST_UNPACKED): Buffer {
  if (!isGzip(bytes)) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: most });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(most, file);
    throw new InputError(`is a truncated or damaged gzip file (${messageOf(error)}); take it again`, { file }, error);
  }
}

/** Text of UTF-8 bytes, its byte order mark included. Throws InputError naming the first line that is not UTF-8. */
export function decodeUtf8(bytes: Buffer, file: string): string {
  requireUtf8(bytes, file, 1);
  return bytes.toString('utf8');
}

/** Throws InputError naming the first line that is not UTF-8; `line` is the number of the first. */
export function requireUtf8(bytes: Buffer, file: string, line: number): void {
  if (isUtf8(bytes)) return;
  throw new InputError('is not UTF-8; convert the file first', { file, record: `line ${firstWrongLine(bytes) + line - 1}` });
}

function firstWrongLine(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    const stop = end < 0 ? bytes.length : end;
    if (!isUtf8(bytes.subarray(start, stop))) return line;
    start = stop + 1;
  }
  return line;
}

function tooLarge(most: number, file: string): InputError {
  return new InputError(`unpacks to more than ${Math.round(most / 1024 / 1024)} MB`, { file });
}

/**
 * The files of a zip archive in the order of its directory; folders are passed over. Throws InputError for a damaged archive, an unsafe name, and, before it
 * unpacks them, for files of more than `most` bytes together.
 */
export async function* unzip(bytes: Buffer, file: string, most = Number.MAX_SAFE_INTEGER): AsyncGenerator<{ name: string; bytes: Buffer }> {
  let size = 0;
  try {
    const { fromBufferPromise } = await import('yauzl');
    const archive = await fromBufferPromise(bytes, { lazyEntries: true });
    for await (const entry of archive.eachEntry()) {
      size += entry.uncompressedSize;
      if (size > most) throw tooLarge(most, file);
      if (!entry.fileName.endsWith('/')) yield { name: entry.fileName, bytes: await buffer(await archive.openReadStreamPromise(entry)) };
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`is a damaged zip archive (${messageOf(error)}); take it again`, { file }, error);
  }
}
