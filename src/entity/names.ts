import { type NameTables, shippedNameTables } from './name-alias.ts';
import { probabilityOf } from './name-calibration.ts';
import { nameParts } from './name-parts.ts';
import { LONGEST_NAME, type NameProblem, nameProblem } from './name-problem.ts';
import { different, type NameComparison, placesClash, related, same } from './name-result.ts';
import { nameKey } from './name-words.ts';
import { compareAcross } from './names-across.ts';
import { compareChinese } from './names-chinese.ts';
import { compareEnglish } from './names-english.ts';
import { compareProducts, isProductName } from './names-product.ts';

export type { NameComparison } from './name-result.ts';

/**
 * Compares two names of organisations or products, Chinese or English: known names first, then the rules of names.
 * The score is the probability that they are of one, at even odds beforehand (`scripts/score-names.ts` measures it).
 * A name without content, of a place or legal form alone, or longer than 300 characters is different from all (score 0).
 * `tables` null leaves the known names out.
 */
export function compareNames(a: string, b: string, tables: NameTables | null = shippedNameTables()): NameComparison {
  const plain = comparePlain(a, b);
  if (plain) return plain;
  const rule = compareRules(a, b);
  const across = nameParts(a).script !== nameParts(b).script;
  const alone = { ...rule, score: probabilityOf(rule, across ? 'across' : 'within') };
  return (tables && (compareKnown(a, b, tables, rule) ?? compareKnownBrands(a, b, tables, rule))) ?? alone;
}

/** Compares two names by the rules alone; the score (0–1) is the strength of the rule that judged, not a probability. */
export function compareByRule(a: string, b: string): NameComparison {
  return comparePlain(a, b) ?? compareRules(a, b);
}

/** Names that name nothing, and names that differ in writing alone. */
function comparePlain(a: string, b: string): NameComparison | undefined {
  const problem = nameProblem(a) ?? nameProblem(b);
  if (problem !== null) return different(0, ...PROBLEMS[problem]);
  return nameKey(a) === nameKey(b) ? same(1, '写法相同', 'equal but for writing') : undefined;
}

const PROBLEMS: Record<NameProblem, [zh: string, en: string]> = {
  empty: ['空白', 'an empty name'],
  placeholder: ['占位词', 'a placeholder'],
  'too-long': [`超过 ${LONGEST_NAME} 字，不像名称`, `longer than ${LONGEST_NAME} characters: no name`],
  'no-letters': ['没有文字', 'no letters'],
  'place-or-form': ['只有地名或法律形式', 'a place or a legal form alone'],
};

function compareKnown(a: string, b: string, tables: NameTables, rule: NameComparison): NameComparison | undefined {
  const [one, two] = [tables.idsOf(a), tables.idsOf(b)];
  if (one.length === 0 || two.length === 0) return undefined;
  const shared = one.find((id) => two.includes(id));
  if (shared !== undefined) return same(0.98, `同为 ${shared} 的名称`, `both are names of ${shared}`);
  if (one.some((id) => two.some((other) => tables.areRelated(id, other)))) return related(0.04, '登记为关联单位', 'known to be related');
  if (rule.label === 'related' && rule.score >= 0.45) return related(0.05, rule.reason.zh, rule.reason.en);
  return different(0.02, `分别是 ${one[0]} 和 ${two[0]}`, `names of ${one[0]} and ${two[0]}`);
}

/** The most that likeness of sound can score. */
const SOUND = 0.8;

/** What the brands of known companies add to the rules: a shared one where the rules see no likeness, or another name in that language where they go by sound; undefined when the brands add nothing. */
function compareKnownBrands(a: string, b: string, tables: NameTables, rule: NameComparison): NameComparison | undefined {
  const [one, two] = [tables.idsOfBrand(a), tables.idsOfBrand(b)];
  const shared = one.find((id) => two.includes(id));
  if (shared !== undefined) return rule.label === 'different' ? compareShared(a, b, shared, new Set([...one, ...two]).size > 1) : undefined;
  const [left, right] = [nameParts(a).script, nameParts(b).script];
  const otherwise = left !== right && rule.label === 'same' && rule.score < SOUND;
  const id = one.find((known) => tables.isNamedIn(known, right)) ?? two.find((known) => tables.isNamedIn(known, left));
  return otherwise && id !== undefined
    ? different(0.1, `读音相近，但 ${id} 另有其名`, `sounds alike, but ${id} has another name in that language`)
    : undefined;
}

/** Names whose brands belong to one known company, or to companies of one group. */
function compareShared(a: string, b: string, id: string, isGroup: boolean): NameComparison {
  const [left, right] = [nameParts(a), nameParts(b)];
  if (isGroup || left.holding !== right.holding || placesClash(left.places, right.places)) {
    return related(0.1, `字号都属于 ${id} 一系`, `both brands are of the group of ${id}`);
  }
  return same(0.92, `字号都是 ${id} 的`, `both are brands of ${id}`);
}

function compareRules(a: string, b: string): NameComparison {
  if (isProductName(a) && isProductName(b)) return compareProducts(a, b);
  const [left, right] = [nameParts(a), nameParts(b)];
  if (left.script === 'zh' && right.script === 'zh') return compareChinese(a, b, left, right);
  if (left.script === 'en' && right.script === 'en') return compareEnglish(a, b, left, right);
  return left.script === 'zh' ? compareAcross(a, b, left, right) : compareAcross(b, a, right, left);
}
