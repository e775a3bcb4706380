import { join } from 'node:path';
import { shippedHash } from '../base/code.ts';
import type { Screen } from '../statement/screen.ts';
import { evidenceOf } from './trial.ts';
import { vocabulary } from './vocabulary.ts';

/** Lexicons that the classifier reads. */
const LEXICONS = ['trial-terms', 'known-products', 'cgt-sponsors', 'code-series', 'targets', 'facets', 'modalities'];

/** The screen that keeps every trial which the classifier finds to name a product of the field, surely or not. Its version changes with the classifier and its words. */
export function fieldScreen(): Screen {
  const { gate, depletion, sponsors, series } = vocabulary();
  const files = [join('src', 'classify'), ...LEXICONS.map((name) => join('lexicon', `${name}.jsonl`))];
  return {
    version: shippedHash(files),
    module: new URL('screen.ts', import.meta.url).href,
    words: { gate, depletion, sponsors, series },
    keeps: (text) => typeof evidenceOf(text) === 'number',
  };
}
