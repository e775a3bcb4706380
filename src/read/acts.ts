import { type Act, readerOf } from './act.ts';
import { decisions } from './decisions.ts';
import { designations } from './designations.ts';
import { filings } from './filings.ts';
import type { Sentence } from './sentences.ts';
import { isIn, type Piece, type SourceText } from './text.ts';
import { plainActs, starts } from './trial-acts.ts';

/** Questions, and warnings to investors that nothing is certain. */
const UNCERTAIN =
  /[??]\s*[”"]?$|\bno (?:assurance|guarantee|certainty)\b|\bcannot (?:guarantee|assure)\b|\bforward-looking\b|不确定性|(?:不|无法)(?:能)?保证/i;

/** Milestones that a sentence speaks of, before their slots are filled; `before` is the sentence ahead of it, `opening` the title and first words. */
export function findActs(text: SourceText, sentence: Sentence, before: Sentence | undefined, opening: Piece): Act[] {
  if (isIn(UNCERTAIN, text, sentence)) return [];
  const reader = readerOf(text, sentence, before, opening);
  return [designations, decisions, filings, starts, plainActs].flatMap((read) => read(reader));
}
