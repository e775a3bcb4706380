import { toSimplified } from '../base/chinese.ts';
import { memo } from '../base/memo.ts';
import { readLexicon } from '../model/lexicon.ts';
import { type NameWord, nameWordRow } from '../model/words.ts';

/** Words of names by language: Chinese by text, English by folded text (words parted by one space). */
export type NameWords = { zh: Map<string, NameWord[]>; en: Map<string, NameWord[]>; longestZh: number; longestEn: number };

let shared: NameWords | undefined;

/** The words of lexicon/name-words, read once. */
export function nameWords(): NameWords {
  shared ??= indexWords(readLexicon('name-words', nameWordRow));
  return shared;
}

function indexWords(rows: NameWord[]): NameWords {
  const zh = new Map<string, NameWord[]>();
  const en = new Map<string, NameWord[]>();
  for (const row of rows) {
    for (const text of row.zh) zh.set(text, [...(zh.get(text) ?? []), row]);
    for (const text of row.en) en.set(text, [...(en.get(text) ?? []), row]);
  }
  const longestZh = Math.max(...[...zh.keys()].map((text) => text.length));
  const longestEn = Math.max(...[...en.keys()].map((text) => text.split(' ').length));
  return { zh, en, longestZh, longestEn };
}

/** Folds a name for comparing: simplified Chinese, full-width to half-width, lower case, no accents or quotes, one space between words. */
export const foldName: (text: string) => string = memo((text) =>
  toSimplified(text)
    .normalize('NFKD')
    .replace(/\p{M}|['’‘`"“”.®™]/gu, '')
    .toLowerCase()
    .replace(/\bno(?=\d)/g, 'no ')
    .replace(/[^\p{L}\p{N}()]+/gu, ' ')
    .replace(/\s*([()])\s*/g, ' $1 ')
    .trim(),
);

/** A folded name without spaces and brackets: the key under which equal names meet. */
export const nameKey: (text: string) => string = memo((text) => foldName(text).replace(/[\s()]/g, ''));
