/** A text cut into words: lower-cased words with UTF-16 offsets; each Han character is a word of its own. */
export type Tokens = { text: string; words: string[]; starts: number[]; ends: number[] };

type CharClass = 0 | 1 | 2;

const CLASSES = buildClasses();

function buildClasses(): Uint8Array {
  const classes = new Uint8Array(0x10000);
  for (let code = 0; code < classes.length; code += 1) classes[code] = classOf(code);
  return classes;
}

function classOf(code: number): CharClass {
  if (code < 128) return /[A-Za-z0-9]/.test(String.fromCharCode(code)) ? 1 : 0;
  const char = String.fromCharCode(code);
  if (/\p{Script=Han}/u.test(char)) return 2;
  return /[\p{L}\p{N}]/u.test(char) ? 1 : 0;
}

/** Cuts a text into words. */
export function tokenize(text: string): Tokens {
  const lower = lowerCase(text);
  const tokens: Tokens = { text, words: [], starts: [], ends: [] };
  let start = -1;
  for (let at = 0; at <= text.length; at += 1) {
    const kind = at < text.length ? CLASSES[text.charCodeAt(at)] : 0;
    if (kind === 1) {
      if (start < 0) start = at;
      continue;
    }
    if (start >= 0) push(tokens, lower, start, at);
    start = -1;
    if (kind === 2) push(tokens, lower, at, at + 1);
  }
  return tokens;
}

function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]/g, (char) => char.toLowerCase());
}

function push(tokens: Tokens, lower: string, start: number, end: number): void {
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
