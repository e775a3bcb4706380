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
  const cuts = new Set([0, points.length]);
  for (const claim of claims) for (const at of spanOf(claim)) cuts.add(at);
  points.forEach((point, at) => {
    if (point === '\n') cuts.add(at).add(at + 1);
  });
  const edges = [...cuts].toSorted((a, b) => a - b);
  const paragraphs: Passage[][] = [[]];
  for (const [index, start] of edges.slice(0, -1).entries()) {
    const end = edges[index + 1] as number;
    const piece = points.slice(start, end).join('');
    if (piece === '\n') paragraphs.push([]);
    else paragraphs.at(-1)?.push(passage(piece, start, end, claims));
  }
  return paragraphs.filter((pieces) => pieces.length > 0);
}

function passage(text: string, start: number, end: number, claims: CheckedClaim[]): Passage {
  const over = claims.flatMap((claim, at) => (spanOf(claim)[0] <= start && end <= spanOf(claim)[1] ? [at + 1] : []));
  const own = over.map((number) => claims[number - 1] as CheckedClaim);
  const verdict = ORDER.find((name) => own.some((claim) => claim.verdict === name));
  return { text, verdict, over, ending: over.filter((_, at) => spanOf(own[at] as CheckedClaim)[1] === end) };
}
