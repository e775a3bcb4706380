import { type DateInterval, parsePartialDate } from '../base/dates.ts';
import { foldTerm, TermMatcher } from '../base/terms.ts';
import { lexicons } from '../read/lexicons.ts';
import { type EventKind, kindOf, phaseOf } from '../view/event-kind.ts';
import { type FirstRank, ORDINALS } from './first.ts';
import { type Profile, productOf, profileOf } from './first-profile.ts';
import { withoutTraits } from './first-traits.ts';

/**
 * A claim to a place, read. `relation`: a place in an order, one before or after a named other, or who made a thing; null when it is none of these.
 * `subject` and `others` hold names of contenders, `peers` those of further subjects that share the place; `unread` the words of the description that no lexicon knows;
 * `window` is the time that the claim is about (`that month`, `as of 2021`), with no beginning where it only ends; `stated` is the time in which
 * it puts the event; `current`: the claim is of what holds at present.
 */
export type FirstClaim = {
  relation: 'place' | 'before' | 'after' | 'made' | null;
  rank: FirstRank | null;
  denied: boolean;
  vague: boolean;
  current: boolean;
  joint: boolean;
  milestone: EventKind | null;
  phase: number | null;
  profile: Profile;
  unread: string[];
  window: { from: string; to: string } | null;
  stated: DateInterval | null;
  subject: string[];
  peers: string[][];
  others: string[];
};

type Mention = { start: number; end: number; name: string; other: boolean };

