import { BOUND, type Required, requiredOf } from './required.ts';
import { foldText, foldUnit, ROOT, Starts, Trie } from './trie.ts';

/** A set of literals one of which a regular expression needs; a match starts at most `reach` units before it and `lag` behind it. */
export type Requirement = { set: number; reach: number; lag: number };

/**
 * A literal of a set: its units, whether they stand in upper and lower case alike, whether a text that is equal but for case must be told apart from it,
 * and whether it stands only at the start or end of a word.
 */
type Literal = { set: number; units: string; folded: boolean; cased: boolean; starts: boolean; ends: boolean };

/** Folded literals as a tree; `at` lists those that end at a node. */
type Shelf = { trie: Trie; starts: Starts; at: Literal[][] };

const NONE: Literal[] = [];
const NOWHERE: readonly number[] = [];
const shelf = (): Shelf => ({ trie: new Trie(), starts: new Starts(), at: [] });
const shelves = { atWord: shelf(), anywhere: shelf() };
const sets: Literal[][] = [];
const setsByKey = new Map<string, number>();
const requirements = new Map<RegExp, Requirement | null>();

/** What a regular expression needs, derived once and kept, so that it must not be written inside a function; null where nothing could be derived. */
export function requirementOf(pattern: RegExp): Requirement | null {
  const known = requirements.get(pattern);
  if (known !== undefined) return known;
  const required = requiredOf(pattern);
  const requirement = required ? { set: setOf(required), reach: required.reach, lag: required.lag } : null;
  requirements.set(pattern, requirement);
  return requirement;
}

/** Every regular expression met so far, in order of its first use, with the literals that it needs; null where nothing could be derived. */
export function expressionsMet(): { pattern: RegExp; literals: string[] | null }[] {
  return [...requirements.keys()].map((pattern) => {
    const needs = requirementOf(pattern);
    return { pattern, literals: needs && (sets[needs.set] as Literal[]).map(({ units }) => units) };
  });
}

function setOf({ literals, folded }: Required): number {
  const key = `${folded} ${literals.toSorted().join('\n')}`;
  const old = setsByKey.get(key);
  if (old !== undefined) return old;
  const set = sets.length;
  const own = literals.map((literal) => literalOf(literal, set, folded));
  sets.push(own);
  setsByKey.set(key, set);
  own.forEach(shelve);
  return set;
}

function literalOf(literal: string, set: number, folded: boolean): Literal {
  const units = literal.replaceAll(BOUND, '');
  const cased = !folded && !NEVER_CASED.test(units);
  return { set, units, folded, cased, starts: literal.startsWith(BOUND), ends: literal.endsWith(BOUND) };
}

const NEVER_CASED = /^[\u3000-\u9fff]*$/;

function shelve(literal: Literal): void {
  const { trie, starts, at } = shelves[literal.starts ? 'atWord' : 'anywhere'];
  const units = foldText(literal.units);
  const node = trie.add(units);
  starts.add(units);
  while (at.length < trie.size) at.push(NONE);
  at[node] = [...(at[node] as Literal[]), literal];
}

/**
 * Where in a text the literals stand that regular expressions need: one walk over the text serves all expressions met before it, and one search each
 * those first met in it.
 */
export class LiteralIndex {
  readonly #text: string;
  readonly #folded: Uint16Array;
  readonly #places: (number[] | undefined)[] = new Array(sets.length);
  readonly #ready = sets.length;
  #foldedText: string | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#folded = new Uint16Array(text.length);
    for (let i = 0; i < text.length; i += 1) this.#folded[i] = foldUnit(text.charCodeAt(i));
    this.#walk();
  }

  /** The first place from `from` on where a literal of a requirement stands; Infinity where there is none. */
  next(needs: Requirement, from: number): number {
    const places = this.placesOf(needs);
    return places[firstFrom(places, from)] ?? Infinity;
  }

  /** Every place where a literal of a requirement stands, in order. */
  placesOf({ set }: Requirement): readonly number[] {
    if (set >= this.#ready) this.#places[set] ??= this.#search(sets[set] as Literal[]);
    return this.#places[set] ?? NOWHERE;
  }

  /** True where ASCII letters or digits stand on both sides of an offset. */
  splitsWord(at: number): boolean {
    return isWordUnit(this.#text.charCodeAt(at)) && isWordUnit(this.#text.charCodeAt(at - 1));
  }

  /** Notes the places of every literal that stands in the text, in order. */
  #walk(): void {
    for (let at = 0; at < this.#folded.length; at += 1) {
      if (shelves.anywhere.starts.mayStart(this.#folded, at)) this.#walkFrom(at, shelves.anywhere);
      if (shelves.atWord.starts.mayStart(this.#folded, at) && !this.splitsWord(at)) this.#walkFrom(at, shelves.atWord);
    }
  }

  #walkFrom(start: number, { trie, at }: Shelf): void {
    const units = this.#folded;
    let node = trie.child(ROOT, units[start] as number);
    for (let next = start + 1; node !== 0; next += 1) {
      const ended = at[node] as Literal[];
      for (let i = 0; i < ended.length; i += 1) {
        const { set, units: own, cased, ends } = ended[i] as Literal;
        if ((ends && this.splitsWord(next)) || (cased && !this.#text.startsWith(own, start))) continue;
        const places = this.#places[set];
        if (places === undefined) this.#places[set] = [start];
        else places.push(start);
      }
      node = next < units.length ? trie.child(node, units[next] as number) : 0;
    }
  }

  #search(literals: Literal[]): number[] {
    return literals.flatMap((literal) => this.#searchOne(literal)).sort((a, b) => a - b);
  }

  #searchOne({ units, folded, starts, ends }: Literal): number[] {
    if (folded) this.#foldedText ??= Buffer.from(this.#folded.buffer).toString('utf16le');
    const text = folded ? (this.#foldedText as string) : this.#text;
    const places: number[] = [];
    for (let at = text.indexOf(units); at >= 0; at = text.indexOf(units, at + 1))
      if (!(starts && this.splitsWord(at)) && !(ends && this.splitsWord(at + units.length))) places.push(at);
    return places;
  }
}

/** The index of the first of some numbers in order that is no smaller than `from`; their count where all are. */
export function firstFrom(numbers: readonly number[], from: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

const WORD_UNITS = Uint8Array.from({ length: 128 }, (_, code) => Number(/[A-Za-z0-9]/.test(String.fromCharCode(code))));

function isWordUnit(code: number): boolean {
  return WORD_UNITS[code] === 1;
}
