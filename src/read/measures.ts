import type { Reading } from './draft.ts';
import type { Quantity } from './quantities.ts';
import { pieceAt, type Sentence } from './sentences.ts';
import { around, insideOf, type Lang, meets, type Piece, plainOf, within } from './text.ts';

/** What each number of a sentence measures, in the words around it; `carried` is the measure of the sentence before on its line. */
export function measuresOf(
  reading: Reading,
  sentence: Sentence,
  all: Quantity[],
  subjects: (Piece | undefined)[],
  carried: string | null,
): (string | null)[] {
  const own = all.map((one, i) => measureOf(reading, sentence, one, all, subjects[i]));
  return own.map((measure, at) => (isBare(measure) ? join(reading.text.lang, measure, inherited(own, at) ?? carried) : measure));
}

/** True for words that name nothing that could be counted. */
export function isBare(measure: string): boolean {
  const names = plainOf(measure).replace(LIGHT, ' ');
  const han = names.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = names.match(/[A-Za-z]{2,}/g)?.length ?? 0;
  return han < 2 && words < 1;
}

const LIGHT =
  /分别|一地|就有?|新增|独占|占比?|有|共|达|为|和|与|的|是|仅|增|数量|\b(?:among|those|them|these|which|others?|it|its|they|now|home|stands?|stood|reach(?:es|ed)?|accounts?|accounted|added|came|come|went|had|has|out|all|each|also|another|a year|United States|US|China|Europe|Japan|from)\b/gi;

/** The measure of the counterpart in the list before: "A 95%, B 83%; of the other 72% and 51%". */
function inherited(own: string[], at: number): string | undefined {
  const before = own.slice(0, at);
  const stated = before.filter((measure) => !isBare(measure));
  const nth = before.filter(isBare).length;
  return stated[nth] ?? stated.at(-1) ?? own.find((measure) => !isBare(measure));
}

function join(lang: Lang, ...parts: (string | null)[]): string | null {
  return parts.filter((part) => part).join(lang === 'zh' ? '' : ' ') || null;
}

/** The words around a number: its clause, with the one before when that only sets the topic, without numbers, dates and its subject. */
function measureOf(
  { text, mentions }: Reading,
  sentence: Sentence,
  quantity: Quantity,
  all: Quantity[],
  subject: Piece | undefined,
): string {
  const clause = pieceAt(sentence.clauses, quantity.start);
  const bounds = all.filter((one) => within(one, clause));
  const previous = bounds.findLast(({ end }) => end <= quantity.start);
  const next = bounds.find(({ start }) => start >= quantity.end);
  const reach = text.lang === 'zh' ? 24 : 90;
  const start = Math.max(clause.start, quantity.start - reach, previous && quantity.start - previous.end > 2 ? previous.end : 0);
  const end = Math.min(clause.end, quantity.end + reach, next ? next.start : clause.end);
  const hidden = [...insideOf(mentions.dates, around(sentence)), ...all, ...(subject ? [subject] : [])];
  const topic = topicOf(text.plain, sentence, quantity);
  return tidy([topic, { start, end }].map((piece) => (piece ? without(text.raw, piece, hidden) : '')).join(text.lang === 'zh' ? '' : ' '));
}

/** The clause before, where it ends in a colon, sets a scene or leaves the number's own clause short. */
function topicOf(plain: string, sentence: Sentence, quantity: Quantity): Piece | undefined {
  const clause = pieceAt(sentence.clauses, quantity.start);
  const before = sentence.clauses[sentence.clauses.indexOf(clause) - 1];
  if (!before) return undefined;
  const isTopic =
    /(?:中|方面|里|内|:)[,:]?$/.test(plain.slice(before.start, before.end)) ||
    clause.end - clause.start < 14 ||
    /^and (?:now |then |is |was |stands )/.test(plain.slice(clause.start, quantity.start));
  return isTopic && before.end - before.start < 90 ? before : undefined;
}

function without(raw: string, piece: Piece, hidden: Piece[]): string {
  let words = '';
  const near = hidden.filter((one) => meets(one, piece));
  for (let at = piece.start; at < piece.end; at += 1) {
    const cover = near.find((one) => at >= one.start && at < one.end);
    if (cover) at = cover.end - 1;
    else words += raw[at];
  }
  return words;
}

const FILLERS =
  /据[^,]{0,10}统计|截[至止]|目前|共有?|已有|累计|达到?|其中|分别|为(?=$)|[,。;:、()“”"!]|\b(?:the|a|an|of|in(?! vivo)|by|and|with|had|have|has|been|was|were|is|are|to|about|nearly|more than|over|some|at|for|on|as|that)\b|^[-–\s]+/gi;

function tidy(words: string): string {
  let kept = '';
  let from = 0;
  for (const { index, 0: filler } of plainOf(words).matchAll(FILLERS)) {
    kept += `${words.slice(from, index)} `;
    from = index + filler.length;
  }
  return (kept + words.slice(from))
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
