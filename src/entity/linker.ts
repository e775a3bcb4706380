import { hasHan } from '../base/chinese.ts';
import type { OrganisationRow, ProductRow } from '../model/curation.ts';
import { readLexicon, targetRow } from '../model/lexicon.ts';
import { memo } from './memo.ts';
import { productNames } from './name-alias.ts';
import { nameParts } from './name-parts.ts';
import { syllables } from './name-sound.ts';
import { foldName, nameKey } from './name-words.ts';
import { compareNames } from './names.ts';
import { productKey } from './names-product.ts';
import { looksLikePerson } from './person.ts';

/** The entity a name was linked to: its id, how sure (0–1) and why. */
export type NameLink = { id: string; score: number; reason: { zh: string; en: string } };

/** Links names as sources write them to curated entities; undefined below the bar. */
export type Linker = {
  organisation(name: string): NameLink | undefined;
  product(name: string): NameLink | undefined;
};

/** The score from which a link by rule is made; likeness of sound alone never reaches it. */
const BAR = 0.85;
const LONGEST = 300;

/** Makes a linker over curated organisations and products: equal folded names first, then the rules of names; a name that fits two entities links to none, and persons never link by rule. */
export function makeLinker(organisations: OrganisationRow[], products: ProductRow[]): Linker {
  const organisation = organisationLinker(organisations);
  const product = productLinker(products);
  return { organisation: remember(organisation), product: remember(product) };
}

function remember(find: (name: string) => NameLink | undefined): (name: string) => NameLink | undefined {
  const found = memo((name) => ({ link: name.length > LONGEST ? undefined : find(name) }));
  return (name) => found(name).link;
}

type Entry = { id: string; name: string };

function organisationLinker(rows: OrganisationRow[]): (name: string) => NameLink | undefined {
  const entries = rows.flatMap(({ id, zh, en, former }) => [...zh, ...en, ...former].map((name) => ({ id, name })));
  const exact = groupIds(entries, ({ name }) => [nameKey(name)]);
  const brands = Map.groupBy(
    entries.flatMap((entry) => brandKeys(entry.name).map((key) => ({ ...entry, key }))),
    ({ key }) => key,
  );
  return (given) => {
    const name = withoutOwner(given);
    const ids = exact.get(nameKey(given)) ?? exact.get(nameKey(name));
    if (ids) return onlyLink(ids, 1, '名称相同', 'equal names');
    return looksLikePerson(name) ? undefined : bestByRule(name, candidates(name, brands));
  };
}

/** `Kite, A Gilead Company` without the owner that sponsors like to add. */
function withoutOwner(name: string): string {
  return name.replace(/,?\s+an?\s.*\b(?:company|subsidiary|affiliate|division)\b.*$/i, '');
}

function groupIds<T extends { id: string }>(entries: T[], keysOf: (entry: T) => string[]): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const entry of entries) {
    for (const key of keysOf(entry)) if (key !== '') groups.set(key, (groups.get(key) ?? new Set()).add(entry.id));
  }
  return groups;
}

function onlyLink(ids: Set<string>, score: number, zh: string, en: string): NameLink | undefined {
  const [id] = ids;
  return id !== undefined && ids.size === 1 ? { id, score, reason: { zh, en } } : undefined;
}

/** Keys under which names of one brand meet: the core, its pinyin for Chinese, and for institutions all words in order of the alphabet. */
function brandKeys(name: string): string[] {
  const { script, core, words, kind } = nameParts(name);
  if (kind !== 'company') return [script === 'zh' ? words.join('') : [...words].sort().join('')];
  const brand = core.join('');
  if (brand.length < 2) return [];
  return script === 'zh' ? [brand, syllables(brand).join('').replaceAll('v', 'u')] : [brand];
}

function candidates(name: string, brands: Map<string, Entry[]>): Entry[] {
  return [...new Set(brandKeys(name).flatMap((key) => brands.get(key) ?? []))].slice(0, 200);
}

/** Every candidate that the rules call the same must be one entity. */
function bestByRule(name: string, entries: Entry[]): NameLink | undefined {
  const fits = entries
    .map((entry) => ({ ...entry, ...compareNames(name, entry.name, null) }))
    .filter(({ label, score }) => label === 'same' && score >= BAR)
    .sort((a, b) => b.score - a.score);
  const [best] = fits;
  if (!best || fits.some(({ id }) => id !== best.id)) return undefined;
  return { id: best.id, score: best.score, reason: best.reason };
}

function productLinker(rows: ProductRow[]): (name: string) => NameLink | undefined {
  const targets = new Set(readLexicon('targets', targetRow).flatMap(({ names }) => names.map(nameKey)));
  const entries = rows.flatMap((row) => productNames(row).map((name) => ({ id: row.id, name })));
  const exact = groupIds(entries, ({ name }) => (isGeneric(name, targets) ? [] : [productKey(name)]));
  const shorts = groupIds(entries, ({ name }) => shortInn(name));
  return (name) => {
    const ids = exact.get(productKey(name)) ?? shorts.get(nameKey(name));
    if (ids) return onlyLink(ids, 1, '名称相同', 'equal names');
    const parts = partsOf(name).flatMap((part) => [...(exact.get(productKey(part)) ?? [])]);
    return onlyLink(new Set(parts), 0.9, '名称中只含这一个产品的代号或通用名', 'names the code or generic name of this product alone');
  };
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

/** Parts of a longer product name that may name it: what stands outside and inside brackets, words with a digit, pairs of words. */
function partsOf(name: string): string[] {
  if (name.length > 160) return [];
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
