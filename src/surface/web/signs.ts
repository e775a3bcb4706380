import { html } from 'hono/html';
import { labelOf } from '../../model/labels.ts';
import type { Piece } from './piece.ts';
import type { Lang } from './words/words.ts';

/** The sign of each verdict; colour is never the only one. */
export const VERDICT_SIGNS: Record<string, string> = { supported: '✓', contradicted: '✗', partly: '◐', unclear: '?', not_checkable: '–' };

/** Proof grades from the strongest to the weakest. */
export const GRADES = ['register', 'regulator', 'company', 'media', 'curator'] as const;

/** A verdict as a word with its sign. */
export function verdictBadge(lang: Lang, verdict: string): Piece {
  return html`<span class="verdict ${verdict}"><span class="sign" aria-hidden="true">${VERDICT_SIGNS[verdict] ?? ''}</span>${labelOf('verdict', verdict)[lang]}</span>`;
}

/** A proof grade as five bars, full from the strongest down; nothing where there is none. */
export function gradeSign(grade: string | null): string {
  const at = (GRADES as readonly (string | null)[]).indexOf(grade);
  return at < 0 ? '' : '▮'.repeat(GRADES.length - at) + '▯'.repeat(at);
}

/** A proof grade as a word after its bars. */
export function gradeBadge(lang: Lang, grade: string | null): Piece | string {
  if (grade === null) return '–';
  return html`<span class="grade grade-${grade}"><span class="sign" aria-hidden="true">${gradeSign(grade)}</span>${labelOf('grade', grade)[lang]}</span>`;
}
