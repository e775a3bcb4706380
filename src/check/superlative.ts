import { findPlace } from '../entity/place.ts';
import type { SuperlativeClaim } from '../model/claim.ts';
import type { Both } from '../model/definitions.ts';
import { labelOf } from '../model/labels.ts';
import type { Finding } from '../model/verdict.ts';
import { type Milestone as MilestoneRow, milestones, openQuestion } from '../view/milestones.ts';
import { type Contender, type RankedContender, rankAt } from '../view/rank.ts';
import { resolveModality } from '../view/resolve.ts';
import { lacking, settling } from '../view/settling.ts';
import type { CheckContext } from './context.ts';
import { type FirstRank, judgeFirst, ORDINALS } from './first.ts';
import { dateOf } from './milestone.ts';
import { gatheringKnown, ranksByGathering } from './most.ts';
import { type Predicate, readPredicate } from './predicate.ts';

/** The passage that carries a claim, and the cluster that it means by "here". */
export type Passage = { text: string; here: string | undefined };

/**
 * Checks a claim of rank: searches every contender at hand, ranks them by date, and judges the subject's place; of other ranks only
 * the concentration in a cluster has a measure.
 */
export async function checkSuperlative(context: CheckContext, claim: SuperlativeClaim, passage: Passage): Promise<Finding> {
  const { text, here } = passage;
  const predicate = readPredicate(claim);
  const rank = FIRST_RANKS.find((name) => name === claim.rank);
  if (!rank) return here !== undefined && ranksByGathering(text) ? gatheringKnown(context, here) : noMeasure(claim);
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
  const product = subject === null ? undefined : context.linker.product(subject)?.id;
  if (product !== undefined) return judgeQuestion(context, predicate, rank, product);
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
  return finish('unclear', reasons, order, await missingFor(context, predicate), undefined);
}

/** The contender in a place, from 0, among those that surely meet the description; without a dated one, those whose date is not known. */
function knownInPlace(order: RankedContender[], place: number): Both {
  const sure = order.filter(({ doubt }) => doubt === null);
  const nth = sure.filter(({ from }) => from !== null)[place];
  if (nth)
    return {
      zh: `图谱所知排在第${place + 1}的是 ${nth.name}（${nth.from}）`,
      en: `number ${place + 1} known to the atlas is ${nth.name} (${nth.from})`,
    };
  const names = sure.filter(({ to }) => to === null).map(({ name }) => name);
  if (names.length === 0) return { zh: '现有来源中没有带日期的这类候选', en: 'no dated contender of the kind is at hand' };
  return {
    zh: `图谱所知的这类产品有 ${names.join('、')}，日期未知`,
    en: `of the kind the atlas knows ${names.join(', ')}, without a date`,
  };
}

/** The place in an order, from 0. */
function placeOf(rank: FirstRank): number {
  return rank === 'only' ? 0 : ORDINALS.indexOf(rank);
}

/** Judges a question of rank; without a subject the earliest contender known stands for it. */
export async function judgeQuestion(
  context: CheckContext,
  predicate: Predicate,
  rank: FirstRank,
  subject: string | undefined,
): Promise<Finding> {
  const milestone = predicate.milestone as NonNullable<Predicate['milestone']>;
  const contenders = await contendersFor(context, predicate);
  const missing = await missingFor(context, predicate);
  const earliest = rankAt(contenders, milestone)[0];
  const who = subject ?? earliest?.productId ?? earliest?.name ?? '';
  const coverage = {
    covered: missing.length === 0,
    sources: context.atlas.manifest.sources,
    asOf: context.as_of,
    gaps: missing.map(({ en }) => en),
  };
  const answer = judgeFirst({ subject: who, rank, milestone, contenders, coverage });
  const isWhole = predicate.unread === '' && predicate.jurisdictions.length <= 1;
  const verdict = isWhole ? answer.verdict : 'unclear';
  return finish(verdict, [...answer.reasons, ...(isWhole ? [] : [partlyRead(predicate)])], answer.order, missing, who);
}

/** Dated facts of every product that may meet the predicate; where a trait or the place is not on record the fact is in doubt. */
async function contendersFor(context: CheckContext, predicate: Predicate): Promise<Contender[]> {
  const rows = await rowsFor(context, predicate);
  const own = rows.filter(({ milestone, date_kind }) => milestone === predicate.milestone || !isNews(date_kind));
  return own.map((row) => toContender(row, predicate));
}

async function rowsFor({ atlas, as_of, known_by }: CheckContext, predicate: Predicate): Promise<MilestoneRow[]> {
  const modality = predicate.modality === null ? null : resolveModality(predicate.modality).ids;
  const rows = await milestones(atlas, { ...openQuestion(as_of, known_by), modality, target: predicate.target });
  const reached = rows.filter(({ modifier }) => modifier === null || modifier === 'conditional');
  const alike = reached.filter(({ traits }) => !isOtherCell(predicate.traits, traits));
  return inEveryPlace(alike, predicate);
}

/** Facts of the jurisdictions asked; where several are, of products known in more than one of them. A fact without a place counts only if it is of the milestone. */
function inEveryPlace(rows: MilestoneRow[], { jurisdictions, milestone }: Predicate): MilestoneRow[] {
  if (jurisdictions.length === 0) return rows;
  const placed = rows.filter((row) => (row.jurisdiction === null ? row.milestone === milestone : jurisdictions.includes(row.jurisdiction)));
  if (jurisdictions.length === 1) return placed;
  const places = Map.groupBy(placed, ({ product, label }) => product ?? label);
  return placed.filter(({ product, label }) => new Set(places.get(product ?? label)?.map(({ jurisdiction }) => jurisdiction)).size > 1);
}

