import { toSimplified } from '../base/chinese.ts';
import { foldTerm } from '../base/terms.ts';

/** A name as it is compared: simplified, without case, accents, spaces, hyphens and other marks; `starts` are the places at which its words begin. */
export type Key = { text: string; starts: number[] };

const [DROPPED, HAN, LETTER] = [1, 2, 3];
const kinds = new Uint8Array(0x10000);
const bare = new Array<string | undefined>(0x250);

/** The key of a name, or of what a person types; its text is empty where there is no letter, digit or Chinese character. */
export function keyOf(name: string): Key {
  const { text, starts } = placedKey(name);
  return { text, starts };
}

/** Where in a name a key stands, first at the beginning of a word, as UTF-16 offsets with the end left out; undefined where it does not stand in it. */
export function spanOf(name: string, key: string): [start: number, end: number] | undefined {
  const { text, starts, at } = placedKey(name);
  const first = [...starts, text.indexOf(key)].find((place) => place !== -1 && text.startsWith(key, place));
  if (key === '' || first === undefined) return undefined;
  return [at[first] as number, (at[first + key.length - 1] as number) + 1];
}

/** A key with the offset in the name of each of its units. */
function placedKey(name: string): Key & { at: number[] } {
  const folded = foldTerm(toSimplified(name));
  const starts: number[] = [];
  const at: number[] = [];
  let text = '';
  let before = DROPPED;
  for (let i = 0; i < folded.text.length; i += 1) {
    const code = folded.text.charCodeAt(i);
    const kind = kindOf(code);
    const place = folded.at[i] as number;
    const isApart = i > 0 && place > (folded.at[i - 1] as number) + 1;
    if (kind !== DROPPED) {
      if (isApart || before !== kind) starts.push(text.length);
      text += code < bare.length ? bareOf(code) : folded.text.charAt(i);
      at.push(place);
    }
    before = kind;
  }
  return { text, starts, at };
}

/** Whether a key is of Latin letters and digits alone, so that it may be pinyin. */
export function isLatin(key: string): boolean {
  return /^[a-z0-9]+$/.test(key);
}

function kindOf(code: number): number {
  const known = kinds[code] as number;
  if (known !== 0) return known;
  const unit = String.fromCharCode(code);
  const isHalf = code >= 0xd800 && code <= 0xdfff;
  const kind = isHalf || /\p{Script=Han}/u.test(unit) ? HAN : /[\p{L}\p{N}]/u.test(unit) ? LETTER : DROPPED;
  kinds[code] = kind;
  return kind;
}

/** A letter without its accent. */
function bareOf(code: number): string {
  const known = bare[code] ?? String.fromCharCode(code).normalize('NFD').charAt(0);
  bare[code] = known;
  return known;
}
