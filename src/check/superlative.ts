import { findPlace } from '../entity/place.ts';
import type { MilestoneClaim, SuperlativeClaim } from '../model/claim.ts';
import type { Both } from '../model/definitions.ts';
import { labelOf } from '../model/labels.ts';
import type { Finding } from '../model/verdict.ts';
import { readSourceFacts } from '../statement/source-facts.ts';
import { placeLabel } from '../view/dimension.ts';
import { type RankedContender, rankAt } from '../view/rank.ts';
import { seatingOf } from '../view/seated.ts';
import { contendersFor, earlierAbroad, missingFor, rowsFor } from './contenders.ts';
import type { CheckContext } from './context.ts';
import { type FirstRank, judgeFirst, ORDINALS } from './first.ts';
import { gatheringKnown, ranksByGathering } from './most.ts';
import { mostTrials, rankedByTrials } from './most-trials.ts';
import { type Predicate, readPredicate } from './predicate.ts';
import { organisationName, productNamed, sharedName } from './product-named.ts';
import { capital, listWords } from './words.ts';

/** The passage that carries a claim, the cluster that it means by "here", and the milestones told in it. */
export type Passage = { text: string; here: string | undefined; milestones: MilestoneClaim[] };

/**
 * Checks a claim of rank: searches every contender at hand, ranks them by date, and judges the subject's place; of other ranks only
 * the concentration in a cluster and the number of trials in a place have a measure.
 */
export async function checkSuperlative(context: CheckContext, claim: SuperlativeClaim, passage: Passage): Promise<Finding> {
  const { text, here } = passage;
  const place = rankedByTrials(claim, text);
  if (place !== undefined) return mostTrials(context, place, text);
  const predicate = readPredicate(claim, passage.milestones);
  const rank = FIRST_RANKS.find((name) => name === claim.rank);
  if (!rank) return here !== undefined && ranksByGathering(text) ? gatheringKnown(context) : noMeasure(claim);
  if (predicate.milestone === null || (predicate.modality === null && predicate.target === null)) return notUnderstood(predicate);
  return judgeRank(context, claim, rank, predicate, here);
}

const FIRST_RANKS: readonly FirstRank[] = [...ORDINALS, 'only'];

async function judgeRank(
  context: CheckContext,
  claim: SuperlativeClaim,
  rank: FirstRank,
  predicate: Predicate,
  here: string | undefined,
): Promise<Finding> {
  const { subject } = claim;
  const named = subject === null ? undefined : productNamed(context, subject, null);
  if (named?.kind === 'one') return judgeQuestion(context, predicate, rank, named.id);
  if (named?.kind === 'shared')
    return { verdict: 'unclear', reasons: sharedName(subject ?? '', named.products), evidence: [], missing: [] };
  const cluster = subject === null ? undefined : findPlace(subject);
  if (cluster?.kind === 'cluster') return judgeCluster(context, cluster.id, rank, predicate);
  if (here !== undefined) return judgeCluster(context, here, rank, predicate);
  if (subject === null) return rankWithoutSubject(context, rank, predicate, { zh: '文中没有点名主体', en: 'the text names no subject' });
  const owner = context.linker.organisation(subject)?.id;
  return owner === undefined ? judgeQuestion(context, predicate, rank, subject) : judgeOwner(context, owner, subject, rank, predicate);
}

/** An organisation stands for its one product among the contenders; the text may also name one that only served the owner. */
async function judgeOwner(context: CheckContext, owner: string, name: string, rank: FirstRank, predicate: Predicate): Promise<Finding> {
  const rows = await rowsFor(context, predicate);
  const [product, ...others] = new Set(rows.filter(({ organisations }) => organisations.includes(owner)).map((row) => row.product));
  if (product && others.length === 0) return judgeQuestion(context, predicate, rank, product);
  return rankWithoutSubject(
    context,
    rank,
    predicate,
    product === undefined
      ? {
          zh: `文中没有点名产品，图谱也没有${name}的这类产品`,
          en: `the text names no product, and the atlas knows none of the kind of ${name}`,
        }
      : { zh: `文中没有点名${name}的哪一个产品`, en: `the text does not say which product of ${name}` },
  );
}

