import type { Claim } from '../model/claim.ts';
import type { CheckedClaim, Finding } from '../model/verdict.ts';
import { readArticle } from '../read/article.ts';
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
  const { lang, dateline, claims } = readArticle(text, published);
  const context = checkContext(atlas, as_of, known_by);
  const checked: CheckedClaim[] = [];
  const points = [...text];
  const about = { cluster: mainCluster(text), events: await eventsNamed(context, claims) };
  for (const claim of claims) checked.push({ ...claim, ...(await judge(context, claim, points.slice(...claim.span).join(''), about)) });
  return { lang, dateline, as_of, known_by, newest_snapshot: atlas.manifest.newest, sources: atlas.manifest.sources, claims: checked };
}

/** What an article is about as a whole: the cluster named most, and the events on record that it names. */
type About = { cluster: string | undefined; events: HeldEvent[] };

/** Judges one claim; `sentence` is the passage that carries it. */
async function judge(context: CheckContext, claim: Claim, sentence: string, { cluster, events }: About): Promise<Finding> {
  switch (claim.kind) {
    case 'milestone':
      return checkMilestone(context, claim);
    case 'superlative':
      return checkSuperlative(context, claim, { text: sentence, here: saysHere(sentence) ? cluster : undefined });
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
