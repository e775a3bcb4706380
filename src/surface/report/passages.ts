import type { CheckedClaim, Verdict } from '../../model/verdict.ts';

/** A piece of an article: the gravest verdict over it, if any, the numbers of the claims that it is part of, and of those that end with it. */
export type Passage = { text: string; verdict: Verdict | undefined; over: number[]; ending: number[] };

/** From gravest to mildest: a passage with several claims shows the first. */
const ORDER = ['contradicted', 'partly', 'unclear', 'not_checkable', 'supported'] as const;

/** Where a claim stands in the text, in code points. */
export function spanOf(claim: CheckedClaim): [number, number] {
  return claim.kind === 'superlative' ? claim.evidence_span : claim.span;
}

/** A text in paragraphs of passages, cut where claims begin and end. */
export function passagesOf(text: string, claims: CheckedClaim[]): Passage[][] {
  const points = [...text];
  const starts = Map.groupBy(claims.keys(), (at) => spanOf(claims[at] as CheckedClaim)[0]);
  const paragraphs: Passage[][] = [[]];
  let open: number[] = [];
  for (const [start, end] of pieces(points, claims)) {
    open = [...open.filter((at) => spanOf(claims[at] as CheckedClaim)[1] > start), ...(starts.get(start) ?? [])].toSorted((a, b) => a - b);
    const piece = points.slice(start, end).join('');
    if (piece === '\n') paragraphs.push([]);
    else paragraphs.at(-1)?.push(passage(piece, end, open, claims));
  }
  return paragraphs.filter((passages) => passages.length > 0);
}

/** The pieces between two neighbouring edges of claims and lines. */
function pieces(points: string[], claims: CheckedClaim[]): [number, number][] {
  const cuts = new Set([0, points.length, ...claims.flatMap(spanOf)]);
  points.forEach((point, at) => {
    if (point === '\n') cuts.add(at).add(at + 1);
  });
  const edges = [...cuts].toSorted((a, b) => a - b);
  return edges.slice(0, -1).map((start, at) => [start, edges[at + 1] as number]);
}

/** A piece of the text that ends at a code point, with the claims, by their place in the list, that it is part of. */
function passage(text: string, end: number, open: number[], claims: CheckedClaim[]): Passage {
  const verdict = ORDER.find((name) => open.some((at) => claims[at]?.verdict === name));
  const ending = open.filter((at) => spanOf(claims[at] as CheckedClaim)[1] === end).map((at) => at + 1);
  return { text, verdict, over: open.map((at) => at + 1), ending };
}
