import { foldText } from './trie.ts';

/** Stands at an end of a literal where no ASCII letter or digit stands beside it. */
export const BOUND = '\b';

/**
 * What a regular expression cannot match without: one of `literals` stands inside every match or in what it looks ahead or back at, and the match starts
 * at most `reach` UTF-16 units before it and `lag` behind it. With `folded` the literals are folded by `foldUnit` and stand for both cases.
 */
export type Required = { literals: string[]; reach: number; lag: number; folded: boolean };

/** `common` says roughly how often a place of a text starts one of the literals. */
type Need = { literals: string[]; reach: number; lag: number; common: number };
/** A part of a pattern: all it can match where these are few words, what it needs, and the most units it takes. */
type Part = { words: string[] | null; need: Need | null; most: number };

const MOST_WORDS = 64;
/** Literals that stand in more than one place in three of a text sort nothing out. */
const TOO_COMMON = 0.3;
const ANY: Part = { words: null, need: null, most: 1 };
const NOTHING: Part = { words: [''], need: null, most: 0 };
const EDGE: Part = { words: [BOUND], need: null, most: 0 };
const DIGITS = [...'0123456789'];
/** Characters that stand for themselves, up to one that is repeated. */
const PLAIN = /[\w ,:;'"%&/\u3000-\u9fff-]+(?![?*+{])/y;
const REPEAT = /[?*+]\??|\{(\d+)(,(\d*))?\}\??/y;
const WORD_EDGE = /\\b|\(\?<?!(?:\\w|\[(?:\\w|A-Za-z0-9)[^\]\\]*\])\)/y;
const TEXT_EDGE = /[\^$]|\\B/y;
const CONTROLS: Record<string, string> = { n: '\n', t: '\t', r: '\r', f: '\f', v: '\v', 0: '\0' };

/** Derives what a regular expression needs; undefined where nothing can be derived, which is always safe. */
export function requiredOf(pattern: RegExp): Required | undefined {
  if (pattern.flags.includes('v')) return undefined;
  const folded = pattern.ignoreCase;
  const { need } = withNeed(new Derivation(pattern.source, pattern.unicode, folded).alternatives());
  if (need === null || need.common > TOO_COMMON) return undefined;
  return { literals: need.literals, reach: need.reach, lag: need.lag, folded };
}

/** Reads the source of a valid regular expression, part by part. */
class Derivation {
  readonly #source: string;
  readonly #unicode: boolean;
  readonly #folded: boolean;
  #at = 0;

  constructor(source: string, unicode: boolean, folded: boolean) {
    this.#source = source;
    this.#unicode = unicode;
    this.#folded = folded;
  }

