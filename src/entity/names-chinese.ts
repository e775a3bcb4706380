import type { NameParts } from './name-parts.ts';
import { bigramLikeness, different, type NameComparison, placesClash, related, same } from './name-result.ts';
import { foldName, nameKey, nameWords } from './name-words.ts';

/** Compares two different Chinese names. */
export function compareChinese(a: string, b: string, left: NameParts, right: NameParts): NameComparison {
  const [long, short] = nameKey(a).length >= nameKey(b).length ? [a, b] : [b, a];
  const unit = compareUnits(long, short, left, right);
  if (unit) return unit;
  if (left.kind === 'company' && right.kind === 'company') return compareCompanies(left, right);
  return farApart(left, right);
}

function farApart(left: NameParts, right: NameParts): NameComparison {
  const likeness = bigramLikeness(left.words.join(''), right.words.join(''));
  return different(0.2 * likeness, '名称主体不同', 'the names differ in more than form');
}

function compareCompanies(left: NameParts, right: NameParts): NameComparison {
  const a = left.core.join('');
  const b = right.core.join('');
  if (a.length < 2 || b.length < 2) return farApart(left, right);
  if (a === b) return isCommonBrand(a) && left.places.join() !== right.places.join() ? farApart(left, right) : sameBrand(left, right);
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  if (long.startsWith(short)) return related(0.4, `字号“${long}”以“${short}”开头`, `brand ${long} begins with ${short}`);
  if (long.endsWith(short)) return related(0.35, `字号“${long}”以“${short}”结尾`, `brand ${long} ends with ${short}`);
  return farApart(left, right);
}

/** A brand that is a word of the vocabulary, such as 钢铁: only with its place does it name a company. */
function isCommonBrand(brand: string): boolean {
  return (
    nameWords()
      .zh.get(brand)
      ?.some(({ role }) => role === 'word') ?? false
  );
}

/** One brand: a short name fits a legal name whose industry it repeats; two legal names must agree in place and industry. */
function sameBrand(left: NameParts, right: NameParts): NameComparison {
  const brand = left.core.join('');
  const [a, b] = [left.industry.join(''), right.industry.join('')];
  if (placesClash(left.places, right.places)) return related(0.45, `字号“${brand}”相同，地区不同`, `one brand ${brand}, two places`);
  if (a === b || (!(left.legal && right.legal) && (fits(a, b) || fits(b, a)))) {
    return same(left.legal === right.legal ? 0.95 : 0.92, `字号“${brand}”相同，行业词相容`, `one brand ${brand}, the industry words agree`);
  }
  const words = `字号“${brand}”相同，行业词不同（${a || '无'}／${b || '无'}）`;
  return related(0.5, words, `one brand ${brand}, other industry words: two legal entities`);
}

function fits(short: string, long: string): boolean {
  return short === '' || (short.length < long.length && long.includes(short)) || long.startsWith(short);
}

/** One name inside the other: a unit of it, or the short form of a unit of a larger body. */
function compareUnits(long: string, short: string, left: NameParts, right: NameParts): NameComparison | undefined {
  const inner = plain(short);
  if (inner.length < 3) return undefined;
  const names = [long.replace(/[(（][^)）]*[)）]/g, ''), ...inBrackets(long)].map(plain);
  if (names.includes(inner) && [left, right].every(({ kind }) => kind === 'university') && left.places.length !== right.places.length)
    return related(0.45, '名称相同，其一另注地名', 'one name, one of them at a place');
  if (names.includes(inner) && ![left, right].some(isCompany))
    return same(0.93, '去掉行政区划字后相同', 'equal without city and province marks');
  const own = names.map((name) => name.split(/附属|科学院(?=.{4})/).at(-1) ?? '');
  if (own.includes(inner) && isDistinctive(inner)) return same(0.9, '附属单位的简称', 'the short name of an affiliated unit');
  if (names.some((name) => isTail(name, inner))) return same(0.85, '略去了上级机关', 'the body above it is left out');
  if (isUnitOf(names, inner, left, right)) return related(0.45, `“${short}”的下属或关联单位`, `a unit of ${short}`);
  return isAbbreviation(inner, plain(long)) ? same(0.8, `“${short}”是缩略语`, `${short} shortens the longer name`) : undefined;
}

/** A long name of a unit after the name of a body, such as 国家药品监督管理局; short ones such as 生命科学学院 many bodies have. */
function isTail(name: string, inner: string): boolean {
  const before = name.slice(0, name.length - inner.length);
  return inner.length >= 10 && name.endsWith(inner) && /(?:局|部|委员会|大学|科学院|政府)$/.test(before);
}

function isCompany({ kind }: NameParts): boolean {
  return kind === 'company';
}

function isUnitOf(names: string[], inner: string, left: NameParts, right: NameParts): boolean {
  const body =
    /(?:大学|学院|科学院|研究院|研究所|医院|集团|委员会|管理局|产业园)$/.test(inner) || (inner.length >= 4 && left.kind !== right.kind);
  return body && names.some((name) => name !== inner && name.startsWith(inner));
}

function inBrackets(name: string): string[] {
  return [...name.matchAll(/[(（]([^()（）]*)[)）]/g)].map(([, inner = '']) => inner);
}

function plain(name: string): string {
  return foldName(name)
    .replace(/[\s()]/g, '')
    .replace(/(?<=..)[省市](?=..)/g, '');
}

/** False for names that many cities have, such as 第一医院 or 儿童医院. */
function isDistinctive(name: string): boolean {
  return !/^(?:第[一二三四五六七八九十]+|儿童|肿瘤|口腔|妇产科?|人民|中心|中医|胸科|眼科|精神卫生|妇幼保健|传染病|协和|同济)*(?:医院|中心|院)$/.test(
    name,
  );
}

const SHORT_END: [RegExp, RegExp][] = [
  [/局$/, /(?:管理局|总局|局)$/],
  [/委$/, /委员会$/],
  [/^.{1,3}中心$/, /中心$/],
  [/所$/, /研究所$/],
  [/大$/, /大学$/],
];

/** True for 药监局-like short forms of public bodies: every character of the short form in order, the same kind of end, half as long at most or one word dropped. */
function isAbbreviation(short: string, long: string): boolean {
  const end = SHORT_END.find(([one]) => one.test(short));
  if (!end?.[1].test(long) || short.length < 3 || short.length > Math.min(8, long.length * 0.7)) return false;
  const from = long.indexOf(short[0] as string);
  const inOrder = isSubsequence(short, long);
  return inOrder && !long.endsWith(short) && (from === 0 || short.length >= 4 || long.slice(from).length <= short.length * 2);
}

function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const char of long) if (char === short[at]) at += 1;
  return at === short.length;
}
