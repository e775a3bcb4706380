import { join } from 'node:path';
import { shippedHash } from '../base/code.ts';
import type { Screen } from '../statement/screen.ts';
import { vocabulary } from './vocabulary.ts';

/** Lexicons from which the words of the screen are taken. */
const LEXICONS = ['trial-terms', 'known-products', 'cgt-sponsors', 'code-series'];

/** The screen that passes every trial of which the classifier may say that it is of the field. Its version changes with the words and with the classifier. */
export function fieldScreen(): Screen {
  const { gate, depletion, sponsors, series } = vocabulary();
  const files = [join('src', 'classify'), ...LEXICONS.map((name) => join('lexicon', `${name}.jsonl`))];
  return {
    version: shippedHash(files),
    module: new URL('screen.ts', import.meta.url).href,
    words: { gate, depletion, sponsors, series },
  };
}
