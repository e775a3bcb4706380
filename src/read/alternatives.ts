import { firstFrom, requirementOf } from '../base/literals.ts';
import { behind, isIn, type Match, matchesIn, matchFrom, once, type Piece, type SourceText } from './text.ts';

/** The alternatives of the source of a regular expression, outermost ones only. */
export function alternativesOf(source: string): string[] {
  const parts = source.match(/\\.|\[(?:\\.|[^\]\\])*\]|[^\\[]/gsu) ?? [];
  const found = [''];
  let depth = 0;
  for (const part of parts) {
    depth += Number(part === '(') - Number(part === ')');
    if (part === '|' && depth === 0) found.push('');
    else found[found.length - 1] += part;
  }
  return found;
}

/** Where alternatives may match in a text: the places of what they cannot match without, in order, with the alternative at each; `anywhere` holds those of which nothing is known. */
type Chances = { places: number[]; alternatives: number[]; anywhere: number[] };

const chances = once((_: SourceText) => new Map<RegExp[], Chances>());

/** The alternatives that may match inside a piece, in their order. */
function presentIn(alternatives: RegExp[], text: SourceText, { start, end }: Piece): RegExp[] {
  if (text.literals.splitsWord(start) || text.literals.splitsWord(end)) return alternatives;
  const known = chances(text);
  const may = known.get(alternatives) ?? chancesOf(alternatives, text);
  known.set(alternatives, may);
  const found = new Set(may.anywhere);
  for (let at = firstFrom(may.places, start); (may.places[at] ?? Infinity) <= end; at += 1) found.add(may.alternatives[at] as number);
  return [...found].sort((a, b) => a - b).map((at) => alternatives[at] as RegExp);
}

function chancesOf(alternatives: RegExp[], text: SourceText): Chances {
  const needs = alternatives.map(requirementOf);
  const places = needs.flatMap((one, at) => (one === null ? [] : text.literals.placesOf(one).map((place) => ({ place, at }))));
  places.sort((a, b) => a.place - b.place);
  return {
    places: places.map(({ place }) => place),
    alternatives: places.map(({ at }) => at),
    anywhere: needs.flatMap((one, at) => (one === null ? [at] : [])),
  };
}

/** True when one of the alternatives matches inside a piece. */
export function isAnyIn(alternatives: RegExp[], text: SourceText, piece: Piece): boolean {
  return presentIn(alternatives, text, piece).some((one) => isIn(one, text, piece));
}

/** Every match inside a piece of global patterns without groups, as one pattern of these alternatives would give them. */
export function matchesOfAny(alternatives: RegExp[], text: SourceText, piece: Piece): Match[] {
  const met = presentIn(alternatives, text, piece).flatMap((pattern) => {
    const first = matchFrom(pattern, text, piece, 0);
    return first ? [{ pattern, next: first as Match | null }] : [];
  });
  if (met.length === 0) return [];
  if (met.length === 1) return matchesIn((met[0] as { pattern: RegExp }).pattern, text, piece);
  const found: Match[] = [];
  for (let match = firstOf(met); match; match = firstOf(met)) {
    found.push(match);
    const from = behind(match, text) - piece.start;
    for (const one of met) if (one.next && one.next.start - piece.start < from) one.next = matchFrom(one.pattern, text, piece, from);
  }
  return found;
}

function firstOf(met: { next: Match | null }[]): Match | null {
  let first: Match | null = null;
  for (const { next } of met) if (next && (first === null || next.start < first.start)) first = next;
  return first;
}
