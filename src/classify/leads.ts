import { hashOf, type Tokens } from './tokens.ts';
import type { TermTrie } from './trie.ts';

/** Kinds of terms that are looked for in one pass. */
const KINDS = ['products', 'cues', 'targets', 'facets'] as const;
type Kind = (typeof KINDS)[number];

/** The places in a text at which terms of each kind may begin. */
export type Leads = Record<Kind, number[]>;
/** The kinds of the terms that begin with a word, by its hash; `bits` says at once that no term does. */
export type LeadWords = { kinds: ReadonlyMap<number, readonly Kind[]>; bits: Uint8Array };

const MASK = 0xffff;

/** The words that begin terms of the tries. */
export function leadWordsOf(tries: Readonly<Record<Kind, TermTrie<unknown>>>): LeadWords {
  const kinds = new Map<number, Kind[]>();
  const bits = new Uint8Array(MASK + 1);
  for (const kind of KINDS) {
    for (const hash of [...tries[kind].next.keys()].map(hashOf)) {
      kinds.set(hash, [...(kinds.get(hash) ?? []), kind]);
      bits[hash & MASK] = 1;
    }
  }
  return { kinds, bits };
}

/** Looks at each word once, for terms of all kinds. */
export function leadsOf({ hashes }: Tokens, { kinds, bits }: LeadWords): Leads {
  const leads: Leads = { products: [], cues: [], targets: [], facets: [] };
  for (let at = 0; at < hashes.length; at += 1) {
    const hash = hashes[at] as number;
    if (bits[hash & MASK] === 1) for (const kind of kinds.get(hash) ?? []) leads[kind].push(at);
  }
  return leads;
}
