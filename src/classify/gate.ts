import { addToHash, CHAR, CLASSES, hashOf, LOWER } from './tokens.ts';
import type { TermTrie, TrieNode } from './trie.ts';

/**
 * Hashes of terms of one and of two words, and of the first three words of longer terms; `bits` says at once that a hash is none of them, `last` (a byte for
 * each of 65,536 hashes cut short) that a word is the last of none.
 */
export type Gate = { hashes: Set<number>; bits: Uint8Array; last: Uint8Array };

const BITS = 19;
const DEPTH = 3;

/** A gate for the terms of a trie whose value is wanted. */
export function makeGate<T>(trie: TermTrie<T>, isWanted: (value: T) => boolean): Gate {
  const gate: Gate = { hashes: new Set(), bits: new Uint8Array(1 << (BITS - 3)), last: new Uint8Array(CUT + 1) };
  const isTerm = ({ entries }: TrieNode<T>) => entries.some(({ value }) => isWanted(value));
  const holds = (node: TrieNode<T>): boolean => isTerm(node) || [...node.next.values()].some(holds);
  const visit = (node: TrieNode<T>, hash: number, word: number, depth: number): void => {
    if (depth === DEPTH ? holds(node) : isTerm(node)) {
      gate.hashes.add(hash);
      const bit = slot(hash);
      gate.bits[bit >>> 3] = (gate.bits[bit >>> 3] as number) | (1 << (bit & 7));
      gate.last[cut(word)] = 1;
    }
    if (depth === DEPTH) return;
    for (const [text, next] of node.next) visit(next, join(hash, hashOf(text)), hashOf(text), depth + 1);
  };
  for (const [text, node] of trie.next) visit(node, hashOf(text), hashOf(text), 1);
  return gate;
}

const CUT = 0xffff;

function cut(hash: number): number {
  return (hash ^ (hash >>> 15)) & CUT;
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

const BACKSLASH = 0x5c;
/** Marks a byte that letters around products (AROUND) may begin with. */
const MARK = 0x100;
/** For each byte: 0 for what is no letter or digit of ASCII, else its lower case, with MARK or without. */
const LETTERS = Uint16Array.from({ length: 256 }, (_, byte) =>
  byte > 0x7f ? 0 : (STEPS[byte] as number) | ('NCMB2'.includes(String.fromCharCode(byte)) ? MARK : 0),
);

/** The hashes of the two words before a place. */
type Before = { first: number; second: number };

/**
 * The same for the bytes of a JSON text from one place to another, names of its fields included: false only when none of its values holds a term.
 * A character outside ASCII is decoded; one that is written as its number is taken to be of a term.
 */
export function mayHoldJson(gate: Gate, bytes: Uint8Array, from: number, to: number): boolean {
  const [letters, last, before] = [LETTERS, gate.last, { first: 0, second: 0 }];
  let at = from;
  while (at < to) {
    let step = letters[bytes[at] as number] as number;
    if (step === 0 && (bytes[at] as number) < BACKSLASH) {
      at += 1;
      continue;
    }
    const start = at;
    let [hash, marks] = [0, 0];
    while (step !== 0) {
      marks |= step;
      hash = (Math.imul(hash, 31) + (step & 0xff)) | 0;
      at += 1;
      step = at < to ? (letters[bytes[at] as number] as number) : 0;
    }
    if ((bytes[at] as number) > 0x7f && at < to) {
      at = foreignEnd(bytes, at, to);
      if (mayHoldForeign(gate, bytes, start, at, before)) return true;
    } else if (at > start) {
      if (marks > MARK && isAroundIn(bytes, start, at)) return true;
      if (last[(hash ^ (hash >>> 15)) & CUT] === 1 && isTerm(gate, hash, before.second, join(before.first, before.second))) return true;
      if (at - start > 7 && isEndingAt(bytes, at)) return true;
      before.first = before.second;
      before.second = hash;
    } else {
      if (bytes[at] === BACKSLASH) at += 1;
      if (bytes[at] === LETTER_U) return true;
      at += 1;
    }
  }
  return false;
}

/** Whether a word ends a term, which it then is a word of. */
function endsTerm(gate: Gate, bytes: Uint8Array, start: number, end: number, hash: number, before: Before): boolean {
  const { first, second } = before;
  if (gate.last[cut(hash)] === 1 && isTerm(gate, hash, second, join(first, second))) return true;
  before.first = second;
  before.second = hash;
  return end - start > 7 && isEndingAt(bytes, end);
}

/** Where a run of letters, digits and characters outside ASCII ends. */
function foreignEnd(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && ((bytes[at] as number) > 0x7f || LETTERS[bytes[at] as number] !== 0)) at += 1;
  return at;
}

