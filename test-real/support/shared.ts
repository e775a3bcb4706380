import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { shipped } from '../../src/base/root.ts';

const FOLDER = resolve(shipped(), process.env.ATLAS_SHARED ?? '../shared');

/** A path in the folder of real data and evaluation sets: `ATLAS_SHARED`, else `../shared`, relative to the package root. */
export function shared(...parts: string[]): string {
  return resolve(FOLDER, ...parts);
}

/** Why work on the real files cannot be done; false when the folder is there. */
export function missingShared(): string | false {
  if (existsSync(shared('data'))) return false;
  return `no data at ${FOLDER}; set ATLAS_SHARED to the folder that holds data/, eval/ and seed/`;
}
