import type { Tokens } from './tokens.ts';

const CLUSTERS = new Set('1a 4 5 7 10 19 20 22 30 33 37 38 70 72 79b 123 138 147 171 276'.split(' '));

/** Targets written into a name: CART19, CD7CAR, 19-28z, UCAR22, CD19/22; empty for other words. */
export function fusedTarget(tokens: Tokens, at: number, word: string): string[] {
  const number = /^(?:\w*?)(?:car|cart|cart-)(\d{1,3})[a-z]?$/.exec(word)?.[1] ?? numberBehind(tokens, at, word);
  if (number !== undefined && CLUSTERS.has(number)) return [`CD${number}`];
  const fused = /^\w*?(cd\d{1,3})(?:car|ucar|scar)\w*$/.exec(word)?.[1] ?? /^(?:\w*?)(cd\d{1,3})x?$/.exec(word)?.[1];
  if (fused !== undefined && fused !== word && CLUSTERS.has(fused.slice(2))) return [fused.toUpperCase()];
  return (word.match(/cd\d{1,3}/g) ?? []).length > 1 ? (word.match(/cd\d{1,3}/g) ?? []).map((one) => one.toUpperCase()) : [];
}

/** The number behind `CART-` or `CD19/`, or before a `28z` chain. */
function numberBehind(tokens: Tokens, at: number, word: string): string | undefined {
  const next = tokens.words[at + 1] ?? '';
  const gap = tokens.text.slice(tokens.ends[at], tokens.starts[at + 1]);
  if (/^\d{2}28z/.test(word)) return word.slice(0, 2);
  if (/^\d{1,3}$/.test(word) && /^(28z|bbz|28bbz)/.test(next)) return word;
  if (gap.length !== 1 || !/^\d{1,3}$/.test(next)) return undefined;
  return (/(?:cart|car|scar)$/.test(word) && gap === '-') || (/^cd\d+$/.test(word) && gap === '/') ? next : undefined;
}
