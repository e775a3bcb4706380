import { hasHan } from '../base/chinese.ts';
import { different, type NameComparison, same } from './name-result.ts';
import { nameKey } from './name-words.ts';

const DOSAGE = /(?:自体|异体)?(?:细胞)?(?:自体)?(?:回输)?(?:注射液|注射剂|制剂|凝胶|injection|infusion|suspension)$/;
const CODE = /^[a-z]{1,7}(?:[\s-]?[a-z]{0,3})?[\s-]?\d[\da-z.-]*$/i;
const INN = /(?:cel|vec|gene \S+|奥仑赛|基仑赛|卡基)$/i;

/** True for a code such as CT053, an international non-proprietary name, or a name with a dosage form. */
export function isProductName(name: string): boolean {
  const plain = name.trim();
  return CODE.test(plain) || /^[a-z]{3,}-(?:cel|vec)$/i.test(plain) || DOSAGE.test(plain.toLowerCase()) || INN.test(plain);
}

/** The key of a product name: folded, without dosage form and the marks of a proposed name. */
export function productKey(name: string): string {
  const bare = name.replace(/[（(](?:暂定|拟定|简称[^）)]*)[）)]/g, '').trim();
  return nameKey(bare).replace(DOSAGE, '') || nameKey(bare);
}

/** Compares two product names: equal but for the dosage form, or a short INN such as axi-cel against the whole; otherwise different. */
export function compareProducts(a: string, b: string): NameComparison {
  if (productKey(a) === productKey(b)) return same(0.95, '去掉剂型后相同', 'equal without the dosage form');
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (!hasHan(a + b) && isShortInn(short, long))
    return same(0.9, '通用名的缩写', 'the short form of an international non-proprietary name');
  return different(0.05, '产品代号或名称不同', 'another code or product name');
}

function isShortInn(short: string, long: string): boolean {
  const stem = /^([a-z]{3,})-cel$/i.exec(short.trim())?.[1]?.toLowerCase();
  const [first = '', second = ''] = long.toLowerCase().trim().split(/\s+/);
  return (
    stem !== undefined && first.startsWith(stem.slice(0, 3)) && (first.startsWith(stem) || stem.endsWith('a')) && second.endsWith('cel')
  );
}
