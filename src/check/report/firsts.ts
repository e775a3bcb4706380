import type { Both } from '../../model/definitions.ts';
import { labelOf } from '../../model/labels.ts';
import type { Finding } from '../../model/verdict.ts';
import { modalityLabel } from '../../view/dimension.ts';
import type { Milestone } from '../../view/milestones.ts';
import type { Predicate } from '../predicate.ts';
import { judgeQuestion } from '../superlative.ts';
import { clusterName, type ReportContext } from './context.ts';
import { ownMilestones, productName } from './own.ts';
import type { Figure, Section, Sentence } from './report.ts';
import { count, given, joined, name, say, some, words } from './say.ts';

/** Milestones for which being first is told. */
const TOLD = ['ind_cleared', 'approved'];

/** Contenders named after the first before the rest is only counted. */
const NAMED = 3;

type Contender = NonNullable<Finding['contenders']>[number];
/** `open` are the contenders whose date does not say whether they came before. */
type First = { predicate: Predicate; row: Milestone; subject: Contender; later: Contender[]; open: Contender[]; missing: Both[] };

/** What organisations of the cluster reached before every other product known of the same target or kind in the same jurisdiction, with the contenders and what is not covered. */
export async function firstsSection(context: ReportContext): Promise<Section> {
  const found = await firstsOf(context);
  return {
    id: 'firsts',
    title: { zh: '图谱所知的第一', en: 'Firsts known to the atlas' },
    blocks: [
      { kind: 'paragraph', sentences: [summary(context, found.length), ...tally(found)] },
      ...(found.length === 0 ? [] : [{ kind: 'list' as const, items: found.map(sentencesFor) }]),
    ],
  };
}

async function firstsOf(context: ReportContext): Promise<First[]> {
  const own = (await ownMilestones(context)).filter(isTold);
  const asked = new Map(
    own.flatMap((row) => predicatesOf(row).map((predicate) => [JSON.stringify([predicate, row.product]), { predicate, row }])),
  );
  const found: First[] = [];
  for (const { predicate, row } of asked.values()) {
    const { contenders = [], missing } = await judgeQuestion(context, predicate, 'first', row.product ?? row.label);
    const place = placeOf(contenders);
    if (place !== undefined) found.push({ predicate, row, ...place, missing });
  }
  return found.toSorted((a, b) => b.later.length - a.later.length || a.open.length - b.open.length);
}

function isTold({ milestone, modifier, jurisdiction, product }: Milestone): boolean {
  return TOLD.includes(milestone) && (modifier === null || modifier === 'conditional') && jurisdiction !== null && product !== null;
}

/** The descriptions under which a product may have been first: each of its targets, and its kind. */
function predicatesOf(row: Milestone): Predicate[] {
  const base = {
    milestone: row.milestone as NonNullable<Predicate['milestone']>,
    jurisdictions: [row.jurisdiction as NonNullable<Milestone['jurisdiction']>] as Predicate['jurisdictions'],
    modality: null,
    target: null,
    traits: [],
    diseases: [],
    unread: '',
  };
  return [...row.targets.map((target) => ({ ...base, target })), ...(row.modality === null ? [] : [{ ...base, modality: row.modality }])];
}

/** The subject before all others, where its date is known and no dated rival's interval reaches back to it; undated rivals leave it open. */
function placeOf(contenders: Contender[]): Pick<First, 'subject' | 'later' | 'open'> | undefined {
  const subject = contenders.find(({ is_subject }) => is_subject);
  if (subject === undefined || subject.from === null || subject.to === null) return undefined;
  const rivals = contenders.filter((one) => one !== subject);
  const later = rivals.filter(({ from }) => from !== null && from > (subject.to as string));
  const open = rivals.filter(({ from, to }) => from === null && (to === null || to >= (subject.from as string)));
  return later.length + open.length === rivals.length ? { subject, later, open } : undefined;
}

function summary(context: ReportContext, found: number): Sentence {
  const cluster = clusterName(context);
  if (found === 0)
    return say(
      'unclear',
      words`现有来源不能认定${cluster}机构有哪个产品先于同靶点或同类型的全部已知候选获批临床或上市；缺少的来源见“未能回答的问题”。`,
      words`The sources at hand do not settle that a product of an organisation of ${cluster} was cleared or approved before all known contenders of its target or kind; what is missing stands under “What could not be answered”.`,
    );
  return say(
    'method',
    words`以下产品的最晚可能日期早于每个有日期的已知候选的最早可能日期；“第一”仅指图谱所知范围内的第一，未能断定之处随后说明原因。`,
    words`The last possible day of these products lies before the first possible day of every dated contender known; “first” means first known to the atlas, and where even that stays open the reason follows.`,
  );
}

