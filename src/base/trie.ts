/** Words as a tree of UTF-16 units, in typed arrays. Node 0 is no node; every word starts from `ROOT`. */
export class Trie {
  readonly #first = new Int32Array(0x10000);
  /** Open addressing; an edge takes three places: its parent, its unit, its child. */
  #edges = new Int32Array(3 * 1024);
  #mask = 1023;
  /** Nodes so far, node 0 and the root among them. */
  size = 2;

  /** Adds a word; gives the node at its end. Throws RangeError for an empty word. */
  add(word: string): number {
    if (word === '') throw new RangeError('a word of a trie needs a character');
    let node = ROOT;
    for (let i = 0; i < word.length; i += 1) node = this.child(node, word.charCodeAt(i)) || this.#grow(node, word.charCodeAt(i));
    return node;
  }

  /** The node behind a unit; 0 where no word goes on so. */
  child(node: number, unit: number): number {
    if (node === ROOT) return this.#first[unit] as number;
    return this.#edges[this.#slot(node, unit) + 2] as number;
  }

  #slot(node: number, unit: number): number {
    const edges = this.#edges;
    for (let slot = hash(node, unit) & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const at = 3 * slot;
      if (edges[at] === 0 || (edges[at] === node && edges[at + 1] === unit)) return at;
    }
  }

  #grow(node: number, unit: number): number {
    const child = this.size;
    this.size += 1;
    if (node === ROOT) this.#first[unit] = child;
    else {
      if (2 * child > this.#mask) this.#widen();
      this.#put(node, unit, child);
    }
    return child;
  }

  #put(node: number, unit: number, child: number): void {
    const at = this.#slot(node, unit);
    this.#edges[at] = node;
    this.#edges[at + 1] = unit;
    this.#edges[at + 2] = child;
  }

  #widen(): void {
    const old = this.#edges;
    this.#edges = new Int32Array(4 * old.length);
    this.#mask = 4 * this.#mask + 3;
    for (let at = 0; at < old.length; at += 3)
      if (old[at] !== 0) this.#put(old[at] as number, old[at + 1] as number, old[at + 2] as number);
  }
}

/** Says fast, and mostly rightly, whether one of some words may start at a place: by their first one, two or three units. */
export class Starts {
  /** By first unit, whether words of one, two, or three and more units start with it, a bit each. */
  readonly #kinds = new Uint8Array(0x10000);
  readonly #bits = new Uint32Array(0x800);

  /** Adds a word of one or more units. */
  add(word: string): void {
    const first = word.charCodeAt(0);
    this.#kinds[first] = (this.#kinds[first] as number) | (word.length === 1 ? ONE : word.length === 2 ? TWO : MORE);
    if (word.length > 1) this.#set(mixed(first, word.charCodeAt(1), word.length > 2 ? word.charCodeAt(2) : 0));
  }

  #set(hash: number): void {
    this.#bits[hash >>> 5] = (this.#bits[hash >>> 5] as number) | (1 << (hash & 31));
  }

  #has(hash: number): boolean {
    return (((this.#bits[hash >>> 5] as number) >>> (hash & 31)) & 1) === 1;
  }

  /** True where a word may start. */
  mayStart(units: Uint16Array, at: number): boolean {
    const first = units[at] as number;
    const kind = this.#kinds[first] as number;
    if (kind === 0) return false;
    if ((kind & ONE) !== 0) return true;
    const second = units[at + 1] ?? 0;
    if ((kind & TWO) !== 0 && this.#has(mixed(first, second, 0))) return true;
    return (kind & MORE) !== 0 && this.#has(mixed(first, second, units[at + 2] ?? 0));
  }
}

const [ONE, TWO, MORE] = [1, 2, 4] as const;

function mixed(first: number, second: number, third: number): number {
  return (Math.imul(Math.imul(Math.imul(first, 0x9e3779b1) + second, 0x85ebca6b) + third, 0xc2b2ae35) >>> 16) & 0xffff;
}

/** The node where every word of a trie starts. */
export const ROOT = 1;

function hash(node: number, unit: number): number {
  return (Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> 12;
}

const folds = new Uint16Array(0x10000);

/** One UTF-16 unit without regard to case: units that any case-insensitive regular expression holds equal are equal. */
export function foldUnit(unit: number): number {
  if (folds[unit] === 0) folds[unit] = foldOf(unit);
  return folds[unit] as number;
}

/** Every unit of a text folded by `foldUnit`. */
export function foldText(text: string): string {
  let folded = '';
  for (let i = 0; i < text.length; i += 1) folded += String.fromCharCode(foldUnit(text.charCodeAt(i)));
  return folded;
}

function foldOf(unit: number): number {
  const char = String.fromCharCode(unit);
  const upper = char.toUpperCase();
  const one = upper.length === 1 ? upper : char;
  const lower = one.toLowerCase();
  return (lower.length === 1 ? lower : one).charCodeAt(0);
}
