import { createRequire } from 'node:module';
import { hasHan } from '../base/chinese.ts';
import { memo } from '../base/memo.ts';
import { syllables } from '../entity/name-sound.ts';
import { isLatin, type Key } from './find-key.ts';

const require = createRequire(import.meta.url);

/** How a Chinese name is typed in pinyin, in full and by the initials of its syllables; `isOther` is of a character read in its second way. */
export type Spelling = { full: Key; initials: Key; isOther: boolean };

/** The spellings of a key: first as the words are read, then with one character of two readings in its other one; none for a name without Chinese characters. */
export function spellingsOf(key: string): Spelling[] {
  if (isLatin(key) || !hasHan(key)) return [];
  const ways = Array.from(key, (char) => (hasHan(char) ? readings(char) : [char]));
  const read = ways.every(({ length }) => length === 1) ? ways.flat() : syllables(key);
  if (read.length !== ways.length) return [];
  const others = ways.flatMap((own, at) => {
    const other = own.find((one) => own.length > 1 && one !== read[at]);
    return other === undefined ? [] : [spelling(read.with(at, other), true)];
  });
  return [spelling(read, false), ...others];
}

function spelling(read: string[], isOther: boolean): Spelling {
  const starts: number[] = [];
  let full = '';
  for (const syllable of read) {
    starts.push(full.length);
    full += syllable;
  }
  const initials = read.map((syllable) => syllable.charAt(0)).join('');
  return { full: { text: full, starts }, initials: { text: initials, starts: [...read.keys()] }, isOther };
}

/** The two usual readings of a character, one for most. */
const readings = memo((char: string): string[] => {
  const { pinyin } = require('pinyin-pro') as typeof import('pinyin-pro');
  return [...new Set(pinyin(char, { multiple: true, type: 'array', toneType: 'none', v: true }))].slice(0, 2);
});
