import { cohortBefore } from './cohorts.ts';
import type { Measured } from './judge.ts';
import { enJudges } from './judge-en.ts';
import { zhJudges } from './judge-zh.ts';
import { findNumerals, type Numeral } from './numerals.ts';
import { pieceAt, type Sentence } from './sentences.ts';
import { meets, type Piece, type SourceText } from './text.ts';

/** A number worth a claim; `noun` is what it counts in English, `whole` where the whole of a part or share is stated. */
export type Quantity = Piece & { kind: Measured; noun?: Piece; whole?: Piece };

/** Numbers of a sentence that are worth a claim, in order of place. */
export function findQuantities(text: SourceText, sentence: Sentence): Quantity[] {
  const all = findNumerals(text, sentence);
  const judges = text.lang === 'zh' ? zhJudges : enJudges;
  const found = all.flatMap((numeral): Quantity[] => {
    const segment = pieceAt(sentence.segments, numeral.start);
    const clause = pieceAt(sentence.clauses, numeral.start);
    const kind = judges[numeral.unit]({
      numeral,
      before: text.plain.slice(segment.start, numeral.start),
      after: text.plain.slice(numeral.end, segment.end),
      clause: text.plain.slice(clause.start, clause.end),
      all,
      value: text.plain.slice(numeral.start, numeral.end),
    });
    return kind ? [{ start: numeral.start, end: numeral.end, kind, ...(numeral.noun ? { noun: numeral.noun } : {}) }] : [];
  });
  return withWholes(text, found, all);
}

/** A whole and whether it only frames its part, as in "29 of 31", and is no claim of its own. */
type Whole = { piece: Piece; isFrame: boolean };

/** Parts of a counted whole: "29 of 31 patients", "18名患者中有16名", "9项,其中8项", "370 requests, of which 184", "22例患者的缓解率为36.4%". */
function withWholes(text: SourceText, found: Quantity[], all: Numeral[]): Quantity[] {
  const frames: Piece[] = [];
  const parts = found.map((one): Quantity => {
    const whole = wholeOf(text, one, found, all);
    if (!whole) return one;
    if (whole.isFrame) frames.push(whole.piece);
    return { ...one, kind: one.kind === 'count' ? 'part' : one.kind, whole: whole.piece };
  });
  return parts.filter((one) => !frames.some((piece) => meets(piece, one)));
}

function wholeOf(text: SourceText, one: Quantity, found: Quantity[], all: Numeral[]): Whole | undefined {
  if (one.kind === 'sum') return undefined;
  const { plain, lang } = text;
  const isOfPeople = one.kind === 'rate' || /^(?:.*[名例位人]|\D*\d+|[a-z]+)$/i.test(plain.slice(one.start, one.end));
  const cohort = isOfPeople && (!one.noun || lang === 'en') ? cohortBefore(text, one, all) : undefined;
  const stated = one.kind === 'rate' ? undefined : statedWhole(text, one, found, all);
  return cohort ? { piece: stated?.piece ?? cohort, isFrame: true } : stated;
}

function statedWhole({ plain, lang }: SourceText, one: Quantity, found: Quantity[], all: Numeral[]): Whole | undefined {
  return lang === 'zh' ? wholeZh(plain, one, all) : (wholeAfter(plain, one, all) ?? wholeBefore(plain, one, found));
}

const ZH_FRAME = /^[^。;]{0,30}[中里](?![国东部]),?[^,。;\d]{0,12}$/;
const ZH_OF = /^[^。;]{0,40}[,;、]其中[^。;]{0,30}$/;

function wholeZh(plain: string, one: Quantity, all: Numeral[]): Whole | undefined {
  const classifier = plain[one.end - 1];
  const earlier = all.filter(({ unit, end }) => unit === 'count' && end <= one.start);
  const previous = earlier.findLast(({ end }) => plain[end - 1] === classifier) ?? earlier.at(-1);
  if (!previous) return undefined;
  const between = plain.slice(previous.end, one.start);
  const piece = { start: previous.start, end: previous.end };
  if (ZH_OF.test(between)) return { piece, isFrame: false };
  return one.kind === 'count' && ZH_FRAME.test(between) && !between.includes('其中') ? { piece, isFrame: true } : undefined;
}

function countBefore(one: Quantity, found: Quantity[]): Quantity | undefined {
  return found.findLast(({ kind, end }) => kind === 'count' && end <= one.start);
}

/** "29 of 31", "five out of the six", "51% of 98 patients". */
function wholeAfter(plain: string, one: Quantity, all: Numeral[]): Whole | undefined {
  const next = all.find(({ start, unit }) => start >= one.end && unit === 'count');
  const isOf = next && /^ (?:out )?of (?:the |its |all |these |those |a total of )?$/.test(plain.slice(one.end, next.start));
  return isOf && (one.kind === 'count' || one.kind === 'share')
    ? { piece: { start: next.start, end: next.end }, isFrame: true }
    : undefined;
}

/** "370 requests, of which 184", "thirteen of those", "of the 40 patients treated, 31". */
function wholeBefore(plain: string, one: Quantity, found: Quantity[]): Whole | undefined {
  const previous = countBefore(one, found);
  if (!previous) return undefined;
  const between = plain.slice(previous.end, one.start);
  const piece = { start: previous.start, end: previous.noun?.end ?? previous.end };
  const isOf =
    /^[^.;]{0,80}\b(?:of which|of whom|including) $/i.test(between) ||
    /^ of (?:them|which|whom|these|those)\b/i.test(plain.slice(one.end, one.end + 12));
  if (isOf) return { piece, isFrame: false };
  const leads = /\b(?:of|among|in) (?:the |all |its )?$/i.test(plain.slice(Math.max(0, previous.start - 12), previous.start));
  return leads && /^[^.;]{2,60}, $/.test(between) ? { piece, isFrame: true } : undefined;
}
