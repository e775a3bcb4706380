import { createRequire } from 'node:module';
import { memo } from '../base/memo.ts';

const require = createRequire(import.meta.url);

/** Syllables of a Chinese text in pinyin without tones; the package is loaded with the first of them. */
export const syllables: (text: string) => string[] = memo((text) => {
  const { pinyin } = require('pinyin-pro') as typeof import('pinyin-pro');
  return pinyin(text, { toneType: 'none', type: 'array', v: true });
});

/** A Chinese text in pinyin, one run of letters with u for ü. */
export function spell(text: string): string {
  return syllables(text).join('').replaceAll('v', 'u').toLowerCase();
}

/** True when an English text spells a Chinese one in pinyin, spaces and apostrophes aside. */
export function isRomanised(chinese: string, english: string): boolean {
  const plain = english.replace(/[^a-z]/g, '');
  const spelled = syllables(chinese).join('');
  return spelled === plain || spelled.replaceAll('v', 'u') === plain;
}

const INITIAL: [RegExp, string][] = [
  [/^[bp]/, 'B'],
  [/^[dt]/, 'D'],
  [/^[gk]/, 'G'],
  [/^(?:zh|j)/, 'J'],
  [/^(?:sh|ch|[szcxq])/, 'S'],
  [/^[fv]/, 'F'],
  [/^m/, 'M'],
  [/^n/, 'N'],
  [/^[lr]/, 'L'],
  [/^h/, 'H'],
  [/^w/, 'W'],
];

/** A Chinese text as it is said: a capital for each group of like consonants, a small letter for each vowel. */
export function chineseSounds(text: string): string {
  return syllables(text).map(soundOfSyllable).join('');
}

function soundOfSyllable(syllable: string): string {
  if (syllable === 'er') return 'eL';
  const first = INITIAL.find(([pattern]) => pattern.test(syllable))?.[1] ?? '';
  const rest = syllable.replace(/^(?:zh|sh|ch|[bpmfdtnlgkhjqxrzcsyw])/, '').replace(/ng?$/, 'N');
  return first + vowels(rest);
}

/** Runs of vowels shortened to their strongest one or two. */
function vowels(text: string): string {
  return text
    .replace(/[iuv](?=[aeo])/g, '')
    .replace(/(?<=[aeo])[iou]/g, '')
    .replaceAll('v', 'u');
}

const LETTERS: [RegExp, string][] = [
  [/(?<=[aeo])w(?![aeiou])/g, ''],
  [/ph/g, 'F'],
  [/[sc]h/g, 'S'],
  [/th/g, 'D'],
  [/ck|qu/g, 'G'],
  [/x/g, 'S'],
  [/c(?=[eiy])/g, 'S'],
  [/g(?=[eiy])|j|zh/g, 'J'],
  [/[ckgq]/g, 'G'],
  [/[sz]/g, 'S'],
  [/[bp]/g, 'B'],
  [/[dt]/g, 'D'],
  [/[fv]/g, 'F'],
  [/m/g, 'M'],
  [/n/g, 'N'],
  [/[lr]/g, 'L'],
  [/h/g, 'H'],
  [/w/g, 'W'],
  [/y/g, 'i'],
  [/[^A-Zaeiou]/g, ''],
];

/** An English text in the same sounds; doubled ones count once. */
export function englishSounds(text: string): string {
  const sounds = LETTERS.reduce((all, [pattern, sound]) => all.replace(pattern, sound), text.toLowerCase());
  return vowels(sounds.replace(/(.)\1+/g, '$1'));
}

const NEAR = new Set(['JG', 'GJ', 'MN', 'NM', 'FW', 'WF', 'HG', 'GH', 'FH', 'HF', 'JD', 'DJ', 'BF', 'FB', 'SD', 'DS']);
const NEAR_VOWELS = new Set(['ae', 'ea', 'ei', 'ie', 'ou', 'uo', 'ao', 'oa']);

/** How alike two rows of sounds are, 0–1, by the cheapest alignment; vowels and weak consonants count less. */
export function soundLikeness(a: string, b: string): number {
  const most = Math.max(weightOf(a), weightOf(b));
  const start = startsAlike(a, b) ? 1 : 0.85;
  return most === 0 ? 0 : Math.max(0, start * (1 - alignmentCost(a, b) / most));
}

function startsAlike(a: string, b: string): boolean {
  const [one, two] = [a, b].map((sounds) => /[A-Z]/.exec(sounds)?.[0] ?? '');
  return exchange(one as string, two as string) <= 0.4 || a.startsWith('H') || b.startsWith('H');
}

function weightOf(sounds: string): number {
  return [...sounds].reduce((sum, sound) => sum + (isVowel(sound) ? 0.4 : 1), 0);
}

function isVowel(sound: string): boolean {
  return sound >= 'a';
}

function alignmentCost(a: string, b: string): number {
  let last = [0];
  for (let j = 1; j <= b.length; j += 1) last[j] = (last[j - 1] as number) + omission(b[j - 1] as string);
  for (let i = 1; i <= a.length; i += 1) {
    const left = omission(a[i - 1] as string);
    const row = [(last[0] as number) + left];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (last[j - 1] as number) + exchange(a[i - 1] as string, b[j - 1] as string);
      row[j] = Math.min(swap, (last[j] as number) + left, (row[j - 1] as number) + omission(b[j - 1] as string));
    }
    last = row;
  }
  return last[b.length] as number;
}

function omission(sound: string): number {
  if (isVowel(sound)) return 0.3;
  return 'HWNL'.includes(sound) ? 0.5 : 0.9;
}

function exchange(a: string, b: string): number {
  if (a === b) return 0;
  if (isVowel(a) && isVowel(b)) return NEAR_VOWELS.has(a + b) ? 0.1 : 0.3;
  return a + b === 'JS' || a + b === 'SJ' ? 0.25 : NEAR.has(a + b) ? 0.4 : 1.2;
}
