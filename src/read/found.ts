import type { Meaning } from './lexicons.ts';
import type { Piece } from './text.ts';

/** A name met in the text: UTF-16 offsets, its type and, where a lexicon knows it, its meaning. */
export type Found = Piece & { type: Meaning['type']; meaning?: Meaning };
