import type { Verdict } from '../../model/verdict.ts';

/** The colour of each verdict in formats without a style sheet, as hexadecimal RGB without a hash: of the words, and behind them. */
export const VERDICT_COLOUR: Record<Verdict, { ink: string; ground: string }> = {
  supported: { ink: '1d7a4c', ground: 'e6f3ec' },
  contradicted: { ink: 'b3261e', ground: 'fae8e7' },
  partly: { ink: '9a5b00', ground: 'f8eedd' },
  unclear: { ink: '5a5f9c', ground: 'eeeef7' },
  not_checkable: { ink: '6b7280', ground: 'f0f1f3' },
};

/** The colour of words that stand back. */
export const SOFT = '5b6675';

/** The colour of links and rules. */
export const ACCENT = '1f5f8b';
