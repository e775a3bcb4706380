import type { Claim, MilestoneClaim, SuperlativeClaim } from '../model/claim.ts';
import { type ArticleRow, articleRow, readCuration } from '../model/curation.ts';
import type { CheckedClaim, Finding } from '../model/verdict.ts';
import { readArticleApart } from '../read/apart.ts';
import type { Article } from '../read/article.ts';
import type { Explanation } from '../read/draft.ts';
import { originsOf } from '../read/known-article.ts';
import { type Atlas, withoutOrigins } from '../view/atlas.ts';
import { checkDays, milestones, openQuestion } from '../view/milestones.ts';
import { registersOf } from '../view/register.ts';
import { seatingOf } from '../view/seated.ts';
import { type CheckContext, checkContext } from './context.ts';
import { intervalOf, lastDay } from './days.ts';
import { checkDeal } from './deal.ts';
import { checkEvent, eventsNamed } from './event.ts';
import { saysHere } from './here.ts';
import { checkMilestone } from './milestone.ts';
import { ownRecords, usedIn, withoutOwn } from './own-text.ts';
import { checkPolicy } from './policy.ts';
import { refusal } from './refusal.ts';
import { ofServed, type Served, withService } from './service.ts';
import { checkStatistic } from './statistic.ts';
import { checkSuperlative } from './superlative.ts';
import { type CheckWatch, inTurns, UNWATCHED } from './watch.ts';
import { rankAround, saysDay, toldOf, type Whole, wholeOf } from './whole.ts';

/** An article with its claims judged on two dates; `spoken` is the day on which its claims of rank and its figures are judged, that of the article where it is earlier than `as_of`. */
export type ArticleCheck = {
  lang: 'zh' | 'en';
  dateline: string | null;
  as_of: string;
  spoken: string;
  known_by: string;
  newest_snapshot: string;
  sources: string[];
  claims: CheckedClaim[];
};

/** The dates of a check, the day on which a text appeared that does not say, and the articles that facts were read from. */
type CheckOptions = { as_of: string; known_by: string; published?: string | null | undefined; articles?: readonly ArticleRow[] };

/**
 * Reads an article and judges every claim in it against the sources at hand; what was read from the article itself is no evidence for it.
 * Throws InputError for a text that is too long, and the reason of the watch's signal once it is aborted.
 */
export async function checkArticle(
  atlas: Atlas,
  text: string,
  { as_of, known_by, published = null, articles = readCuration('articles', articleRow) }: CheckOptions,
  watch: CheckWatch = UNWATCHED,
): Promise<ArticleCheck> {
  checkDays(as_of, known_by);
  const [, article] = await Promise.all([holdings(atlas, as_of, known_by), readArticleApart(text, published, watch.signal)]);
  const { lang, dateline, claims } = article;
  const spoken = spokenOn(dateline, claims, as_of);
  const context = checkContext(atlas, as_of, known_by, spoken);
  const findings = await findingsOn(context, article, originsOf(text, articles), watch);
  const checked = claims.map((claim, at) => ({ ...claim, ...(findings[at] as Finding) }));
  const { newest, sources } = atlas.manifest;
  return { lang, dateline, as_of, spoken, known_by, newest_snapshot: newest, sources, claims: checked };
}

type JudgeOne = (context: CheckContext, at: number, whole: Whole) => Promise<Finding>;

/** The finding on each claim; one on which facts bear that were read from the article itself is made without them. */
async function findingsOn(context: CheckContext, article: Article, origins: ReadonlySet<string>, watch: CheckWatch): Promise<Finding[]> {
  const { claims, explanations, text } = article;
  const points = [...text];
  const passages = claims.map(({ span }, at) => ({ sentence: points.slice(...span).join(''), because: explanations[at] as Explanation }));
  const judgeOne: JudgeOne = (on, at, whole) => {
    const claim = claims[at] as Claim;
    return judge(isOfItsDay(claim) ? { ...on, as_of: on.spoken } : on, claim, passages[at] as Passage, whole);
  };
  const whole = await wholeOf(context, article);
  return origins.size === 0
    ? inTurns(claims, watch, (_, at) => judgeOne(context, at, whole))
    : judgeWithout(context, origins, whole, judgeOne, watch);
}

