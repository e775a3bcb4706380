import type { TrialText } from '../model/trial-text.ts';
import { type CodeWords, hasCode, mayGuess } from './code.ts';
import { type FieldText, longTexts, shortTexts } from './fields.ts';
import { type Gate, mayHold } from './gate.ts';

/** The words that screen a trial; plain data, so that they can be handed to a thread. */
export type ScreenWords = CodeWords & { gate: Gate };

/** Characters of the short parts of a record that says little. */
const SHORT_LENGTH = 400;
/** The screen reads the description of longer ones too: a record in the shape of the publisher has markup and more names than its statements. */
const SCREENED_LENGTH = 2 * SHORT_LENGTH;

/** The screen of a record in the shape of its publisher: passes all that the classifier would say more of than nothing. */
export function screen(text: TrialText, words: ScreenWords): boolean {
  return mayBeOfField(text, words, SCREENED_LENGTH);
}

/** False only for a record that certainly names no product: the classifier says nothing of it, and most records are such. */
export function mayBeOfField(text: TrialText, words: ScreenWords, terse = SHORT_LENGTH): boolean {
  const [short, long] = [shortTexts(text), longTexts(text)];
  if (holdsAny(words, short) || (isOpenRecord(text, terse) && holdsAny(words, long))) return true;
  return (
    hasCode(text) &&
    mayGuess(
      text,
      [...short, ...long].map(([, one]) => one),
      words,
    )
  );
}

/** A record whose short parts have fewer characters than `terse`, or nothing but a code, so that the description must be read. */
export function isOpenRecord(text: TrialText, terse = SHORT_LENGTH): boolean {
  return hasCode(text) || (text.description !== '' && shortTexts(text).reduce((sum, [, { length }]) => sum + length, 0) < terse);
}

function holdsAny({ gate }: ScreenWords, texts: readonly FieldText[]): boolean {
  return texts.some(([, text]) => mayHold(gate, text));
}
