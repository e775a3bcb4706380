import type { DealRule } from './deal-rules.ts';
import type { Reading } from './draft.ts';
import { isInstitution } from './subjects.ts';
import { coverOf, insideOf, matchesIn, meets, once, type Piece } from './text.ts';

/** Words by which an article speaks of the company it is about. */
const OWN =
  /(?<![\p{Script=Han}])(?:该|本)?公司|[与和由向对给则但该]公司|(?<=[月年日])公司|双方|我们|\b(?:the (?:company|biotech|firm|drugmaker|start-?up|group)|we|us|our)\b/iu;
const NOT_PARTY = /^(?:CDMO|CRO|CMO|CAR|IPO|BD|AAV|GMP|CEO|Nasdaq|NASDAQ|NYSE|Hong Kong|Euronext|纳斯达克|港交所|上交所|科创板)/;

const WORD = "[A-Z][\\w'’.-]*[\\w]";
const NAME = `${WORD}(?: (?:(?:&|of|and) )?${WORD}){0,3}`;
const EN_SUBJECT = new RegExp(
  `(?<=^|[:•*] ?)(${NAME})(?=,? (?:an? |the |which |has |have |had |will |said |is |are |[a-z]+(?:ed|s|ght|ld) ))`,
  'g',
);
const EN_OBJECT = new RegExp(
  `\\b(?:acquire[sd]?|acquiring|buy|buys|bought|buying|up|over|of|with|from|to|between|by|and|for|partner)(?: [A-Z][a-z]+['’]s)? (${NAME})(?=[\\s,.;:)]|$)`,
  'g',
);
const NOT_NAME =
  /^(?:The|A|An|In|On|At|It|Its|Phase|Series|Greater|North|South|China|Japan|Europe|United|US|U\.S|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|CAR|CD\d|IND|FDA|Under|Separately|Meanwhile|Not|This|That|Last|Early|Gene|Cell|Proceeds)\b/;
const ZH_BOTH =
  /([\p{Script=Han}A-Za-z][\p{Script=Han}A-Za-z· ]{1,13}?)和([\p{Script=Han}A-Za-z][\p{Script=Han}A-Za-z· ]{1,15}?)(?=共建|合建|共同|联合|合作|签|达成)/gu;
const ZH_PAIR =
  /([\p{Script=Han}A-Za-z][\p{Script=Han}A-Za-z· ]{1,13}?)(?:与|携手|向|从)([\p{Script=Han}A-Za-z][\p{Script=Han}A-Za-z· ]{1,15}?)(?=共建|合建|共同|联合|合作|签|达成|成立|就|终止|解除|授予|引进|递交|提交)/gu;
const ZH_BOUGHT =
  /(?:收购|买下|并购)(?:了)?(?:[\p{Script=Han}]{0,8}(?:公司|企业))?([A-Z][A-Za-z]+(?: [A-Z][a-z]+)*|[\p{Script=Han}]{2,8}?)(?=\d|的|全部|100|,|。|公司|股权|$)/gu;
const ZH_SUBJECT =
  /(?<=^|[,。;:、】 ])([\p{Script=Han}A-Za-z]{2,10}?)(?=(?:于|在|将|已|拟|以|向|宣布|近日|日前|完成|获得|出价|斥资|花)[^,。;]{0,30})/gu;
const ZH_LATIN = /(?<![A-Za-z0-9-])([A-Z][a-z][A-Za-z]+(?: [A-Z][A-Za-z]+){0,2})(?![A-Za-z0-9-])/gu;
const ZH_LEAD = /^.*(?:近日|日前|据悉|此外|其中|随后|同年|[年月日]|企业|公司|巨头|药企|由)(?=.{2})/u;
const ZH_NOT_NAME =
  /^(?:将|关于|之前|此前|年[中底初]|[在对就把被因拟]|根据|按照|通过|随着)|协议|终止|公告|^(?:公司|前者|后者|本次|此次|本轮|该|其|双方|交易|项目|产品|老股东|目前|同时|另有|这|如果|若|大药企|巨头|资金|首个|国内|全球|投资方|License|Series|Pre|Biotech|Pharma)|[的了]$/u;

