import { hasHan } from '../base/chinese.ts';
import { once } from '../base/memo.ts';
import type { ProductRow } from '../model/curation.ts';
import { readLexicon, targetRow } from '../model/lexicon.ts';
import { type Entry, groupEntries, idsOf } from './block.ts';
import { productNames } from './name-alias.ts';
import { type NameLink, onlyLink } from './name-link.ts';
import { foldName, nameKey } from './name-words.ts';
import { productKey } from './names-product.ts';

/** Links a product by an equal name, by the first word of a generic name, or by the one code or name inside a longer text. */
export function productLinker(rows: ProductRow[]): (name: string) => NameLink | undefined {
  const index = once(() => indexProducts(rows));
  return (name) => {
    const { exact, shorts } = index();
    const ids = idsOf(exact.get(productKey(name)) ?? shorts.get(nameKey(name)));
    if (ids.length > 0) return onlyLink(ids, 1, '名称相同', 'equal names');
    const parts = partsOf(name).map((part) => idsOf(exact.get(productKey(part))));
    return onlyLink(
      namedByAll(parts.filter((some) => some.length > 0)),
      0.9,
      '名称中只含这一个产品的代号或通用名',
      'names the code or generic name of this product alone',
    );
  };
}

/** The products that every part which names any may name: a brand decides between two products of one generic name. */
function namedByAll(parts: string[][]): string[] {
  return parts.length === 0 ? [] : parts.reduce((left, ids) => left.filter((id) => ids.includes(id)));
}

function indexProducts(rows: ProductRow[]) {
  const targets = new Set(readLexicon('targets', targetRow).flatMap(({ names }) => names.map(nameKey)));
  const entries: Entry[] = rows.flatMap((row) => productNames(row).map((name) => ({ id: row.id, name })));
  const exact = groupEntries(entries, (name) => (isGeneric(name, targets) ? [] : [productKey(name)]));
  return { exact, shorts: groupEntries(entries, shortInn) };
}

/** True for a description that many products share: targets, cells and words such as CAR-T or umbilical cord, but no code and no generic name. */
function isGeneric(name: string, targets: ReadonlySet<string>): boolean {
  const words = foldName(name.replace(/CAR[\s-]?(?:T|NK|M)/gi, ' '))
    .split(/[\s()]+/)
    .filter((word) => !targets.has(word) && !GENERIC.test(word));
  if (!hasHan(name)) return words.every((word) => /^\d*$/.test(word));
  return /细胞|腺病毒|疱疹病毒|溶瘤/.test(name) && codesIn(name).every((code) => targets.has(nameKey(code)));
}

const GENERIC = /^(?:t|nk|til|cart?|cells?|anti|human|autologous|allogeneic|therapy|injection|cd|gene|msc|msc?s|hu?c)$/;

function codesIn(name: string): string[] {
  return name.match(/[A-Za-z][A-Za-z]*[-‐ ]?[A-Za-z]{0,3}\d[A-Za-z\d-]*/g) ?? [];
}

/** Parts of a longer product name that may name it: what stands outside and inside brackets, words with a digit, pairs of words; of a description only a name in brackets at its end. */
function partsOf(name: string): string[] {
  if (name.length > 160) return /[(（]([^()（）]{4,40})[)）]$/.exec(name)?.slice(1) ?? [];
  const brackets = name.split(/[()（）[\]【】,，;；/+]/).map((part) => part.trim());
  const words = name.split(/[\s()（）[\]【】,，;；/+:：]+/);
  const pairs = words.slice(1).map((word, i) => `${words[i]} ${word}`);
  const coded = words.filter((word) => /\d/.test(word) && word.length >= 4);
  return [...new Set([...brackets, ...pairs, ...coded, ...codesIn(name)])].filter((part) => part.length >= 4);
}

/** The short form of an international non-proprietary name: axi-cel of axicabtagene ciloleucel is listed, not made; here only the first word of two. */
function shortInn(name: string): string[] {
  const [first = '', second] = name.toLowerCase().split(' ');
  return second && /(?:cel|vec)$/.test(second) && first.length >= 8 ? [nameKey(first)] : [];
}
