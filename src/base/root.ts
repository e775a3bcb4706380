import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Absolute path of a file shipped with the product, from parts relative to the package root. */
export function shipped(...parts: string[]): string {
  return join(ROOT, ...parts);
}