/** The parties of a deal told in a passage: organisations, then names by grammar where those do not suffice, then the company an article is about. */
export function partiesOf(reading: Reading, passage: Piece, at: Piece, { type, needs }: DealRule): Piece[] {
  const { plain } = reading.text;
  const least = needs === 'two' || /acquisition|licen|termination/.test(type) ? 2 : 1;
  const names = distinct(
    plain,
    [...insideOf(reading.mentions.orgs, passage), ...repeatedIn(reading, passage)].filter((one) => isParty(reading, one, type)),
  );
  if (names.length < least) names.push(...namesByGrammar(reading, passage).filter((one) => !names.some((other) => meets(one, other))));
  const found = distinct(
    plain,
    names.sort((a, b) => a.start - b.start),
  );
  const words = plain.slice(passage.start, passage.end);
  const company = OWN.test(words) ? (THAT.test(words) && lastBefore(reading, passage)) || mainOrganisation(reading) : undefined;
  if (company && found.length < 2 && !found.some((one) => sameName(plain, one, company))) found.unshift(company);
  if (type !== 'ipo' && type !== 'ipo_filing') return found.slice(0, type === 'financing' ? 4 : 3);
  const before = found.findLast(({ end }) => end <= at.start) ?? found[0];
  return before ? [before] : [];
}

const organisationNames = once(({ text, mentions }: Reading): string[] => [
  ...new Set(mentions.orgs.map(({ start, end }) => text.plain.slice(start, end)).filter((name) => name.length > 3)),
]);

/** Names of organisations known from elsewhere in the article, where the passage says them again. */
function repeatedIn(reading: Reading, passage: Piece): Piece[] {
  const { text, mentions } = reading;
  const words = text.plain.slice(passage.start, passage.end);
  return organisationNames(reading).flatMap((name) => {
    const at = passage.start + words.indexOf(name);
    const piece = { start: at, end: at + name.length };
    const isKnown = !words.includes(name) || mentions.orgs.some((one) => meets(one, piece));
    return isKnown ? [] : [piece];
  });
}

function isParty({ text }: Reading, { start, end }: Piece, type: string): boolean {
  const name = text.plain.slice(start, end);
  return (
    !NOT_PARTY.test(name) &&
    !/^(?:收购|美元|港元|欧元|人民币|亿元)/.test(name) &&
    (type !== 'institute_founding' || !/共建|成立|设立/.test(name))
  );
}

/** What is mentioned beside organisations, and is none. */
const takenIn = once(({ text, mentions }: Reading) => {
  const { orgs: _, products, ...others } = mentions;
  const sure = products.filter(({ start, end, meaning }) => meaning !== undefined || /\d/.test(text.plain.slice(start, end)));
  return coverOf(text.plain.length, [...sure, ...Object.values(others).flat()]);
});

function namesByGrammar(reading: Reading, passage: Piece): Piece[] {
  const { text } = reading;
  const taken = takenIn(reading);
  const patterns = text.lang === 'zh' ? [ZH_LATIN, ZH_PAIR, ZH_BOTH, ZH_BOUGHT, ZH_SUBJECT] : [EN_SUBJECT, EN_OBJECT];
  const refused = text.lang === 'zh' ? ZH_NOT_NAME : NOT_NAME;
  const found = patterns.flatMap((pattern) =>
    matchesIn(pattern, text, passage).flatMap(({ start, groups: [whole = '', ...names] }) =>
      names.map((name = '') => trimmed(text.plain, start + whole.indexOf(name), name)),
    ),
  );
  return found.filter(
    (one, i) =>
      !refused.test(text.plain.slice(one.start, one.end)) && !taken.meets(one) && !found.slice(0, i).some((other) => meets(one, other)),
  );
}

function trimmed(plain: string, start: number, name: string): Piece {
  const end = start + name.trimEnd().length;
  return { start: start + (ZH_LEAD.exec(plain.slice(start, end))?.[0].length ?? 0), end };
}

function distinct(plain: string, names: Piece[]): Piece[] {
  return names.filter((one, i) => names.findIndex((other) => sameName(plain, other, one)) === i);
}

/** Characters by which two names are told to be one. */
const SAME = 4;

function sameName(plain: string, one: Piece, other: Piece): boolean {
  return plain.slice(one.start, one.end).slice(0, SAME) === plain.slice(other.start, other.end).slice(0, SAME);
}

/** Words that take up the company named last. */
const THAT = /(?:该|这家)(?:公司|企业|药企)/;

function lastBefore({ text, mentions }: Reading, passage: Piece): Piece | undefined {
  return mentions.orgs.findLast(({ start, end }) => end <= passage.start && !isInstitution(text.plain.slice(start, end)));
}

/** The organisation an article names most often, the first of those. */
const mainOrganisation = once(({ text, mentions }: Reading): Piece | undefined => {
  const counts = new Map<string, number>();
  const keyOf = ({ start, end }: Piece) => text.plain.slice(start, Math.min(end, start + SAME));
  for (const one of mentions.orgs) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  const count = (one: Piece) => counts.get(keyOf(one)) ?? 0;
  return mentions.orgs.filter(({ start, end }) => !isInstitution(text.plain.slice(start, end))).toSorted((a, b) => count(b) - count(a))[0];
});
