import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from './hash.ts';
import { shipped } from './root.ts';

/** SHA-256 of files and of all files below folders, given relative to `root`, by their names and bytes; tests are left out. */
export function shippedHash(paths: string[], root: string = shipped()): string {
  const files = paths.flatMap((path) => filesBelow(root, path)).filter((path) => !path.endsWith('.test.ts'));
  return sha256(files.map((path) => `${sha256(readFileSync(join(root, path)))} ${path}`).join('\n'));
}

/** Paths relative to the root, in a fixed order. */
function filesBelow(root: string, path: string): string[] {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path))
    .toSorted()
    .flatMap((name) => filesBelow(root, join(path, name)));
}