/** How many of the firsts are supported, and apart from them how many stay open for an undated rival, a missing source, or want of anyone to compare with. */
function tally(found: First[]): Sentence[] {
  if (found.length === 0) return [];
  const rowsOf = (list: First[]) =>
    list.map(({ predicate, row }) => ({ subject: JSON.stringify([predicate, row.product]), statement: row.statement }));
  const sure = found.filter(isSupported);
  const [supported, open] = [count(rowsOf(sure)), count(rowsOf(found.filter((one) => !isSupported(one))))];
  const told = say('fact', words`其中证据支持的第一有${supported}项。`, words`Of these the evidence supports ${supported} as firsts.`);
  const left = say(
    'unclear',
    words`另有${open}项是否为第一尚不清楚，因为有候选日期不明、没有可比的候选，或缺少来源。`,
    words`Whether ${open} more were first is unclear, because a rival has no date, there is none to compare with, or a source is missing.`,
  );
  return [...(sure.length === 0 ? [] : [told]), ...(open.value === 0 ? [] : [left])];
}

function isSupported({ later, open, missing }: First): boolean {
  return later.length > 0 && open.length === 0 && missing.length === 0;
}

function sentencesFor({ predicate, row, subject, later, open, missing }: First): Sentence[] {
  const kind = name(kindOf(predicate), row.statement);
  const what = name(labelOf('milestone', row.milestone), row.statement);
  const where = name(labelOf('jurisdiction', row.jurisdiction ?? ''), row.statement);
  const product = productName(row);
  const all = count([subject, ...later, ...open].flatMap((one) => one.statements.map((statement) => ({ subject: one.name, statement }))));
  const told = (lang: 'zh' | 'en') =>
    joined(
      later.slice(0, NAMED).map((one) => (lang === 'zh' ? words`${named(one)}（${days(one)}）` : words`${named(one)} (${days(one)})`)),
      lang,
    );
  if (later.length === 0) return [alone(product, kind, what, where, subject), ...openness(open, missing)];
  const fact = say(
    'fact',
    words`${product}：图谱所知有日期的候选中，在${where}最早${what}的${kind}产品（${days(subject)}）；其后为${told('zh')}；共比较${all}个候选。`,
    words`${product}: of the dated contenders known to the atlas the earliest ${kind} product at “${what}” in ${where} (${days(subject)}); then came ${told('en')}; ${some(all, 'contender was', 'contenders were')} compared.`,
  );
  return [fact, ...openness(open, missing)];
}

/** Without a later rival the atlas knows only one with a date. */
function alone(product: Figure, kind: Figure, what: Figure, where: Figure, subject: Contender): Sentence {
  return say(
    'fact',
    words`${product}：图谱所知在${where}${what}的${kind}产品中唯一有日期的一个（${days(subject)}）。`,
    words`${product}: the only ${kind} product with a date known to the atlas at “${what}” in ${where} (${days(subject)}).`,
  );
}

function openness(open: Contender[], missing: Both[]): Sentence[] {
  return [...(open.length === 0 ? [] : [undatedRivals(open)]), ...(missing.length === 0 ? [] : [uncovered(missing)])];
}

function undatedRivals(open: Contender[]): Sentence {
  return say(
    'unclear',
    words`是否为第一尚不清楚，因为${joined(open.map(named), 'zh')}的日期没有记载，可能更早。`,
    words`Whether it was first is unclear, because the date of ${joined(open.map(named), 'en')} is not on record and may be earlier.`,
  );
}

function uncovered(missing: Both[]): Sentence {
  const lacks = { zh: missing.map(({ zh }) => zh).join('；'), en: missing.map(({ en }) => en).join('; ') };
  return say(
    'unclear',
    words`是否确为第一尚不清楚，因为缺少来源：${given(lacks)}。`,
    words`Whether it truly was first is unclear, because of a missing source: ${given(lacks)}.`,
  );
}

function kindOf({ target, modality }: Predicate): Both {
  return target === null ? modalityLabel(modality ?? '') : { zh: `${target} 靶点`, en: target };
}

function named({ called, statements }: Contender): Figure {
  return name(called, ...statements.slice(0, 1));
}

/** The first and last possible day of a contender, which may follow from several statements. */
function days({ from, to, statements }: Contender): Figure {
  return { kind: 'days', from, to, statements };
}
