import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { shipped } from '../../src/base/root.ts';
import type { Sample } from './sample.ts';

const LINES = 2;

/** The first lines of every file of a folder of facts that we ship; the edition whole. */
export function shippedSample(folder: string): Sample {
  const files = readdirSync(shipped(folder)).map((name) => [`${folder}/${name}`, beginning(name, readFileSync(shipped(folder, name)))]);
  return Object.fromEntries(files) as Sample;
}

function beginning(name: string, bytes: Buffer): string | Buffer {
  if (name.endsWith('.yml')) return bytes;
  if (name.endsWith('.gz')) return gzipSync(firstLines(gunzipSync(bytes)));
  return firstLines(bytes);
}

function firstLines(bytes: Buffer): string {
  return `${bytes.toString('utf8').split('\n').slice(0, LINES).join('\n')}\n`;
}
