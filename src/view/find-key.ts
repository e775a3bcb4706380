import { toSimplified } from '../base/chinese.ts';
import { foldTerm } from '../base/terms.ts';

/** A name as it is compared: simplified, without case, accents, spaces, hyphens and other marks; `starts` are the places at which its words begin. */
export type Key = { text: string; starts: number[] };

/** What a UTF-16 unit becomes in a key, nothing for a mark, and whether it is a letter or digit or a Chinese character. */
type Unit = { text: string; kind: 'mark' | 'letter' | 'han' };

/** Letters of scripts beyond Latin and Greek; a text without them is not Chinese. */
const BEYOND_LATIN = /[\u0400-\uffff]/;
/** Letters with accents lie before this one. */
const ACCENTED = 0x250;
const units = new Array<Unit | undefined>(0x10000);

/** The key of a name, or of what a person types; its text is empty where there is no letter, digit or Chinese character. */
export function keyOf(name: string): Key {
  const starts: number[] = [];
  let text = '';
  walk(name, (unit, isStart) => {
    if (isStart) starts.push(text.length);
    text += unit;
  });
  return { text, starts };
}

/** Where in a name a key stands, first at the beginning of a word, as UTF-16 offsets with the end left out; undefined where it does not stand in it. */
export function spanOf(name: string, key: string): [start: number, end: number] | undefined {
  const { text, starts } = keyOf(name);
  const first = [...starts, text.indexOf(key)].find((place) => place !== -1 && text.startsWith(key, place));
  if (key === '' || first === undefined) return undefined;
  const places: number[] = [];
  walk(name, (unit, _, place) => {
    for (let nth = 0; nth < unit.length; nth += 1) places.push(place);
  });
  return [places[first] as number, (places[first + key.length - 1] as number) + 1];
}

/** Whether a key is of Latin letters and digits alone, so that it may be pinyin. */
export function isLatin(key: string): boolean {
  return /^[a-z0-9]+$/.test(key);
}

/** Tells what each unit of a name becomes in its key, whether a word begins there, and its place in the name. */
function walk(name: string, tell: (unit: string, isStart: boolean, place: number) => void): void {
  const simplified = BEYOND_LATIN.test(name) ? toSimplified(name) : name;
  let before: Unit['kind'] = 'mark';
  for (let place = 0; place < simplified.length; place += 1) {
    const { text, kind } = unitOf(simplified.charCodeAt(place));
    if (kind !== 'mark') tell(text, before !== kind, place);
    before = kind;
  }
}

function unitOf(code: number): Unit {
  const known = units[code] ?? makeUnit(code);
  units[code] = known;
  return known;
}

function makeUnit(code: number): Unit {
  const isHalf = code >= 0xd800 && code <= 0xdfff;
  if (isHalf) return { text: String.fromCharCode(code), kind: 'han' };
  const folded = foldTerm(String.fromCharCode(code)).text;
  const text = (code < ACCENTED ? folded.normalize('NFD') : folded).replace(/[^\p{L}\p{N}]/gu, '');
  return { text, kind: text === '' ? 'mark' : /\p{Script=Han}/u.test(text) ? 'han' : 'letter' };
}
