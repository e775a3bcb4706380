import { cityIds } from './name-parts.ts';
import { different, type NameComparison, placesClash, related, same } from './name-result.ts';
import { bag, isShared } from './names-english-words.ts';

/** An English name of a hospital, institute or school taken apart: its own words, those of the bodies it belongs to, and whether a department of it is meant. */
type Unit = { own: string[]; parents: string[]; department: string; places: string[] };

const DEPARTMENT = /\b(?:department|dept|division|ward)\b/i;
const BODY = /\b(?:universit(?:y|ies)|academy|medical (?:college|school)|school of medicine|college of medicine|hust|ustc)\b/i;
const KIND = /\b(?:hospital|center|centre|institute|laborator(?:y|ies)|clinic|college|school)\b/i;

/** Compares two English names by their own unit and the bodies above it; undefined where the own names differ. */
export function compareUnits(a: string, b: string): NameComparison | undefined {
  const [one, two] = [unitOf(a), unitOf(b)];
  if (one.own.length === 0 || two.own.length === 0 || one.own.join(' ') !== two.own.join(' ')) return undefined;
  if (placesClash(one.places, two.places)) return different(0.1, '同名，所在地不同', 'one name in other places');
  const parents = compareParents(one.parents, two.parents);
  const common = one.own.every(isShared);
  if (parents === 'other' || (common && parents !== 'equal')) return different(0.15, '同名，上级单位不同', 'one name under other parents');
  if (one.department !== two.department) return related(0.4, '其中一个是科室', 'one of them is a department');
  const text = one.own.join(' ');
  return same(parents === 'equal' ? 0.9 : 0.82, `同为“${text}”，上级单位相容`, `the same unit (${text}), the parents agree`);
}

function unitOf(name: string): Unit {
  const all = segmentsOf(name);
  const department = all.find((part) => DEPARTMENT.test(part)) ?? '';
  const segments = all.filter((part) => !DEPARTMENT.test(part));
  const at = segments.findIndex((part) => KIND.test(part) && !isBody(part));
  const own = at < 0 ? [] : bag(segments[at] as string);
  const parents = segments.filter((part, i) => i !== at && (isBody(part) || KIND.test(part))).flatMap(bag);
  const places = bag(name).flatMap((word) => cityIds(word));
  return { own: withoutPlaces(own), parents: [...new Set(parents)], department: bag(department).join(' '), places };
}

/** A university or academy, not its hospital. */
function isBody(segment: string): boolean {
  return BODY.test(segment) && !/hospital|center|centre|institute/i.test(segment);
}

/** Cuts a name at commas, brackets, `affiliated to`, and between a hospital and its university. */
function segmentsOf(name: string): string[] {
  return name
    .replace(/[,(]\s*(?:participating )?site[^)]*\)?/gi, ' ')
    .replace(/\b(?:with|to|at|of) (?:the )?(?=[^,]*\b(?:university|academy|medical college|medical school)\b)/gi, ', ')
    .replace(/\baffiliated\s*,/gi, ',')
    .replace(/\b((?:department|dept|division)(?: of [a-z &]+?)?) (?:of|at|in) (?=[^,]*\bhospital\b)/gi, '$1, ')
    .replace(/\b(university|academy of [a-z ]*sciences)\s+(?=(?!of\b|school|medical|college)[^,]*\bhospital\b)/gi, '$1, ')
    .replace(/\bhospital\s+(?=[^,]*\b(?:university|medical college|school of medicine)\b)/gi, 'Hospital, ')
    .split(/[,;()/，；（）]| - /)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !/^\d+$/.test(part));
}

/** The words of a hospital without places, unless nothing that tells it from others would stay; institutes and colleges keep theirs. */
function withoutPlaces(words: string[]): string[] {
  if (!words.includes('hospital')) return words;
  const rest = words.filter((word) => !cityIds(word).some((id) => /^\d{6}$/.test(id)));
  return rest.some((word) => !isShared(word)) ? rest : words;
}

/** Whether what tells the parents apart is equal, or one names none, or they are others. */
function compareParents(a: string[], b: string[]): 'equal' | 'open' | 'other' {
  const [one, two] = [a, b].map((words) => words.filter((word) => !isShared(word)));
  if (!one || !two || one.length === 0 || two.length === 0) return 'open';
  return one.every((word) => two.includes(word)) || two.every((word) => one.includes(word)) ? 'equal' : 'other';
}
