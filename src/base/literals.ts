import { type Required, requiredOf } from './required.ts';
import { foldUnit, Trie } from './trie.ts';

/** A set of literals one of which a regular expression needs, and how many units of a match may stand before it. */
export type Requirement = { set: number; reach: number };

type LiteralSet = { literals: string[]; folded: boolean };
type Entry = { set: number; exact: string | null };

const trie = new Trie();
const entriesAt: Entry[][] = [];
const sets: LiteralSet[] = [];
const setsByKey = new Map<string, number>();
const known = new Map<RegExp, Requirement | null>();

/** What a regular expression needs, derived on its first use and kept, so that it must not be written inside a function; null where nothing could be derived. */
export function requirementOf(pattern: RegExp): Requirement | null {
  let requirement = known.get(pattern);
  if (requirement === undefined) {
    const required = requiredOf(pattern);
    requirement = required ? { set: setOf(required), reach: required.reach } : null;
    known.set(pattern, requirement);
  }
  return requirement;
}

/** Every regular expression met so far, in order of its first use, with the literals that it needs; null where nothing could be derived. */
export function expressionsMet(): { pattern: RegExp; literals: string[] | null }[] {
  return [...known].map(([pattern, needs]) => ({ pattern, literals: needs && (sets[needs.set] as LiteralSet).literals }));
}

function setOf({ literals, folded }: Required): number {
  const key = `${folded} ${literals.toSorted().join('\n')}`;
  let set = setsByKey.get(key);
  if (set !== undefined) return set;
  set = sets.push({ literals, folded }) - 1;
  setsByKey.set(key, set);
  for (const literal of literals) {
    const node = trie.add(foldText(literal));
    entriesAt[node] ??= [];
    entriesAt[node].push({ set, exact: folded || !/[a-z]/i.test(literal) ? null : literal });
  }
  return set;
}

function foldText(text: string): string {
  return String.fromCharCode(...Array.from(text, (_, i) => foldUnit(text.charCodeAt(i))));
}

/**
 * Where in a text the literals stand that regular expressions need: one walk over the text serves all expressions met before it, and one more each of
 * those first met in it.
 */
export class LiteralIndex {
  readonly #text: string;
  readonly #units: Uint16Array;
  readonly #places: (number[] | undefined)[] = [];
  readonly #ready: number;

  constructor(text: string) {
    this.#text = text;
    this.#units = Uint16Array.from({ length: text.length }, (_, i) => foldUnit(text.charCodeAt(i)));
    this.#ready = sets.length;
    this.#walk();
  }

  /** The first place from `from` on where a literal of a requirement stands; Infinity where there is none. */
  next({ set }: Requirement, from: number): number {
    if (set >= this.#ready) this.#places[set] ??= this.#placesOf(set);
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

  #walk(): void {
    const units = this.#units;
    const { length } = units;
    for (let i = 0; i < length; i += 1) {
      let node = trie.child(Trie.ROOT, units[i] as number);
      for (let at = i + 1; node !== 0; at += 1) {
        const entries = entriesAt[node];
        if (entries !== undefined) this.#note(entries, i);
        node = at < length ? trie.child(node, units[at] as number) : 0;
      }
    }
  }

  #note(entries: Entry[], at: number): void {
    for (const { set, exact } of entries) {
      if (exact !== null && !this.#text.startsWith(exact, at)) continue;
      const places = this.#places[set];
      if (places === undefined) this.#places[set] = [at];
      else places.push(at);
    }
  }

  #placesOf(set: number): number[] {
    const { literals, folded } = sets[set] as LiteralSet;
    const heads = new Set(literals.map((literal) => foldUnit(literal.charCodeAt(0))));
    const places: number[] = [];
    for (let i = 0; i < this.#units.length; i += 1)
      if (heads.has(this.#units[i] as number) && this.#standsAt(literals, folded, i)) places.push(i);
    return places;
  }

  #standsAt(literals: string[], folded: boolean, at: number): boolean {
    if (!folded) return literals.some((literal) => this.#text.startsWith(literal, at));
    return literals.some((literal) => {
      for (let i = 0; i < literal.length; i += 1) if (this.#units[at + i] !== literal.charCodeAt(i)) return false;
      return true;
    });
  }
}
