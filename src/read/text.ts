import { hasHan, toSimplified } from '../base/chinese.ts';
import { LiteralIndex, type Requirement, requirementOf } from '../base/literals.ts';

/** A piece of a text: UTF-16 offsets, end excluded. */
export type Piece = { start: number; end: number };

export type Lang = 'zh' | 'en';

/**
 * An article prepared for reading. `raw` is the text without invisible characters; `plain` is `raw` as `plainOf` gives it;
 * `point` turns an offset into code points of the text as given; `literals` knows where regular expressions can match.
 */
export type SourceText = { raw: string; plain: string; lang: Lang; point: (offset: number) => number; literals: LiteralIndex };

const FOLDS: Record<string, string> = {
  '’': "'",
  '‘': "'",
  '「': '“',
  '」': '”',
  '『': '“',
  '』': '”',
  '\u00a0': ' ',
  '\u3000': ' ',
  '‑': '-',
  '‐': '-',
  '–': '-',
  '−': '-',
  '*': ' ',
  '`': ' ',
  '#': ' ',
  _: ' ',
  '\r': '\n',
};

/** Pictures between words; ©, ® and ™ are none. */
const EMOJI = /\p{Emoji_Presentation}|(?![\d#*])\p{Emoji}\ufe0f|[\ufe0f\u20e3]/gu;

/** Zero-width characters, marks of direction, soft hyphens: nobody sees them, and they may stand inside a word. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/** Prepares an article for reading. */
export function prepareText(given: string): SourceText {
  const raw = given.replace(INVISIBLE, '');
  const plain = plainOf(raw);
  return { raw, plain, lang: languageOf(plain), point: pointsOf(given), literals: new LiteralIndex(plain) };
}

/** Words in simplified Chinese, half-width, without markup and emoji, and exactly as long in UTF-16 units. */
export function plainOf(raw: string): string {
  return toSimplified(raw)
    .replace(/<\/?[a-z][^<>\n]{0,200}>/gi, (tag) => ' '.repeat(tag.length))
    .replace(EMOJI, (emoji) => ' '.repeat(emoji.length))
    .replace(/\r(?!\n)|[\uff01-\uff5e’‘「」『』\u00a0\u3000‑‐–−*`#_]/g, foldChar);
}

function foldChar(char: string): string {
  const code = char.charCodeAt(0);
  return FOLDS[char] ?? (code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : char);
}

function languageOf(text: string): Lang {
  let [han, words, run] = [0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const kind = kindOf(text.charCodeAt(at));
    if (kind === HAN) han += 1;
    run = kind === LETTER ? run + 1 : 0;
    if (run === 2) words += 1;
  }
  return han > words ? 'zh' : 'en';
}

const [LETTER, HAN, OTHER] = [1, 2, 3];
const kinds = new Uint8Array(0x10000);

function kindOf(code: number): number {
  if (kinds[code] === 0) {
    const char = String.fromCharCode(code);
    kinds[code] = /[A-Za-z]/.test(char) ? LETTER : hasHan(char) ? HAN : OTHER;
  }
  return kinds[code] as number;
}

/** Code points of the text as given, by offset in the text without invisible characters. */
function pointsOf(given: string): (offset: number) => number {
  if (!/[\ud800-\udbff]/.test(given) && given.search(INVISIBLE) < 0) return (offset) => offset;
  const points = new Uint32Array(given.length + 1);
  let count = 0;
  let at = 0;
  for (const char of given) {
    if (char.search(INVISIBLE) < 0) for (let unit = 0; unit < char.length; unit += 1) points[at++] = count;
    count += 1;
  }
  points[at] = count;
  return (offset) => points[offset] as number;
}

/** The words of the article at a piece, in its own script. */
export function cut(text: SourceText, piece: Piece): string {
  return text.raw.slice(piece.start, piece.end).replace(/\*+/g, '').trim();
}

/** True when `inner` lies inside `outer`. */
export function within(inner: Piece, outer: Piece): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** Those of a list in order of place that lie inside a piece. */
export function insideOf<T extends Piece>(list: T[], { start, end }: Piece): T[] {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as T).start < start) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let at = low; at < list.length && (list[at] as T).start < end; at += 1) if ((list[at] as T).end <= end) found.push(list[at] as T);
  return found;
}

/** A piece and the words beside it, so that what only reaches into the piece lies inside. */
export function around({ start, end }: Piece): Piece {
  return { start: start - BESIDE, end: end + BESIDE };
}

const BESIDE = 100;

/** A function of a text or reading that remembers what it said. */
export function once<K extends object, V>(work: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { value: V }>();
  return (key) => {
    const old = known.get(key) ?? { value: work(key) };
    known.set(key, old);
    return old.value;
  };
}

/** True when two pieces share a character. */
export function meets(a: Piece, b: Piece): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Marks pieces of a text of that length; `meets` asks in the time of one piece, however many are marked. */
export function coverOf(length: number, pieces: Piece[]): { meets(piece: Piece): boolean; add(piece: Piece): void } {
  const marks = new Uint8Array(length);
  const add = ({ start, end }: Piece) => void marks.fill(1, start, end);
  pieces.forEach(add);
  return { add, meets: ({ start, end }) => marks.subarray(start, end).includes(1) };
}

/** Tells whether a piece of a text of that length lies inside one of some pieces, in the time of one, however many there are. */
export function insideAny(length: number, pieces: Piece[]): (piece: Piece) => boolean {
  const reach = new Uint32Array(length + 1);
  for (const { start, end } of pieces) reach[start] = Math.max(reach[start] as number, end);
  for (let at = 1; at <= length; at += 1) reach[at] = Math.max(reach[at] as number, reach[at - 1] as number);
  return ({ start, end }) => (reach[start] as number) >= end;
}

/** Those pieces of a text that share no character with one before them in the list. */
export function withoutOverlap<T extends Piece>(text: SourceText, pieces: T[]): T[] {
  const cover = coverOf(text.plain.length, []);
  return pieces.filter((one) => {
    if (cover.meets(one)) return false;
    cover.add(one);
    return true;
  });
}

/** A piece without the white space at its ends. */
export function trimPiece(plain: string, piece: Piece): Piece {
  let { start, end } = piece;
  while (start < end && /\s/.test(plain[start] as string)) start += 1;
  while (end > start && /\s/.test(plain[end - 1] as string)) end -= 1;
  return { start, end };
}

/** A match of a pattern as a piece of the text, with its groups, by number and by name. */
export type Match = Piece & { groups: (string | undefined)[]; named: Record<string, string | undefined> | undefined };

/** Every match of a global pattern inside a piece. The pattern runs only where the text holds a literal that it cannot match without. */
export function matchesIn(pattern: RegExp, text: SourceText, piece: Piece): Match[] {
  const found: Match[] = [];
  let from = 0;
  for (let match = matchFrom(pattern, text, piece, from); match !== null; match = matchFrom(pattern, text, piece, from)) {
    found.push(match);
    from = behind(match, text) - piece.start;
  }
  return found;
}

/** Where the search goes on behind a match: at its end, or a character further where it is empty. */
export function behind({ start, end }: Piece, text: SourceText): number {
  if (end > start) return end;
  return end + ((text.plain.codePointAt(end) ?? 0) > 0xffff ? 2 : 1);
}

/** The first match of a global pattern inside a piece that starts so many units or more behind the start of the piece. */
export function matchFrom(pattern: RegExp, text: SourceText, { start, end }: Piece, from: number): Match | null {
  if (!pattern.global) throw new TypeError(`not a global pattern: ${pattern}`);
  if (from > end - start) return null;
  const needs = needsOf(pattern, text, { start, end });
  const hit = needs ? text.literals.next(needs, start + Math.max(0, from - needs.lag)) - start : from;
  if (hit > end - start) return null;
  pattern.lastIndex = Math.max(from, hit - (needs?.reach ?? 0));
  const match = pattern.exec(text.plain.slice(start, end));
  pattern.lastIndex = 0;
  if (match === null) return null;
  const at = start + match.index;
  return { start: at, end: at + match[0].length, groups: match, named: match.groups };
}

/** True when a pattern matches inside a piece; it runs only where the text holds a literal that it cannot match without. */
export function isIn(pattern: RegExp, text: SourceText, { start, end }: Piece): boolean {
  const needs = needsOf(pattern, text, { start, end });
  if (needs && text.literals.next(needs, start) >= end) return false;
  pattern.lastIndex = 0;
  const isMet = pattern.test(text.plain.slice(start, end));
  pattern.lastIndex = 0;
  return isMet;
}

/** What a pattern needs inside a piece; null where nothing is known, or where the piece ends inside a word, which makes it another word. */
function needsOf(pattern: RegExp, { literals }: SourceText, { start, end }: Piece): Requirement | null {
  const needs = requirementOf(pattern);
  return needs && !literals.splitsWord(start) && !literals.splitsWord(end) ? needs : null;
}
