import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { shipped } from '../../src/base/root.ts';

/** Files that are given together, by name; where names have folders, the folder of the first is given. */
export type Sample = Record<string, string | Uint8Array>;

const FOLDER = shipped('test', 'fuzz', 'samples');

/** Sources that have samples. */
export function sampled(): string[] {
  return readdirSync(FOLDER).map((name) => name.replace(/\.ts$/, ''));
}

/** The samples of a source. */
export async function samplesOf(source: string): Promise<Sample[]> {
  const code = (await import(pathToFileURL(join(FOLDER, `${source}.ts`)).href)) as { samples: Sample[] };
  return code.samples;
}
