import type { Claim, MilestoneClaim } from '../model/claim.ts';
import type { CheckedClaim, Finding } from '../model/verdict.ts';
import { readArticle } from '../read/article.ts';
import type { Explanation } from '../read/draft.ts';
import type { Atlas } from '../view/atlas.ts';
import { checkDays } from '../view/milestones.ts';
import type { HeldEvent } from '../view/park.ts';
import { type CheckContext, checkContext } from './context.ts';
import { checkDeal } from './deal.ts';
import { checkEvent, eventsNamed } from './event.ts';
import { mainCluster, saysHere } from './here.ts';
import { checkMilestone } from './milestone.ts';
import { checkPolicy } from './policy.ts';
import { checkStatistic } from './statistic.ts';
import { checkSuperlative } from './superlative.ts';

/** An article with its claims judged on two dates. */
export type ArticleCheck = {
  lang: 'zh' | 'en';
  dateline: string | null;
  as_of: string;
  known_by: string;
  newest_snapshot: string;
  sources: string[];
  claims: CheckedClaim[];
};

/** Reads an article and judges every claim in it against the sources at hand. */
export async function checkArticle(
  atlas: Atlas,
  text: string,
  { as_of, known_by, published = null }: { as_of: string; known_by: string; published?: string | null | undefined },
): Promise<ArticleCheck> {
  checkDays(as_of, known_by);
  const { lang, dateline, claims, explanations } = readArticle(text, published);
  const context = checkContext(atlas, as_of, known_by);
  const checked: CheckedClaim[] = [];
  const points = [...text];
  const about = { cluster: mainCluster(text), events: await eventsNamed(context, claims) };
  for (const [at, claim] of claims.entries()) {
    const isDated = saysDay(claims, claim, explanations[at] as Explanation);
    checked.push({
      ...claim,
      ...(await judge(context, claim, points.slice(...claim.span).join(''), { ...about, isDated, milestones: toldOf(claims, claim) })),
    });
  }
  return { lang, dateline, as_of, known_by, newest_snapshot: atlas.manifest.newest, sources: atlas.manifest.sources, claims: checked };
}

/** Milestones told in the passage of a claim of rank; where it tells none, those of its subject, if the article tells one kind of them alone. */
function toldOf(claims: Claim[], claim: Claim): MilestoneClaim[] {
  if (claim.kind !== 'superlative') return [];
  const [start, end] = claim.span;
  const told = claims.filter((one) => one.kind === 'milestone' && one.modifier !== 'planned') as MilestoneClaim[];
  const own = told.filter(({ product }) => product !== null && product === claim.subject);
  const near = told.filter((one) => one.span[0] < end && start < one.span[1] && (one.product === null || own.includes(one)));
  const isOneKind = new Set(own.map(({ milestone }) => milestone)).size === 1;
  return near.length > 0 || !isOneKind ? near : own;
}

/** What an article is about as a whole: the cluster named most, and the events on record that it names. */
type About = { cluster: string | undefined; events: HeldEvent[] };
/** What stands around one claim: whether its words date it, and the milestones told in its passage. */
type Near = { isDated: boolean; milestones: MilestoneClaim[] };

/**
 * True when words of the text date a claim. The day of the article alone does not; nor does a day said before, where the milestone is only mentioned in
 * a claim of rank (今年以来 … 也是首个获批临床的).
 */
function saysDay(claims: Claim[], { span: [start] }: Claim, { words: { date, milestone } }: Explanation): boolean {
  if (date === undefined || date.start >= start || milestone === undefined) return date !== undefined;
  return !claims.some(
    (one) => one.kind === 'superlative' && one.evidence_span[0] <= milestone.start && milestone.end <= one.evidence_span[1],
  );
}

/** Judges one claim; `sentence` is the passage that carries it. */
async function judge(
  context: CheckContext,
  claim: Claim,
  sentence: string,
  { cluster, events, isDated, milestones }: About & Near,
): Promise<Finding> {
  switch (claim.kind) {
    case 'milestone':
      return checkMilestone(context, claim, isDated);
    case 'superlative':
      return checkSuperlative(context, claim, { text: sentence, here: saysHere(sentence) ? cluster : undefined, milestones });
    case 'statistic':
      return checkStatistic(context, claim, sentence);
    case 'deal':
      return checkDeal(context, claim, sentence);
    case 'event':
      return checkEvent(context, claim, events);
    case 'policy':
      return checkPolicy(context, claim, sentence);
  }
}
