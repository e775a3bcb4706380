import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { openPromise } from 'yauzl';
import { InputError, messageOf } from './errors.ts';
import { requireBounded } from './unpacked.ts';

/** Where a file lies in a zip archive: the byte of its header, its bytes packed and unpacked, how it is packed (0 not at all, 8 deflated), and the checksum of what it unpacks to. */
export type MemberPlace = { name: string; at: number; packed: number; size: number; method: number; checksum: number };

/** Bytes of the part of a header that each file has, its signature, and where in it the lengths of name and extra fields stand. */
const HEADER = { bytes: 30, signature: 0x04034b50, name: 26, extra: 28 };
const [STORED, DEFLATED] = [0, 8];

/**
 * The files of a zip archive on disk in the order of its directory; folders are passed over. Throws InputError for a damaged archive, for a name that leads
 * out of it, for a file packed in a way that is not known, and for an archive made to unpack without end.
 */
export async function* archivePlaces(path: string, file: string): AsyncGenerator<MemberPlace> {
  let [packed, unpacked] = [0, 0];
  try {
    const archive = await openPromise(path, { lazyEntries: true, autoClose: false });
    try {
      for await (const entry of archive.eachEntry()) {
        packed += entry.compressedSize;
        unpacked += entry.uncompressedSize;
        requireBounded(packed, unpacked, file);
        if (entry.fileName.endsWith('/')) continue;
        const { fileName: name, relativeOffsetOfLocalHeader: at, compressionMethod: method, crc32: checksum } = entry;
        if (entry.isEncrypted() || (method !== STORED && method !== DEFLATED)) throw new Error(`${name} is encrypted or packed otherwise`);
        yield { name, at, packed: entry.compressedSize, size: entry.uncompressedSize, method, checksum };
      }
    } finally {
      archive.close();
    }
  } catch (error) {
    throw damaged(file, error);
  }
}

/** A file of a zip archive; its bytes come in chunks. */
export type Member = { name: string; chunks: AsyncIterable<Buffer> };

/** The files of a zip archive on disk, each with its bytes; see archivePlaces. */
export async function* archiveMembers(path: string, file: string): AsyncGenerator<Member> {
  for await (const place of archivePlaces(path, file)) yield { name: place.name, chunks: memberChunks(path, place, file) };
}

/** The bytes of a file in an archive that is open as `archive`. Throws InputError where they are not what the directory says. */
export function readMember(archive: number, place: MemberPlace, file: string): Buffer {
  try {
    const packed = Buffer.alloc(place.packed);
    readSync(archive, packed, 0, place.packed, dataOf(archive, place));
    const bytes = place.method === STORED ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, place.size) });
    requireSame(place, bytes.length, crc32(bytes));
    return bytes;
  } catch (error) {
    throw damaged(file, error);
  }
}

/** The bytes of a file in an archive in chunks, never the whole at once. Throws InputError as readMember does. */
export async function* memberChunks(path: string, place: MemberPlace, file: string): AsyncGenerator<Buffer> {
  let [size, checksum] = [0, 0];
  try {
    const archive = openSync(path, 'r');
    const start = dataOf(archive, place);
    closeSync(archive);
    if (place.packed === 0) return;
    const packed = createReadStream(path, { start, end: start + place.packed - 1, highWaterMark: CHUNK });
    const chunks = place.method === STORED ? packed : packed.pipe(createInflateRaw({ chunkSize: CHUNK }));
    packed.on('error', (error) => chunks.destroy(error));
    for await (const chunk of chunks as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > place.size) break;
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
    requireSame(place, size, checksum);
  } catch (error) {
    throw damaged(file, error);
  }
}

const CHUNK = 1024 * 1024;

/** Where the bytes of a file begin, behind its header. */
function dataOf(archive: number, { at, name }: MemberPlace): number {
  const header = Buffer.alloc(HEADER.bytes);
  if (readSync(archive, header, 0, HEADER.bytes, at) < HEADER.bytes || header.readUInt32LE(0) !== HEADER.signature)
    throw new Error(`no file begins where ${name} should`);
  return at + HEADER.bytes + header.readUInt16LE(HEADER.name) + header.readUInt16LE(HEADER.extra);
}

function requireSame(place: MemberPlace, size: number, checksum: number): void {
  if (size !== place.size || checksum !== place.checksum) throw new Error(`${place.name} is not what the directory says`);
}

function damaged(file: string, error: unknown): InputError {
  if (error instanceof InputError) return error;
  return new InputError(`is a damaged zip archive (${messageOf(error)}); take it again`, { file }, error);
}
