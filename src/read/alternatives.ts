import { requirementOf } from '../base/literals.ts';
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

/** Alternatives that may match somewhere in a text, by what they cannot match without. */
const present = once((_: SourceText) => new Map<RegExp[], RegExp[]>());

function presentIn(alternatives: RegExp[], text: SourceText, piece: Piece): RegExp[] {
  if (text.literals.splitsWord(piece.start) || text.literals.splitsWord(piece.end)) return alternatives;
  const known = present(text);
  const those = known.get(alternatives) ?? alternatives.filter((one) => mayStand(one, text));
  known.set(alternatives, those);
  return those;
}

function mayStand(pattern: RegExp, text: SourceText): boolean {
  const needs = requirementOf(pattern);
  return needs === null || text.literals.next(needs, 0) < Infinity;
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
