import type { Claim } from '../model/claim.ts';
import type { CheckedClaim, Finding } from '../model/verdict.ts';
import { readArticle } from '../read/article.ts';
import type { Atlas } from '../view/atlas.ts';
import { checkDays } from '../view/milestones.ts';
import { type CheckContext, checkContext } from './context.ts';
import { mainCluster, saysHere } from './here.ts';
import { checkMilestone } from './milestone.ts';
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
  const home = mainCluster(text);
  for (const claim of claims) checked.push({ ...claim, ...(await judge(context, claim, points.slice(...claim.span).join(''), home)) });
  return { lang, dateline, as_of, known_by, newest_snapshot: atlas.manifest.newest, sources: atlas.manifest.sources, claims: checked };
}

/** Judges one claim; `sentence` is the passage that carries it, `home` the cluster that the article is about. */
async function judge(context: CheckContext, claim: Claim, sentence: string, home: string | undefined): Promise<Finding> {
  switch (claim.kind) {
    case 'milestone':
      return checkMilestone(context, claim);
    case 'superlative':
      return checkSuperlative(context, claim, { text: sentence, here: saysHere(sentence) ? home : undefined });
    case 'statistic':
      return checkStatistic(context, claim, sentence);
    default:
      return withoutSource(claim.kind);
  }
}

const NO_SOURCE = {
  deal: { zh: '交易与上市', en: 'deals and listings' },
  event: { zh: '会议与活动', en: 'events' },
  policy: { zh: '政策文件', en: 'policies' },
} as const;

function withoutSource(kind: keyof typeof NO_SOURCE): Finding {
  const { zh, en } = NO_SOURCE[kind];
  const missing = [{ zh: `未加载${zh}的来源`, en: `no source of ${en} is loaded` }];
  return { verdict: 'unclear', reasons: { zh: `现有来源不含${zh}。`, en: `No source of ${en} is at hand.` }, evidence: [], missing };
}
