import type { Claim, MilestoneClaim } from '../../src/model/claim.ts';
import { readArticle } from '../../src/read/article.ts';

/** Claims of one kind in a text. */
export function claimsOf<K extends Claim['kind']>(text: string, kind: K): Extract<Claim, { kind: K }>[] {
  return readArticle(text).claims.filter((claim): claim is Extract<Claim, { kind: K }> => claim.kind === kind);
}

/** Milestones of a text as short lines: milestone, modifier, product, area, date. */
export function milestoneLines(text: string): string[] {
  return claimsOf(text, 'milestone').map(line).sort();
}

function line({ milestone, modifier, product, subject_org, jurisdiction, date }: MilestoneClaim): string {
  return [milestone, modifier, product ?? subject_org, jurisdiction, date].map((part) => part ?? '-').join(' ');
}

/** The words at a code-point span. */
export function wordsAt(text: string, [start, end]: [number, number]): string {
  return [...text].slice(start, end).join('');
}
