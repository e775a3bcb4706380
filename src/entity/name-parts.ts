import { hasHan } from '../base/chinese.ts';
import { memo } from '../base/memo.ts';
import type { NameWord } from '../model/words.ts';
import { editDistance } from './distance.ts';
import { foldName, nameWords } from './name-words.ts';
import { placesNamed, startsLikePlace } from './place-index.ts';

/** A name taken apart: brand core, words of the industry, places, legal form and kind of institution. */
export type NameParts = {
  script: 'zh' | 'en';
  /** Folded words of an English name, or the one folded text of a Chinese name, without legal forms and places. */
  words: string[];
  /** What tells the name from others of its field; empty when it is made of general words alone. */
  core: string[];
  industry: string[];
  places: string[];
  kind: string;
  legal: boolean;
  /** The law that the legal form belongs to: `inc` of America, `ltd` for Co., Ltd. and its like, else the form itself, such as gmbh; empty without one and in Chinese. */
  form: string;
  holding: boolean;
};

const STOP = new Set(['the', 'of', 'and', 'for', 'in', 'at', 'a', 'to', 'on', 'de']);

/** Takes a name apart; the kind is `company` for a legal form or no known kind of institution. */
export const nameParts: (name: string) => NameParts = memo((name) => {
  const folded = foldName(name);
  return hasHan(folded) ? chineseParts(folded) : englishParts(folded);
});

function chineseParts(folded: string): NameParts {
  const inBrackets = [...folded.matchAll(/\(\s*([^()]*?)\s*\)/g)].map(([, inner = '']) => inner);
  const outside = folded.replace(/\([^()]*\)/g, '').replace(/[\s()]/g, '');
  const form = cutEnd(outside, (word) => word.role === 'legal' || word.role === 'group');
  const legal = form.cut.some((one) => hasRole(one, 'legal'));
  const place = leadingPlace(form.rest);
  const kind = legal ? 'company' : kindOfEnd(form.rest);
  const tail = cutEnd(place.rest, (word) => word.role === 'industry');
  const places = [...place.ids, ...inBrackets.flatMap(cityIds)];
  const holding = form.cut.some((one) => /控股/.test(one));
  const core = tail.rest === '' ? form.rest : tail.rest;
  return { script: 'zh', words: [place.rest], core: [core].filter(Boolean), industry: tail.cut, places, kind, legal, form: '', holding };
}

/** Cuts known words off the end of a Chinese text, the longest first. */
function cutEnd(text: string, wanted: (word: NameWord) => boolean): { rest: string; cut: string[] } {
  const { zh, longestZh } = nameWords();
  for (let length = Math.min(longestZh, text.length); length >= 1; length -= 1) {
    const end = text.slice(text.length - length);
    if (!zh.get(end)?.some(wanted)) continue;
    const { rest, cut } = cutEnd(text.slice(0, text.length - length), wanted);
    return { rest, cut: [...cut, end] };
  }
  return { rest: text, cut: [] };
}

function hasRole(word: string, role: NameWord['role']): boolean {
  return nameWords()
    .zh.get(word)
    ?.some((one) => one.role === role) as boolean;
}

function kindOfEnd(text: string): string {
  const { zh, longestZh } = nameWords();
  for (let length = Math.min(longestZh, text.length); length >= 2; length -= 1) {
    const kind = zh.get(text.slice(text.length - length))?.find((one) => one.role === 'kind')?.kind;
    if (kind) return kind;
  }
  return 'company';
}

function leadingPlace(text: string): { rest: string; ids: string[] } {
  if (!startsLikePlace(text)) return { rest: text, ids: [] };
  for (let length = Math.min(9, text.length); length >= 2; length -= 1) {
    const ids = cityIds(text.slice(0, length));
    if (ids.length === 0) continue;
    const next = leadingPlace(text.slice(length));
    return { rest: next.rest, ids: [...ids, ...next.ids] };
  }
  return { rest: text, ids: [] };
}

/** Ids of the countries, provinces and cities of a name. */
export const cityIds: (name: string) => string[] = memo((name) => {
  const rows = placesNamed(name).filter(({ kind }) => kind === 'country' || kind === 'province' || kind === 'city');
  return rows.map(({ id }) => id);
});

