import type { StatisticClaim } from '../model/claim.ts';
import { cutOrNull, type Draft, explain, type Reading, spanOf } from './draft.ts';
import { isInField } from './field.ts';
import { nearest } from './profiles.ts';
import { findQuantities, type Quantity } from './quantities.ts';
import { pieceAt, type Sentence } from './sentences.ts';
import { denominatorOf, subjectOf } from './statistic-subjects.ts';
import { meets, type Piece, within } from './text.ts';

const PLAN =
  /到(?:20[2-9]\d年|“?十[四五]五)|力争|规划(?:提|期)|目标(?:是|为)|计划(?:到|在|于)|将(?:新增|培育|建成|达|有|超|突破|增|招募|入组|纳入|推出)|预计|预期|有望|拟募|\b(?:by (?:20[3-9]\d)|targets? (?:of|is)|aims? to|plans? to|goal|will|expected to|projected|forecast\w*|could reach|set to)\b/i;
const DEAL_TERM = /首付款|里程碑|签约金|\b(?:upfront|up-front|milestones?|Series [A-F]\b|round|IPO|acquir\w+|per share)/i;
const GENERAL = /年龄|岁|市场独占|\b(?:years? of age|aged|years old|market exclusivity|business days)\b/i;

/** Statistic claims of an article: counts, shares, rates and sums with what they measure. */
export function readStatistics(reading: Reading): Draft[] {
  if (!isInField(reading)) return [];
  return reading.sentences.flatMap((sentence) => {
    const quantities = findQuantities(reading.text, sentence);
    return quantities.filter((one) => isStated(reading, sentence, one)).map((one) => draft(reading, sentence, one, quantities));
  });
}

function isStated({ text, mentions }: Reading, sentence: Sentence, quantity: Quantity): boolean {
  const segment = pieceAt(sentence.segments, quantity.start);
  const whole = text.plain.slice(sentence.start, sentence.end);
  const clause = pieceText(text.plain, pieceAt(sentence.clauses, quantity.start));
  const near = text.plain.slice(Math.max(segment.start, quantity.start - 8), Math.min(segment.end, quantity.end + 12));
  const isDate = mentions.dates.some((one) => !one.soft && meets(one, quantity));
  const isDealTerm = quantity.kind === 'sum' && DEAL_TERM.test(text.plain.slice(segment.start, segment.end));
  return !isDate && !isDealTerm && !PLAN.test(text.lang === 'en' ? clause : whole) && !GENERAL.test(near);
}

function pieceText(plain: string, { start, end }: Piece): string {
  return plain.slice(start, end);
}

function draft(reading: Reading, sentence: Sentence, quantity: Quantity, all: Quantity[]): Draft {
  const { text } = reading;
  const subject = subjectOf(reading, sentence, quantity, all);
  const date = dateOf(reading, sentence, quantity);
  const claim: StatisticClaim = {
    kind: 'statistic',
    span: spanOf(text, sentence),
    value: text.raw.slice(quantity.start, quantity.end).trim(),
    measure: sharedMeasure(reading, sentence, quantity, all, subject),
    subject: cutOrNull(text, subject),
    denominator: cutOrNull(text, denominatorOf(reading, sentence, quantity, subject)),
    as_of: date?.iso ?? (date === undefined ? reading.dateline : null),
  };
  return { claim, because: explain(text, `statistic:${quantity.kind}`, { value: quantity, subject, as_of: date }) };
}

function dateOf({ mentions }: Reading, sentence: Sentence, quantity: Quantity): (Piece & { iso: string }) | undefined {
  return nearest(
    mentions.dates.filter((one) => !one.soft && within(one, sentence)),
    quantity,
  );
}

/** The measure of a number; one that states none takes it from its counterpart in the list before: "A 95%, B 83%; of the other 72% and 51%". */
function sharedMeasure(
  reading: Reading,
  sentence: Sentence,
  quantity: Quantity,
  all: Quantity[],
  subject: Piece | undefined,
): string | null {
  const measures = all.map((one) => measureOf(reading, sentence, one, all, subject));
  const at = all.indexOf(quantity);
  const isBare = (measure: string | null) => (measure ?? '').replace(/[^\p{L}]|分别|[为和与达]|\bamong\b|\bthose\b/gu, '').length < 2;
  if (!isBare(measures[at] ?? null)) return measures[at] ?? null;
  const stated = measures.slice(0, at).filter((measure) => !isBare(measure));
  const nth = measures.slice(0, at).filter(isBare).length;
  return stated[nth] ?? stated.at(-1) ?? measures.find((measure) => !isBare(measure)) ?? measures[at] ?? null;
}

/** The words around a number that say what is counted: its clause, with the one before when that only sets the topic, without numbers and dates. */
function measureOf(
  { text, mentions }: Reading,
  sentence: Sentence,
  quantity: Quantity,
  all: Quantity[],
  subject: Piece | undefined,
): string | null {
  const topic = topicOf(text.plain, sentence, quantity);
  const clause = pieceAt(sentence.clauses, quantity.start);
  const bounds = all.filter((one) => within(one, clause));
  const previous = bounds.filter(({ end }) => end <= quantity.start).at(-1);
  const next = bounds.find(({ start }) => start >= quantity.end);
  const reach = text.lang === 'zh' ? 24 : 90;
  const start = Math.max(clause.start, quantity.start - reach, previous && quantity.start - previous.end > 2 ? previous.end : 0);
  const end = Math.min(clause.end, quantity.end + reach, next ? next.start : clause.end);
  const hidden = [...mentions.dates, ...all, ...(subject ? [subject] : [])];
  const words = [topic, { start, end }].map((piece) => (piece ? without(text.raw, piece, hidden) : '')).join(text.lang === 'zh' ? '' : ' ');
  return tidy(words) || null;
}

function topicOf(plain: string, sentence: Sentence, quantity: Quantity): Piece | undefined {
  const clause = pieceAt(sentence.clauses, quantity.start);
  const before = sentence.clauses[sentence.clauses.indexOf(clause) - 1];
  if (!before) return undefined;
  const isTopic = /(?:中|方面|里|内)[,:]?$/.test(plain.slice(before.start, before.end)) || clause.end - clause.start < 14;
  return isTopic && before.end - before.start < 60 ? before : undefined;
}

function without(raw: string, piece: Piece, hidden: Piece[]): string {
  let words = '';
  for (let at = piece.start; at < piece.end; at += 1) {
    const cover = hidden.find((one) => at >= one.start && at < one.end);
    if (cover) at = cover.end - 1;
    else words += raw[at];
  }
  return words;
}

const FILLERS =
  /据[^,,]{0,10}统计|截[至止]|目前|共有?|已有|累计|达到?|其中|分别|为(?=$)|[,,。;;::、()()“”"!!]|\b(?:the|a|an|of|in|by|and|with|had|have|has|been|was|were|is|are|to|about|nearly|more than|over|some|at|for|on|as|that)\b|^[-–\s]+/gi;

function tidy(words: string): string {
  return words
    .replace(FILLERS, ' ')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
