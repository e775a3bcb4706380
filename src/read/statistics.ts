import type { StatisticClaim } from '../model/claim.ts';
import { cutOrNull, type Draft, explain, type Reading, spanOf } from './draft.ts';
import { isBare, measuresOf } from './measures.ts';
import { nearest } from './profiles.ts';
import { findQuantities, type Quantity } from './quantities.ts';
import { pieceAt, type Sentence } from './sentences.ts';
import { denominatorOf, subjectOf } from './statistic-subjects.ts';
import { around, insideOf, isIn, meets, type Piece } from './text.ts';

const PLAN =
  /到(?:20[2-9]\d年|“?十[四五]五)|力争|规划(?:提|期)|目标(?:是|为)|计划(?:到|在|于|[^,。;]{0,8}(?:入组|纳入|招募|引[进育]|培育|新增|建设|投资))|料(?:将|可)?[增减升降达]|将(?:裁|筹建|设立|新建|新增|培育|建成|达|有|超|突破|增|招募|入组|纳入|推出)|预计|预期|有望|有可能|拟募|\b(?:by (?:20[3-9]\d)|targets? (?:of|is)|aims? to|plans? to|goal|will|expected to|projected|forecast\w*|could reach|set to)\b/i;
const DEAL_TERM =
  /首付(?!款?总额|比)|里程碑|签约金|\b(?:upfront|up-front|up front|contingent|milestones?|Series [A-F]\b|round|IPO|acquir\w+|per share|(?:for )?each share|equity (?:stake|investment)|shareholders|in cash)/i;
const GENERAL = /受访[^,。;\d]{0,10}$|年龄[^,。;\d]{0,6}$|市场独占|\b(?:aged|age of|market exclusivity)\b/i;

/** Statistic claims of an article: counts, shares, rates and sums with what they measure. */
export function readStatistics(reading: Reading): Draft[] {
  let counted: Counted | undefined;
  return reading.sentences.flatMap((sentence) => {
    const read = readSentence(reading, sentence, counted?.line === sentence.line ? counted.measure : null);
    counted = read.counted ?? counted;
    return read.drafts;
  });
}

/** What the last count of a line counts, which a share or a bare number behind it takes up. */
type Counted = { line: number; measure: string };

function readSentence(reading: Reading, sentence: Sentence, carried: string | null): { drafts: Draft[]; counted: Counted | undefined } {
  const all = findQuantities(reading.text, sentence);
  if (all.length === 0) return { drafts: [], counted: undefined };
  const subjects = all.map((one) => subjectOf(reading, sentence, one, all));
  const measures = measuresOf(reading, sentence, all, subjects, carried);
  const drafts = all.flatMap((one, i) =>
    isStated(reading, sentence, one)
      ? [draft(reading, sentence, one, { subject: subjects[i], measure: measures[i] ?? null, carried })]
      : [],
  );
  const measure = measures.find((one, i) => all[i]?.kind === 'count' && one !== null && !isBare(one));
  return { drafts, counted: measure ? { line: sentence.line, measure } : undefined };
}

function isStated({ text, mentions }: Reading, sentence: Sentence, quantity: Quantity): boolean {
  const segment = pieceAt(sentence.segments, quantity.start);
  const clause = pieceAt(sentence.clauses, quantity.start);
  const near = text.plain.slice(Math.max(segment.start, quantity.start - 12), quantity.start);
  const isDate = insideOf(mentions.dates, around(quantity)).some((one) => !one.soft && meets(one, quantity));
  const isDealTerm =
    quantity.kind === 'sum' &&
    isIn(DEAL_TERM, text, segment) &&
    !/(?<!付款)总额(?!可|最高|至多|最多|将)|首付款总额|合计|估值|\btotal/i.test(text.plain.slice(clause.start, clause.end));
  const planned = PLAN.test(text.plain.slice(text.lang === 'en' ? clause.start : sentence.start, clause.end));
  const isLimit =
    (quantity.kind === 'count' || quantity.kind === 'part') &&
    /^(?:up to|as many as|最多|至多)/i.test(text.plain.slice(quantity.start, quantity.end));
  const isAnnounced = quantity.kind === 'count' && isHerald(text.plain, sentence, quantity);
  return !isDate && !isDealTerm && !planned && !isLimit && !isAnnounced && !GENERAL.test(near);
}

/** Two or three things that a title or the head of a list only heralds, or that stand behind their names: "三款产品在列:", "甲、乙两款产品". */
function isHerald(plain: string, sentence: Sentence, { start, end }: Quantity): boolean {
  const isTitle = sentence.lead === 0 && !/[.。;]/.test(plain.slice(sentence.end - 1, sentence.end));
  if (isTitle && /^(?:two|three|four|five|six)$/i.test(plain.slice(start, end))) return true;
  if (!/^[两二三四五六七八九][款条项个则大]/.test(plain.slice(start, end))) return false;
  return isTitle || plain[sentence.end - 1] === ':' || /[A-Za-z\d](?:注射液)?$/.test(plain.slice(Math.max(0, start - 6), start));
}

type Slots = { subject: Piece | undefined; measure: string | null; carried: string | null };

function draft(reading: Reading, sentence: Sentence, quantity: Quantity, { subject, measure, carried }: Slots): Draft {
  const { text } = reading;
  const date = dateOf(reading, sentence, quantity);
  const whole = denominatorOf(reading, sentence, quantity, subject);
  const claim: StatisticClaim = {
    kind: 'statistic',
    span: spanOf(text, sentence),
    value: text.raw.slice(quantity.start, quantity.end).trim(),
    measure,
    subject: cutOrNull(text, subject),
    denominator: cutOrNull(text, whole) ?? (quantity.kind === 'share' ? carried : null),
    as_of: date?.iso ?? (date === undefined ? reading.dateline : null),
  };
  return { claim, because: explain(text, `statistic:${quantity.kind}`, { value: quantity, subject, denominator: whole, as_of: date }) };
}

function dateOf({ mentions }: Reading, sentence: Sentence, quantity: Quantity): (Piece & { iso: string }) | undefined {
  return nearest(
    insideOf(mentions.dates, sentence).filter((one) => !one.soft),
    quantity,
  );
}
