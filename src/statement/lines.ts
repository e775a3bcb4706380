import { writeFileSync } from 'node:fs';

/** Bytes that the database sets aside for an object at least. */
const LEAST = 1 << 20;

/** Writes JSON lines for the database and returns the `maximum_object_size` with which `read_json` reads them: it sets aside several times as much, so that more than is needed takes long. */
export function writeLines(path: string, lines: string[]): number {
  writeFileSync(path, lines.join('\n'));
  let longest = 0;
  for (const { length } of lines) if (length > longest) longest = length;
  return Math.max(LEAST, 3 * longest + 1);
}
