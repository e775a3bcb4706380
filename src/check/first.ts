import type { Both } from '../model/definitions.ts';
import { type Contender, certainlyBefore, type Milestone, type RankedContender, rankAt } from '../view/rank.ts';
import { wordedDays } from './days.ts';
import { listWords } from './words.ts';

/** Places in an order that a claim may give its subject, first to tenth. */
export const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'] as const;
export type FirstRank = (typeof ORDINALS)[number] | 'only';

/** Whether the sources at hand cover the question: which they are, up to when, and what they leave out (`gaps`). */
export type Coverage = { covered: boolean; sources: Both[]; asOf: string | null; gaps: string[] };

/**
 * A claim to have been first: `contenders` are the facts of the subject and of all who meet the same description in the same jurisdiction;
 * `subject` is the name or product id of one of them.
 */
export type FirstQuestion = { subject: string; rank: FirstRank; milestone: Milestone; contenders: Contender[]; coverage: Coverage };

export type FirstVerdict = 'supported' | 'contradicted' | 'unclear';
/** `order` holds every contender, earliest first; `missing` names what would settle an unclear verdict. */
export type FirstAnswer = { verdict: FirstVerdict; reasons: Both[]; order: RankedContender[]; missing: string[] };

/** Rivals told by name before the rest is counted. */
const NAMED = 4;

type Field = { me: RankedContender; before: RankedContender[]; open: RankedContender[]; after: RankedContender[] };
type Finding = Omit<FirstAnswer, 'order'>;

/**
 * Judges a claim to have been first, second … or the only one. Supported only if no rival can change the place and the sources cover the question;
 * contradicted if the rivals that certainly came before put the subject elsewhere; otherwise unclear.
 */
export function judgeFirst({ subject, rank, milestone, contenders, coverage }: FirstQuestion): FirstAnswer {
  const order = rankAt(contenders, milestone);
  const me = order.find(({ name, productId }) => productId === subject || name === subject);
  const rivals = order.filter((one) => one !== me);
  const finding = me ? judgeField(sortField(me, rivals), rank, coverage) : judgeWithoutSubject(subject, rank, rivals);
  return { ...finding, order };
}

/** Rivals certainly before, possibly before, and certainly after the subject; a rival that may not be comparable is never certainly before. */
function sortField(me: RankedContender, rivals: RankedContender[]): Field {
  const before = rivals.filter((one) => one.doubt === null && (certainlyBefore(one, me) || (one.prior && !certainlyBefore(me, one))));
  const after = rivals.filter((one) => certainlyBefore(me, one));
  return { me, before, after, open: rivals.filter((one) => !before.includes(one) && !after.includes(one)) };
}

function judgeField(field: Field, rank: FirstRank, coverage: Coverage): Finding {
  return rank === 'only' ? judgeOnly(field, coverage) : judgePlace(field, ORDINALS.indexOf(rank), coverage);
}

function judgeOnly({ me, before, open, after }: Field, coverage: Coverage): Finding {
  const others = [...before, ...open, ...after];
  const certain = others.filter(({ doubt }) => doubt === null);
  if (certain.length > 0) return contradicted(told(certain, alsoReached));
  if (others.length > 0) return unclear(told(others, mayHaveReached), others.map(settles));
  return supportedIfCovered(me, 'only', coverage);
}

function judgePlace(field: Field, needed: number, coverage: Coverage): Finding {
  const { me, before, open, after } = field;
  if (before.length > needed) return contradicted(told(before, cameBefore));
  if (before.length + open.length < needed) return tooFew(field, needed);
  if (open.length > 0) return unclear(told(open, mayHaveBeenBefore), [me, ...open].filter(isVague).map(settles));
  const rank = ORDINALS[needed] as FirstRank;
  const finding = supportedIfCovered(me, rank, coverage);
  return { ...finding, reasons: [...finding.reasons, ...before.map(cameBefore), ...after.slice(0, 1).map(cameAfter)] };
}

/** Too few came before. With as many rivals at hand as the place asks for, the place is wrong; with fewer, the list may be short. */
function tooFew({ me, before, after }: Field, needed: number): Finding {
  const dated = [...before, ...after].filter(({ doubt }) => doubt === null);
  const reason = {
    zh: `图谱已知在${me.called.zh}之前的只有 ${before.length} 个，所称名次需要 ${needed} 个`,
    en: `the atlas knows ${before.length} before ${me.called.en}; the place claimed needs ${needed}`,
  };
  return dated.length >= needed ? contradicted([reason]) : unclear([reason], ['the contenders that came before']);
}

