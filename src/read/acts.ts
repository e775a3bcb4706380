import type { PhraseRole } from '../model/phrases.ts';
import { type Act, clauseOf, has, type Reader, readerOf } from './act.ts';
import { decisions } from './decisions.ts';
import { designations } from './designations.ts';
import { filings } from './filings.ts';
import type { Sentence } from './sentences.ts';
import { isIn, matchesIn, type Piece, type SourceText } from './text.ts';
import { plainActs, starts } from './trial-acts.ts';

/** Questions, and warnings to investors that nothing is certain. */
const UNCERTAIN =
  /[??]\s*[”"]?$|\bno (?:assurance|guarantee|certainty)\b|\bcannot (?:guarantee|assure)\b|\bforward-looking\b|不确定性|(?:不|无法)(?:能)?保证/i;

/** Milestones that a sentence speaks of, before their slots are filled; `before` is the sentence ahead of it, `opening` the title and first words. */
export function findActs(text: SourceText, sentence: Sentence, before: Sentence | undefined, opening: Piece): Act[] {
  if (isIn(UNCERTAIN, text, sentence)) return [];
  const reader = readerOf(text, sentence, before, opening);
  return [designations, decisions, filings, starts, plainActs, repeats].flatMap((read) => read(reader));
}

/** Words by which another product is said to have done what the one before it did. */
const AGAIN =
  /\b(?:followed (?:suit )?(?=(?:on|in|a|this|last|at|by) |\w+ (?:days|weeks|months|years) later)|joined (?:it|them) (?=in|on|last|this)|d(?:oes|id) the same\b|m[eo]t (?:with )?(?:the same|a similar) fate\b|(?:followed|came) next\b)/gi;

function repeats(reader: Reader): Act[] {
  if (reader.text.lang !== 'en') return [];
  return matchesIn(AGAIN, reader.text, reader.sentence).flatMap((at): Act[] => {
    const clause = clauseOf(reader, at);
    const isOther = ['trial', 'approve', 'submit', 'dose', 'hold', 'void'].some((role) => has(reader, role as PhraseRole, clause));
    return isOther ? [] : [{ milestone: 'approved', modifier: null, at, rule: 'again', sentence: reader.sentence, same: true }];
  });
}