/** The text names no product: says who is in the place by the atlas, and judges nothing. */
async function rankWithoutSubject(context: CheckContext, rank: FirstRank, predicate: Predicate, unnamed: Both): Promise<Finding> {
  const order = rankAt(await contendersFor(context, predicate), predicate.milestone as NonNullable<Predicate['milestone']>);
  const partly = predicate.jurisdictions.length > 1 ? [partlyRead({ ...predicate, unread: '' })] : [];
  const reasons = [unnamed, knownInPlace(order, placeOf(rank)), ...partly];
  return finish('unclear', reasons, order, await missingFor(context, predicate, context.as_of), undefined);
}

/** The contender in a place, from 0, among those that surely meet the description; without a dated one, those whose date is not known. */
function knownInPlace(order: RankedContender[], place: number): Both {
  const sure = order.filter(({ doubt }) => doubt === null);
  const nth = sure.filter(({ from }) => from !== null)[place];
  if (nth)
    return {
      zh: `图谱所知的第 ${place + 1} 个是 ${nth.called.zh}（${nth.from}）`,
      en: `number ${place + 1} known to the atlas is ${nth.called.en} (${nth.from})`,
    };
  const names = listWords(sure.filter(({ to }) => to === null).map(({ called }) => called));
  if (names.zh === '') return { zh: '现有来源中没有带日期的这类候选', en: 'no dated contender of the kind is at hand' };
  return {
    zh: `图谱所知的这类产品有 ${names.zh}，日期未知`,
    en: `of the kind the atlas knows ${names.en}, without a date`,
  };
}

/** The place in an order, from 0. */
function placeOf(rank: FirstRank): number {
  return rank === 'only' ? 0 : ORDINALS.indexOf(rank);
}

/** Judges a question of rank; without a subject the contender that stands in the place asked about, and surely meets the description, is taken for it. */
export async function judgeQuestion(
  context: CheckContext,
  predicate: Predicate,
  rank: FirstRank,
  subject: string | undefined,
): Promise<Finding> {
  const milestone = predicate.milestone as NonNullable<Predicate['milestone']>;
  const contenders = await contendersFor(context, predicate);
  const order = rankAt(contenders, milestone);
  const me =
    subject === undefined
      ? order.filter(({ doubt }) => doubt === null)[placeOf(rank)]
      : order.find(({ name, productId }) => productId === subject || name === subject);
  const missing = await missingFor(context, predicate, settledBy(context, rank, me));
  const who = subject ?? me?.productId ?? me?.name;
  if (who === undefined) return finish('unclear', [knownInPlace(order, placeOf(rank))], order, missing, undefined);
  const coverage = { covered: missing.length === 0, sources: sourcesOf(context), asOf: context.as_of, gaps: missing.map(({ en }) => en) };
  const answer = judgeFirst({ subject: who, rank, milestone, contenders, coverage });
  const isWhole = predicate.unread === '' && predicate.jurisdictions.length <= 1;
  const abroad = me?.from ? await earlierAbroad(context, predicate, me.from) : undefined;
  const reasons = [...answer.reasons, ...(isWhole ? [] : [partlyRead(predicate)]), ...(abroad ? [abroad.words] : [])];
  const found = finish(isWhole ? answer.verdict : 'unclear', reasons, answer.order, missing, who);
  return withEvidence(found, abroad ? [abroad.statement] : []);
}

/** The day up to which the sources must reach: what comes after the subject takes no place from it, but may make it not the only one. */
function settledBy({ as_of }: CheckContext, rank: FirstRank, subject: RankedContender | undefined): string {
  const last = rank === 'only' ? null : (subject?.to ?? null);
  return last !== null && last < as_of ? last : as_of;
}

/** Titles of the sources that hold dated facts of products. */
function sourcesOf({ atlas }: CheckContext): Both[] {
  return atlas.manifest.sources.filter((name) => name !== 'judgements').map((name) => readSourceFacts(name).title);
}

type Owner = { organisation: string; statement: string };