/** The same for such a run. */
function mayHoldForeign(gate: Gate, bytes: Uint8Array, from: number, to: number, before: Before): boolean {
  if (isAroundIn(bytes, from, to)) return true;
  let [hash, start] = [0, from];
  for (let at = from; at < to; ) {
    const [code, end] = [decoded(bytes, at), at + lengthOf(bytes[at] as number)];
    const step = STEPS[code] as number;
    if (step > 1) hash = addToHash(hash, step);
    if ((step <= 1 || end >= to) && hash !== 0) {
      if (endsTerm(gate, bytes, start, step > 1 ? end : at, hash, before)) return true;
      hash = 0;
    }
    if (step === 1 && endsTerm(gate, bytes, at, at, code, before)) return true;
    if (step <= 1) start = end;
    at = end;
  }
  return false;
}

const LETTER_U = 0x75;
const [N, K, C, A, R, M, S, B] = [...'NKCARMSB'].map((letter) => letter.charCodeAt(0));

/** Whether letters around products stand somewhere in a word. */
function isAroundIn(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if ((LETTERS[bytes[at] as number] as number) > MARK && isAround(bytes, at)) return true;
  return false;
}

/** Whether the letters around products (AROUND) begin at a place. */
function isAround(bytes: Uint8Array, at: number): boolean {
  const [here, next, last] = [bytes[at], bytes[at + 1], bytes[at + 2]];
  if (here === N) return next === K;
  if (here === C) return next === A && last === R;
  if (here === M) return next === S && last === C;
  if (here === 0x32) return next === 0x38 && last === 0x7a;
  return here === B && next === B && (last === 0x7a || last === 0x5a);
}

function lengthOf(byte: number): number {
  return byte < 0x80 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
}

/** The UTF-16 code of a character of up to three bytes; of one of four, which is no letter of a term, a blank. */
function decoded(bytes: Uint8Array, at: number): number {
  const [first, second, third] = [bytes[at] as number, bytes[at + 1] as number, bytes[at + 2] as number];
  if (first < 0x80) return first;
  if (first < 0xe0) return ((first & 0x1f) << 6) | (second & 0x3f);
  return first < 0xf0 ? ((first & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f) : 0x20;
}

/** Whether the letters before a place, in any case, are one of ENDS. */
function isEndingAt(bytes: Uint8Array, at: number): boolean {
  const letters = ((bytes[at - 3] as number) << 16) | ((bytes[at - 2] as number) << 8) | (bytes[at - 1] as number) | 0x202020;
  return letters === CEL || letters === VEC || letters === RAN || letters === SEN;
}

function isTerm(gate: Gate, hash: number, before: number, pair: number): boolean {
  if (gate.last[cut(hash)] === 0) return false;
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
const [CEL, VEC, RAN, SEN] = ENDS.map((end) => Buffer.from(end).readUIntBE(0, 3));

function isEnding(text: string, at: number): boolean {
  return LAST.has(text.charCodeAt(at - 1) | 0x20) && ENDS.includes(text.slice(at - 3, at).toLowerCase());
}
