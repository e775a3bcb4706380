import type { Claim } from '../model/claim.ts';
import type { Mentions } from './mentions.ts';
import type { Profiles } from './profiles.ts';
import type { Sentence } from './sentences.ts';
import { cut, type Piece, type SourceText } from './text.ts';

/** Everything the readers of single kinds look at. */
export type Reading = { text: SourceText; sentences: Sentence[]; mentions: Mentions; profiles: Profiles; dateline: string | null };

/** Why a claim was read: the rule, and the words each slot was taken from, with code-point offsets. */
export type Explanation = { rule: string; words: Record<string, { start: number; end: number; text: string }> };

/** A claim together with its reason. */
export type Draft = { claim: Claim; because: Explanation };

/** A piece as a code-point span. */
export function spanOf(text: SourceText, { start, end }: Piece): [number, number] {
  return [text.point(start), text.point(end)];
}

/** The reason of a claim from the pieces its slots were read from; slots without a piece are left out. */
export function explain(text: SourceText, rule: string, pieces: Record<string, Piece | undefined>): Explanation {
  const stated = Object.entries(pieces).filter((entry): entry is [string, Piece] => entry[1] !== undefined);
  const words = stated.map(([slot, piece]) => [
    slot,
    { start: text.point(piece.start), end: text.point(piece.end), text: text.raw.slice(piece.start, piece.end) },
  ]);
  return { rule, words: Object.fromEntries(words) };
}

/** The words at a piece, or null. */
export function cutOrNull(text: SourceText, piece: Piece | undefined): string | null {
  return piece ? cut(text, piece) : null;
}
