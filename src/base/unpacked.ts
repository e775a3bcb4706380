import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import type { Transform } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { isGzip } from './containers.ts';
import { InputError, messageOf } from './errors.ts';

/** Bytes read or unpacked at once. */
const CHUNK = 1024 * 1024;
/** A packed file that unpacks to more than so many bytes is refused, and, beyond some size, one that unpacks to more than so many times its own. */
const MOST = { unpacked: 256 * 1024 ** 3, ratio: 100, unasked: 256 * 1024 ** 2 };

/** True when bytes begin as a zstd frame. */
export function isZstd(bytes: Uint8Array): boolean {
  return bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd;
}

/** True for a file that begins as gzip or zstd. */
export function isPacked(path: string): boolean {
  const head = firstBytes(path, 4);
  return isGzip(head) || isZstd(head);
}

/** The first bytes of a file, at most so many. */
export function firstBytes(path: string, most: number): Buffer {
  const file = openSync(path, 'r');
  const bytes = Buffer.alloc(most);
  const size = readSync(file, bytes, 0, most, 0);
  closeSync(file);
  return bytes.subarray(0, size);
}

/**
 * The bytes of a file in chunks, unpacked where it is gzip or zstd, never the whole at once; `file` names it. Throws InputError for a truncated or
 * damaged stream and for one made to unpack without end.
 */
export async function* unpackedChunks(path: string, file: string): AsyncGenerator<Buffer> {
  const packed = createReadStream(path, { highWaterMark: CHUNK });
  const head = firstBytes(path, 4);
  const kind = isGzip(head) ? 'gzip' : isZstd(head) ? 'zstd' : undefined;
  if (kind === undefined) return yield* packed as AsyncIterable<Buffer>;
  const unpack: Transform = kind === 'gzip' ? createGunzip({ chunkSize: CHUNK }) : createZstdDecompress({ chunkSize: CHUNK });
  packed.on('error', (error) => unpack.destroy(error));
  packed.pipe(unpack);
  let size = 0;
  try {
    for await (const chunk of unpack as AsyncIterable<Buffer>) {
      size += chunk.length;
      requireBounded(packed.bytesRead, size, file);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`is a truncated or damaged ${kind} file (${messageOf(error)}); take it again`, { file }, error);
  } finally {
    packed.destroy();
    unpack.destroy();
  }
}

/** The first bytes of a file, unpacked where it is packed, at most so many; fewer only where the file ends. */
export async function firstUnpacked(path: string, file: string, most: number): Promise<Buffer> {
  const head: Buffer[] = [];
  for await (const chunk of unpackedChunks(path, file)) {
    head.push(chunk);
    if (head.reduce((sum, { length }) => sum + length, 0) >= most) break;
  }
  return Buffer.concat(head).subarray(0, most);
}

/** Refuses what unpacks to far more than such data do: studies in JSON unpack to five to fifteen times their size. */
export function requireBounded(packed: number, unpacked: number, file: string): void {
  if (unpacked <= MOST.unasked) return;
  if (unpacked > MOST.unpacked || unpacked > packed * MOST.ratio)
    throw new InputError(`unpacks to more than ${MOST.ratio} times its size and is not read; is it what it says it is?`, { file });
}
