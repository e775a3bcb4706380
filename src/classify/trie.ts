import { memo } from '../base/memo.ts';
import { type Tokens, tokenize, wordsAt } from './tokens.ts';

type Entry<T> = { value: T; exact: string | null };
/** What follows a word inside terms, and the terms that end with it. */
export type TrieNode<T> = { next: Map<string, TrieNode<T>>; entries: Entry<T>[] };

/** Terms by their words; a lookup costs one hash per word of the text. */
export type TermTrie<T> = TrieNode<T>;
/** A term met in a text, as word positions, end excluded. */
export type TrieHit<T> = { from: number; to: number; value: T };

/** Longest two-word term that is also looked for as one word: CAR-T as CART. */
const MOST_JOINED = 9;

/** Builds a trie. A one-word acronym of up to five capitals, or a term listed in `exact`, is matched with its case. Plurals and British spellings are added. */
export function buildTrie<T>(terms: Iterable<{ text: string; value: T; exact?: boolean }>): TermTrie<T> {
  const root = leaf<T>();
  for (const term of terms) {
    const { words } = tokenize(term.text);
    const exact = term.exact || isAcronym(term.text);
    if (words.length > 0) insert(root, words, { value: term.value, exact: exact ? squeeze(term.text) : null });
    const joined = words.join('');
    const isShort = words.length === 2 && joined.length <= MOST_JOINED && /\d|car/.test(joined);
    const isUpper = exact || !/[a-z]/.test(term.text);
    if (isShort) insert(root, [joined], { value: term.value, exact: isUpper ? squeeze(term.text) : null });
  }
  return root;
}

function isAcronym(text: string): boolean {
  return /^[A-Z]{2,5}$/.test(text);
}

function squeeze(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

/** What follows the last word of most terms: to make a map for each takes longer than all else. */
const NOTHING = new Map<string, TrieNode<never>>();

function leaf<T>(): TrieNode<T> {
  return { next: NOTHING, entries: [] };
}

function insert<T>(root: TrieNode<T>, words: readonly string[], entry: Entry<T>): void {
  let node = root;
  for (const word of words) node = childOf(node, word);
  if (!node.entries.some((one) => one.value === entry.value && one.exact === entry.exact)) node.entries.push(entry);
}

function childOf<T>(node: TrieNode<T>, given: string): TrieNode<T> {
  const word = singular(given);
  const found = node.next.get(word);
  if (found) return found;
  const child = leaf<T>();
  if (node.next === NOTHING) node.next = new Map();
  for (const variant of spellings(word)) if (!node.next.has(variant)) node.next.set(variant, child);
  return child;
}

const BRITISH: readonly [RegExp, string][] = [
  [/tumor/, 'tumour'],
  [/hemat/, 'haemat'],
  [/ischem/, 'ischaem'],
  [/leukemi/, 'leukaemi'],
  [/anemi/, 'anaemi'],
  [/esoph/, 'oesoph'],
  [/fetal/, 'foetal'],
  [/center/, 'centre'],
];

const singular = memo((word) => (/[a-z]{3}s$/.test(word) && !/(ss|us|is)$/.test(word) ? word.slice(0, -1) : word));

const spellings = memo((word) => {
  const british = BRITISH.filter(([american]) => american.test(word)).map(([american, other]) => word.replace(american, other));
  return [word, ...british].flatMap((one) =>
    /^[a-z].*[a-z0-9]$/.test(one) && !one.endsWith('s') && one.length > 1 ? [one, `${one}s`] : [one],
  );
});

/** Every longest term at each place, left to right, without overlaps. */
export function findTerms<T>(trie: TermTrie<T>, tokens: Tokens): TrieHit<T>[] {
  return termsAt(trie, tokens, tokens.words.keys());
}

/** As `findTerms`, for terms that begin at the given places, in order. */
export function termsAt<T>(trie: TermTrie<T>, tokens: Tokens, places: Iterable<number>): TrieHit<T>[] {
  const hits: TrieHit<T>[] = [];
  let free = 0;
  for (const from of places) {
    const hit = from < free ? undefined : longestAt(trie, tokens, from);
    if (!hit) continue;
    hits.push(hit);
    free = hit.to;
  }
  return hits;
}

function longestAt<T>(trie: TermTrie<T>, tokens: Tokens, from: number): TrieHit<T> | undefined {
  let best: TrieHit<T> | undefined;
  let node = trie.next.get(tokens.words[from] as string);
  for (let to = from + 1; node; to += 1) {
    const entry = node.entries.find((one) => one.exact === null || isSameCase(tokens, from, to, one.exact));
    if (entry) best = { from, to, value: entry.value };
    const word = tokens.words[to];
    node = word === undefined ? undefined : node.next.get(word);
  }
  return best;
}

function isSameCase(tokens: Tokens, from: number, to: number, exact: string): boolean {
  const found = squeeze(wordsAt(tokens, from, to));
  return found === exact || found === `${exact}s`;
}
