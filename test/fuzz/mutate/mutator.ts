import type { Random } from '../../../src/base/random.ts';

/** What a file holds, as far as mutators tell. */
export type Format = 'json' | 'html' | 'xml' | 'table' | 'text';

/** One way to spoil a file: a pure function of its bytes and a source of random numbers. */
export type Mutator = { name: string; of?: Format[]; apply(bytes: Buffer, random: Random): Uint8Array };

/** A mutator that works on text; bytes that are no UTF-8 become replacement characters. */
export function onText(name: string, spoil: (text: string, random: Random) => string, of?: Format[]): Mutator {
  const apply: Mutator['apply'] = (bytes, random) => Buffer.from(spoil(bytes.toString('utf8'), random));
  return of === undefined ? { name, apply } : { name, of, apply };
}

/** A whole number from 0 up to, not including, `below`. */
export function below(limit: number, random: Random): number {
  return Math.floor(random() * limit);
}

/** One of several. */
export function oneOf<T>(all: readonly T[], random: Random): T {
  return all[below(all.length, random)] as T;
}

/** A text with another put in at a random place. */
export function putIn(text: string, more: string, random: Random): string {
  const at = below(text.length + 1, random);
  return text.slice(0, at) + more + text.slice(at);
}

/** A size that is nearly always small, so that a case costs little, and once in a while as large as the bound that is asked about. */
export function size(small: number, large: number, random: Random): number {
  return random() < 0.04 ? large : small;
}
