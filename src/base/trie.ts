/** Words as a tree of UTF-16 units, in typed arrays. Node 0 is no node; `add` and `child` start from `ROOT`. */
export class Trie {
  /** Where every word starts. */
  static readonly ROOT = 1;
  readonly #first = new Int32Array(0x10000);
  #parents = new Int32Array(1024);
  #units = new Uint16Array(1024);
  #children = new Int32Array(1024);
  #size = 1;

  /** Adds a word; gives the node at its end. Throws RangeError for an empty word. */
  add(word: string): number {
    if (word === '') throw new RangeError('a word of a trie needs a character');
    let node = Trie.ROOT;
    for (let i = 0; i < word.length; i += 1) node = this.child(node, word.charCodeAt(i)) || this.#grow(node, word.charCodeAt(i));
    return node;
  }

  /** The node behind a unit; 0 where no word goes on so. */
  child(node: number, unit: number): number {
    if (node === Trie.ROOT) return this.#first[unit] as number;
    return this.#children[this.#slot(node, unit)] as number;
  }

  #slot(node: number, unit: number): number {
    const mask = this.#children.length - 1;
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> 7;
    for (slot &= mask; this.#children[slot] !== 0; slot = (slot + 1) & mask)
      if (this.#parents[slot] === node && this.#units[slot] === unit) break;
    return slot;
  }

  #grow(node: number, unit: number): number {
    this.#size += 1;
    if (node === Trie.ROOT) this.#first[unit] = this.#size;
    else {
      if (2 * this.#size > this.#children.length) this.#widen();
      this.#put(node, unit, this.#size);
    }
    return this.#size;
  }

  #put(node: number, unit: number, child: number): void {
    const slot = this.#slot(node, unit);
    this.#parents[slot] = node;
    this.#units[slot] = unit;
    this.#children[slot] = child;
  }

  #widen(): void {
    const [parents, units, children] = [this.#parents, this.#units, this.#children];
    const length = 2 * children.length;
    this.#parents = new Int32Array(length);
    this.#units = new Uint16Array(length);
    this.#children = new Int32Array(length);
    for (let i = 0; i < children.length; i += 1)
      if (children[i] !== 0) this.#put(parents[i] as number, units[i] as number, children[i] as number);
  }
}

const folds = new Uint16Array(0x10000);

/** One UTF-16 unit without regard to case: units that any case-insensitive regular expression holds equal are equal. */
export function foldUnit(unit: number): number {
  if (folds[unit] === 0) folds[unit] = foldOf(unit);
  return folds[unit] as number;
}

function foldOf(unit: number): number {
  const char = String.fromCharCode(unit);
  const upper = char.toUpperCase();
  const one = upper.length === 1 ? upper : char;
  const lower = one.toLowerCase();
  return (lower.length === 1 ? lower : one).charCodeAt(0);
}
