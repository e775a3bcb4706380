import { type Tokens, wordsAt } from './tokens.ts';
import type { TermTrie } from './trie.ts';

const CLUSTERS = new Set('1a 4 5 6 7 10 19 20 22 30 33 37 38 70 72 79b 123 138 147 276'.split(' '));
/** What stands before or behind a target inside one word: TmPSMA, BCMACAR, antiCD7. */
const AFFIXES = /^(?:tm|hu|anti|sc|ss|h|u)?(.+?)(?:car|cart|ucar|ucart|scar|car2)?$/;

/** Targets written into a word: CART19, CD7CAR, 19-28z, UCAR22, CD19/22, TmPSMA; empty for other words. */
export function fusedTargets(tokens: Tokens, at: number, names: TermTrie<string>): string[] {
  const word = tokens.words[at] as string;
  const number = /^\w*?(?:car|cart)(\d{1,3})[a-z]?$/.exec(word)?.[1] ?? numberBehind(tokens, at, word);
  if (number !== undefined && CLUSTERS.has(number)) return [`CD${number.toUpperCase()}`];
  const pairs = word.match(/cd\d{1,3}/g) ?? [];
  if (pairs.length > 1) return pairs.map((one) => one.toUpperCase());
  return insideWord(word, wordsAt(tokens, at, at + 1), names);
}

function insideWord(word: string, original: string, names: TermTrie<string>): string[] {
  if (word.length < 5 || !/[A-Z]/.test(original.slice(1))) return [];
  const inner = AFFIXES.exec(word)?.[1];
  if (inner === undefined || inner === word || inner.length < 3) return [];
  return (names.next.get(inner)?.entries ?? []).filter(({ exact }) => exact === null).map(({ value }) => value);
}

/** The number behind `CART-` or `CD19/`, or before a `28z` chain; `CAR-4-1BB` names a chain, not CD4. */
function numberBehind(tokens: Tokens, at: number, word: string): string | undefined {
  const [next, second] = [tokens.words[at + 1] ?? '', tokens.words[at + 2] ?? ''];
  const gap = tokens.text.slice(tokens.ends[at], tokens.starts[at + 1]);
  if (/^\d{2}28z/.test(word)) return word.slice(0, 2);
  if (/^\d{1,3}$/.test(word) && /^(?:28z|bbz|28bbz)/.test(next)) return word;
  if (!/^\d{1,3}[ab]?$/.test(next) || /^1bb/.test(second)) return undefined;
  return (/(?:cart|car|scar)$/.test(word) && gap === '-') || (/^cd\d+$/.test(word) && /^\s?[/&]\s?$/.test(gap)) ? next : undefined;
}