/** Judges each claim with all records; and without those of the article where they bear on it, as they do on every share. */
async function judgeWithout(
  context: CheckContext,
  origins: ReadonlySet<string>,
  whole: Whole,
  judgeOne: JudgeOne,
  watch: CheckWatch,
): Promise<Finding[]> {
  const part = { ...context, atlas: withoutOrigins(context.atlas, origins) };
  const own = await ownRecords(context, part.atlas);
  const rest = { ...whole, events: await eventsNamed(part, whole.claims) };
  return inTurns(whole.claims, watch, async ({ kind }, at) => {
    const figure = kind === 'statistic' ? await judgeOne(part, at, rest) : undefined;
    const isSettled = figure?.readings !== undefined && figure.verdict !== 'contradicted';
    const all = isSettled ? figure : await judgeOne(context, at, whole);
    if (!figure && usedIn(all, own).length === 0) return all;
    return withoutOwn(figure ?? (await judgeOne(part, at, rest)), all, own);
  });
}

/** The day of the article, unless the day asked about is earlier; a date before what the article tells of is not its day. */
function spokenOn(dateline: string | null, claims: Claim[], as_of: string): string {
  const day = lastDay(dateline);
  if (day === undefined || day > as_of) return as_of;
  const isLater = (claim: Claim) => (intervalOf(dateOf(claim))?.from ?? '') > day;
  return claims.some((claim) => isLater(claim) && !isPlan(claim)) ? as_of : day;
}

function isPlan(claim: Claim): boolean {
  return claim.kind === 'milestone' && claim.modifier === 'planned';
}

/** A rank and a figure held when they were written; what came later bears on other claims, as a withdrawal does on an approval. */
function isOfItsDay({ kind }: Claim): boolean {
  return kind === 'superlative' || kind === 'statistic';
}

/** Reads what most claims are held against; the database does so while an article is read. */
async function holdings(atlas: Atlas, as_of: string, known_by: string): Promise<void> {
  await Promise.all([registersOf(atlas), milestones(atlas, openQuestion(as_of, known_by)), seatingOf(atlas)]);
}

/** What carries a claim, and why it was read. */
type Passage = { sentence: string; because: Explanation };

/** Judges one claim by its kind. */
async function judge(context: CheckContext, claim: Claim, passage: Passage, whole: Whole): Promise<Finding> {
  const { sentence } = passage;
  const refused = refusal(dateOf(claim), context);
  if (refused) return refused;
  switch (claim.kind) {
    case 'milestone':
      return judgeMilestone(context, claim, passage, whole);
    case 'superlative':
      return judgeSuperlative(context, claim, sentence, whole);
    case 'statistic':
      return checkStatistic(context, claim, { sentence, here: saysHere(sentence) ? whole.cluster : undefined, events: whole.events });
    case 'deal':
      return checkDeal(context, claim, sentence);
    case 'event':
      return checkEvent(context, claim, whole.events);
    case 'policy':
      return checkPolicy(context, claim, sentence);
  }
}

/** The day that a claim speaks of. */
function dateOf(claim: Claim): string | null {
  if (claim.kind === 'superlative') return null;
  return claim.kind === 'statistic' ? claim.as_of : claim.date;
}

async function judgeMilestone(
  context: CheckContext,
  claim: MilestoneClaim,
  { sentence, because }: Passage,
  whole: Whole,
): Promise<Finding> {
  const isDated = saysDay(whole.claims, claim, because);
  const served = servedAround(claim, whole);
  if (!served) return checkMilestone(context, claim, isDated);
  const own = ofServed(claim, served);
  const words = rankAround(whole.claims, because)?.evidence ?? sentence;
  return withService(context, own, words, served, await checkMilestone(context, own, isDated));
}

async function judgeSuperlative(context: CheckContext, claim: SuperlativeClaim, sentence: string, whole: Whole): Promise<Finding> {
  const here = saysHere(sentence) ? whole.cluster : undefined;
  const passage = { text: sentence, here, milestones: toldOf(whole.claims, claim) };
  const served = servedAround(claim, whole);
  if (!served) return checkSuperlative(context, claim, passage);
  const isOfProvider = claim.subject !== null && context.linker.organisation(claim.subject)?.id === served.provider;
  const own = isOfProvider ? { ...claim, subject: null } : claim;
  return withService(context, own, claim.evidence ?? sentence, served, await checkSuperlative(context, own, passage));
}

function servedAround({ span: [at] }: Claim, { served }: Whole): Served | undefined {
  return served.find(({ start, end }) => start <= at && at < end);
}
