import type { Random } from '../../../src/base/random.ts';
import { below, type Mutator } from './mutator.ts';

/** Two places in bytes, in order. */
function span(bytes: Buffer, random: Random): [from: number, to: number] {
  const from = below(bytes.length + 1, random);
  return [from, Math.min(bytes.length, from + 1 + below(200, random))];
}

function inserted(bytes: Buffer, more: Uint8Array, random: Random): Buffer {
  const at = below(bytes.length + 1, random);
  return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);
}

function flipped(bytes: Buffer, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  for (let left = 1 + below(20, random); left > 0 && copy.length > 0; left -= 1) {
    copy[below(copy.length, random)] = below(256, random);
  }
  return copy;
}

/** Spoils bytes without asking what they mean. */
export const byteMutators: Mutator[] = [
  { name: 'cut short', apply: (bytes, random) => bytes.subarray(0, below(bytes.length + 1, random)) },
  { name: 'cut near the end', apply: (bytes, random) => bytes.subarray(0, Math.max(0, bytes.length - 1 - below(40, random))) },
  { name: 'cut at the beginning', apply: (bytes, random) => bytes.subarray(below(bytes.length + 1, random)) },
  { name: 'bytes changed', apply: flipped },
  {
    name: 'bytes left out',
    apply: (bytes, random) => {
      const [from, to] = span(bytes, random);
      return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
    },
  },
  {
    name: 'bytes doubled',
    apply: (bytes, random) => {
      const [from, to] = span(bytes, random);
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
    },
  },
  {
    name: 'bytes moved',
    apply: (bytes, random) => {
      const [from, to] = span(bytes, random);
      return inserted(Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]), bytes.subarray(from, to), random);
    },
  },
  { name: 'NUL bytes', apply: (bytes, random) => inserted(bytes, Buffer.alloc(1 + below(5, random)), random) },
  { name: 'half a character', apply: (bytes, random) => inserted(bytes, Buffer.from([0xe4, 0xb8]), random) },
  { name: 'a surrogate in UTF-8', apply: (bytes, random) => inserted(bytes, Buffer.from([0xed, 0xa0, 0x80]), random) },
];
