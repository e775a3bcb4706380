import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isZip, unpackGzip, zipNames } from '../../src/base/containers.ts';
import type { Intake } from '../../src/snapshot/take.ts';
import type { ParseContext } from '../../src/statement/context.ts';
import { dayInPath } from '../../src/statement/intake.ts';
import { aactTable, parseAactParts, parseAactZip } from './aact.ts';
import { parseClassic } from './classic.ts';
import { parseLegacy } from './legacy.ts';

/** How a snapshot is read that is not of the API v2; undefined for one that is. */
export async function olderFormat(context: ParseContext): Promise<((part: string) => Promise<void>) | undefined> {
  const [{ name }] = context.receipt.parts;
  if (aactTable(name) !== undefined) return () => parseAactParts(context);
  const bytes = unpackGzip(context.bytes(name), name);
  if (isZip(bytes)) return zippedFormat(context, bytes, name);
  const start = bytes
    .subarray(0, 2000)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  if (start.startsWith('<') || /^\{[^\n]*"xml": ?"/.test(start)) return (part) => parseLegacy(context, part);
  return /\bNCT Number\b/.test(start.split('\n', 1)[0] ?? '') ? (part) => parseClassic(context, part) : undefined;
}

async function zippedFormat(context: ParseContext, bytes: Buffer, file: string): Promise<((part: string) => Promise<void>) | undefined> {
  const names = await zipNames(bytes, file);
  if (names.some((name) => aactTable(name) === 'studies')) return (part) => parseAactZip(context, part);
  return names.some((name) => name.endsWith('.xml')) ? (part) => parseLegacy(context, part) : undefined;
}

/** One snapshot a file, but the tables of AACT, which may be given as a folder, are one together. */
export function studyIntake(paths: string[]): Intake[] {
  const files = paths.flatMap(filesIn);
  const tables = files.filter((file) => aactTable(file) !== undefined);
  const [first] = tables;
  const whole: Intake[] = first
    ? [{ files: tables, series: null, published: dayInPath(first), from: tables.map((one) => basename(one)).join(', ') }]
    : [];
  const single = files.filter((file) => !tables.includes(file));
  return [...whole, ...single.map((file) => ({ files: [file], series: null, published: null, from: basename(file) }))];
}

/** The tables of AACT in a folder; a file is itself. */
function filesIn(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  const tables = readdirSync(path).filter((name) => aactTable(name) !== undefined);
  return tables.length === 0 ? [path] : tables.map((name) => join(path, name));
}
