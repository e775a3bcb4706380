import { isFurniture } from './furniture.ts';
import { type Piece, type SourceText, trimPiece } from './text.ts';

/** A sentence with its segments (parted by semicolons) and clauses (parted by commas and colons); `lead` counts sentences from the top. */
export type Sentence = Piece & { lead: number; line: number; segments: Piece[]; clauses: Piece[] };

const ABBREVIATION =
  /(?:^|[\s(])(?:U\.S|U\.K|E\.U|Inc|Co|Corp|Ltd|vs|Dr|Mr|Ms|Mrs|Prof|No|St|e\.g|i\.e|approx|Md|Mass|Calif|Fig|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|[A-Z])$/;
const ENGLISH_TURN =
  '\\b(?:but|while|whereas|which|and (?=(?:also |later |then |is |are |was |were |has |have |had )*(?:now|is|was|has|had|will|expects|plans|won|received|obtained|gained|got|secured|earned|submitted|filed|began|started|dosed|granted|cleared|approved)\\b))';
const CLAUSE_BREAK = new RegExp(
  `(?<!\\b[A-Z][a-z]{2,8}\\.? \\d{1,2}),(?!\\d|\\s?\\(?(?:Inc|Ltd|LLC|Corp|Co|Limited|S\\.A|plc|PLC)\\b)|:(?!\\d)|(?<!\\d)[,:](?!\\s)|、(?=[^、,。;]{0,4}(?:首[个款例家]|第一[个款例家]|唯一))|—+|\\s-{1,2}\\s|(?<=\\s)(?=${ENGLISH_TURN})`,
  'g',
);

/** Sentences of the body of an article, in order; lines of page furniture are passed over. */
export function splitSentences(text: SourceText): Sentence[] {
  const pieces: (Piece & { line: number })[] = [];
  for (const [line, piece] of linesOf(text.plain).entries()) {
    if (isFurniture(text.plain.slice(piece.start, piece.end))) continue;
    for (const one of splitLine(text.plain, piece)) pieces.push({ ...one, line });
  }
  return pieces.map((piece, lead) => ({
    ...piece,
    lead,
    segments: splitBy(text.plain, piece, /;/g),
    clauses: clausesOf(text.plain, piece),
  }));
}

function linesOf(plain: string): Piece[] {
  const breaks = /\n(?![a-z])/g;
  return splitBy(plain, { start: 0, end: plain.length }, breaks);
}

function splitLine(plain: string, line: Piece): Piece[] {
  const ends: number[] = [];
  for (const match of plain.slice(line.start, line.end).matchAll(/[。!?]+[”’"')]*|\.["”')]*(?=\s)/g)) {
    const at = line.start + match.index;
    if (isEnd(plain, at, at + match[0].length, line)) ends.push(at + match[0].length);
  }
  return cutAt(plain, line, ends);
}

function isEnd(plain: string, at: number, end: number, line: Piece): boolean {
  if (plain[at] !== '.') return true;
  if (/^\s*\(?\d{1,2}$/.test(plain.slice(line.start, at))) return false;
  if (ABBREVIATION.test(plain.slice(Math.max(line.start, at - 12), at))) return false;
  return /^\s+["“'([]?[\p{Lu}\p{N}\p{Script=Han}]|^\s*$|^\s+[a-z]+[A-Z]/u.test(plain.slice(end, Math.min(line.end, end + 12)));
}

function cutAt(plain: string, whole: Piece, ends: number[]): Piece[] {
  const pieces: Piece[] = [];
  let start = whole.start;
  for (const end of [...ends, whole.end]) {
    const piece = trimPiece(plain, { start, end });
    if (piece.end > piece.start) pieces.push(piece);
    start = end;
  }
  return pieces;
}

function splitBy(plain: string, whole: Piece, separator: RegExp): Piece[] {
  const words = plain.slice(whole.start, whole.end);
  const brackets = [...words.matchAll(/\([^()\n]{1,80}\)/g)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
  const ends = [...words.matchAll(separator)]
    .filter(({ index }) => !brackets.some(({ start, end }) => index > start && index < end))
    .map((match) => whole.start + match.index + match[0].length);
  return cutAt(plain, whole, ends);
}

function clausesOf(plain: string, sentence: Piece): Piece[] {
  return splitBy(plain, sentence, /;/g).flatMap((segment) => splitBy(plain, segment, CLAUSE_BREAK));
}

/** The piece of a list that holds an offset; the last one if none does. */
export function pieceAt(pieces: Piece[], offset: number): Piece {
  return pieces.find(({ start, end }) => offset >= start && offset < end) ?? (pieces.at(-1) as Piece);
}

/** Times its clause that a passage may be long. */
const WIDEST = 3;

/** The passage that carries what is said at a place: its sentence, or where that is long its segment or its clause alone. */
export function passageAt({ start, end, segments, clauses }: Sentence, at: Piece): Piece {
  const clause = pieceAt(clauses, at.start);
  const most = WIDEST * (clause.end - clause.start);
  return [{ start, end }, pieceAt(segments, at.start)].find((one) => one.end - one.start <= most) ?? clause;
}
