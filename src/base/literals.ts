import { BOUND, type Required, requiredOf } from './required.ts';
import { foldUnit, ROOT, Starts, Trie } from './trie.ts';

/** A set of literals one of which a regular expression needs; a match starts at most `reach` units before it and `lag` behind it. */
export type Requirement = { set: number; reach: number; lag: number };

/** A literal of a set: its units, folded where case does not count, and whether it stands only at the start or end of a word. */
type Literal = { set: number; units: string; folded: boolean; starts: boolean; ends: boolean };

/** Literals of one kind as a tree; `at` lists those that end at a node. */
type Shelf = { trie: Trie; starts: Starts; at: Literal[][] };

const NONE: Literal[] = [];
const shelf = (): Shelf => ({ trie: new Trie(), starts: new Starts(), at: [] });
const shelves = { exact: { atWord: shelf(), anywhere: shelf() }, folded: { atWord: shelf(), anywhere: shelf() } };
const sets: Literal[][] = [];
const setsByKey = new Map<string, number>();
const known = new Map<RegExp, Requirement | null>();

/** What a regular expression needs, derived on its first use and kept, so that it must not be written inside a function; null where nothing could be derived. */
export function requirementOf(pattern: RegExp): Requirement | null {
  let requirement = known.get(pattern);
  if (requirement === undefined) {
    const required = requiredOf(pattern);
    requirement = required ? { set: setOf(required), reach: required.reach, lag: required.lag } : null;
    known.set(pattern, requirement);
  }
  return requirement;
}

/** Every regular expression met so far, in order of its first use, with the literals that it needs; null where nothing could be derived. */
export function expressionsMet(): { pattern: RegExp; literals: string[] | null }[] {
  return [...known].map(([pattern, needs]) => ({ pattern, literals: needs && (sets[needs.set] as Literal[]).map(({ units }) => units) }));
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

function literalOf(literal: string, set: number, isFolded: boolean): Literal {
  const bare = literal.replaceAll(BOUND, '');
  const folded = isFolded && /[a-z]/i.test(bare);
  const units = folded ? String.fromCharCode(...Array.from(bare, (_, i) => foldUnit(bare.charCodeAt(i)))) : bare;
  return { set, units, folded, starts: literal.startsWith(BOUND), ends: literal.endsWith(BOUND) };
}

function shelve(literal: Literal): void {
  const { trie, starts, at } = shelves[literal.folded ? 'folded' : 'exact'][literal.starts ? 'atWord' : 'anywhere'];
  const node = trie.add(literal.units);
  starts.add(literal.units);
  while (at.length < trie.size) at.push(NONE);
  at[node] = [...(at[node] as Literal[]), literal];
}

/**
 * Where in a text the literals stand that regular expressions need: one walk over the text serves all expressions met before it, and one more each of
 * those first met in it.
 */
export class LiteralIndex {
  readonly #exact: Uint16Array;
  readonly #folded: Uint16Array;
  readonly #places: (Int32Array | undefined)[];
  readonly #ready = sets.length;

  constructor(text: string) {
    this.#exact = new Uint16Array(text.length);
    this.#folded = new Uint16Array(text.length);
    for (let i = 0; i < text.length; i += 1) {
      this.#exact[i] = text.charCodeAt(i);
      this.#folded[i] = foldUnit(text.charCodeAt(i));
    }
    this.#places = bySet(this.#walk());
  }

  /** The first place from `from` on where a literal of a requirement stands; Infinity where there is none. */
  next({ set }: Requirement, from: number): number {
    if (set >= this.#ready) this.#places[set] ??= this.#search(sets[set] as Literal[]);
    const places = this.#places[set];
    if (places === undefined) return Infinity;
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle] as number) < from) low = middle + 1;
      else high = middle;
    }
    return places[low] ?? Infinity;
  }

  /** True where ASCII letters or digits stand on both sides of an offset. */
  splitsWord(at: number): boolean {
    return isWordUnit(this.#exact[at]) && isWordUnit(this.#exact[at - 1]);
  }

  /** Every literal that stands in the text, in order of place: its set, then its place. */
  #walk(): number[] {
    const noted: number[] = [];
    for (let at = 0; at < this.#exact.length; at += 1) {
      this.#walkFrom(at, shelves.exact.anywhere, this.#exact, noted);
      this.#walkFrom(at, shelves.folded.anywhere, this.#folded, noted);
      if (this.splitsWord(at)) continue;
      this.#walkFrom(at, shelves.exact.atWord, this.#exact, noted);
      this.#walkFrom(at, shelves.folded.atWord, this.#folded, noted);
    }
    return noted;
  }

  #walkFrom(start: number, { trie, starts, at }: Shelf, units: Uint16Array, noted: number[]): void {
    if (!starts.mayStart(units, start)) return;
    let node = trie.child(ROOT, units[start] as number);
    for (let next = start + 1; node !== 0; next += 1) {
      const ended = at[node] as Literal[];
      for (let i = 0; i < ended.length; i += 1) {
        const { set, ends } = ended[i] as Literal;
        if (!ends || !this.splitsWord(next)) noted.push(set, start);
      }
      node = next < units.length ? trie.child(node, units[next] as number) : 0;
    }
  }

  #search(literals: Literal[]): Int32Array {
    const places: number[] = [];
    const heads = new Uint8Array(0x10000);
    for (const { units } of literals) heads[units.charCodeAt(0)] = 1;
    for (let at = 0; at < this.#exact.length; at += 1)
      if (heads[this.#folded[at] as number] === 1 || heads[this.#exact[at] as number] === 1)
        if (literals.some((literal) => this.#holds(literal, at))) places.push(at);
    return Int32Array.from(places);
  }

  #holds({ units, folded, starts, ends }: Literal, at: number): boolean {
    const text = folded ? this.#folded : this.#exact;
    if ((starts && this.splitsWord(at)) || (ends && this.splitsWord(at + units.length))) return false;
    for (let i = 0; i < units.length; i += 1) if (text[at + i] !== units.charCodeAt(i)) return false;
    return true;
  }
}

/** Pairs of set and place as the places of each set. */
function bySet(noted: number[]): (Int32Array | undefined)[] {
  const counts = new Int32Array(sets.length);
  for (let i = 0; i < noted.length; i += 2) counts[noted[i] as number] = (counts[noted[i] as number] as number) + 1;
  const places = Array.from(counts, (count) => (count === 0 ? undefined : new Int32Array(count)));
  const filled = new Int32Array(sets.length);
  for (let i = 0; i < noted.length; i += 2) {
    const set = noted[i] as number;
    (places[set] as Int32Array)[filled[set] as number] = noted[i + 1] as number;
    filled[set] = (filled[set] as number) + 1;
  }
  return places;
}

const WORD_UNITS = Uint8Array.from({ length: 128 }, (_, code) => Number(/[A-Za-z0-9]/.test(String.fromCharCode(code))));

function isWordUnit(code: number | undefined): boolean {
  return code !== undefined && WORD_UNITS[code] === 1;
}
