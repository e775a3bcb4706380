import type { Reading } from './draft.ts';
import { eventNames } from './events.ts';
import type { Quantity } from './quantities.ts';
import { pieceAt, type Sentence } from './sentences.ts';
import { insideOf, isIn, matchesIn, meets, type Piece, type SourceText, within } from './text.ts';

const PLACE =
  /[\p{Script=Han}]{2,8}?(?:新区|高新区|园区|产业园|开发区|自贸区|自贸港)|长三角|珠三角|京津冀|大湾区|北京|上海|天津|重庆|广东|江苏|浙江|山东|四川|湖北|陕西|海南|福建|安徽|河南|湖南|深圳|广州|苏州|杭州|南京|武汉|成都|西安|张江|浦东|临港|中关村|博鳌|全球|中国|国内|我国|全国|美国|\b(?:Worldwide|North America|Asia-Pacific|Asia|Britain|Germany|Korea|China|the US|US|United States|Europe|Japan|Shanghai|Beijing|Suzhou|Shenzhen|Zhangjiang|Pudong)\b/gu;
const OF_EVENT =
  /[本此][次届](?:峰会|大会|会议|论坛|活动)|参展|参会|与会|\b(?:exhibitors|attendees|delegates|had registered|registrants)\b/;

/** Who a number is about: the event, place, product or organisation before it, in its clause, its segment, its sentence or the one before. */
export function subjectOf(reading: Reading, sentence: Sentence, quantity: Quantity, all: Quantity[]): Piece | undefined {
  const event = eventOf(reading, sentence);
  if (event) return event;
  const named = namedIn(reading, sentence, all);
  const before = (piece: Piece) => named.filter((one) => within(one, { start: piece.start, end: quantity.start }));
  const inClause = before(pieceAt(sentence.clauses, quantity.start));
  const behind = placeBehind(reading, sentence, quantity);
  if (behind && (quantity.kind === 'part' || /^ in (?:the )?$/.test(reading.text.plain.slice(quantity.end, behind.start)))) return behind;
  const near = quantity.kind === 'share' ? inClause[0] : inClause.at(-1);
  return (
    near ??
    behind ??
    before(pieceAt(sentence.segments, quantity.start)).at(-1) ??
    before(sentence)[0] ??
    productBefore(reading, sentence) ??
    onlyProduct(reading)
  );
}

/** Names of a sentence that a number may be about; a place between 占 and its number is a whole, not a subject. */
function namedIn({ text, mentions }: Reading, sentence: Sentence, all: Quantity[]): Piece[] {
  const wholes = all.filter(({ kind }) => kind === 'share').map((one) => ofWhole(text.plain, sentence, one));
  return [...insideOf(mentions.products, sentence), ...insideOf(mentions.orgs, sentence), ...localities(text, sentence)]
    .filter((one) => !wholes.some((whole) => within(one, whole)))
    .sort((a, b) => a.start - b.start);
}

/** The place behind a number: "133 in China", "3个来自上海". */
function placeBehind({ text }: Reading, sentence: Sentence, quantity: Quantity): Piece | undefined {
  const clause = pieceAt(sentence.clauses, quantity.start);
  const place = localities(text, { start: quantity.end, end: clause.end })[0];
  const leads = text.lang === 'en' ? /^[^,;]{0,70}\b(?:in|from|by) (?:the )?$/ : /^[^,;]{0,24}(?:来自|出自|在|位于|落户|集中于)$/;
  return place && leads.test(text.plain.slice(quantity.end, place.start)) ? place : undefined;
}

/** The event a sentence such as "本次峰会为期2天" is about. */
function eventOf(reading: Reading, sentence: Sentence): Piece | undefined {
  if (!isIn(OF_EVENT, reading.text, sentence)) return undefined;
  return eventNames(reading).findLast(({ start }) => start < sentence.end);
}

function productBefore({ mentions, sentences }: Reading, sentence: Sentence): Piece | undefined {
  const previous = sentences[sentence.lead - 1];
  return previous && insideOf(mentions.products, previous)[0];
}

function onlyProduct({ profiles }: Reading): Piece | undefined {
  return profiles.all.length === 1 ? profiles.all[0]?.product : undefined;
}

function localities(text: SourceText, piece: Piece): Piece[] {
  return matchesIn(PLACE, text, piece).map(({ start, end }) => ({ start, end }));
}

/** What a share is taken of: the place between 占 and the number, the number after "of", else another place of the sentence. */
export function denominatorOf({ text }: Reading, sentence: Sentence, quantity: Quantity, subject: Piece | undefined): Piece | undefined {
  if (quantity.whole) return quantity.whole;
  if (quantity.kind !== 'share') return undefined;
  const behind = placeOfWhole(text, sentence, quantity);
  if (behind) return behind;
  const inside = localities(text, ofWhole(text.plain, sentence, quantity)).at(-1);
  return inside ?? localities(text, { start: sentence.start, end: quantity.start }).find((one) => !(subject && meets(one, subject)));
}

/** The place right behind the "of" of a share: "1/2 of Shanghai's". */
function placeOfWhole(text: SourceText, sentence: Sentence, { end }: Quantity): Piece | undefined {
  if (text.lang !== 'en') return undefined;
  const place = localities(text, { start: end, end: sentence.end })[0];
  return place && /^ of (?:the |all )?$/.test(text.plain.slice(end, place.start)) ? place : undefined;
}

/** From 占 to the number of a share: "占全国的四分之一". */
function ofWhole(plain: string, sentence: Sentence, { start, end }: Quantity): Piece {
  const clause = pieceAt(sentence.clauses, start);
  const from = plain.slice(clause.start, start).lastIndexOf('占');
  return { start: from < 0 ? start : clause.start + from, end };
}
