import { toSimplified } from '../base/chinese.ts';
import { foldTerm } from '../base/terms.ts';

/** A name as it is compared: simplified, without case, accents, spaces, hyphens and other marks; `starts` are the places at which its words begin. */
export type Key = { text: string; starts: number[] };

const [DROPPED, HAN, LETTER] = [1, 2, 3];
const kinds = new Uint8Array(0x10000);
const bare = new Array<string | undefined>(0x250);

/** The key of a name, or of what a person types; its text is empty where there is no letter, digit or Chinese character. */
export function keyOf(name: string): Key {
  const simplified = toSimplified(name);
  const folded = foldTerm(simplified);
  const starts: number[] = [];
  let text = '';
  let before = DROPPED;
  for (let i = 0; i < folded.text.length; i += 1) {
    const code = folded.text.charCodeAt(i);
    const kind = kindOf(code);
    const isApart = i > 0 && (folded.at[i] as number) > (folded.at[i - 1] as number) + 1;
    if (kind !== DROPPED && (isApart || before !== kind)) starts.push(text.length);
    if (kind !== DROPPED) text += code < 0x250 ? bareOf(code) : folded.text.charAt(i);
    before = kind;
  }
  return { text, starts };
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
