import type { DEAL_TYPES, DealClaim } from '../model/claim.ts';
import { type Draft, explain, type Reading, spanOf } from './draft.ts';
import { nearest } from './profiles.ts';
import type { Sentence } from './sentences.ts';
import { isInstitution } from './subjects.ts';
import { cut, matchesIn, type Piece, within } from './text.ts';

type DealType = (typeof DEAL_TYPES)[number];
type Rule = { type: DealType; pattern: RegExp; needs: 'one' | 'two' | 'amount' };

const MARKETS = '科创板|创业板|北交所|港交所|联交所|纳斯达克|纽交所|主板|港股|新三板|A股';

const RULES: Rule[] = [
  {
    type: 'termination',
    needs: 'one',
    pattern:
      /(?:终止|解除|结束)(?:了)?[^,。;]{0,20}(?:合作|协议|授权|交易|收购)|(?:合作|协议|授权|交易)[^,。;]{0,8}(?:终止|破裂|告吹)|\b(?:terminat(?:e[sd]?|ing|ion)|end(?:s|ed)|scrap(?:s|ped)|walk(?:s|ed) away from|call(?:s|ed) off|pull(?:s|ed) out of)\b[^.;]{0,50}\b(?:agreement|collaboration|deal|partnership|licen[cs]e|merger|pact|alliance|option)\b|\b(?:hand(?:s|ed)|g[ia]ve[sn]?) back\b[^.;]{0,40}\brights\b|\breturn(?:s|ed|ing)\b[^.;]{0,40}\brights\b|退回[^,。;]{0,20}权/gi,
  },
  {
    type: 'acquisition_of_asset',
    needs: 'one',
    pattern:
      /(?:收购|购买|受让)[^,。;]{0,24}(?:资产|管线|权益|技术平台|项目|批件)|\bacquir(?:e[sd]?|ing)\b[^.;]{0,40}\b(?:assets?|rights|programs?|programmes?|portfolio|candidate)\b/gi,
  },
  {
    type: 'acquisition',
    needs: 'one',
    pattern:
      /收购|并购|买下|\bacquir(?:e[sd]?|ing)\b|\bacquisition of\b|\bto buy\b|\bis buying\b|\bbuys\b|\bbought\b|\btakeover of\b|\bbuyout of\b|\btakes? over\b|\btook over\b/gi,
  },
  {
    type: 'acquisition',
    needs: 'two',
    pattern:
      /\b(?:picks?|picked|snaps?|snapped|scoops?|scooped) up\b|\bswallow(?:s|ed)\b|\bon the table for\b|\b(?:agreed to pay|paid|pays|to pay|paying)\b[^.;]{0,90}?\bfor (?=(?:[A-Z][\w-]*'s? )?[A-Z])(?![^.;]{0,60}\brights\b)|全资控股|揽入|并入/gi,
  },
  {
    type: 'ipo_filing',
    needs: 'one',
    pattern: new RegExp(
      `(?:递交|提交|递表|报送)[^,。;]{0,12}(?:招股|${MARKETS}|IPO)|招股(?:说明)?书|(?:${MARKETS})[^,。;]{0,10}(?:上市申请|IPO)[^,。;]{0,8}(?:受理|过会|问询|注册)|IPO申请|IPO[^,。;]{0,8}受理|通过[^,。;]{0,6}聆讯|\\bfil(?:ed|es|ing) (?:for|a|its)[^.;]{0,40}\\b(?:IPO|initial public offering|listing|prospectus)\\b`,
      'gi',
    ),
  },
  {
    type: 'ipo',
    needs: 'one',
    pattern: new RegExp(
      `(?:${MARKETS})[^,。;]{0,8}(?:上市|挂牌|IPO)|(?:登陆|登录|亮相)[^,。;]{0,6}(?:${MARKETS})|IPO|敲钟|\\binitial public offering\\b|\\b(?:listed|lists|debut(?:s|ed)?|went public|goes public) on\\b[^.;]{0,30}\\b(?:Nasdaq|NASDAQ|NYSE|Exchange|STAR)`,
      'gi',
    ),
  },
  {
    type: 'out_license',
    needs: 'amount',
    pattern: /对外授权|授出[^,。;]{0,16}权|License[- ]?out|出海(?:大单|交易|授权)|海外(?:权益|授权)[^,。;]{0,8}授|\bout-?licens\w+/gi,
  },
  {
    type: 'license',
    needs: 'two',
    pattern:
      /(?:独家)?(?:授权|许可)(?:协议|合作|引进)|(?:授予|获得?|取得|引进)[^,。;]{0,30}(?:独家)?(?:商业化|开发|推广|销售)[^,。;]{0,6}(?:权(?!威)|许可)|License[- ]?in|独家[^,。;]{0,10}权(?:利|益)|\bexclusive\b[^.;]{0,40}\b(?:rights|licen[cs]e)\b|\blicens(?:e|ing) (?:agreement|deal|pact)\b|\bin-?licens\w+|\blicensed\b[^.;]{0,40}\b(?:to|from)\b|\bcommerciali?[sz]ation rights\b|\boption\b[^.;]{0,40}\b(?:licen[cs]e|rights|acquire)\b|\blicen[cs](?:e[sd]?|ing)\b(?=[^.;]{0,60}\b(?:to|from)\b)|\brights to\b|\b(?:took|takes|gets?|got|secured|bought|snapped up|picked up|obtained|gained|acquired)\b[^.;]{0,50}\brights\b|\b(?:upfront|up-front|up front)\b|(?:授权|许可|合作)(?:合约|合同)|首付款|(?:授出|受让|获得|拿下|引进)[^,。;]{0,30}(?:权益|权利|开发权)/gi,
  },
  {
    type: 'co-development',
    needs: 'two',
    pattern:
      /(?:合作|共同|联合)(?:研发|开发)(?!的)|战略合作|达成[^,。;]{0,12}合作|签(?:署|订|下)[^,。;]{0,12}合作|\bco-?develop\w*|\bcollaborat(?:e[sd]?|ion)\b|\bjoint(?:ly)? develop\w*|\bstrategic (?:alliance|partnership)\b|\bdevelop\b[^.;]{0,60}\b(?:together|jointly)\b|\bteam(?:s|ed|ing)? up with\b|\bpartner(?:s|ed) with\b|\bjoin(?:s|ed) forces\b/gi,
  },
  { type: 'business_development', needs: 'two', pattern: /(?<![A-Za-z])BD(?:交易|合作)?(?![A-Za-z])/g },
  {
    type: 'financing',
    needs: 'one',
    pattern:
      /(?:种子|天使|Pre-?[A-D]|[A-F]\d?\+*)轮|(?:完成|获得?|宣布|启动)[^,。;]{0,20}融资|\b(?:pre-)?series [A-F]\d?\b|\bseed (?:round|financing|funding)\b|\b(?:financing|funding) round\b|\brais(?:ed|es)\b(?=[^.;]{0,30}(?:\$|million|RMB|€|£))|\bprivate placement\b/gi,
  },
  {
    type: 'institute_founding',
    needs: 'one',
    pattern: /(?:共建|成立|设立|组建|揭牌)[^,。;]{0,20}(?:研究院|联合实验室|研究中心|创新中心|研究所)(?!所长|院长)/g,
  },
];

const MONEY =
  /(?:(?:最高|最多|超过?|约|近|逾|达|累计)?\s?\d[\d,.]*\s?(?:万亿|亿|千万|百万|万)?(?:余|多)?(?:美元|人民币|港元|港币|欧元|日元|英镑|元))|数[千百]?[万亿]+(?:美元|人民币|港元|元)|(?:(?:up to|about|nearly|more than|over) )?(?:US\$|HK\$|A\$|RMB|CNY|USD|EUR|[$€£¥])\s?\d[\d,.]*\d?(?:\s?(?:million|billion|bn|mn|m|b)\b)?/gi;
const CURRENCIES: [RegExp, string][] = [
  [/HK\$|港元|港币/i, 'HKD'],
  [/A\$/i, 'AUD'],
  [/US\$|USD|美元|\$/i, 'USD'],
  [/€|EUR|欧元/i, 'EUR'],
  [/£|英镑/i, 'GBP'],
  [/日元/, 'JPY'],
  [/RMB|CNY|¥|人民币|元/i, 'CNY'],
];
const VOID =
  /否认|传闻|未(?:能|达成)|考虑|拟|计划|\b(?:could|would|may|might|plans? to|considering|rumou?r\w*|in talks|interested in|if)\b/i;

/** "said it would acquire" announces; "would acquire" alone supposes. */
const ANNOUNCED = /\b(?:said|says|announced|agreed|confirmed|disclosed)\b[^.;]{0,40}\b(?:would|will|plans? to)\b/i;

/** Deal claims of an article: one a sentence and type, the fullest telling of each. */
export function readDeals(reading: Reading): Draft[] {
  const drafts = reading.sentences.flatMap((sentence) => readSentence(reading, sentence));
  const heavy = drafts.toSorted((a, b) => weight(b) - weight(a));
  return heavy.filter((one, i) => !heavy.slice(0, i).some((other) => isSame(one, other)));
}

type DealDraft = Draft & { claim: DealClaim };

function weight({ claim }: DealDraft): number {
  return (claim.amount === null ? 0 : 2) + Math.min(claim.parties.length, 2);
}

function isSame(one: DealDraft, other: DealDraft): boolean {
  const family = (type: DealType) => (/licen|business/.test(type) ? 'license' : type.replace(/_.*/, ''));
  const sharesParty = one.claim.parties.some((name) =>
    other.claim.parties.some((party) => party.startsWith(name.slice(0, 4)) || name.startsWith(party.slice(0, 4))),
  );
  return (
    family(one.claim.type) === family(other.claim.type) &&
    (sharesParty || one.claim.parties.length === 0) &&
    (one.claim.amount === null || one.claim.amount === other.claim.amount || one.claim.span[0] === other.claim.span[0])
  );
}

function readSentence(reading: Reading, sentence: Sentence): DealDraft[] {
  for (const rule of RULES) {
    const at = matchesIn(rule.pattern, reading.text.plain, sentence)[0];
    if (!at) continue;
    const found = draftOf(reading, sentence, rule, at);
    if (found) return [found];
  }
  return [];
}

function draftOf(reading: Reading, sentence: Sentence, rule: Rule, at: Piece): DealDraft | undefined {
  const { text, mentions } = reading;
  const clause = sentence.clauses.find((one) => at.start >= one.start && at.start < one.end) ?? sentence;
  const ahead = text.plain.slice(clause.start, at.start);
  if (VOID.test(ahead) && !ANNOUNCED.test(ahead)) return undefined;
  if (/总额|合计|累计/.test(text.plain.slice(at.start, clause.end)) && rule.type === 'out_license') return undefined;
  const parties = partiesOf(reading, sentence, at, rule);
  const money = matchesIn(MONEY, text.plain, sentence);
  const enough =
    rule.needs === 'one'
      ? parties.length >= 1
      : rule.needs === 'two'
        ? parties.length >= 2 || (parties.length === 1 && money.length > 0 && rule.type === 'license')
        : parties.length >= 1 || money.length > 0;
  if (!enough) return undefined;
  const date = nearest(
    mentions.dates.filter((one) => !one.soft && within(one, sentence)),
    at,
  );
  const type = isOfProduct(reading, rule, at) ? 'acquisition_of_asset' : typeOf(rule.type, text.plain.slice(sentence.start, sentence.end));
  const amount = money.map((one) => cut(text, one)).join(' + ') || null;
  const claim: DealClaim = {
    kind: 'deal',
    span: spanOf(text, sentence),
    type,
    parties: parties.map((party) => cut(text, party)),
    amount,
    currency: CURRENCIES.find(([pattern]) => amount !== null && pattern.test(amount))?.[1] ?? null,
    date: date?.iso ?? (sentence.lead <= 1 ? reading.dateline : null),
  };
  return { claim, because: explain(text, `deal:${rule.type}`, { type: at, parties: parties[0], amount: money[0], date }) };
}

/** "bought KN-12 from Larkspur" buys a product, not a company. */
function isOfProduct({ mentions }: Reading, { type }: Rule, { end }: Piece): boolean {
  return type === 'acquisition' && mentions.products.some(({ start }) => start >= end && start - end <= 5);
}

/** Organisations of the sentence nearest the words of the deal, at most three; a listing has one. */
function partiesOf(reading: Reading, sentence: Sentence, at: Piece, rule: Rule): Piece[] {
  const { mentions, text } = reading;
  const orgs = mentions.orgs.filter((one) => within(one, sentence));
  const names: Piece[] = orgs.filter((one, i) => orgs.findIndex((other) => sameName(text.plain, other, one)) === i);
  const company = OWN.test(text.plain.slice(sentence.start, sentence.end)) ? mainOrganisation(reading) : undefined;
  if (company && names.length < 2 && !names.some((one) => sameName(text.plain, one, company))) names.unshift(company);
  if (rule.type !== 'ipo' && rule.type !== 'ipo_filing') return names.slice(0, rule.type === 'financing' ? 4 : 3);
  const before = names.filter(({ end }) => end <= at.start).at(-1) ?? names[0];
  return before ? [before] : [];
}

/** Words by which an article speaks of the company it is about. */
const OWN = /(?<![\p{Script=Han}])(?:该|本)?公司|双方|\b(?:the company|we|us|our)\b/iu;

function sameName(plain: string, one: Piece, other: Piece): boolean {
  return plain.slice(one.start, one.end).slice(0, 4) === plain.slice(other.start, other.end).slice(0, 4);
}

/** The organisation an article names most often, the first of those. */
function mainOrganisation({ text, mentions }: Reading): Piece | undefined {
  const count = (one: Piece) => mentions.orgs.filter((other) => sameName(text.plain, one, other)).length;
  return mentions.orgs.filter(({ start, end }) => !isInstitution(text.plain.slice(start, end))).toSorted((a, b) => count(b) - count(a))[0];
}

function typeOf(type: DealType, words: string): DealType {
  if (type !== 'financing') return type;
  if (/种子|天使|seed/i.test(words)) return 'financing_seed';
  const letter = /(?<!pre-?)\b([A-D])\d?\+*(?:轮)|series ([A-D])/i.exec(words);
  const series = (letter?.[1] ?? letter?.[2])?.toLowerCase();
  return series && !/pre/i.test(words) ? (`financing_series_${series}` as DealType) : 'financing';
}
