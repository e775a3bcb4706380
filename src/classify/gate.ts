import { addToHash, CHAR, CLASSES, hashOf, LOWER } from './tokens.ts';
import type { TermTrie, TrieNode } from './trie.ts';

/** Hashes of terms of one and of two words, and of the first three words of longer terms; `bits` says at once that a hash is none of them. */
export type Gate = { hashes: Set<number>; bits: Uint8Array };

const BITS = 19;
const DEPTH = 3;

/** A gate for the terms of a trie whose value is wanted. */
export function makeGate<T>(trie: TermTrie<T>, isWanted: (value: T) => boolean): Gate {
  const gate = { hashes: new Set<number>(), bits: new Uint8Array(1 << (BITS - 3)) };
  const isTerm = ({ entries }: TrieNode<T>) => entries.some(({ value }) => isWanted(value));
  const holds = (node: TrieNode<T>): boolean => isTerm(node) || [...node.next.values()].some(holds);
  const visit = (node: TrieNode<T>, hash: number, depth: number): void => {
    if (depth === DEPTH ? holds(node) : isTerm(node)) {
      gate.hashes.add(hash);
      const bit = slot(hash);
      gate.bits[bit >>> 3] = (gate.bits[bit >>> 3] as number) | (1 << (bit & 7));
    }
    if (depth < DEPTH) for (const [word, next] of node.next) visit(next, join(hash, hashOf(word)), depth + 1);
  };
  for (const [word, node] of trie.next) visit(node, hashOf(word), 1);
  return gate;
}

function join(first: number, second: number): number {
  return (Math.imul(first, 0x01000193) ^ second) | 0;
}

function slot(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> (32 - BITS);
}

/** For each code: 0 between words, 1 for a Han character, else its lower case. */
const STEPS = CLASSES.reduce((steps, kind, code) => {
  steps[code] = kind === CHAR.gap ? 0 : kind === CHAR.han ? 1 : (LOWER[code] as number);
  return steps;
}, new Uint16Array(CLASSES.length));

/** False only when a text holds no term of the gate and no word with the shape of a product: one look at each character, no words cut. */
export function mayHold(gate: Gate, text: string): boolean {
  if (AROUND.test(text)) return true;
  const steps = STEPS;
  let [hash, before, pair, start] = [0, 0, 0, 0];
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : 0;
    const step = steps[code] as number;
    if (step > 1) {
      hash = addToHash(hash, step);
      continue;
    }
    if (at > start) {
      if (isTerm(gate, hash, before, pair) || (at - start > 7 && isEnding(text, at))) return true;
      pair = join(before, hash);
      before = hash;
      hash = 0;
    }
    start = at + 1;
    if (step === 0) continue;
    if (isTerm(gate, code, before, pair)) return true;
    pair = join(before, code);
    before = code;
  }
  return false;
}

function isTerm(gate: Gate, hash: number, before: number, pair: number): boolean {
  return holdsHash(gate, hash) || holdsHash(gate, join(before, hash)) || holdsHash(gate, join(pair, hash));
}

function holdsHash({ hashes, bits }: Gate, hash: number): boolean {
  const bit = slot(hash);
  return (((bits[bit >>> 3] as number) >>> (bit & 7)) & 1) === 1 && hashes.has(hash);
}

/** Letters that product names are written around, such as huCART19 and iMSC1. */
const AROUND = /NK|CAR|MSC|28z|BB[zZ]/;
/** Last letters of generic names of cells, vectors and oligonucleotides. */
const ENDS = ['cel', 'vec', 'ran', 'sen'];
const LAST = new Set(ENDS.map((end) => end.charCodeAt(2)));

function isEnding(text: string, at: number): boolean {
  return LAST.has(text.charCodeAt(at - 1) | 0x20) && ENDS.includes(text.slice(at - 3, at).toLowerCase());
}
