import type { Claim, MilestoneClaim, SuperlativeClaim } from '../model/claim.ts';
import type { Article } from '../read/article.ts';
import type { Explanation } from '../read/draft.ts';
import type { HeldEvent } from '../view/park.ts';
import type { CheckContext } from './context.ts';
import { eventsNamed } from './event.ts';
import { mainCluster } from './here.ts';
import { type Served, servedIn } from './service.ts';

/** An article as a whole: the cluster named most, the events on record that it names, its claims, and its passages on services. */
export type Whole = { cluster: string | undefined; events: HeldEvent[]; claims: Claim[]; served: Served[] };

/** What the checks of single claims need to know of the article around them. */
export async function wholeOf(context: CheckContext, { text, claims, mentions }: Article): Promise<Whole> {
  const organisations = mentions.filter(({ type }) => type === 'ORG');
  return {
    cluster: mainCluster(text),
    events: await eventsNamed(context, claims),
    claims,
    served: servedIn(context, text, organisations),
  };
}

/** Milestones told in the passage of a claim of rank; where it tells none, those of its subject, if the article tells one kind of them alone. */
export function toldOf(claims: Claim[], claim: SuperlativeClaim): MilestoneClaim[] {
  const [start, end] = claim.span;
  const told = claims.filter((one) => one.kind === 'milestone').filter(({ modifier }) => modifier !== 'planned');
  const own = told.filter(({ product }) => product !== null && product === claim.subject);
  const near = told.filter((one) => one.span[0] < end && start < one.span[1] && (one.product === null || own.includes(one)));
  const isOneKind = new Set(own.map(({ milestone }) => milestone)).size === 1;
  return near.length > 0 || !isOneKind ? near : own;
}

/**
 * True when words of the text date a claim. The day of the article alone does not; nor does a day said before, where the milestone is only mentioned in
 * a claim of rank (今年以来 … 也是首个获批临床的).
 */
export function saysDay(claims: Claim[], { span: [start] }: Claim, explanation: Explanation): boolean {
  const { date } = explanation.words;
  return date !== undefined && (date.start >= start || rankAround(claims, explanation) === undefined);
}

/** The claim of rank in whose words a milestone is told. */
export function rankAround(claims: Claim[], { words: { milestone } }: Explanation): SuperlativeClaim | undefined {
  if (milestone === undefined) return undefined;
  const ranks = claims.filter((one) => one.kind === 'superlative');
  return ranks.find(({ evidence_span: [start, end] }) => start <= milestone.start && milestone.end <= end);
}
