import type { DealClaim } from '../model/claim.ts';
import { DEAL_RULES, type DealRule, financingType } from './deal-rules.ts';
import { type Draft, explain, type Reading, spanOf } from './draft.ts';
import { partiesOf } from './parties.ts';
import { nearest } from './profiles.ts';
import { pieceAt, type Sentence } from './sentences.ts';
import { cut, insideOf, matchesIn, type Piece } from './text.ts';

const MONEY =
  /(?:(?:最高|最多|超过?|约|近|逾|达|累计)?\s?\d[\d,.]*\s?(?:万亿|亿|千万|百万|万)?(?:余|多)?(?:美元|人民币|港元|港币|欧元|日元|日圆|韩元|新台币|英镑|元))|数[千百]?[万亿]+(?:美元|人民币|港元|元)|(?:(?:up to|about|nearly|more than|over) )?(?:US\$|HK\$|A\$|RMB|CNY|USD|EUR|[$€£¥])\s?\d[\d,.]*\d?(?:\s?(?:million|billion|bn|mn|m|b)\b)?|\b\d[\d,.]*\s?(?:million|billion) (?:US |U\.S\. )?(?:dollars|euros|pounds|yuan|renminbi|francs|yen|kronor)\b/gi;
const CURRENCIES: [RegExp, string][] = [
  [/HK\$|港元|港币/i, 'HKD'],
  [/A\$/i, 'AUD'],
  [/US\$|USD|美元|\$/i, 'USD'],
  [/€|EUR|欧元/i, 'EUR'],
  [/£|英镑/i, 'GBP'],
  [/日[元圆]/, 'JPY'],
  [/韩元/, 'KRW'],
  [/新台币/, 'TWD'],
  [/RMB|CNY|¥|人民币|元/i, 'CNY'],
];
const VOID =
  /否认|传闻|未(?:能|达成)|考虑|拟|计划|\b(?:could|would|may|might|plans? to|considering|rumou?r\w*|in talks|interested in|if|grew out of|began as)\b/i;

/** "said it would acquire" announces; "would acquire" alone supposes. */
const ANNOUNCED =
  /\b(?:said|says|announced|agreed|confirmed|disclosed|notice|notified|told|informed)\b[^.;]{0,40}\b(?:would|will|plans? to)\b/i;

/** Deal claims of an article: one a sentence and type, the fullest telling of each. */
export function readDeals(reading: Reading): Draft[] {
  const drafts = reading.sentences.flatMap((sentence) => readSentence(reading, sentence));
  const heavy = drafts.toSorted((a, b) => weight(b) - weight(a));
  return heavy.filter((one, i) => {
    const same = heavy.slice(0, i).find((other) => isSame(one, other));
    if (same && same.claim.parties.length < 2) same.claim.parties = [...new Set([...same.claim.parties, ...one.claim.parties])].slice(0, 3);
    return !same;
  });
}

type DealDraft = Draft & { claim: DealClaim };

function weight({ claim }: DealDraft): number {
  return (claim.amount === null ? 0 : 2) + Math.min(claim.parties.length, 2);
}

function isSame(one: DealDraft, other: DealDraft): boolean {
  const family = (type: string) => (/licen|business/.test(type) ? 'license' : type.replace(/_.*/, ''));
  const sharesParty = one.claim.parties.some((name) =>
    other.claim.parties.some((party) => party.startsWith(name.slice(0, 4)) || name.startsWith(party.slice(0, 4))),
  );
  return (
    family(one.claim.type) === family(other.claim.type) &&
    (sharesParty || one.claim.parties.length === 0) &&
    (one.claim.amount === null || one.claim.amount === other.claim.amount || one.claim.span[0] === other.claim.span[0])
  );
}

/** The deals of a sentence, one for each part between semicolons. */
function readSentence(reading: Reading, sentence: Sentence): DealDraft[] {
  const parts = sentence.segments.flatMap((segment) => readPassage(reading, sentence, segment));
  return parts.length > 0 || sentence.segments.length === 1 ? parts : readPassage(reading, sentence, sentence);
}

