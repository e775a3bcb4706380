import { nameParts } from './name-parts.ts';
import { spell } from './name-sound.ts';
import { nameKey } from './name-words.ts';
import { normalWord } from './names-english-words.ts';

/** A name of an entity. */
export type Entry = { id: string; name: string };

/** The names that meet under each key. */
export type Blocks = Map<string, Entry[]>;

/** Puts entries under the keys of their names; an empty key is none. */
export function groupEntries(entries: Entry[], keysOf: (name: string) => string[]): Blocks {
  const blocks: Blocks = new Map();
  for (const entry of entries) {
    for (const key of new Set(keysOf(entry.name))) {
      const block = blocks.get(key);
      if (block) block.push(entry);
      else if (key !== '') blocks.set(key, [entry]);
    }
  }
  return blocks;
}

/** The ids of a block. */
export function idsOf(block: Entry[] | undefined): string[] {
  return [...new Set(block?.map(({ id }) => id))];
}

/** The key under which equal names meet. */
export function equalKeys(name: string): string[] {
  return [nameKey(name)];
}

/** Keys under which names of one brand meet: the core, its pinyin for Chinese, and for institutions all words in order of the alphabet. */
export function brandKeys(name: string): string[] {
  const { script, core, words, kind } = nameParts(name);
  if (kind !== 'company') return [script === 'zh' ? words.join('') : [...words].sort().join('')];
  const brand = core.join('');
  if (brand.length < 2) return [];
  return script === 'zh' ? [brand, spell(brand)] : [brand];
}

/** Looser keys, for names to look at by eye: each long word of the core, the first two characters of a Chinese brand, place with kind and number of an institution. */
export function wideKeys(name: string): string[] {
  const { script, core, words, kind, places } = nameParts(name);
  const brand = core.join('');
  const parts = script === 'zh' ? [`${brand.slice(0, 2)}…`] : core.filter((word) => word.length >= 4).map((word) => `${word}…`);
  const number =
    script === 'zh' ? /第[一二三四五六七八九十]+/.exec(words.join(''))?.[0] : words.map(normalWord).find((word) => /^\d+$/.test(word));
  const seats = kind === 'company' ? [] : places.map((place) => `${place} ${kind} ${ORDINALS[number ?? ''] ?? number ?? ''}`);
  return [...brandKeys(name), ...parts, ...seats];
}

const ORDINALS: Record<string, string> = Object.fromEntries([...'一二三四五六七八九十'].map((digit, at) => [`第${digit}`, String(at + 1)]));
