import { html } from 'hono/html';
import type { CheckedClaim } from '../../model/verdict.ts';
import { type Passage, passagesOf } from '../report/passages.ts';
import type { Piece } from './piece.ts';

/** The text in paragraphs, with claims marked by verdict and numbered where they end. */
export function markedText(text: string, claims: CheckedClaim[]): Piece[] {
  return passagesOf(text, claims).map((pieces) => html`<p>${pieces.map(passage)}</p>`);
}

function passage({ text, verdict, ending }: Passage): Piece {
  const numbers = ending.map((number) => html`<a class="number" href="#claim-${number}">${number}</a>`);
  return verdict === undefined ? html`${text}` : html`<mark class="${verdict}">${text}</mark>${numbers}`;
}