function englishParts(folded: string): NameParts {
  const inBrackets = [...folded.matchAll(/\(\s*([^()]*?)\s*\)/g)].flatMap(([, inner = '']) => inner.split(' '));
  const all = folded.replace(/\([^()]*\)/g, ' ').split(/[\s()]+/);
  const given = all.filter((word) => word !== '' && !STOP.has(word));
  const forms = given.filter((word, at) => isEnglish(word, 'legal') && isAtEnd(given, at));
  const legal = forms.length > 0;
  const named = given.filter((word, at) => !(isEnglish(word, 'legal') && isAtEnd(given, at)) && !isEnglish(word, 'group')).map(mended);
  const place = englishPlaces(named);
  const form = formOf(forms);
  const tail = cutEnglishEnd(place.rest);
  const places = [...place.ids, ...inBrackets.flatMap(cityIds)];
  const holding = given.some((word) => /^holdings?$/.test(word));
  const kind = legal ? 'company' : englishKind(place.rest);
  return { script: 'en', words: place.rest, core: tail.rest, industry: tail.cut, places, kind, legal, form, holding };
}

/** A legal form stands among the last words, places and forms aside; `Co-Associated` holds none. */
function isAtEnd(words: string[], at: number): boolean {
  return words
    .slice(at + 1)
    .every((word) => isEnglish(word, 'legal') || isEnglish(word, 'group') || cityIds(word).length > 0 || word.length <= 2);
}

const NATIONAL = /^(?:gmbh|ag|ab|as|oy|aps|bv|nv|sa|sas|spa|srl|kk|pte|plc)$/;

function formOf(forms: string[]): string {
  const national = forms.find((word) => NATIONAL.test(word));
  return national ?? (forms.some((word) => /^(?:co|ltd|limited)$/.test(word)) ? 'ltd' : forms.length > 0 ? 'inc' : '');
}

const LONG_WORDS = [
  'pharmaceuticals',
  'pharmaceutical',
  'biotechnology',
  'biopharmaceutical',
  'biologicals',
  'therapeutics',
  'development',
];

/** A long word of the industry that is one edit away from its spelling. */
const mended: (word: string) => string = memo((word) => {
  if (word.length < 9 || nameWords().en.has(word)) return word;
  return LONG_WORDS.find((right) => editDistance(word, right, 1) === 1) ?? word;
});

function isEnglish(word: string, role: NameWord['role']): boolean {
  return (
    nameWords()
      .en.get(word)
      ?.some((one) => one.role === role) ?? false
  );
}

/** Takes places off both ends, as long as a word that is no general one stays. */
function englishPlaces(words: string[]): { rest: string[]; ids: string[] } {
  const first = cityIds(words[0] ?? '');
  const last = cityIds(words.at(-1) ?? '');
  if (first.length > 0 && hasBrand(words.slice(1))) return addIds(first, englishPlaces(words.slice(1)));
  if (last.length > 0 && hasBrand(words.slice(0, -1))) return addIds(last, englishPlaces(words.slice(0, -1)));
  return { rest: words, ids: [] };
}

function hasBrand(words: string[]): boolean {
  return cutEnglishEnd(words).rest.length > 0;
}

function addIds(ids: string[], more: { rest: string[]; ids: string[] }): { rest: string[]; ids: string[] } {
  return { rest: more.rest, ids: [...ids, ...more.ids] };
}

function cutEnglishEnd(words: string[]): { rest: string[]; cut: string[] } {
  const { en, longestEn } = nameWords();
  for (let length = Math.min(longestEn, words.length); length >= 1; length -= 1) {
    const end = words.slice(words.length - length).join(' ');
    if (!en.get(end)?.some((one) => one.role === 'industry')) continue;
    const { rest, cut } = cutEnglishEnd(words.slice(0, words.length - length));
    return { rest, cut: [...cut, end] };
  }
  return { rest: words, cut: [] };
}

function englishKind(words: string[]): string {
  const { en } = nameWords();
  const kinds = ['hospital', 'lab', 'university', 'institute', 'agency', 'park', 'platform'];
  const found = words.flatMap((word) => (word === 'laboratories' ? [] : (en.get(word) ?? []).flatMap((one) => one.kind ?? [])));
  const named = words.join(' ').includes('key lab') ? ['lab', ...found] : found;
  return kinds.find((kind) => named.includes(kind)) ?? 'company';
}

const WEAK_WORDS = new Set(['china', 'american', 'new', 'first', 'global', 'union', 'united', 'life', 'next', 'precision', 'advanced']);

/** True for a word that many companies have as their brand. */
export function isWeakWord(word: string): boolean {
  return WEAK_WORDS.has(word);
}

/** True for an English brand that is made of places and words that many companies share. */
export function isCommonBrand(core: string[]): boolean {
  return core.every((word) => isWeakWord(word) || cityIds(word).length > 0);
}
