import type { StatisticClaim } from '../model/claim.ts';
import type { Finding } from '../model/verdict.ts';
import type { HeldEvent } from '../view/park.ts';
import { sumsOf } from './arithmetic.ts';
import type { CheckContext } from './context.ts';
import { checkCount } from './count.ts';
import { checkShare } from './share-claim.ts';
import { readShareClaim } from './share-question.ts';
import { checkTrialCount } from './trial-count.ts';
import { joinSentences } from './words.ts';

/** The passage that carries a figure, the cluster that the article is about, and the events that it names. */
export type FigurePassage = { sentence: string; here: string | undefined; events: HeldEvent[] };

/** Checks a figure: a share between two places under every plausible definition, a count that the atlas can make, and what the sentence's own figures say of each other. */
export async function checkStatistic(context: CheckContext, claim: StatisticClaim, passage: FigurePassage): Promise<Finding> {
  const found = await checkFigure(context, claim, passage);
  const sums = sumsOf(passage.sentence);
  if (!sums?.numbers.some((one) => numbersIn(claim.value).includes(one))) return found;
  const verdict = sums.agrees ? found.verdict : 'contradicted';
  return { ...found, verdict, reasons: joinSentences([sums.words, found.reasons]) };
}

async function checkFigure(context: CheckContext, claim: StatisticClaim, { sentence, here, events }: FigurePassage): Promise<Finding> {
  const asked = readShareClaim(context, claim, sentence);
  if (asked && 'units' in asked) return checkShare(context, asked);
  if (asked) return { verdict: 'unclear', reasons: asked, evidence: [], missing: [] };
  const counted = await checkCount(context, claim, sentence, { here, events });
  if (counted) return counted;
  const trials = await checkTrialCount(context, claim, sentence);
  if (trials) return trials;
  const reasons = { zh: '现有来源不含这一数字的度量。', en: 'No source at hand measures this figure.' };
  return { verdict: 'not_checkable', reasons, evidence: [], missing: [] };
}

function numbersIn(text: string): number[] {
  return (text.match(/\d[\d,]*(?:\.\d+)?/g) ?? []).map((digits) => Number(digits.replaceAll(',', '')));
}
