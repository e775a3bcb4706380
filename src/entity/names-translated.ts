import { once } from '../base/memo.ts';
import type { NameWord } from '../model/words.ts';
import { spell } from './name-sound.ts';
import { foldName, nameWords } from './name-words.ts';
import { normalWord } from './names-english-words.ts';
import { placeNames, placesNamed } from './place-index.ts';

/** A piece of a Chinese name and the English words that may stand for it. */
type Unit = { text: string; options: string[][]; spelled: string; weight: number; kind: boolean };

/** How far a Chinese name and an English one are translations of each other. */
export type Translation = {
  /** Share of each name that the other accounts for, 0–1. */
  chinese: number;
  english: number;
  /** Pieces of the Chinese name without a counterpart, and English words without one. */
  missing: string[];
  extra: string[];
  /** True when what is missing or extra names a kind of institution: the other name is of its parent or unit. */
  missingKind: boolean;
  /** True when what is left over on both sides is vocabulary that is not known: nothing speaks against their being one word. */
  unknown: boolean;
  /** True when all that is missing stands behind what was paired: the tail of the Chinese name names a unit of the English one. */
  missingLast: boolean;
  extraKind: boolean;
};

const SMALL = new Set([
  'the',
  'of',
  'and',
  'for',
  'in',
  'at',
  'a',
  'to',
  'on',
  'no',
  'co',
  'ltd',
  'inc',
  'corp',
  'limited',
  'with',
  'by',
  's',
]);
const LIGHT = new Set([
  'province',
  'city',
  'district',
  'county',
  'region',
  'autonomous',
  'area',
  'china',
  'affiliated',
  'research',
  'new',
  'group',
  'national',
  'diseases',
]);
const KINDS = /^(?:hospital|university|college|school|institute|academy|laboratory|center|commission|administration|park|zone)$/;

/** Pairs the pieces of a Chinese name with the words of an English one. */
export function translate(chinese: string, english: string): Translation {
  return pair(segment(foldName(chinese).replace(/[\s()]/g, '')), english);
}

function pair(units: Unit[], english: string): Translation {
  const words = englishWords(english);
  const used = new Set<number>();
  const open = new Set(units.filter((unit) => !take(unit, words, used)));
  takeJoined(units, open, words, used);
  const missing = units.filter((unit) => open.has(unit));
  const extra = words.filter((_, i) => !used.has(i));
  const weigh = (word: string) => (word === 'city' && words.includes('university') ? 1 : wordWeight(word));
  return {
    chinese: 1 - share(missing, units, ({ weight }) => weight),
    english: 1 - share(extra, words, weigh),
    missing: missing.filter(({ weight }) => weight >= 0.5).map(({ text }) => text),
    extra: extra.filter((word) => weigh(word) >= 0.5),
    unknown: missing.every(({ options }) => options.length === 0) && extra.every((word) => !isKnownWord(word)),
    missingKind: missing.some(({ kind }) => kind),
    missingLast: units.findLastIndex((unit) => !open.has(unit) && unit.weight >= 0.5) < units.findIndex((unit) => open.has(unit)),
    extraKind: extra.some((word) => KINDS.test(word)),
  };
}

function isKnownWord(word: string): boolean {
  return nameWords().en.has(word) || placesNamed(word).length > 0;
}

function wordWeight(word: string): number {
  return LIGHT.has(word) ? 0.2 : 1;
}

function share<T>(some: T[], all: T[], weight: (one: T) => number): number {
  const sum = (list: T[]) => list.reduce((total, one) => total + weight(one), 0);
  return all.length === 0 ? 1 : sum(some) / Math.max(sum(all), 0.1);
}

/** The words of an English name in normal form, small words left out. */
function englishWords(text: string): string[] {
  const words = foldName(text)
    .split(/[\s()]+/)
    .filter((word) => word !== '' && !SMALL.has(word));
  return words.flatMap((word) => normalWord(word).split(' '));
}

/** Cuts a Chinese name into known words, places and runs in between. */
function segment(text: string): Unit[] {
  const units: Unit[] = [];
  let run = '';
  for (let at = 0; at < text.length; ) {
    const unit = unitAt(text, at);
    if (unit && run !== '') units.push(unknown(run));
    if (unit) units.push(unit);
    run = unit ? '' : run + text[at];
    at += unit ? unit.text.length : 1;
  }
  return run === '' ? units : [...units, unknown(run)];
}

function unknown(text: string): Unit {
  return { text, options: [], spelled: spell(text), weight: 1.2, kind: false };
}

