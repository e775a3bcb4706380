import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { InputError } from './errors.ts';

/** Writes a file whole or not at all: to a temporary neighbour, flushed, then renamed over the target. */
export function writeWhole(path: string, data: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${randomBytes(4).toString('hex')}.part`;
  const bytes = typeof data === 'string' ? Buffer.from(data) : data;
  const file = openSync(temporary, 'wx');
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
  fsyncSync(file);
  closeSync(file);
  renameSync(temporary, path);
}

/** Checks that a path is a file with something in it. Throws InputError that says what it is instead. */
export function requireFile(path: string): void {
  if (!existsSync(path)) throw new InputError('does not exist; check the path', { file: path });
  const stat = statSync(path);
  if (stat.isDirectory()) throw new InputError('is a directory where a file is expected; name the files in it', { file: path });
  if (stat.size === 0) throw new InputError('is empty; take the file again', { file: basename(path) });
}
