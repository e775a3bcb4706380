/** A piece of two texts: in both, only in the first, or only in the second. */
export type DiffPiece = { kind: 'same' | 'gone' | 'new'; text: string };

/** Words compared at most on each side; longer texts are shown whole, one struck out and one put in. */
const MOST_WORDS = 600;
const WORD = /\p{Script=Han}|[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu;

/** What was taken out of a text and put into it, word by word; a Chinese character is a word. Pieces in their order give both texts again. */
export function wordDiff(before: string, after: string): DiffPiece[] {
  const [one, other] = [before.match(WORD) ?? [], after.match(WORD) ?? []];
  if (one.length > MOST_WORDS || other.length > MOST_WORDS) return [piece('gone', before), piece('new', after)];
  const common = lengths(one, other);
  const pieces: DiffPiece[] = [];
  let [at, to] = [0, 0];
  while (at < one.length || to < other.length) {
    if (at < one.length && one[at] === other[to]) {
      add(pieces, 'same', one[at] as string);
      at += 1;
      to += 1;
    } else if (at < one.length && (to === other.length || lengthAt(common, at + 1, to) >= lengthAt(common, at, to + 1)))
      add(pieces, 'gone', one[at++] as string);
    else add(pieces, 'new', other[to++] as string);
  }
  return pieces;
}

function piece(kind: DiffPiece['kind'], text: string): DiffPiece {
  return { kind, text };
}

function add(pieces: DiffPiece[], kind: DiffPiece['kind'], text: string): void {
  const last = pieces.at(-1);
  if (last?.kind === kind) last.text += text;
  else pieces.push(piece(kind, text));
}

/** Lengths of the longest common run of words from each place on, row by row from the end. */
function lengths(one: readonly string[], other: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1));
  for (let at = one.length - 1; at >= 0; at -= 1)
    for (let to = other.length - 1; to >= 0; to -= 1)
      (rows[at] as Uint16Array)[to] =
        one[at] === other[to] ? lengthAt(rows, at + 1, to + 1) + 1 : Math.max(lengthAt(rows, at + 1, to), lengthAt(rows, at, to + 1));
  return rows;
}

function lengthAt(rows: readonly Uint16Array[], at: number, to: number): number {
  return rows[at]?.[to] ?? 0;
}