  /** Alternatives up to the end or the bracket that closes their group. */
  alternatives(): Part {
    const parts = [this.#sequence()];
    while (this.#take('|')) parts.push(this.#sequence());
    return parts.length === 1 ? (parts[0] as Part) : union(parts);
  }

  #take(words: string): boolean {
    if (!this.#source.startsWith(words, this.#at)) return false;
    this.#at += words.length;
    return true;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#source);
    if (match) this.#at = pattern.lastIndex;
    return match;
  }

  #sequence(): Part {
    const parts: Part[] = [];
    for (let char = this.#source[this.#at]; char !== undefined && char !== '|' && char !== ')'; char = this.#source[this.#at]) {
      const run = this.#match(PLAIN)?.[0];
      parts.push(run === undefined ? this.#repeated(this.#atom()) : wordPart(this.#folded ? foldText(run) : run));
    }
    return chain(parts);
  }

  #repeated(part: Part): Part {
    const sign = this.#match(REPEAT);
    if (!sign) return part;
    const [whole, low, comma, high] = sign;
    const least = low === undefined ? Number(whole[0] === '+') : Number(low);
    const most =
      low === undefined ? (whole[0] === '?' ? 1 : Infinity) : comma === undefined ? least : high === '' ? Infinity : Number(high);
    return repeat(part, least, most);
  }

  #atom(): Part {
    if (this.#match(WORD_EDGE)) return EDGE;
    if (this.#match(TEXT_EDGE)) return NOTHING;
    if (this.#take('(')) return this.#group();
    if (this.#take('[')) return this.#class();
    if (this.#take('.')) return this.#unknown();
    if (this.#take('\\')) return this.#charsPart(this.#escape());
    return this.#charsPart([this.#char()]);
  }

  #char(): string {
    const char = this.#unicode ? String.fromCodePoint(this.#source.codePointAt(this.#at) as number) : (this.#source[this.#at] as string);
    this.#at += char.length;
    return char;
  }

  #group(): Part {
    const [kind = ''] = this.#match(/\?(?:[:=!]|<[=!]|<\w+>)/y) ?? [];
    const part = this.alternatives();
    this.#take(')');
    if (kind === '?=') return { words: null, need: withNeed(part).need, most: 0 };
    if (kind === '?<=') return { words: null, need: lookedBackAt(part), most: 0 };
    return kind === '?!' || kind === '?<!' ? NOTHING : part;
  }

  #class(): Part {
    const isNegated = this.#take('^');
    let chars: string[] | null = [];
    while (!this.#take(']')) {
      const from = this.#classChar();
      const range = this.#match(/-(?!\])/y) ? charsBetween(from, this.#classChar()) : from;
      chars = chars && range && [...chars, ...range];
    }
    return isNegated ? this.#unknown() : this.#charsPart(chars);
  }

  #classChar(): string[] | null {
    if (this.#take('\\')) return this.#take('b') ? null : this.#escape();
    return [this.#char()];
  }

  /** The characters an escape stands for; null where they are many or unknown. */
  #escape(): string[] | null {
    if (this.#match(/[pP]\{[^}]*\}|k<\w+>|[1-9]\d*|c[A-Za-z]|u\{[^}]*\}/y)) return null;
    const code = this.#match(/u([\da-fA-F]{4})|x([\da-fA-F]{2})/y);
    if (code) return [String.fromCharCode(Number.parseInt(code[1] ?? code[2] ?? '', 16))];
    const char = this.#source[this.#at++] as string;
    if (char === 'd') return DIGITS;
    return /[sSwWD]/.test(char) ? null : [CONTROLS[char] ?? char];
  }

  #unknown(): Part {
    return this.#unicode ? { ...ANY, most: 2 } : ANY;
  }

  #charsPart(chars: string[] | null): Part {
    if (chars === null || chars.length > MOST_WORDS || !chars.every((char) => char.length === 1 && isSafe(char))) return this.#unknown();
    return { words: [...new Set(this.#folded ? chars.map(foldText) : chars)], need: null, most: 1 };
  }
}

function wordPart(word: string): Part {
  return { words: [word], need: null, most: word.length };
}

/** True for units whose upper and lower case are plain pairs, or that have none. */
function isSafe(char: string): boolean {
  const code = char.charCodeAt(0);
  return (
    (code < 128 && char !== BOUND) ||
    (code >= 0x391 && code <= 0x3c9) ||
    (code >= 0x2010 && code <= 0x2015) ||
    (code >= 0x2460 && code < 0xa000)
  );
}

function charsBetween(from: string[] | null, to: string[] | null): string[] | null {
  const [low, high] = [from?.[0]?.charCodeAt(0), to?.[0]?.charCodeAt(0)];
  if (low === undefined || high === undefined || from?.length !== 1 || to?.length !== 1 || high - low >= MOST_WORDS) return null;
  return Array.from({ length: high - low + 1 }, (_, i) => String.fromCharCode(low + i));
}

/** A part with what its words need, where these are known and none is empty. */
function withNeed(part: Part): Part {
  return part.words === null ? part : { ...part, need: better(part.need, shortest(part.words, 0)) };
}

/** What a pattern needs before the place where it looks back. */
function lookedBackAt(part: Part): Need | null {
  const { need } = withNeed(part);
  return need && { ...need, reach: 0, lag: part.most };
}

/** What words need: those among them that hold no other; null where one of them may be empty. */
function shortest(words: string[], reach: number): Need | null {
  const tidy = [...new Set(words.map(withoutLooseBounds))];
  if (tidy.length === 0 || tidy.includes('')) return null;
  const kept = new Set<string>();
  let before = 0;
  for (const word of tidy.toSorted((a, b) => a.length - b.length)) {
    const at = firstIn(word, kept);
    if (at < 0) kept.add(word);
    else before = Math.max(before, at);
  }
  const literals = tidy.filter((word) => kept.has(word));
  return { literals, reach: reach + before, lag: 0, common: commonness(literals) };
}

/** Where the first of some words stands inside another; -1 where none does. */
function firstIn(word: string, others: Iterable<string>): number {
  let first = -1;
  for (const other of others) {
    const at = other.length < word.length ? word.indexOf(other) : -1;
    if (at >= 0 && (first < 0 || at < first)) first = at;
  }
  return first;
}

/** A word with its bounds only where they part it from letters or digits. */
function withoutLooseBounds(word: string): string {
  if (!word.includes(BOUND)) return word;
  const bare = word.replaceAll(BOUND, '');
  const [start, end] = [word.startsWith(BOUND) && /^[A-Za-z0-9]/.test(bare), word.endsWith(BOUND) && /[A-Za-z0-9]$/.test(bare)];
  return `${start ? BOUND : ''}${bare}${end ? BOUND : ''}`;
}

function union(parts: Part[]): Part {
  const most = Math.max(...parts.map((part) => part.most));
  const words = parts.every((part) => part.words !== null) ? [...new Set(parts.flatMap((part) => part.words as string[]))] : null;
  if (words !== null && words.length <= MOST_WORDS) return { words, need: null, most };
  const needs = parts.map((part) => withNeed(part).need);
  if (needs.some((need) => need === null)) return { words: null, need: null, most };
  return { words: null, need: eitherOf(needs as Need[]), most };
}

function eitherOf(needs: Need[]): Need | null {
  const need = shortest([...new Set(needs.flatMap(({ literals }) => literals))], Math.max(...needs.map(({ reach }) => reach)));
  return need && { ...need, lag: Math.max(...needs.map(({ lag }) => lag)) };
}

function repeat(part: Part, least: number, most: number): Part {
  const longest = most === 0 || part.most === 0 ? 0 : part.most * most;
  if (least === 1 && most === 1) return part;
  if (least === 0) return { words: most === 1 && part.words ? [...new Set(['', ...part.words])] : null, need: null, most: longest };
  return { words: null, need: withNeed(part).need, most: longest };
}

/** Parts one after the other: neighbours with few words are joined to longer ones, and the rarest need of all stands. */
function chain(parts: Part[]): Part {
  let run = { words: [''], before: 0 };
  let [most, need]: [number, Need | null] = [0, null];
  let isKnown = true;
  for (const part of parts) {
    const words = part.words && product(run.words, part.words);
    if (words) run.words = words;
    else {
      need = better(need, shortest(run.words, run.before));
      const own = withNeed(part).need;
      need = better(need, own && { ...own, reach: most + own.reach });
      run = { words: part.words ?? [''], before: part.words ? most : most + part.most };
      isKnown = false;
    }
    most += part.most;
  }
  return isKnown ? { words: run.words, need: null, most } : { words: null, need: better(need, shortest(run.words, run.before)), most };
}

function product(heads: string[], tails: string[]): string[] | null {
  if (heads.length * tails.length > MOST_WORDS) return null;
  if (tails.length === 1) return tails[0] === '' ? heads : heads.map((head) => head + tails[0]);
  return [...new Set(heads.flatMap((head) => tails.map((tail) => head + tail)))];
}

function better(one: Need | null, other: Need | null): Need | null {
  if (one === null || other === null) return one ?? other;
  return other.common < one.common ? other : one;
}

function commonness(literals: string[]): number {
  let sum = 0;
  for (const literal of literals) {
    let share = 1;
    for (let at = 0; at < literal.length; at += 1) share *= shareOf(literal.charCodeAt(at));
    sum += share;
  }
  return sum;
}

const SHARES = Float64Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  if (char === BOUND) return 0.3;
  if (char === ' ') return 0.15;
  if (/[etaoinsrhl]/.test(char)) return 0.07;
  if (/[a-z]/.test(char)) return 0.02;
  return /[A-Z]/.test(char) ? 0.003 : 0.01;
});

/** Roughly how often a unit stands at a place of a text. */
function shareOf(code: number): number {
  return SHARES[code] ?? (code > 0x3000 ? 0.005 : 0.01);
}
