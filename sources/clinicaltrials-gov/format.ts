import { readdirSync, statSync } from 'node:fs';
import { archivePlaces } from '../../src/base/archive.ts';
import { isZip } from '../../src/base/containers.ts';
import { firstBytes, firstUnpacked } from '../../src/base/unpacked.ts';
import type { Intake } from '../../src/snapshot/take.ts';
import type { ParseContext } from '../../src/statement/context.ts';
import { tablesIntake } from '../../src/statement/intake.ts';
import { aactTable, parseAact } from './aact.ts';
import { parseClassic } from './classic.ts';
import { parseLegacy } from './legacy.ts';

/** How a snapshot is read that is not of the API v2; undefined for one that is. */
export async function olderFormat(context: ParseContext): Promise<((part: string) => Promise<void>) | undefined> {
  const [{ name }] = context.receipt.parts;
  if (aactTable(name) !== undefined) return () => parseAact(context);
  const path = context.path(name);
  if (isZip(firstBytes(path, 4))) return zippedFormat(context, path, name);
  const start = (await firstUnpacked(path, name, 2000))
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  if (start.startsWith('<') || /^\{[^\n]*"xml": ?"/.test(start)) return (part) => parseLegacy(context, part);
  return /\bNCT Number\b/.test(start.split('\n', 1)[0] ?? '') ? (part) => parseClassic(context, part) : undefined;
}

async function zippedFormat(context: ParseContext, path: string, file: string): Promise<((part: string) => Promise<void>) | undefined> {
  const names = (await Array.fromAsync(archivePlaces(path, file))).map(({ name }) => name);
  if (names.some((name) => aactTable(name) === 'studies')) return () => parseAact(context);
  return names.some((name) => name.endsWith('.xml')) ? (part) => parseLegacy(context, part) : undefined;
}

/** The name of a page of a listing that was pulled. */
const PAGE = /^page-\d+\.json$/;

/** One snapshot a file, but the tables of AACT, which may be given as a folder, are one together, and so are the pages in a folder. */
export function studyIntake(paths: string[]): Intake[] {
  const hasPages = (path: string) => isFolder(path) && readdirSync(path).some((name) => PAGE.test(name));
  const pages = paths.filter(hasPages).flatMap((folder) => tablesIntake([folder], (file) => PAGE.test(file)));
  const others = paths.filter((path) => !hasPages(path));
  return [...pages, ...tablesIntake(others, (file) => aactTable(file) !== undefined)];
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