/** Kinds of cell of which a product has one. */
const CELLS = ['cardiomyocyte', 'dopaminergic', 'nk', 'inkt', 'islet', 'chondrocyte', 'keratinocyte', 'fibroblast', 'limbal_stem_cell'];

function isOtherCell(asked: string[], has: string[]): boolean {
  const wanted = asked.filter((trait) => CELLS.includes(trait));
  return wanted.length > 0 && has.some((trait) => CELLS.includes(trait)) && !wanted.some((trait) => has.includes(trait));
}

/** A date of news or of a certificate is not the date of the decision; the ranking bounds the decision by it. */
function isNews(kind: string | null): boolean {
  return kind === 'announcement' || kind === 'certificate' || kind === 'publication';
}

function toContender(row: MilestoneRow, { traits, jurisdictions }: Predicate): Contender {
  const lacks = traits.filter((trait) => !row.traits.includes(trait));
  return {
    name: row.label,
    ...(row.product === null ? {} : { productId: row.product }),
    ...(isNews(row.date_kind)
      ? { event: `${row.milestone} ${row.date_kind}` }
      : { event: row.milestone, milestone: row.milestone as NonNullable<Predicate['milestone']> }),
    date: dateOf(row),
    grade: row.grade,
    statements: [row.statement],
    ...doubtOf(row, lacks, jurisdictions),
  };
}

function doubtOf({ label, jurisdiction }: MilestoneRow, lacks: string[], jurisdictions: string[]): { doubt?: Both } {
  if (lacks.length > 0) {
    const [zh, en] = [lacks.join('、'), lacks.join(', ')];
    return { doubt: { zh: `${label}是否 ${zh} 没有记录`, en: `whether ${label} is ${en} is not on record` } };
  }
  if (jurisdiction !== null || jurisdictions.length === 0) return {};
  return { doubt: { zh: `${label}在何地没有记录`, en: `where ${label} did is not on record` } };
}

async function missingFor(context: CheckContext, { milestone, jurisdictions }: Predicate): Promise<Both[]> {
  const places = jurisdictions.length > 0 ? jurisdictions : [null];
  const found = [];
  for (const place of places) found.push(lacking(await settling(context.atlas, milestone ?? '', place), context.as_of));
  if (jurisdictions.length === 0) found.push({ zh: '各国监管机构名单未全部加载', en: "not every country's lists are loaded" });
  return found.filter((one): one is Both => one !== null);
}

type Owner = { organisation: string; statement: string };

/** A cluster is home of the nth product if its owner is a dated member of the cluster. */
async function judgeCluster(context: CheckContext, cluster: string, rank: FirstRank, predicate: Predicate): Promise<Finding> {
  const order = rankAt(await contendersFor(context, predicate), predicate.milestone as NonNullable<Predicate['milestone']>);
  const missing = await missingFor(context, predicate);
  const nth = order[placeOf(rank)];
  if (!nth) return finish('unclear', [{ zh: '现有来源中没有候选产品。', en: 'No contender is at hand.' }], order, missing, undefined);
  const owners = await context.atlas.db.rows<Owner>(
    `SELECT DISTINCT p.organisation, p.statement FROM product_class c JOIN organisation_place p ON list_contains(c.organisations, p.organisation)
     WHERE c.product = $1 AND p.place = $2 AND c.known_from <= $3::DATE AND (c.known_to IS NULL OR c.known_to > $3::DATE)
       AND p.known_from <= $3::DATE AND (p.known_to IS NULL OR p.known_to > $3::DATE) AND (p.to_day IS NULL OR p.to_day >= $4::DATE) ORDER BY ALL`,
    [nth.productId ?? '', cluster, context.known_by, context.as_of],
  );
  const who = [...new Set(owners.map(({ organisation }) => organisation))].join(', ');
  const known = {
    zh: `据现有来源，图谱所知排在该位的是 ${nth.name}（${nth.from ?? '?'}）`,
    en: `first known to the atlas in that place is ${nth.name} (${nth.from ?? '?'})`,
  };
  const member = who
    ? { zh: `其权利人 ${who} 有在该园区的记录`, en: `its owner ${who} is on record in the cluster` }
    : { zh: '没有其权利人属于该园区的记录', en: 'no record puts its owner in the cluster' };
  const found = finish(missing.length === 0 && who ? 'supported' : 'unclear', [known, member], order, missing, nth.productId);
  return { ...found, evidence: [...new Set([...found.evidence, ...owners.map(({ statement }) => statement)])] };
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
    from: one.from,
    to: one.to,
    grade: one.grade,
    is_subject: subject !== undefined && (one.productId === subject || one.name === subject),
    statements: one.facts.flatMap(({ statements }) => statements ?? []),
  }));
  const lacks = {
    zh: missing.length === 0 ? '' : `缺少：${missing.map(({ zh }) => zh).join('；')}。`,
    en: missing.length === 0 ? '' : ` Missing: ${missing.map(({ en }) => en).join('; ')}.`,
  };
  const zh = `${reasons.map((one) => one.zh.replace(/。$/, '')).join('；')}。${lacks.zh}`;
  const en = `${reasons.map((one) => one.en.replace(/\.$/, '')).join('; ')}.${lacks.en}`;
  const evidence = [...new Set(contenders.flatMap(({ statements }) => statements))].slice(0, 20);
  return { verdict, reasons: { zh, en }, evidence, missing: verdict === 'unclear' ? missing : [], contenders };
}

function partlyRead({ unread, jurisdictions }: Predicate): Both {
  if (jurisdictions.length > 1)
    return {
      zh: `须在 ${jurisdictions.join('、')} 同时成立，名单不齐`,
      en: `it must hold in ${jurisdictions.join(', ')} together, and the lists are not at hand`,
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
