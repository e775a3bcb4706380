import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../base/files.ts';
import type { Answer } from './fetch.ts';
import { hasReceipt } from './receipt.ts';

/** What a server said by which it knows whether something changed: `ETag`, `Last-Modified`, and a hash of what names the edition of the data. */
const validators = z.strictObject({ etag: z.string().nullable(), modified: z.string().nullable(), edition: z.string().nullable() });
export type Validators = z.infer<typeof validators>;

const memory = z.record(z.string(), z.strictObject({ ...validators.shape, receipt: z.string() }));

/** Where the pulls of a source are at work. */
export function pullFolder(store: string, source: string): string {
  return join(store, 'pull', source);
}

/** Validators of the last pull of an address, as long as the store holds its snapshot; a memory that cannot be read is none. */
export function recall(store: string, source: string, address: string): Validators | undefined {
  const found = readMemory(store, source)[address];
  return found && hasReceipt(store, found.receipt) ? found : undefined;
}

/** Remembers of which receipt an address is, and its validators. */
export function remember(store: string, source: string, address: string, receipt: string, { etag, modified, edition }: Validators): void {
  const all = { ...readMemory(store, source), [address]: { etag, modified, edition, receipt } };
  writeWhole(memoryPath(store, source), `${JSON.stringify(all, null, 2)}\n`);
}

const check = z.strictObject({ at: z.iso.datetime(), address: z.string(), status: z.enum(['kept', 'held', 'unchanged', 'empty']) });
/** When a publisher was last asked, at which address, and what became of it. */
export type Check = z.infer<typeof check>;

/** Remembers that a publisher was asked and answered, also where nothing had changed. */
export function rememberCheck(store: string, source: string, done: Check): void {
  writeWhole(join(pullFolder(store, source), 'checked.json'), `${JSON.stringify(done)}\n`);
}

/** The last time at which a publisher was asked and answered; undefined where it never was. */
export function lastCheck(store: string, source: string): Check | undefined {
  return readState(join(pullFolder(store, source), 'checked.json'), check);
}

/** Headers that ask for an answer only if something changed. */
export function conditions(known: Validators | undefined): Record<string, string> {
  return {
    ...(known?.etag ? { 'if-none-match': known.etag } : {}),
    ...(known?.modified ? { 'if-modified-since': known.modified } : {}),
  };
}

/** The validators of an answer. */
export function validatorsOf({ headers }: Answer, edition: string | null = null): Validators {
  return { etag: headers.get('etag'), modified: headers.get('last-modified'), edition };
}

function readMemory(store: string, source: string): z.infer<typeof memory> {
  return readState(memoryPath(store, source), memory) ?? {};
}

function memoryPath(store: string, source: string): string {
  return join(pullFolder(store, source), 'taken.json');
}

/** A state that was written earlier; undefined where there is none or it cannot be read, since it can be made again. */
export function readState<T>(path: string, schema: z.ZodType<T>): T | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}
