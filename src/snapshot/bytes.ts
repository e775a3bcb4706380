import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { InputError } from '../base/errors.ts';
import { sha256 } from '../base/hash.ts';
import { once } from '../base/memo.ts';

/** Where the bytes with that SHA-256 lie in a store. */
export function bytesPath(store: string, hash: string): string {
  return join(store, 'snapshots', hash.slice(0, 2), hash);
}

/** Bytes of a file that are read at once. */
const CHUNK = 4 * 1024 * 1024;
/** What they are read into; a copy is made without a pause, so that one is enough. */
const chunkOf = once(() => Buffer.alloc(CHUNK));

/** Keeps the bytes of a file for ever under their SHA-256, never the whole in memory; bytes already held are left alone. */
export function keepFile(store: string, path: string): { sha256: string; size: number } {
  const folder = join(store, 'snapshots');
  mkdirSync(folder, { recursive: true });
  const copy = join(folder, `part-${randomBytes(6).toString('hex')}`);
  const kept = copyHashed(path, copy);
  const target = bytesPath(store, kept.sha256);
  if (existsSync(target)) rmSync(copy);
  else {
    mkdirSync(dirname(target), { recursive: true });
    renameSync(copy, target);
  }
  return kept;
}

function copyHashed(path: string, copy: string): { sha256: string; size: number } {
  const [from, to] = [openSync(path, 'r'), openSync(copy, 'wx')];
  const [hash, chunk] = [createHash('sha256'), chunkOf()];
  let size = 0;
  for (let read = readSync(from, chunk); read > 0; read = readSync(from, chunk)) {
    const bytes = chunk.subarray(0, read);
    hash.update(bytes);
    for (let at = 0; at < read; ) at += writeSync(to, bytes, at);
    size += read;
  }
  fsyncSync(to);
  closeSync(from);
  closeSync(to);
  return { sha256: hash.digest('hex'), size };
}

/** The bytes with that SHA-256. Throws InputError when they are missing or no longer match their hash. */
export function readBytes(store: string, hash: string): Buffer {
  const path = bytesPath(store, hash);
  if (!existsSync(path))
    throw new InputError('the store does not hold these bytes; add the snapshot again', { record: `snapshot ${hash}` });
  const bytes = readFileSync(path);
  if (sha256(bytes) !== hash) throw noMatch(path);
  return bytes;
}

/** Reads a file to its end in bounded memory. Throws InputError when its bytes do not match the hash. */
export async function requireHash(path: string, hash: string): Promise<void> {
  const found = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) found.update(chunk as Buffer);
  if (found.digest('hex') !== hash) throw noMatch(path);
}

function noMatch(path: string): InputError {
  return new InputError('the stored bytes no longer match their SHA-256; restore them from a backup', { file: path });
}