/** A cluster is home of the nth product if its owner is a dated member of the cluster. */
async function judgeCluster(context: CheckContext, cluster: string, rank: FirstRank, predicate: Predicate): Promise<Finding> {
  const order = rankAt(await contendersFor(context, predicate), predicate.milestone as NonNullable<Predicate['milestone']>);
  const nth = order[placeOf(rank)];
  const missing = await missingFor(context, predicate, settledBy(context, rank, nth));
  if (!nth) return finish('unclear', [{ zh: '现有来源中没有候选产品。', en: 'No contender is at hand.' }], order, missing, undefined);
  const { seats } = await seatingOf(context.atlas);
  const seated = await context.atlas.db.rows<Owner>(
    `SELECT DISTINCT p.organisation, p.statement FROM product_class c JOIN organisation_place p ON list_contains(c.organisations, p.organisation)
     WHERE c.product = $1 AND p.place = $2 AND c.known_from <= $3::DATE AND (c.known_to IS NULL OR c.known_to > $3::DATE)
       AND p.known_from <= $3::DATE AND (p.known_to IS NULL OR p.known_to > $3::DATE) AND (p.to_day IS NULL OR p.to_day >= $4::DATE) ORDER BY ALL`,
    [nth.productId ?? '', cluster, context.known_by, context.as_of],
  );
  const owners = seated.filter(({ organisation, statement }) => seats.get(organisation)?.some((seat) => seat.statement === statement));
  const who = [...new Set(owners.map(({ organisation }) => organisation))].map(organisationName);
  const place = placeLabel(cluster);
  const known = knownInPlace(order, placeOf(rank));
  const member =
    who.length > 0
      ? {
          zh: `其权利人${who.map(({ zh }) => zh).join('、')}有在${place.zh}的记录`,
          en: `its owner ${who.map(({ en }) => en).join(' and ')} is on record in ${place.en}`,
        }
      : { zh: `没有其权利人在${place.zh}的记录`, en: `no record puts its owner in ${place.en}` };
  const abroad = nth.from ? await earlierAbroad(context, predicate, nth.from) : undefined;
  const found = finish(
    missing.length === 0 && who.length > 0 ? 'supported' : 'unclear',
    [known, member, ...(abroad ? [abroad.words] : [])],
    order,
    missing,
    nth.productId,
  );
  return withEvidence(found, [...owners.map(({ statement }) => statement), ...(abroad ? [abroad.statement] : [])]);
}

function withEvidence(found: Finding, more: string[]): Finding {
  return { ...found, evidence: [...new Set([...found.evidence, ...more])] };
}

function finish(
  verdict: Finding['verdict'],
  reasons: Both[],
  order: RankedContender[],
  missing: Both[],
  subject: string | undefined,
): Finding {
  const contenders = order.slice(0, 20).map((one) => ({
    name: one.name,
    called: one.called,
    from: one.from,
    to: one.to,
    basis: one.basis,
    grade: one.grade,
    doubt: one.doubt,
    is_subject: subject !== undefined && (one.productId === subject || one.name === subject),
    statements: one.facts.flatMap(({ statements }) => statements ?? []),
  }));
  const lacks = {
    zh: missing.length === 0 ? '' : `缺少：${missing.map(({ zh }) => zh).join('；')}。`,
    en: missing.length === 0 ? '' : ` Missing: ${missing.map(({ en }) => en).join('; ')}.`,
  };
  const zh = `${reasons.map((one) => one.zh.replace(/。$/, '')).join('；')}。${lacks.zh}`;
  const en = `${capital(reasons.map((one) => one.en.replace(/\.$/, '')).join('; '))}.${lacks.en}`;
  const evidence = [...new Set(contenders.flatMap(({ statements }) => statements))].slice(0, 20);
  return { verdict, reasons: { zh, en }, evidence, missing: verdict === 'unclear' ? missing : [], contenders };
}

function partlyRead({ unread, jurisdictions }: Predicate): Both {
  const places = listWords(jurisdictions.map((code) => labelOf('jurisdiction', code)));
  if (jurisdictions.length > 1)
    return {
      zh: `须在${places.zh}同时成立，名单不齐`,
      en: `it must hold in ${places.en} together, and the lists are not at hand`,
    };
  return { zh: `“${unread}”未能理解，因此不下断言`, en: `"${unread}" was not understood, so nothing definite is said` };
}

function noMeasure({ rank }: SuperlativeClaim): Finding {
  const reasons = {
    zh: `“${labelOf('rank', rank).zh}”没有说明以什么度量，无法核查。`,
    en: `"${rank}" names no measure that could be checked.`,
  };
  return { verdict: 'not_checkable', reasons, evidence: [], missing: [] };
}

function notUnderstood({ milestone }: Predicate): Finding {
  const zh = milestone === null ? '没有说明是在哪个里程碑上领先，无法核查。' : '没有说明是哪类产品或靶点，无法找出候选。';
  const en =
    milestone === null
      ? 'The text does not say at which milestone; it cannot be checked.'
      : 'The text names no kind of product or target, so no contenders can be found.';
  return { verdict: 'not_checkable', reasons: { zh, en }, evidence: [], missing: [] };
}
