import type { TrialText } from '../model/trial-text.ts';
import type { JsonPlaces } from '../statement/screen.ts';
import { type CodeWords, hasCode, mayBeCode, mayGuess } from './code.ts';
import { type FieldText, longTexts, shortTexts } from './fields.ts';
import { type Gate, mayHold, mayHoldJson } from './gate.ts';

/** The words that screen a trial; plain data, so that they can be handed to a thread. */
export type ScreenWords = CodeWords & { gate: Gate };

/** Characters of the short parts of a record that says little. */
const SHORT_LENGTH = 400;
/** The screen reads the description of longer ones too: a record in the shape of the publisher has markup and more names than its statements. */
const SCREENED_LENGTH = 2 * SHORT_LENGTH;

/** Bytes of the short parts in JSON of a record that may say little: names of fields and escapes take more than the texts themselves. */
const SCREENED_JSON = 8 * SHORT_LENGTH;

/** The screen of a record in the shape of its publisher: passes all that the classifier would say more of than nothing. */
export function screen(text: TrialText, words: ScreenWords): boolean {
  return mayBeOfField(text, words, SCREENED_LENGTH);
}

/**
 * The screen of the bytes of a record in JSON, before any of it is parsed: false only where its parts hold no word and name no code. `texts` are the
 * places, from and to, of all that is said in short, `description` that of the long text, `names` that of the interventions.
 */
export function screenJson(bytes: Buffer, { texts, description, names }: JsonPlaces, { gate }: ScreenWords): boolean {
  const [from, to] = names;
  if (to > from && mayBeCode(bytes.toString('latin1', from, to))) return true;
  if (texts.some(([start, end]) => mayHoldJson(gate, bytes, start, end))) return true;
  const length = texts.reduce((sum, [start, end]) => sum + end - start, 0);
  return length < SCREENED_JSON && mayHoldJson(gate, bytes, ...description);
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