function judgeWithoutSubject(subject: string, rank: FirstRank, rivals: RankedContender[]): Finding {
  const ahead = rivals.filter(({ doubt, prior }) => doubt === null && prior);
  if (ahead.length > 0 && (rank === 'first' || rank === 'only')) return contradicted(told(ahead, cameBefore));
  const reason = { zh: `图谱没有${subject}达到该里程碑的记录`, en: `the atlas holds no fact that ${subject} reached the milestone` };
  return unclear([reason], [`a dated fact for ${subject}`, ...rivals.filter(isVague).map(settles)]);
}

function supportedIfCovered(me: RankedContender, rank: FirstRank, { covered, sources, asOf, gaps }: Coverage): Finding {
  if (me.to === null) return unclear([{ zh: `${me.called.zh}的日期未知`, en: `the date of ${me.called.en} is not known` }], [settles(me)]);
  const from = sources.length > 0 ? listWords(sources) : { zh: '所给资料', en: 'the sources given' };
  const place = rank === 'only' ? '唯一一个' : `第 ${ORDINALS.indexOf(rank) + 1} 个`;
  const reason = {
    zh: `截至${asOf ?? '现有资料'}，图谱据${from.zh}所知的${place}：${me.called.zh}（${spanOf(me).zh}）`,
    en: `${rank} known to the atlas ${asOf === null ? '' : `at ${asOf} `}from ${from.en}: ${me.called.en} (${spanOf(me).en})`,
  };
  if (covered) return { verdict: 'supported', reasons: [reason], missing: [] };
  const gap = { zh: '现有来源不足以覆盖该问题', en: 'the sources at hand do not cover the question' };
  return unclear([reason, gap], gaps);
}

/** What is said of each rival; after the first few, which stand in the order of their days, only how many more there are. */
function told(rivals: RankedContender[], say: (one: RankedContender) => Both): Both[] {
  const more = rivals.length - NAMED;
  const rest = more > 0 ? [{ zh: `另有 ${more} 个也是如此`, en: `and ${more} more` }] : [];
  return [...rivals.slice(0, NAMED).map(say), ...rest];
}

function contradicted(reasons: Both[]): Finding {
  return { verdict: 'contradicted', reasons, missing: [] };
}

function unclear(reasons: Both[], missing: string[]): Finding {
  return { verdict: 'unclear', reasons, missing };
}

function isVague({ from, to, doubt }: RankedContender): boolean {
  return doubt !== null || from === null || from !== to;
}

function settles({ called, doubt }: RankedContender): string {
  return doubt === null ? `the exact date of ${called.en}` : `whether ${called.en} is comparable: ${doubt.en}`;
}

function cameBefore(one: RankedContender): Both {
  return { zh: `${one.called.zh}更早（${spanOf(one).zh}）`, en: `${one.called.en} came before (${spanOf(one).en})` };
}

function cameAfter(one: RankedContender): Both {
  return { zh: `其后是${one.called.zh}（${spanOf(one).zh}）`, en: `next came ${one.called.en} (${spanOf(one).en})` };
}

function alsoReached(one: RankedContender): Both {
  return { zh: `${one.called.zh}也达到该里程碑（${spanOf(one).zh}）`, en: `${one.called.en} reached it too (${spanOf(one).en})` };
}

function mayHaveReached(one: RankedContender): Both {
  return {
    zh: `${one.called.zh}可能也达到该里程碑（${spanOf(one).zh}）`,
    en: `${one.called.en} may have reached it too (${spanOf(one).en})`,
  };
}

function mayHaveBeenBefore(one: RankedContender): Both {
  const why = one.doubt ?? { zh: '', en: '' };
  return {
    zh: `${one.called.zh}可能更早（${[spanOf(one).zh, why.zh].filter(Boolean).join('；')}）`,
    en: `${one.called.en} may have come before (${[spanOf(one).en, why.en].filter(Boolean).join('; ')})`,
  };
}

function spanOf({ from, to }: RankedContender): Both {
  if (to === null) return { zh: '日期不详', en: 'date not known' };
  return from === null ? { zh: `不晚于 ${to}`, en: `not after ${to}` } : wordedDays({ from, to });
}
