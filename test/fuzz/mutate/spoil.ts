import { gunzipSync, gzipSync } from 'node:zlib';
import { isGzip, isZip, unzip } from '../../../src/base/containers.ts';
import { seededRandom } from '../../../src/base/random.ts';
import { zipOf } from '../../support/zip.ts';
import { byteMutators } from './bytes.ts';
import { containerMutators } from './container.ts';
import { encodingMutators } from './encoding.ts';
import { jsonMutators } from './json.ts';
import { markupMutators } from './markup.ts';
import { below, type Format, type Mutator, oneOf } from './mutator.ts';
import { tableMutators } from './table.ts';
import { textMutators } from './text.ts';

const KINDS = [byteMutators, encodingMutators, textMutators, tableMutators, markupMutators, jsonMutators, containerMutators];

/** A mutation, as it is drawn: which of those that fit, with which random numbers, and whether in what a container holds. */
export type Mutation = { kind: number; seed: number; inside: boolean };

/** What bytes hold, by how they begin. */
export function formatOf(bytes: Buffer): Format {
  const text = bytes
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  if (/^[[{]/.test(text)) return 'json';
  if (/^<(!doctype html|html)/i.test(text)) return 'html';
  if (text.startsWith('<')) return 'xml';
  return /^[^\n]*[,\t|]/.test(text) ? 'table' : 'text';
}

function choose(bytes: Buffer, { kind, seed }: Mutation): { mutator: Mutator; random: () => number } {
  const format = formatOf(bytes);
  const random = seededRandom(seed);
  const fitting = KINDS.map((all) => all.filter(({ of }) => of === undefined || of.includes(format))).filter((all) => all.length > 0);
  return { mutator: oneOf(fitting[kind % fitting.length] as Mutator[], random), random };
}

/** Spoils bytes; of a whole zip or gzip, where the mutation asks, a file inside, packed again. Returns what was done and what came of it. */
export async function spoil(bytes: Buffer, mutation: Mutation): Promise<{ done: string; bytes: Buffer }> {
  const inner = mutation.inside ? await insideOf(bytes, mutation) : undefined;
  if (inner !== undefined) return inner;
  const { mutator, random } = choose(bytes, mutation);
  return { done: mutator.name, bytes: Buffer.from(mutator.apply(bytes, random)) };
}

async function insideOf(bytes: Buffer, mutation: Mutation): Promise<{ done: string; bytes: Buffer } | undefined> {
  try {
    if (isGzip(bytes)) {
      const inner = await spoil(gunzipSync(bytes), mutation);
      return { done: `inside: ${inner.done}`, bytes: gzipSync(inner.bytes) };
    }
    if (!isZip(bytes)) return undefined;
    const members = (await Array.fromAsync(unzip(bytes, 'zip'))).map((one) => [one.name, one.bytes] as const);
    const at = below(members.length, seededRandom(mutation.seed + 1));
    const [name, content] = members[at] ?? ['', Buffer.alloc(0)];
    const inner = await spoil(content, mutation);
    return { done: `in ${name}: ${inner.done}`, bytes: zipOf(members.with(at, [name, inner.bytes]), 8) };
  } catch {
    return undefined;
  }
}
