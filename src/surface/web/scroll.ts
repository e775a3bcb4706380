import { html } from 'hono/html';
import type { Piece } from './piece.ts';

/** What may be wider than the screen, such as a table: it scrolls by itself, also by keyboard, under a name that is read out. */
export function scrolled(label: string, inner: Piece): Piece {
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${label}">${inner}</div>`;
}
