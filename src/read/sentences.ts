import { isFurniture } from './furniture.ts';
import { matchesIn, type Piece, type SourceText, trimPiece } from './text.ts';

/** A sentence with its segments (parted by semicolons) and clauses (parted by commas and colons); `lead` counts sentences from the top. */
export type Sentence = Piece & { lead: number; line: number; segments: Piece[]; clauses: Piece[] };

/** UTF-16 units of a sentence; a longer run without an end is a list or no prose. */
const LONGEST = 2000;
const ABBREVIATION =
  /(?:^|[\s(])(?:U\.S|U\.K|E\.U|Inc|Co|Corp|Ltd|vs|Dr|Mr|Ms|Mrs|Prof|No|St|e\.g|i\.e|approx|Md|Mass|Calif|Fig|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|[A-Z])$/;
const ENGLISH_TURN =
  '\\b(?:but|while|whereas|which|and (?=(?:also |later |then |is |are |was |were |has |have |had )*(?:now|is|was|has|had|will|expects|plans|won|received|obtained|gained|got|secured|earned|submitted|filed|began|started|dosed|granted|cleared|approved)\\b))';
const CLAUSE_BREAK = new RegExp(
  `(?<!\\b[A-Z][a-z]{2,8}\\.? \\d{1,2}),(?!\\d|\\s?\\(?(?:Inc|Ltd|LLC|Corp|Co|Limited|S\\.A|plc|PLC)\\b)|:(?!\\d)|(?<!\\d)[,:](?!\\s)|、(?=[^、,。;]{0,4}(?:首[个款例家]|第一[个款例家]|唯一))|—+|\\s-{1,2}\\s|(?<=\\s)(?=${ENGLISH_TURN})`,
  'g',
);

const LINE_BREAK = /\n(?![a-z])/g;
const SEMICOLON = /;/g;
const STOP = /[。!?]+[”’"')]*|\.["”')]*(?=\s)/g;
const BRACKET = /\([^()\n]{1,80}\)/g;

/** Sentences of the body of an article, in order; lines of page furniture are passed over. */
export function splitSentences(text: SourceText): Sentence[] {
  const pieces: (Piece & { line: number })[] = [];
  for (const [line, piece] of splitBy(text, { start: 0, end: text.plain.length }, LINE_BREAK).entries()) {
    if (isFurniture(text, piece)) continue;
    for (const one of splitLine(text, piece)) pieces.push({ ...one, line });
  }
  return pieces.map((piece, lead) => {
    const segments = splitBy(text, piece, SEMICOLON);
    return { ...piece, lead, segments, clauses: segments.flatMap((segment) => splitBy(text, segment, CLAUSE_BREAK)) };
  });
}

function splitLine(text: SourceText, line: Piece): Piece[] {
  const stops = matchesIn(STOP, text, line).filter(({ start, end }) => isEnd(text.plain, start, end, line));
  const ends = stops.map(({ end }) => end);
  return cutAt(text.plain, line, ends).flatMap((one) => (one.end - one.start > LONGEST ? cutLong(text.plain, one) : one));
}

/** A run without an end, cut behind the last comma or space of each stretch. */
function cutLong(plain: string, run: Piece): Piece[] {
  const ends: number[] = [];
  for (let from = run.start; run.end - from > LONGEST; from = ends.at(-1) as number) {
    const stretch = plain.slice(from, from + LONGEST);
    ends.push(from + (/^.*[\s,;、]/s.exec(stretch)?.[0].length ?? LONGEST));
  }
  return cutAt(plain, run, ends);
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

/** A piece cut behind every separator outside of brackets. */
function splitBy(text: SourceText, whole: Piece, separator: RegExp): Piece[] {
  const brackets = matchesIn(BRACKET, text, whole);
  let next = 0;
  const ends = matchesIn(separator, text, whole).filter(({ start }) => {
    while (next < brackets.length && (brackets[next] as Piece).end <= start) next += 1;
    return !(next < brackets.length && (brackets[next] as Piece).start < start);
  });
  return cutAt(
    text.plain,
    whole,
    ends.map(({ end }) => end),
  );
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
