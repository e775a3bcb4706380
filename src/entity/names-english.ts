import { editDistance } from './distance.ts';
import { isCommonBrand, isWeakWord, type NameParts } from './name-parts.ts';
import { bigramLikeness, different, type NameComparison, placesClash, related, same } from './name-result.ts';
import { compareUnits } from './names-english-unit.ts';
import { bag, isDistinctive } from './names-english-words.ts';
import { translateSpelled } from './names-translated.ts';

/** Compares two different English names. */
export function compareEnglish(a: string, b: string, left: NameParts, right: NameParts): NameComparison {
  const spelled = compareSpelled(a, b) ?? compareSpelled(b, a);
  if (spelled) return spelled;
  const short = compareAcronym(a, b, left, right);
  if (short) return short;
  if (left.kind === 'company' && right.kind === 'company') return compareBrands(left, right);
  return compareInstitutions(a, b, left, right);
}

/** A name in pinyin with tone marks against its translation. */
function compareSpelled(pinyin: string, english: string): NameComparison | undefined {
  if (!/[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/i.test(pinyin)) return undefined;
  const { chinese = 0, english: back = 0 } = translateSpelled(pinyin, english) ?? {};
  return Math.min(chinese, back) > 0.9 ? same(0.85, '拼音名的对译', 'a translation of the name in pinyin') : undefined;
}

function farApart(left: NameParts, right: NameParts): NameComparison {
  const likeness = bigramLikeness(left.words.join(''), right.words.join(''));
  return different(0.2 * likeness, '名称主体不同', 'the names differ in more than form');
}

function compareBrands(left: NameParts, right: NameParts): NameComparison {
  const [a, b] = [left.core.join(' '), right.core.join(' ')];
  if ([left, right].some(({ core }) => isCommonBrand(core)) && squash(left) !== squash(right)) return farApart(left, right);
  if (a === b || (squash(left) === squash(right) && squash(left).length > 4)) return sameBrand(left, right);
  if (isMisspelledBrand(left, right)) return sameBrand(left, right, 0.8);
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  const inside = ` ${long} `.includes(` ${short} `) && short.length >= 3 && !isWeakWord(short);
  return inside ? related(0.4, `字号“${short}”含于“${long}”`, `brand ${long} contains ${short}`) : farApart(left, right);
}

/** Long brands one edit apart, or two from fourteen letters on. */
function isMisspelledBrand(left: NameParts, right: NameParts): boolean {
  const [a, b] = [left.core.join(''), right.core.join('')];
  const shortest = Math.min(a.length, b.length);
  const most = shortest >= 14 ? 2 : 1;
  return shortest >= 9 && !/\d/.test(a + b) && editDistance(a, b, most) <= most;
}

const FIELD = ['gene', 'cell', 'diagnos', 'industr', 'genom', 'animal'];

/** One brand: two full names that differ in holding, country or field of work are related companies. */
function sameBrand(left: NameParts, right: NameParts, sure = 1): NameComparison {
  const brand = left.core.join(' ') || squash(left);
  if (placesClash(left.places, right.places)) return related(0.5, `字号“${brand}”相同，地区不同`, `one brand ${brand}, two places`);
  if (isParentForm(left, right) || isParentForm(right, left) || areForeign(left, right)) {
    return related(0.5, `字号“${brand}”相同，一为控股或境外公司`, `one brand ${brand}, one of them the holding or the company abroad`);
  }
  if (bothFull(left, right) && fieldsOf(left) !== fieldsOf(right)) {
    return related(0.5, `字号“${brand}”相同，业务词不同`, `one brand ${brand}, other fields of work`);
  }
  return same(sure * (left.industry.join() === right.industry.join() ? 0.95 : 0.9), `字号“${brand}”相同`, `one brand ${brand}`);
}

/** A holding, or an Inc. without a place, against an operating company. */
function isParentForm(parent: NameParts, operating: NameParts): boolean {
  if (parent.holding && operating.legal && !operating.holding && bothFull(parent, operating)) return true;
  return parent.form === 'inc' && parent.places.length === 0 && operating.form === 'ltd' && operating.places.length > 0;
}

/** Forms of the laws of two countries, such as GmbH and AB: two companies of a group. */
function areForeign(left: NameParts, right: NameParts): boolean {
  const [one, two] = [left.form, right.form];
  const national = (form: string) => form !== '' && form !== 'inc' && form !== 'ltd';
  return one !== two && one !== '' && two !== '' && (national(one) || national(two)) && one !== 'plc' && two !== 'plc';
}

function bothFull(left: NameParts, right: NameParts): boolean {
  return left.industry.length > 0 && right.industry.length > 0;
}

function fieldsOf({ industry }: NameParts): string {
  return FIELD.filter((field) =>
    industry
      .join(' ')
      .replace(/bio ?tech/g, '')
      .includes(field),
  ).join();
}

function squash({ words }: NameParts): string {
  return words
    .join('')
    .replace(/technolog(?:y|ies)$/, 'tech')
    .replace(/pharmaceuticals?$/, 'pharma');
}

const ACRONYM = /^[A-Z][A-Za-z]{1,6}[A-Z]$/;

/** An acronym against the initials of the other name, or a clipped name such as GenSci against its whole. */
function compareAcronym(a: string, b: string, left: NameParts, right: NameParts): NameComparison | undefined {
  const [short, long, parts] = a.length <= b.length ? [a, b, right] : [b, a, left];
  const letters = short.trim();
  const least = parts.kind === 'university' ? 4 : 3;
  if (letters.length >= least && ACRONYM.test(letters) && initialsOf(long).includes(letters.toLowerCase())) {
    return same(0.8, `“${short}”是首字母缩写`, `${short} is made of the initials`);
  }
  return isClipped(short, parts) ? same(0.8, `“${short}”是截短的名称`, `${short} is a clipped form`) : undefined;
}

/** Initials of the words of a name: all, without small words, without what follows a comma; `Bio` and inner capitals also start a word. */
function initialsOf(name: string): string[] {
  const small = /^(?:of|the|and|for|in|at|&|co\.?|ltd\.?|inc\.?|corp\.?|limited|company|llc)$/i;
  return [name, name.split(',')[0] ?? ''].flatMap((text) => {
    const words = text
      .replace(/\(.*?\)/g, ' ')
      .split(/[\s\-–,/.]+/)
      .filter((word) => word !== '' && !small.test(word));
    const inner = words.flatMap((word) => word.replace(/^(Bio)(?=[a-z])/i, '$1 ').split(/\s|(?<=[a-z])(?=[A-Z])/));
    return [words, inner].map((list) => list.map((word) => word[0]?.toLowerCase()).join(''));
  });
}

function isClipped(short: string, parts: NameParts): boolean {
  const pieces = short.match(/[A-Z][a-z]{2,}/g) ?? [];
  if (pieces.length < 2 || pieces.join('') !== short.trim()) return false;
  const rest = pieces.reduce<string | undefined>((text, piece) => afterPiece(text, piece.toLowerCase()), parts.words.join(' '));
  return rest !== undefined && !parts.words.join('').startsWith(short.toLowerCase());
}

function afterPiece(text: string | undefined, piece: string): string | undefined {
  const at = text?.indexOf(piece) ?? -1;
  return at < 0 || at > 3 ? undefined : text?.slice(at + piece.length);
}

function compareInstitutions(a: string, b: string, left: NameParts, right: NameParts): NameComparison {
  const [one, two] = [bag(a), bag(b)];
  if (withoutArmy(one) === withoutArmy(two) && isDistinctive(withoutArmy(one)))
    return same(0.95, '词语相同，只是词序或写法不同', 'the same words in another order or spelling');
  const units = compareUnits(a, b);
  if (units) return units;
  const [long, short] = one.length >= two.length ? [a, b] : [b, a];
  const segment = ownSegment(long);
  if (bag(segment).join(' ') === bag(short).join(' ') && isDistinctive(short))
    return same(0.85, '同一机构，另附上级单位', 'the same unit with its parent named');
  const inside = bag(short).every((word) => bag(long).includes(word));
  const body = /universit|academy|college|institute|commission|administration|hospital|park|group/i.test(short);
  if (inside && body && hasUnit(bag(long), bag(short)) && left.kind !== 'company' && isDistinctive(short))
    return related(0.45, `“${short}”的下属单位`, `a unit of ${short}`);
  return isMisspelled(one, two) ? same(0.75, '只差一个字母', 'one letter apart') : farApart(left, right);
}

/** The part of a name before its parent: before a comma, a bracket, or `of` some university when the part itself is none. */
function ownSegment(name: string): string {
  const before = name.split(/,|\(/)[0] ?? '';
  const [own = '', ...rest] = before.split(/\b(?:of|affiliated (?:to|with))\b/i);
  const parent = /universit|academy/i.test(rest.join(' ')) && !/universit|academy|institute|college/i.test(own);
  return parent ? own : before;
}

const UNITS = /^(?:hospital|school|college|institute|center|laboratory|department|faculty|clinic|campus|branch)$/;

/** True when the longer name adds a kind of unit to the shorter one. */
function hasUnit(long: string[], short: string[]): boolean {
  const rest = [...long];
  for (const word of short) if (rest.includes(word)) rest.splice(rest.indexOf(word), 1);
  return rest.some((word) => UNITS.test(word));
}

/** The words of a hospital or college without those of its army, which are often left out; a college that became a university counts as one. */
function withoutArmy(words: string[]): string {
  const text = ` ${words.join(' ')} `.includes(' command ')
    ? words.filter((word) => !/^(?:chinese|people|liberation|army|pla)$/.test(word))
    : words;
  const medical = text.includes('medical') || text.includes('pharmaceutical');
  return text
    .map((word) => (medical && word === 'college' ? 'university' : word))
    .sort()
    .join(' ');
}

function isMisspelled(one: string[], two: string[]): boolean {
  const odd = one.filter((word) => !two.includes(word));
  const other = two.filter((word) => !one.includes(word));
  const [a = '', b = ''] = [odd[0], other[0]];
  return odd.length === 1 && other.length === 1 && a.length >= 8 && editDistance(a, b, 1) === 1 && a.slice(0, 5) === b.slice(0, 5);
}
