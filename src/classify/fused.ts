import { type Tokens, wordsAt } from './tokens.ts';
import type { TermTrie } from './trie.ts';

const CLUSTERS = new Set('1a 4 5 6 7 10 19 20 22 30 33 37 38 70 72 79b 123 138 147 276'.split(' '));
/** What stands before or behind a target inside one word: TmPSMA, BCMACAR, antiCD7. */
const AFFIXES = /^(?:tm|hu|anti|sc|ss|h|u)?(.+?)(?:car|cart|ucar|ucart|scar|car2)?$/;
const NUMBER = String.raw`(?:\d{4}|\d{1,3}[ab]?)`;
const MORE = String.raw`(?:\s?[/&+.]\s?\d{1,3}[ab]?)`;
/** CART19, CAR2219, CAR-20/19, iC9/CAR.19; not CAR-4-1BB, which names a chain. */
const BEHIND_CAR = new RegExp(`[A-Za-z\\d]*?(?:CAR-?T?|cart)[-.]?(${NUMBER}${MORE}*)(?!-?1BB|\\d)`, 'y');
/** CD19/22, NK19/70. */
const BEHIND_CD = new RegExp(`(?:anti|dualCAR-?)?(?:CD|NK)(${NUMBER}${MORE}+)(?!\\d)`, 'iy');
/** 19-28z, 19BBz. */
const BEFORE_CHAIN = /(\d{2})[- ]?(?:28z|bbz|28bbz)/iy;

/** Targets written into a word: CART19, CD7CAR, 19-28z, UCAR22, CD19/22, TmPSMA; empty for other words. */
export function fusedTargets(tokens: Tokens, at: number, names: TermTrie<string>): string[] {
  const word = tokens.words[at] as string;
  const pairs = word.match(/cd\d{1,3}/g) ?? [];
  const numbers = [BEHIND_CAR, BEHIND_CD, BEFORE_CHAIN].flatMap((pattern) => numbersAt(tokens, at, pattern));
  const clusters = [...numbers.filter((number) => CLUSTERS.has(number)).map((number) => `cd${number}`), ...(pairs.length > 1 ? pairs : [])];
  const named = clusters.flatMap((cluster) => namesOf(cluster, names).map(({ value }) => value));
  return [...named, ...insideWord(word, wordsAt(tokens, at, at + 1), names)];
}

function numbersAt({ text, starts }: Tokens, at: number, pattern: RegExp): string[] {
  pattern.lastIndex = starts[at] as number;
  const numbers = pattern.exec(text)?.[1]?.split(/[^\dab]+/) ?? [];
  return numbers.flatMap((number) => (number.length === 4 ? [number.slice(0, 2), number.slice(2)] : [number]));
}

function namesOf(word: string, names: TermTrie<string>) {
  return names.next.get(word)?.entries ?? [];
}

function insideWord(word: string, original: string, names: TermTrie<string>): string[] {
  if (word.length < 5 || !/[A-Z]/.test(original.slice(1))) return [];
  const inner = AFFIXES.exec(word)?.[1];
  if (inner === undefined || inner === word || inner.length < 3) return [];
  return (names.next.get(inner)?.entries ?? []).filter(({ exact }) => exact === null || original.includes(exact)).map(({ value }) => value);
}