const NUMERALS = '一二三四五六七八九十';
const NOT_A_PLACE = '(?!-in-|[- ](?:line|patients?|subjects?|participants?|generation|half|quarter)\\b)';
const EN_ORDINAL = new RegExp(`\\b(?:(${ORDINALS.join('|')})|(\\d{1,2})(?:st|nd|rd|th))\\b${NOT_A_PLACE}`, 'i');
const ZH_ORDINAL = new RegExp(`第([${NUMERALS}]|\\d{1,2})(?:[个款例家项种只支位]|(?=[获的]))`);
const ZH_FIRST = /首(?!例患者|例受试|席|都|先|批|次人体|付|选|轮|发|期)[个款例家次项种只支位]?|最早|率先|第一/;
const ONLY = /\b(?<!\bnot )only\b|\bsole\b|唯一|独家/i;
/** `Only` as a rank beside an ordinal; elsewhere it narrows the description. */
const FIRST_AND_ONLY = /\b(?:first|the|and|['’]s) only\b|\bonly and first\b|\bsole\b|唯一|独家/i;
const EARLIER_THAN_ALL =
  /\b(?:earlier|sooner|before|ahead|prior)\b.*\b(?:any|all|every)\b.{0,6}\bothers?\b|(?:早于|先于)[^,。]{0,4}(?:其他|任何|所有)|\bearliest\b/i;
const LATER = /\b(?:after|later than|behind|followed)\b|晚于|之后|迟于|[比较].{1,20}[晚迟]/i;
const EARLIER = /\b(?:before|earlier than|sooner than|ahead of|prior to|preceded)\b|早于|先于|之前|[比较].{1,20}早/i;
const DENIED =
  /\b(?:not|never|neither)\b (?!only\b)(?:\w+ )?(?:the |a )?(?:\w+['’]s )?(?:first|second|third|only)\b|(?:并非|不是|并不是|非)[^,。]{0,6}(?:首|第|唯一)/i;
const VAGUE =
  /\bof (?:its|this|that|the) (?:kind|type)\b|\b(?:one of|among) the first\b|\bfirst (?:batch|wave|group|few|two|three|and second)\b|首批|同类(?:首|第)|之一/i;
const JOINT = /\bat once\b|\bsimultaneous|\bat the same time\b|\bboth\b.{1,20}\band\b|同时|双报双批|中美双/i;
const CURRENT = /\b(?:current(?:ly)?|now|today|at present|still|remains)\b|目前|当前|现有|如今|在售|仍/i;
const OF_THAT_TIME = /\bthat (?:month|year|quarter)\b|当月|当年|同月|同年/i;
const AS_OF =
  /\b(?:as of|by|until|up to|before|at)\b(?: the)?(?: (?:end|close) of)? (?:\w+ )?\d{4}|[((]\d{4}[))]|截至|截止|\d{4}年(?:年?底|末)/i;
const OTHER_BEFORE =
  /(?:\b(?:not|than|after|behind|before|following|ahead of|over|versus|vs\.?)|而非|不是|并非|非|继|次于|晚于|早于|先于|比|较)\s*$/i;
const OTHER_AFTER = /^\s*(?:之后|以后|之前|以前)/;
const COPULA = /\b(?:is|was|are|were|became|becomes|remains|be)\b|成为|是|系|为(?!了|主)/;
const JOIN = /^[\s()()/,、,"“”'’·]*(?:(?:also known as|formerly|aka|即|又名|商品名)[::\s]*)?[()()"“”\s]*$/i;
/** Whose a product is says nothing of where the event was. */
const NATIONALITY = /\bChinese\b|中国(?=公司|企业|药企|自主|自研|原研)/g;
const AND = /^[)）\s]*(?:and|和|与|及|以及)\s*$/i;
const AS_MANY = /\bfirst (?:two|three)\b/i;
const MADE = /\b(?:developed|discovered|invented|made|makes|owns|originated|manufactures)\b|研发|开发|研制|生产/gi;
const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';

const COMMON =
  /^(?:an?|not|the|to|in|of|for|on|by|at|and|or|with|as|from|its|it|that|which|than|has|have|had|been|be|is|was|were|are|any|other|ever|so|far|anywhere|world|country|therap(?:y|ies|eutics?)|products?|drugs?|treatments?|medicines?|agents?|candidates?|cells?|genes?|approv\w*|authori[sz]\w*|licen[cs]\w*|clear\w*|market\w*|commerciali\w*|conditional\w*|clinical|trials?|stud(?:y|ies)|testing|submit\w*|file[sd]?|filing|application|dos(?:e|ed|ing)|administered|delivered|derived|who|whose|clinic|prime|rmat|orphan|breakthrough|fast|track|priority|review|lists?|listed|included|ind|bla|nda|phase|i{1,3}|iv|enter\w*|receiv\w*|obtain\w*|gain\w*|win|won|get|granted|reach\w*|start\w*|regulators?|designation|status|patients?|use|treat\w*|compan(?:y|ies)|new|based|type|class|anti|targeting|targeted|directed|earlier|month|year|currently|now|today|present|still|remains|\d+)$/i;
const COMMON_ZH =
  /来源|完成|患者|受试者|接受|给药|回输|入组|启动|提交|递交|受理|申请|申报|注册|全国|国家|产品|药物|新药|疗法|治疗|治愈|注射液|制剂|获得|获批|批准|上市|许可|默示|临床|试验|研究|进入|开展|用于|针对|靶向|靶点|细胞|基因|适应症|企业|公司|目前|当前|现有|在售|中国|国内|全球|世界|附条件|同类|成为|由|的|了|是|为|在|于|和|与|及|一|款|个|种|项|例|家|年|月|日|\d/g;

/** Reads a claim, Chinese or English; `names` are the contenders' names, of which it tells the subject from others. */
export function readFirstClaim(text: string, names: string[]): FirstClaim {
  const { subject, peers, others, rest } = readNames(text, names);
  const rank = rankOf(rest);
  const relation = relationOf(rest, rank, others);
  const described = relation === 'made' ? rest : rest.replace(MADE, ' ');
  return {
    relation,
    rank: relation === 'place' ? rank : null,
    denied: DENIED.test(rest),
    vague: hasTwoPlaces(rest) || VAGUE.test(peers.length > 0 ? rest.replace(AS_MANY, 'first') : rest),
    current: CURRENT.test(rest),
    joint: JOINT.test(rest),
    milestone: kindOf(described),
    phase: phaseOf(rest),
    profile: { ...profileOf(rest), jurisdictions: profileOf(rest.replace(NATIONALITY, ' ')).jurisdictions },
    unread: unreadWords(predicateOf(described)),
    window: windowOf(rest),
    stated: windowOf(rest) === null ? dateIn(rest) : null,
    subject,
    peers,
    others,
  };
}

/** The parts by which a contender may be named: before and in brackets, between slashes, each script by itself; words of the lexicons are no names. */
export function nameParts(name: string): string[] {
  const pieces = name.split(/[()()/|;;]/).filter((piece) => !/,|,|\bnot\b/.test(piece));
  const scripts = pieces.flatMap((piece) => [
    piece,
    ...piece.split(/(?<=\p{Script=Han})\s+(?=\p{Script=Latin})|(?<=\p{Script=Latin})\s+(?=\p{Script=Han})/u),
  ]);
  return [...new Set(scripts.map((part) => part.trim()))].filter(isName);
}

function isName(part: string): boolean {
  const { text } = foldTerm(part);
  if (text.length < (/\p{Script=Han}/u.test(text) ? 2 : 3) || COMMON.test(part)) return false;
  const known = lexicons().terms.find(part);
  const described = known.filter(({ value }) => !['PRODUCT', 'ORG'].includes(value.type));
  return described.length === 0 || unreadWords(blankOut(part, described)).length > 0;
}

type Names = { subject: string[]; peers: string[][]; others: string[]; rest: string };

function readNames(text: string, names: string[]): Names {
  const mentions = findMentions(text, names);
  const groups = groupMentions(text, mentions);
  const [subject = [], ...peers] = pickSubjects(
    text,
    groups.filter(([first]) => first?.other === false),
  );
  const others = mentions.filter(({ name }) => ![subject, ...peers].flat().includes(name)).map(({ name }) => name);
  return { subject, peers, others: [...new Set(others)], rest: blankOut(text, mentions) };
}

function findMentions(text: string, names: string[]): Mention[] {
  const matcher = new TermMatcher(names.flatMap((name) => nameParts(name).map((part) => ({ text: part, value: part }))));
  const spelled = matcher.find(text).flatMap(({ start, end, value }) => namesAt(start, end, (name) => nameParts(name).includes(value)));
  const known = lexicons()
    .terms.find(text)
    .flatMap(({ start, end, value }) => (value.type === 'PRODUCT' ? namesAt(start, end, (name) => productOf(name) === value.id) : []));
  return [...spelled, ...known].toSorted((a, b) => a.start - b.start);

  function namesAt(start: number, end: number, fits: (name: string) => boolean): Mention[] {
    const other = OTHER_BEFORE.test(text.slice(0, start)) || OTHER_AFTER.test(text.slice(end));
    return names.filter(fits).map((name) => ({ start, end, name, other }));
  }
}

/** Names side by side, such as a code and the brand in brackets, are one. */
function groupMentions(text: string, mentions: Mention[]): Mention[][] {
  const groups: Mention[][] = [];
  for (const mention of mentions) {
    const last = groups.at(-1)?.at(-1);
    const joined = last !== undefined && !mention.other && (mention.start < last.end || JOIN.test(text.slice(last.end, mention.start)));
    if (joined) groups.at(-1)?.push(mention);
    else groups.push([mention]);
  }
  return groups;
}

/** The names on the other side of the verb from the place, and those that `and` joins to them; the first names where there is no verb. */
function pickSubjects(text: string, groups: Mention[][]): string[][] {
  const verb = COPULA.exec(text);
  const after = verb !== null && rankOf(text.slice(0, verb.index)) !== null;
  const sides = groups.filter(([one]) => verb === null || (one !== undefined && (after ? one.start > verb.index : one.start < verb.index)));
  const found = sides.length > 0 ? sides : groups.slice(0, 1);
  const apart = found.findIndex((group, at) => at > 0 && !AND.test(text.slice(found[at - 1]?.at(-1)?.end, group[0]?.start)));
  const subjects = apart < 0 ? found : found.slice(0, apart);
  return subjects.map((group) => [...new Set(group.map(({ name }) => name))]);
}

function rankOf(text: string): FirstRank | null {
  if ((EN_ORDINAL.test(text) ? FIRST_AND_ONLY : ONLY).test(text)) return 'only';
  const [, word, digits] = EN_ORDINAL.exec(text) ?? [];
  if (word !== undefined) return word.toLowerCase() as FirstRank;
  if (digits !== undefined) return ORDINALS[Number(digits) - 1] ?? null;
  const [, numeral] = ZH_ORDINAL.exec(text) ?? [];
  if (numeral !== undefined) return ORDINALS[(NUMERALS.indexOf(numeral) + 1 || Number(numeral)) - 1] ?? null;
  return ZH_FIRST.test(text) || EARLIER_THAN_ALL.test(text) ? 'first' : null;
}

/** True for a text with more than one place in an order, such as the first in one country and the sixth worldwide. */
function hasTwoPlaces(text: string): boolean {
  const english = Array.from(text.matchAll(new RegExp(EN_ORDINAL, 'gi')), ([word]) => word.toLowerCase());
  const chinese = Array.from(text.matchAll(new RegExp(ZH_ORDINAL, 'g')), ([, numeral]) => numeral);
  return new Set([...english, ...chinese, ...(ZH_FIRST.test(text.replaceAll('第一', ' ')) ? ['一'] : [])]).size > 1;
}

function relationOf(text: string, rank: FirstRank | null, others: string[]): FirstClaim['relation'] {
  if (rank !== null) return 'place';
  if (others.length > 0 && EARLIER.test(text)) return 'before';
  if (others.length > 0 && LATER.test(text)) return 'after';
  return text.search(MADE) >= 0 ? 'made' : null;
}

function predicateOf(text: string): string {
  return text.split(COPULA).find((part) => rankOf(part) !== null) ?? text;
}

function unreadWords(text: string): string[] {
  const own = text.replace(/['’]s\b/g, ' ');
  const plain = withoutTraits(blankOut(own, lexicons().terms.find(own)))
    .replace(EN_ORDINAL, ' ')
    .replace(ZH_ORDINAL, ' ')
    .replace(ZH_FIRST, ' ')
    .replace(ONLY, ' ')
    .replace(COMMON_ZH, ' ');
  const latin = plain.match(/[\p{Script=Latin}\d]+/gu) ?? [];
  return [...latin.filter((word) => !COMMON.test(word)), ...(plain.match(/\p{Script=Han}{2,}/gu) ?? [])];
}

function blankOut(text: string, spans: { start: number; end: number }[]): string {
  return spans.reduce((out, { start, end }) => out.slice(0, start) + ' '.repeat(end - start) + out.slice(end), text);
}

function windowOf(text: string): FirstClaim['window'] {
  const date = OF_THAT_TIME.test(text) || AS_OF.test(text) ? dateIn(text) : null;
  if (date === null) return null;
  return { from: OF_THAT_TIME.test(text) ? date.from : '0000-01-01', to: date.to };
}

function dateIn(text: string): DateInterval | null {
  const [, name, year] = new RegExp(`\\b(${MONTHS})\\s+(\\d{4})\\b`, 'i').exec(text) ?? [];
  const month = name === undefined ? undefined : MONTHS.toLowerCase().split('|').indexOf(name.toLowerCase()) + 1;
  if (month !== undefined) return parsePartialDate(`${year}-${String(month).padStart(2, '0')}`) ?? null;
  const [, zhYear, zhMonth] = /((?:19|20)\d{2})\s*[年-]\s*(\d{1,2})?/.exec(text) ?? /\b((?:19|20)\d{2})\b/.exec(text) ?? [];
  if (zhYear === undefined) return null;
  return parsePartialDate(zhMonth === undefined ? zhYear : `${zhYear}-${zhMonth.padStart(2, '0')}`) ?? null;
}
