import { hasHan } from '../base/chinese.ts';
import { different, type NameComparison, same } from './name-result.ts';
import { chineseSounds, englishSounds } from './name-sound.ts';
import { nameKey } from './name-words.ts';

const DOSAGE = /(?:自体|异体)?(?:细胞)?(?:自体)?(?:回输)?(?:注射液|注射剂|混悬液|制剂|凝胶|injection|infusion|suspension|for injection)$/;
const CODE = /^[a-z]{1,7}(?:[\s-]?[a-z]{0,3})?[\s-]?\d[\da-z.-]*$/i;
const INN = /(?:[a-z]{4}(?:cel|vec)|仑赛|卡基)$/i;

/** True for a code such as CT053, an international non-proprietary name, or a name with a dosage form. */
export function isProductName(name: string): boolean {
  const plain = name.replace(/[（(][^（()）]*[)）]/g, '').trim();
  return CODE.test(plain) || /^[a-z]{3,}-(?:cel|vec)$/i.test(plain) || DOSAGE.test(plain.toLowerCase()) || INN.test(plain);
}

/** The key of a product name: folded, without dosage form and the marks of a proposed name. */
export function productKey(name: string): string {
  const bare = name.replace(/[（(](?:暂定|拟定|简称[^）)]*)[）)]/g, '').trim();
  return nameKey(bare).replace(DOSAGE, '') || nameKey(bare);
}

/** Compares two product names: equal but for the dosage form, one of several names given with brackets, a short INN such as axi-cel, or a Chinese INN that sounds out the English one. */
export function compareProducts(a: string, b: string): NameComparison {
  if (productKey(a) === productKey(b)) return same(0.95, '去掉剂型后相同', 'equal without the dosage form');
  if (keysOf(a).some((key) => keysOf(b).includes(key))) return same(0.9, '括号内外有一名相同', 'one of the names given is equal');
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (!hasHan(a + b) && isShortInn(short, long))
    return same(0.9, '通用名的缩写', 'the short form of an international non-proprietary name');
  if (withoutMiddle(a) === withoutMiddle(b) && /仑赛/.test(a))
    return same(0.75, '只差“奥”字的暂定名', 'a provisional name that differs in one character');
  const [chinese, english] = hasHan(a) ? [a, b] : [b, a];
  if (hasHan(chinese) && !hasHan(english) && soundsOut(chinese, english))
    return same(0.7, '中文通用名音译', 'the Chinese generic name sounds out the English one');
  return different(0.05, '产品代号或名称不同', 'another code or product name');
}

/** Keys of the names that stand outside and inside brackets. */
function keysOf(name: string): string[] {
  const parts = [
    name.replace(/[（(][^（()）]*[)）]/g, ' '),
    ...[...name.matchAll(/[（(]([^（()）]*)[)）]/g)].map(([, inner = '']) => inner),
  ];
  return parts.map(productKey).filter((key) => key.length >= (hasHan(key) ? 3 : 4));
}

function withoutMiddle(name: string): string {
  return productKey(name).replace(/奥?仑赛/, '仑赛');
}

function isShortInn(short: string, long: string): boolean {
  const stem = stemOf(short);
  const [first = '', second = ''] = long.toLowerCase().trim().split(/\s+/);
  return (
    stem !== undefined &&
    first.startsWith(stem.slice(0, 3)) &&
    (first.startsWith(stem) || stem.endsWith('a')) &&
    (second || first).endsWith('cel')
  );
}

function stemOf(short: string): string | undefined {
  return /^([a-z]{3,})-cel$/i.exec(short.trim())?.[1]?.toLowerCase();
}

/** 泽沃基奥仑赛 of zevorcabtagene autoleucel: 奥仑赛 stands for autoleucel, 仑赛 alone for ciloleucel, and what comes before 基 sounds out the prefix. */
function soundsOut(chinese: string, english: string): boolean {
  const [, prefix = '', autologous] = /^(.{1,4})基(奥)?(?:利)?仑赛$/.exec(productKey(chinese)) ?? [];
  const [, long, second] = /^([a-z]+?)cabtagene(?:\s+([a-z]+leucel))?\b/i.exec(english.trim()) ?? [];
  const latin = (long ?? stemOf(english))?.toLowerCase();
  if (prefix === '' || latin === undefined) return false;
  if (second && /^auto/i.test(second) !== (autologous !== undefined)) return false;
  const [spoken, written] = [chineseSounds(prefix), englishSounds(latin).replaceAll('F', 'W')];
  return startsLike(spoken, written) && isWithin(spoken.replace(/[^A-Z]/g, ''), written);
}

/** The same first consonant, one weak vowel before it aside as in 纳 of inati-; or a vowel first in both. */
function startsLike(spoken: string, written: string): boolean {
  const vowel = /^[a-z]/;
  return vowel.test(spoken) ? vowel.test(written) : written.replace(vowel, '').startsWith(spoken[0] as string);
}

/** Every consonant of the Chinese in order among those of the English. */
function isWithin(consonants: string, written: string): boolean {
  let at = 0;
  for (const sound of written) if (sound === consonants[at]) at += 1;
  return at === consonants.length;
}
