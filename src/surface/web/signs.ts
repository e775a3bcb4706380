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

/** A proof grade as a word after five bars, full from the strongest down. */
export function gradeBadge(lang: Lang, grade: string | null): Piece | string {
  if (grade === null) return '–';
  const full = GRADES.length - Math.max(0, GRADES.indexOf(grade as (typeof GRADES)[number]));
  return html`<span class="grade grade-${grade}"><span class="sign" aria-hidden="true">${'▮'.repeat(full)}${'▯'.repeat(GRADES.length - full)}</span>${labelOf('grade', grade)[lang]}</span>`;
}
