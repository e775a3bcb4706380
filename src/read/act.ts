import type { MODIFIERS } from '../model/claim.ts';
import type { PhraseRole } from '../model/phrases.ts';
import { matchesOfAny } from './alternatives.ts';
import { lexicons, type MilestoneCode, type Phrases } from './lexicons.ts';
import { pieceAt, type Sentence } from './sentences.ts';
import { matchesIn, type Piece, type SourceText, within } from './text.ts';
import { trialNames } from './trial-names.ts';

export type Modifier = (typeof MODIFIERS)[number];

/** A milestone spoken of in a sentence: where, by which words, and how it is qualified. */
export type Act = {
  milestone: MilestoneCode;
  modifier: Modifier | null;
  at: Piece;
  rule: string;
  sentence: Sentence;
  /** True for "the same designation", which takes its milestone from the act before. */
  same?: boolean;
  /** True when the words leave open whether a trial or the market was opened: "FDA clears KN-12". */
  open?: boolean;
};

/** A sentence under the eye of the rules for acts; `before` is the sentence ahead of it, `opening` the title and first words. */
export type Reader = {
  text: SourceText;
  sentence: Sentence;
  before: Sentence | undefined;
  opening: Piece;
  phrases: Phrases;
  trials: RegExp | null;
  seen: Map<string, Piece[]>;
};

/** A reader of one sentence. */
export function readerOf(text: SourceText, sentence: Sentence, before: Sentence | undefined, opening: Piece): Reader {
  return { text, sentence, before, opening, phrases: lexicons().phrases[text.lang], trials: trialPattern(text), seen: new Map() };
}

const patterns = new WeakMap<SourceText, RegExp | null>();

/** The names of trials of a text as one pattern, built once. */
function trialPattern(text: SourceText): RegExp | null {
  const known = patterns.get(text);
  if (known !== undefined) return known;
  const names = [...trialNames(text.plain)];
  const pattern = names.length === 0 ? null : new RegExp(`(?<![\\w-])(?:${names.join('|')})(?![\\w-])`, 'g');
  patterns.set(text, pattern);
  return pattern;
}

/** The places of a piece where the words of a role stand. */
export function hits(reader: Reader, role: PhraseRole, piece: Piece): Piece[] {
  const key = `${role} ${piece.start} ${piece.end}`;
  const known = reader.seen.get(key);
  if (known) return known;
  const named = namedTrials(reader, piece);
  const told = matchesOfAny(reader.phrases[role], reader.text, piece).filter(
    (one) => one.end > one.start && !named.some((name) => within(one, name)),
  );
  const found = role === 'trial' ? [...told, ...named] : told;
  reader.seen.set(key, found);
  return found;
}

/** Places where a trial is called by its name alone. */
function namedTrials({ text, trials }: Reader, piece: Piece): Piece[] {
  return trials ? matchesIn(trials, text, piece) : [];
}

/** True when a piece has words of a role. */
export function has(reader: Reader, role: PhraseRole, piece: Piece): boolean {
  return hits(reader, role, piece).length > 0;
}

/** The segment that holds a place. */
export function segmentOf({ sentence }: Reader, at: Piece): Piece {
  return pieceAt(sentence.segments, at.start);
}

/** The clause that holds a place. */
export function clauseOf({ sentence }: Reader, at: Piece): Piece {
  return pieceAt(sentence.clauses, at.start);
}

/** True when the clause (and the words before it in the segment that govern it) denies, explains or only supposes. */
export function isVoid(reader: Reader, at: Piece): boolean {
  return has(reader, 'void', clauseOf(reader, at));
}