function readPassage(reading: Reading, sentence: Sentence, passage: Piece): DealDraft[] {
  for (const rule of DEAL_RULES) {
    const at = matchesIn(rule.pattern, reading.text, passage)[0];
    const found = at && draftOf(reading, sentence, { passage, rule, at });
    if (found) return [found];
  }
  return [];
}

type Telling = { passage: Piece; rule: DealRule; at: Piece };

function draftOf(reading: Reading, sentence: Sentence, { passage, rule, at }: Telling): DealDraft | undefined {
  const { text, mentions } = reading;
  const parties = partiesOf(reading, passage, at, rule);
  const money = matchesIn(MONEY, text, passage);
  if (isSupposed(text.plain, sentence, rule, at) || !isEnough(rule, parties.length, money.length)) return undefined;
  const dates = insideOf(mentions.dates, sentence).filter((one) => !one.soft);
  const date = nearest(dates, at);
  const amount = money.map((one) => cut(text, one)).join(' + ') || null;
  const claim: DealClaim = {
    kind: 'deal',
    span: spanOf(text, sentence),
    type: typeOf(reading, rule, at, text.plain.slice(passage.start, passage.end)),
    parties: parties.map((party) => cut(text, party)),
    amount,
    currency: CURRENCIES.find(([pattern]) => money.some((one) => pattern.test(text.plain.slice(one.start, one.end))))?.[1] ?? null,
    date: date?.iso ?? (sentence.lead <= 1 ? reading.dateline : null),
  };
  return { claim, because: explain(text, `deal:${rule.type}`, { type: at, parties: parties[0], amount: money[0], date }) };
}

/** Rumours, intentions and sums over many deals are no deal; a listed company's 拟收购 announces one. */
function isSupposed(plain: string, sentence: Sentence, { type }: DealRule, at: Piece): boolean {
  const clause = pieceAt(sentence.clauses, at.start);
  const ahead = plain.slice(clause.start, at.start);
  const isBid = type.startsWith('acquisition') && /拟[^,。;]{0,16}$/.test(ahead) && /\d/.test(plain.slice(sentence.start, sentence.end));
  const isSum = type === 'out_license' && /总额|总金额|合计|累计|\d+[笔起]/.test(plain.slice(at.start, sentence.end));
  return isSum || (VOID.test(ahead) && !ANNOUNCED.test(ahead) && !isBid);
}

function isEnough({ type, needs }: DealRule, parties: number, sums: number): boolean {
  if (needs === 'amount') return parties > 0 || sums > 0;
  if (needs === 'one') return parties > 0;
  return parties > 1 || (parties === 1 && sums > 0 && type === 'license');
}

/** Rights that their owner gives away. */
const GIVEN =
  /[将把][^,。;]{0,30}权[利益]?[^,。;]{0,6}(?:授予|授权给|许可给|授出|交给|让与)|[将把][^,。;]{0,40}(?:授权|许可)给|向[^,。;]{2,20}(?:授予|授出|许可)[^,。;]{0,30}权|(?:海外|境外|以外)[^,。;]{0,6}权[利益]?花落/;

/** Rights outside the region of their owner, and who is paid for rights that nobody is said to take in. */
const OVERSEAS = /(?:大中华区|中国(?:大陆|内地|境内)?|亚洲)(?:地区)?(?:以外|之外)|海外|境外/;
const RECEIVES = /(?:收取|收到|换得|换取|获得?|得到)[^,。;]{0,16}(?:首付款|首付|预付款|首期款)/;
const TAKES = /引进|受让|(?:取得|获得?|拿下)[^,。;]{0,30}(?:权(?!威)|许可)/;

/** True where the owner tells of being paid: 将收取首付款. */
function isPaidTo(words: string): boolean {
  return RECEIVES.test(words) && (OVERSEAS.test(words) || !TAKES.test(words));
}

/** The type of a deal; "bought KN-12 from Larkspur" buys a product, not a company. */
function typeOf({ mentions }: Reading, { type }: DealRule, { end }: Piece, words: string): DealClaim['type'] {
  if (type === 'financing') return financingType(words);
  if (type === 'license' && (GIVEN.test(words) || isPaidTo(words))) return 'out_license';
  const isOfProduct = type === 'acquisition' && mentions.products.some(({ start }) => start >= end && start - end <= 5);
  return isOfProduct ? 'acquisition_of_asset' : type;
}