function unitAt(text: string, at: number): Unit | undefined {
  for (let length = Math.min(9, text.length - at); length >= 1; length -= 1) {
    const unit = unitOf(text.slice(at, at + length));
    if (unit) return unit;
  }
  return undefined;
}

function unitOf(text: string): Unit | undefined {
  const rows = nameWords().zh.get(text) ?? [];
  const places = text.length >= 2 ? placesNamed(text).filter(({ kind }) => kind !== 'cluster') : [];
  if (rows.length === 0 && places.length === 0) return undefined;
  const phrases = [...rows.flatMap(({ en }) => en), ...places.flatMap(({ en }) => en.map(foldName))];
  const options = phrases.map(englishWords).sort((a, b) => b.length - a.length);
  const kind = rows.some(({ role }) => role === 'kind');
  const district = rows.length === 0 && places.every((place) => place.kind === 'district');
  return { text, options, spelled: spell(text), weight: district ? 0.6 : weightOf(text, rows), kind };
}

function weightOf(text: string, rows: NameWord[]): number {
  const legal = rows.length > 0 && rows.every(({ role }) => role === 'legal' || role === 'group');
  return legal ? 0 : /^(?:附属|市|省|区|县|和|与|国家|中心|中国)$/.test(text) ? 0.2 : 1;
}

/** Two or three neighbouring pieces that only together are spelled out, as 和 and 祐 in Heyou. */
function takeJoined(units: Unit[], open: Set<Unit>, words: string[], used: Set<number>): void {
  for (let from = 0; from < units.length; from += 1) {
    for (const count of [3, 2]) {
      const run = units.slice(from, from + count);
      if (run.length < count || !run.some((unit) => open.has(unit) && unit.weight > 0)) continue;
      const spelled = spelledAt(run.map((unit) => unit.spelled).join(''), words, used);
      if (!spelled) continue;
      claim(spelled, used);
      for (const unit of run) open.delete(unit);
    }
  }
}

/** Uses up the English words that stand for a unit; false when there are none. */
function take(unit: Unit, words: string[], used: Set<number>): boolean {
  if (unit.weight === 0) return true;
  for (const option of unit.options) {
    const found = indexesOf(option, words, used);
    if (found) return claim(found, used);
  }
  const spelled = spelledAt(unit.spelled, words, used);
  return spelled !== undefined && claim(spelled, used);
}

function claim(indexes: number[], used: Set<number>): true {
  for (const index of indexes) used.add(index);
  return true;
}

function indexesOf(option: string[], words: string[], used: Set<number>): number[] | undefined {
  const taken: number[] = [];
  for (const part of option) {
    const at = words.findIndex((word, i) => word === part && !used.has(i) && !taken.includes(i));
    if (at < 0) return undefined;
    taken.push(at);
  }
  return taken.length > 0 ? taken : undefined;
}

/** One to four neighbouring words that together spell a unit in pinyin. */
function spelledAt(spelled: string, words: string[], used: Set<number>): number[] | undefined {
  for (let from = 0; from < words.length; from += 1) {
    for (let count = 1; count <= 4 && from + count <= words.length; count += 1) {
      const indexes = Array.from({ length: count }, (_, i) => from + i);
      if (indexes.some((i) => used.has(i))) break;
      if (indexes.map((i) => words[i]).join('') === spelled) return indexes;
    }
  }
  return undefined;
}

/** Pairs the words of a name written in pinyin, such as Xīnán Kējì Dàxué, with an English one; undefined when it is not made of known words. */
export function translateSpelled(pinyin: string, english: string): Translation | undefined {
  const units = spelledUnits(foldName(pinyin).replace(/[^a-z]/g, ''));
  return units && pair(units, english);
}

function spelledUnits(letters: string): Unit[] | undefined {
  if (letters === '') return [];
  for (let length = Math.min(24, letters.length); length >= 4; length -= 1) {
    const known = spelledWords().get(letters.slice(0, length));
    const rest = known && spelledUnits(letters.slice(length));
    if (known && rest) return [known, ...rest];
  }
  return undefined;
}

/** The words of names and the places by their pinyin; the meanings of words that sound alike are put together. */
const spelledWords = once(() => {
  const units = new Map<string, Unit>();
  const texts = [...nameWords().zh.keys(), ...placeNames()].filter((text) => text.length >= 2);
  for (const unit of texts.flatMap((text) => unitOf(text) ?? [])) {
    const known = units.get(unit.spelled);
    units.set(unit.spelled, known ? { ...unit, options: [...known.options, ...unit.options] } : unit);
  }
  return units;
});
