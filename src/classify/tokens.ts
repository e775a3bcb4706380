/**
 * A text cut into words: lower-cased words with UTF-16 offsets; each Han character is a word of its own.
 * `hashes` are those of the words (`hashOf`); `shaped` holds the places of words with a digit, a capital behind their first letter or a letter outside ASCII, such as CART19.
 */
export type Tokens = { text: string; words: string[]; starts: number[]; ends: number[]; hashes: number[]; shaped: number[] };

/** What a UTF-16 code is to the cutter. */
export const CHAR = { gap: 0, small: 1, han: 2, capital: 3, other: 4 } as const;

/** Every UTF-16 code in order, so that one regular expression finds all codes of a kind. */
const CODES = Buffer.from(Uint16Array.from({ length: 0x10000 }, (_, code) => code).buffer).toString('utf16le');

/** The kind of each UTF-16 code, a value of CHAR. */
export const CLASSES = new Uint8Array(CODES.length);
for (const [kind, pattern] of [
  [CHAR.other, /[\p{L}\p{N}]+/gu],
  [CHAR.han, /\p{Script=Han}+/gu],
  [CHAR.small, /[a-z]+/g],
  [CHAR.capital, /[A-Z]+/g],
] as const)
  for (const { 0: run, index } of CODES.matchAll(pattern)) CLASSES.fill(kind, index, index + run.length);

/** The lower case of each UTF-16 code. */
export const LOWER = Uint16Array.from({ length: CODES.length }, (_, code) => code);
for (const { 0: char, index } of CODES.matchAll(/\p{Changes_When_Lowercased}/gu)) {
  const lower = char.toLowerCase();
  if (lower.length === 1) LOWER[index] = lower.charCodeAt(0);
}

/** A hash of a lower-cased word, 32 bits with a sign. */
export function hashOf(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at += 1) hash = addToHash(hash, word.charCodeAt(at));
  return hash;
}

/** The hash of a word that goes on with one more code. */
export function addToHash(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

/** Cuts a text into words. */
export function tokenize(text: string): Tokens {
  const tokens: Tokens = { text, words: [], starts: [], ends: [], hashes: [], shaped: [] };
  const [lower, classes, small] = [lowerCase(text), CLASSES, LOWER];
  let [start, hash, isShaped] = [-1, 0, false];
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : 0;
    const kind = classes[code];
    if (kind !== CHAR.gap && kind !== CHAR.han) {
      if (start < 0) start = at;
      isShaped ||= kind === CHAR.other || (kind === CHAR.capital && at > start);
      hash = addToHash(hash, small[code] as number);
      continue;
    }
    if (isShaped) tokens.shaped.push(tokens.words.length);
    if (start >= 0) push(tokens, lower, start, at, hash);
    start = -1;
    hash = 0;
    isShaped = false;
    if (kind === CHAR.han) push(tokens, lower, at, at + 1, code);
  }
  return tokens;
}

function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]/g, (char) => char.toLowerCase());
}

function push(tokens: Tokens, lower: string, start: number, end: number, hash: number): void {
  tokens.hashes.push(hash);
  tokens.words.push(lower.slice(start, end));
  tokens.starts.push(start);
  tokens.ends.push(end);
}

/** The original characters from word `from` to word `to`, end excluded. */
export function wordsAt(tokens: Tokens, from: number, to: number): string {
  return tokens.text.slice(tokens.starts[from], tokens.ends[to - 1]);
}

/** True when nothing that ends a sentence or list item stands between two neighbouring words. */
export function isJoined(tokens: Tokens, left: number): boolean {
  const end = tokens.ends[left];
  const start = tokens.starts[left + 1];
  if (end === undefined || start === undefined) return false;
  for (let at = end; at < start; at += 1) if (STOPS.has(tokens.text.charCodeAt(at))) return start - end < 2 && tokens.text[at] === '.';
  return true;
}

const STOPS = new Set([...'.;:。；：\n'].map((char) => char.charCodeAt(0)));
