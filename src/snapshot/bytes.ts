import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../base/errors.ts';
import { writeWhole } from '../base/files.ts';
import { sha256 } from '../base/hash.ts';

/** Where the bytes with that SHA-256 lie in a store. */
export function bytesPath(store: string, hash: string): string {
  return join(store, 'snapshots', hash.slice(0, 2), hash);
}

/** Keeps bytes for ever under their SHA-256 and returns it; bytes already held are left alone. */
export function keepBytes(store: string, bytes: Buffer): string {
  const hash = sha256(bytes);
  const path = bytesPath(store, hash);
  if (!existsSync(path)) writeWhole(path, bytes);
  return hash;
}

/** The bytes with that SHA-256. Throws InputError when they are missing or no longer match their hash. */
export function readBytes(store: string, hash: string): Buffer {
  const path = bytesPath(store, hash);
  if (!existsSync(path))
    throw new InputError('the store does not hold these bytes; add the snapshot again', { record: `snapshot ${hash}` });
  const bytes = readFileSync(path);
  if (sha256(bytes) !== hash)
    throw new InputError('the stored bytes no longer match their SHA-256; restore them from a backup', { file: path });
  return bytes;
}
