import { toSimplified } from '../base/chinese.ts';

/** A piece of a text: UTF-16 offsets, end excluded. */
export type Piece = { start: number; end: number };

export type Lang = 'zh' | 'en';

/**
 * An article prepared for reading. `plain` is `raw` in simplified Chinese, half-width, without markup, and exactly as long in UTF-16 units;
 * `point` turns an offset into code points.
 */
export type SourceText = { raw: string; plain: string; lang: Lang; point: (offset: number) => number };

const FOLDS: Record<string, string> = {
  '’': "'",
  '‘': "'",
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
};

/** Prepares an article for reading. */
export function prepareText(raw: string): SourceText {
  const simplified = toSimplified(raw);
  const plain = simplified
    .replace(/<\/?[a-z][^<>\n]{0,200}>/gi, (tag) => ' '.repeat(tag.length))
    .replace(/[\uff01-\uff5e’‘\u00a0\u3000‑‐–−*`#_]/g, foldChar);
  return { raw, plain, lang: languageOf(plain), point: pointsOf(raw) };
}

function foldChar(char: string): string {
  const code = char.charCodeAt(0);
  return FOLDS[char] ?? (code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : char);
}

function languageOf(text: string): Lang {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/[A-Za-z]{2,}/g)?.length ?? 0;
  return han > words ? 'zh' : 'en';
}

function pointsOf(raw: string): (offset: number) => number {
  if (!/[\ud800-\udbff]/.test(raw)) return (offset) => offset;
  const points = new Uint32Array(raw.length + 1);
  let count = 0;
  for (let at = 0; at < raw.length; at += 1) {
    points[at] = count;
    if (!isLead(raw, at)) count += 1;
  }
  points[raw.length] = count;
  return (offset) => points[offset] as number;
}

function isLead(raw: string, at: number): boolean {
  const next = raw.charCodeAt(at + 1);
  return (raw.charCodeAt(at) & 0xfc00) === 0xd800 && (next & 0xfc00) === 0xdc00;
}

/** The words of the article at a piece, in its own script. */
export function cut(text: SourceText, piece: Piece): string {
  return text.raw.slice(piece.start, piece.end).replace(/\*+/g, '').trim();
}

/** True when `inner` lies inside `outer`. */
export function within(inner: Piece, outer: Piece): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** True when two pieces share a character. */
export function meets(a: Piece, b: Piece): boolean {
  return a.start < b.end && b.start < a.end;
}

/** A piece without the white space at its ends. */
export function trimPiece(plain: string, piece: Piece): Piece {
  let { start, end } = piece;
  while (start < end && /\s/.test(plain[start] as string)) start += 1;
  while (end > start && /\s/.test(plain[end - 1] as string)) end -= 1;
  return { start, end };
}

/** Every match of a global pattern inside a piece, as pieces of the text with the groups of the match. */
export function matchesIn(pattern: RegExp, plain: string, piece: Piece): (Piece & { groups: (string | undefined)[] })[] {
  const found = [];
  for (const match of plain.slice(piece.start, piece.end).matchAll(pattern)) {
    const start = piece.start + match.index;
    found.push({ start, end: start + match[0].length, groups: [...match] });
  }
  return found;
}
