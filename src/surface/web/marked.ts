import { html } from 'hono/html';
import type { CheckedClaim } from '../../model/verdict.ts';
import type { Piece } from './layout.ts';

/** From gravest to mildest: a passage with several claims shows the first. */
const ORDER = ['contradicted', 'partly', 'unclear', 'not_checkable', 'supported'] as const;

/** Where a claim stands in the text, in code points. */
export function spanOf(claim: CheckedClaim): [number, number] {
  return claim.kind === 'superlative' ? claim.evidence_span : claim.span;
}

/** The text in paragraphs, with claims marked by verdict and numbered where they end. */
export function markedText(text: string, claims: CheckedClaim[]): Piece[] {
  const points = [...text];
  const cuts = new Set([0, points.length]);
  for (const claim of claims) for (const at of spanOf(claim)) cuts.add(at);
  points.forEach((point, at) => {
    if (point === '\n') cuts.add(at).add(at + 1);
  });
  const edges = [...cuts].toSorted((a, b) => a - b);
  const paragraphs: Piece[][] = [[]];
  for (const [index, start] of edges.slice(0, -1).entries()) {
    const end = edges[index + 1] as number;
    const piece = points.slice(start, end).join('');
    if (piece === '\n') paragraphs.push([]);
    else paragraphs.at(-1)?.push(passage(piece, start, end, claims));
  }
  return paragraphs.filter((pieces) => pieces.length > 0).map((pieces) => html`<p>${pieces}</p>`);
}

function passage(piece: string, start: number, end: number, claims: CheckedClaim[]): Piece {
  const over = claims.filter((claim) => spanOf(claim)[0] <= start && end <= spanOf(claim)[1]);
  const verdict = ORDER.find((name) => over.some((claim) => claim.verdict === name));
  const ending = claims.flatMap((claim, at) => (spanOf(claim)[1] === end && over.includes(claim) ? [at + 1] : []));
  const numbers = ending.map((number) => html`<a class="number" href="#claim-${number}">${number}</a>`);
  return verdict === undefined ? html`${piece}` : html`<mark class="${verdict}">${piece}</mark>${numbers}`;
}
