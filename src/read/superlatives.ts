import type { RANKS, SuperlativeClaim } from '../model/claim.ts';
import { cutOrNull, type Draft, explain, type Reading, spanOf } from './draft.ts';
import { isFieldModality } from './field.ts';
import type { Found } from './found.ts';
import type { ScopeCode } from './lexicons.ts';
import { nearest } from './profiles.ts';
import { passageAt, pieceAt, type Sentence } from './sentences.ts';
import { cut, insideOf, isIn, matchesIn, once, type Piece, trimPiece, within } from './text.ts';

type Rank = (typeof RANKS)[number];
type Rule = { rank: (word: string) => Rank; pattern: RegExp; id: string };

const UNIT = '个|款|例|项|家|部|种|张|只|座|份|支|条|批|创|次|单|位|件|人|枚|组|宗|笔|台|所';
const RANKED = '(?:排名?|位居|位列|稳居|高居|跃居|跻身|居|列)(?:全球|全国|世界|国内|亚洲|中国|我国|全省|全市)?(?:范围内)?';
const ZH: Rule[] = [
  { id: 'zh:first-and-second', rank: () => 'first', pattern: new RegExp(`首[${UNIT}](?:和|与|、)第二[${UNIT}]`, 'g') },
  {
    id: 'zh:first',
    rank: () => 'first',
    pattern: new RegExp(
      `首(?:个|款|例(?!患|受|病|入)|项|家|部|种|张|座|份|支|只|创|件|单)|第一(?:个|款|例|项|家|部|种|张|份|支|只)|头(?:一)?(?:个|款|例|份|家)|${RANKED}(?:第一|首位|榜首)|领跑(?=全[国球]|国内|世界|中国|亚洲|行业)|最(?:早|先)|(?<=全球|世界|国内|全国|亚洲)第一(?=[,。;!)”]|$)|拔得头筹|属首次|头一[回遭次]|开创[^,。;]{2,24}先河`,
      'g',
    ),
  },
  {
    id: 'zh:lead',
    rank: () => 'first',
    pattern: /率先(?=完成|实现|获|拿|取得|进入|启动|开展|推出|将|把|突破|迈)/g,
  },
  {
    id: 'zh:none-before',
    rank: () => 'first',
    pattern:
      /(?:此前|之前|先前)(?![^,。;]{0,6}[的曾])[^。;]{0,24}?(?:没有|尚无|还无|从未有|未有|无)(?:过|任何|同类)*[^,。;]{2,24}?(?:获批|上市|进入|获得|取得|批准|完成|走到|做到|成功)/g,
  },
  {
    id: 'zh:nth',
    rank: (word) => (word.includes('二') ? 'second' : word.includes('三') ? 'third' : word.includes('四') ? 'fourth' : 'fifth'),
    pattern: new RegExp(`第[二三四五](?:(?!批)[${UNIT}])|${RANKED}第?[二三四五](?!季|个|届|代|期|名|位)`, 'g'),
  },
  {
    id: 'zh:listed',
    rank: () => 'second',
    pattern: /分列(?:全[国球])?第?[一二三四五](?:、|和|与|及)第?[二三四五](?:位|名)?/g,
  },
  {
    id: 'zh:only',
    rank: () => 'only',
    pattern:
      /没有(?:第二[家个款种例]|其他(?=[^,。;]{1,24}))|只有(?:我们|本公司|该公司)|(?:只|仅)(?:有|此)?(?=(?:\s?[A-Z][A-Za-z0-9-]+|[\p{Script=Han}]{2,6}(?:注射液|赛))?\s?[一1](?:[款家种项张]|个(?:产品|药|疗法|项目|平台)))|尚无(?:第二|其他)(?=[^,。;]{1,24})|唯一|独家(?!授|许|代|经|销|开|商|权|报|专)|仅有的/gu,
  },
  {
    id: 'zh:most',
    rank: (word) =>
      /[大多]/.test(word)
        ? 'largest'
        : /小/.test(word)
          ? 'smallest'
          : /高|贵/.test(word)
            ? 'highest'
            : /低/.test(word)
              ? 'lowest'
              : /快/.test(word)
                ? 'fastest'
                : 'most_advanced',
    pattern: /最(?:大|多|小|高|低|快|贵|昂贵|领先|前沿|靠前|先进|成熟)/g,
  },
];
const HAN_RANKS: Record<string, Rank> = { 一: 'first', 二: 'second', 三: 'third', 四: 'fourth', 五: 'fifth' };
/** "No CAR-T for solid tumours", "Nothing delivered into the brain": what none before had done; nobody and nothing that befell people. */
const NONE =
  "\\b(?:no|nothing|never before (?:had|has)|not one)(?! (?:\\w+ )?(?:patients?|participants?|cases?|deaths?|events?|toxicit|signs?|serious|dose|safety|evidence|signals?|one|data|decision|date|new)\\b)(?: [\\w'/-]+){0,12}?";
const EN: Rule[] = [
  {
    id: 'en:first',
    rank: () => 'first',
    pattern:
      /\b(?:first-ever|the (?:very |country's |nation's |industry's |field's )?first(?:-ever)?(?! and (?:only|second))|(?:world|China|Japan|Europe|Asia|America|country|nation|globe|industry|U\.S\.|UK)'?s'? first(?:-ever)?|a (?:global|world) first|its first(?= approv)|first (?:to (?:win|get|receive|be|enter|obtain|reach|use|treat)))\b/gi,
  },
  {
    id: 'en:none-before',
    rank: () => 'first',
    pattern: new RegExp(
      `${NONE} (?:had|has) (?:ever |yet )?[a-z]+\\b(?=[^.;]{0,90}\\b(?:before|previously)\\b)|${NONE} had (?:ever |yet )[a-z]+\\b|${NONE} had [a-z]+ this (?:stage|point|far)\\b`,
      'gi',
    ),
  },
  {
    id: 'en:none-larger',
    rank: (word) => (/fast|quick/i.test(word) ? 'fastest' : 'largest'),
    pattern: new RegExp(`${NONE} (?:has|had) (?:ever )?(?:[a-z]+ )(?:an? |such an? )?(?:larger|bigger|faster|quicker)\\b`, 'gi'),
  },
  {
    id: 'en:ranked',
    rank: (word) =>
      /second/i.test(word)
        ? 'second'
        : /third/i.test(word)
          ? 'third'
          : /fourth/i.test(word)
            ? 'fourth'
            : /fifth/i.test(word)
              ? 'fifth'
              : 'first',
    pattern:
      /\b(?:rank(?:s|ed)?|place[sd]?|sits?|stands?|came|comes|finished) (?:a |an )?(?:first|second|third|fourth|fifth|No\.? ?1|top)\b|\bleads? (?=the (?:world|country|nation|field)|China|Asia|Europe)/gi,
  },
  {
    id: 'en:nth',
    rank: (word) => (/second/i.test(word) ? 'second' : /third/i.test(word) ? 'third' : /fourth/i.test(word) ? 'fourth' : 'fifth'),
    pattern:
      /\b(?:the|only the|[\w.]+'s) (?:second|third|fourth|fifth)(?:-ever)?(?: (?:ever|overall))?\b(?! (?:quarter|half|phase|dose|cohort|year|time|line|patient|indication|indication|programme|program|stage|part|day|week|month|study|trial|drug designation|round|location|site|attempt))/gi,
  },
  { id: 'en:first-and-second', rank: () => 'first', pattern: /\bthe first and second\b/gi },
  { id: 'en:only', rank: () => 'only', pattern: /\b(?:the (?:very )?first and only|the only|the sole|no other)\b/gi },
  {
    id: 'en:most',
    rank: (word) =>
      /largest|biggest|most (?!advanced|expensive)/i.test(word)
        ? 'largest'
        : /smallest/i.test(word)
          ? 'smallest'
          : /highest|expensive|costliest|priciest/i.test(word)
            ? 'highest'
            : /lowest/i.test(word)
              ? 'lowest'
              : /fastest/i.test(word)
                ? 'fastest'
                : 'most_advanced',
    pattern:
      /\b(?:(?:the |[\w.]+'s )(?:\w+ )?(?:largest|biggest|smallest|highest|lowest|fastest|most advanced|most expensive|costliest|priciest))\b/gi,
  },
];
const NOT_ZH =
  /^(?:首(?:个|款|例|项)?(?:患者|受试者|季度|阶段|适应症|次)|第[一二三四五](?:例|位|个|项|大)?(?:适应症|患者|受试者|季度|阶段|部分|次|步|章|条)|最(?:早|先)的?一?批|最(?:早|先)(?:于|在|将|可|的)?\d|最大(?:化|限度|程度|耐受)|最[高多大低少](?:约|近|逾|超)?\s?\d|最高(?:可|达|剂量|不|收费|价|限|法院|人民|奖)|最多(?:可|为|达|不|一)|最低(?:剂量|可)|最小(?:化|残))/;
const NOT_EN =
  /^(?:[\w.']+ )?(?:[\w'-]+ )?first(?:-ever)? (?:[\w-]+ )?(?:patients?|participants?|subjects?|person|people|volunteers?|cohort|dose|dosing|quarter|half|time|step|stage|part|phase|line|day|week|month|year|author|place|half|round|tranche|results?|data|readout|two|three|few|of|\d|anniversary|stage|lady|responders?|class|batch|wave|glance|sight|payment|indication)\b/i;
/** The first patient of a trial is a superlative only where an area is named: 省内首例, 全国首例. */
const FIRST_PATIENT = /^首[例位名][^,。;]{0,20}(?:患者|受试者|病人|患儿|志愿者)/;
const OF_AREA =
  /(?:全球|世界|国内|我国|中国|全国|亚洲|欧洲|美国|日本|[省市区]内?|华[东南北中]|[西东][部南北]|台湾|香港|业内)(?:的|范围内)?$/;
const PROSPECT =
  /有望|或(?:将|可)?成为|将(?:会)?(?:成为|是|为)|力争|争取|打造|致力|希望|预计|潜在|目标|可能|旨在|计划|如(?:果)?获批|若|\b(?:could|would|may|might|potential(?:ly)?|aims?|hop(?:es|ing)|expect(?:s|ed)?|if approved|would-be|poised|set to|plans?|will|seeks?|on track|vying|race|candidate to be)\b/i;
const NEGATED =
  /(?:并?非|不是|并不|没有|否认|称不上|算不上|未必)[^,。;]{0,6}$|\b(?:not|isn't|wasn't|never|nor|rather than)\b[^,.;]{0,12}$/i;

/** Superlative claims of an article: rank, scope, the words that say so, and whose they are. */
export function readSuperlatives(reading: Reading): Draft[] {
  const rules = reading.text.lang === 'zh' ? ZH : EN;
  return unique(
    reading.sentences.flatMap((sentence) =>
      rules.flatMap((rule) => matchesIn(rule.pattern, reading.text, sentence).flatMap((at) => readOne(reading, sentence, rule, at))),
    ),
  );
}

function readOne(reading: Reading, sentence: Sentence, rule: Rule, at: Piece): Draft[] {
  const { plain } = reading.text;
  const evidence = evidenceOf(reading, sentence, at);
  if (rule.id === 'zh:most' && !isAttributive(plain, sentence, at)) return [];
  if (isRefused(plain, sentence, at) || !isAboutField(reading, sentence, evidence)) return [];
  const ranks: Rank[] = rule.id.endsWith('first-and-second')
    ? ['first', 'second']
    : rule.id === 'zh:listed'
      ? [...plain.slice(at.start, at.end).matchAll(/[一二三四五]/g)].map(([digit]) => HAN_RANKS[digit] as Rank)
      : [rule.rank(plain.slice(at.start, at.end))];
  return ranks.map((rank) => draft(reading, sentence, rule, rank, at, evidence));
}

/** "集中度最高的区域" and "全国最大" say something of the field; "最高收费" does not. */
function isAttributive(plain: string, sentence: Sentence, at: Piece): boolean {
  const clause = pieceAt(sentence.clauses, at.start);
  return (
    /^[^,。;]{0,24}的/.test(plain.slice(at.end, clause.end)) ||
    /(?:全球|世界|国内|中国|我国|全国|亚洲|[省市]内|华[东南北中]|[西东][部南北]|长三角|台湾)[^,。;]{0,10}$/.test(
      plain.slice(clause.start, at.start),
    )
  );
}

function isRefused(plain: string, sentence: Sentence, at: Piece): boolean {
  const clause = pieceAt(sentence.clauses, at.start);
  const [here, before] = [plain.slice(at.start, at.start + 60), plain.slice(clause.start, at.start)];
  if (NOT_ZH.test(here) || NOT_EN.test(here) || NEGATED.test(before) || PROSPECT.test(before)) return true;
  if (/^ ?to (?:receive|be (?:treated|dosed|infused|given))\b/.test(plain.slice(at.end, at.end + 20))) return true;
  if (/first[- ](?:in[- ](?:human|class)|line)/i.test(plain.slice(at.start, at.end + 14))) return true;
  if (/^[^,.;。]{0,60}\bif approved\b/i.test(plain.slice(at.end, at.end + 80))) return true;
  return (
    /[??]\s*$/.test(plain.slice(sentence.start, sentence.end)) ||
    /^首(?:家|个)?(?:公告|报道|席|次|先)/.test(here) ||
    /^首创(?:新药|药物|\()|^首创$/.test(here) ||
    /同类$/.test(before) ||
    (FIRST_PATIENT.test(here) && !OF_AREA.test(before)) ||
    /(?:多[个款项]|数个|一批|一系列)[^,。;]{0,12}$/.test(plain.slice(Math.max(sentence.start, at.start - 16), at.start)) ||
    /(?:公司|本公司|旗下|自身)(?:的|又一|迄今)?$/.test(before) ||
    /^!/.test(plain.slice(at.end, at.end + 1)) ||
    /^[^,。;]{0,40}之一/.test(plain.slice(at.end, clause.end)) ||
    /所谓[^,。;]{0,24}$/.test(before) ||
    /^“/.test(plain.slice(at.end, at.end + 1)) ||
    /^(?:张|单)?处方/.test(plain.slice(at.end, at.end + 2)) ||
    /^[^。;]{0,30}(?:奖励|补贴|给予|资助)/.test(plain.slice(at.end, sentence.end)) ||
    /(?:若|如果|假如|一旦|\b[Ii]f\b)[^。;]*$/.test(plain.slice(sentence.start, at.start))
  );
}

/** The phrase from its scope word to the end of its clause. */
function evidenceOf({ text }: Reading, sentence: Sentence, at: Piece): Piece {
  const { plain } = text;
  const segment = pieceAt(sentence.segments, at.start);
  const head = plain.slice(segment.start, at.start);
  const lead =
    /(?:(?:也?是|在|为|属于?|作为|系)?(?:全球|世界|国际|国内|中国|我国|全国|亚洲|欧洲|美国|日本|业内|行业)(?:范围)?内?[^,。;]{0,8}|在[\p{Script=Han}]{2,6}|这?(?:也)?是|it is |it was )$/u.exec(
      head,
    )?.[0] ?? '';
  const tail = plain.slice(at.end, segment.end);
  const stop = tail.search(text.lang === 'zh' ? /[,。;、:—]/ : /[,;:.](?:\s|$)|[”"]|\s(?:and|which|while|after|but|as)\s/);
  return trimPiece(plain, { start: at.start - lead.length, end: stop < 0 ? segment.end : at.end + stop });
}

/** What a first place can be about in the field; "the second, …" and "the first paper" are none. */
const HEAD_NOUN =
  /\b(?:therap|gene|cell|trial|clinic|approv|editing|product|drug|medicine|treatment|compan|firm|maker|developer|start-?up|biotech|regulator|countr|market|plant|facilit|site|hospital|centre|center|round|deal|financing|platform|vector|virus|candidate|programme|program|designation|licen[cs]e|disease|kind\b|ever\b|in (?:China|the world|Europe|Asia|Japan|the US))/i;

const ofField = once(({ mentions }: Reading) => [...mentions.modalities.filter(isFieldModality), ...mentions.products]);

function isAboutField(reading: Reading, sentence: Sentence, evidence: Piece): boolean {
  const { text } = reading;
  const named = ofField(reading);
  if (/\b(?:Summit|Congress|Conference|Forum|Symposium|Meeting|Workshop|Expo)\b/.test(text.plain.slice(evidence.start, evidence.end)))
    return false;
  const isApposed = named.some(({ end }) => end === evidence.start - 2 && text.plain.startsWith(', ', end));
  if (text.lang === 'en' && !isApposed && !isIn(HEAD_NOUN, text, evidence) && !named.some((one) => within(one, evidence))) return false;
  if (named.some((one) => within(one, sentence))) return true;
  return (
    named.length > 0 &&
    (/细胞|基因|疗法|临床|获批|干细胞|法规|条例|立法|生物医学|载体|平台|企业|批件|靶点|突破性/.test(lineUpTo(text.plain, sentence)) ||
      isIn(HEAD_NOUN, text, evidence) ||
      sentence.lead <= 3)
  );
}

/** A sentence with what stands before it on its line. */
function lineUpTo(plain: string, { start, end }: Sentence): string {
  return plain.slice(plain.lastIndexOf('\n', start) + 1, end);
}

function draft(reading: Reading, sentence: Sentence, rule: Rule, rank: Rank, at: Piece, evidence: Piece): Draft {
  const { text } = reading;
  const scope = scopeOf(reading, sentence, evidence, at);
  const subject = subjectOf(reading, sentence, at);
  const claim: SuperlativeClaim = {
    kind: 'superlative',
    span: spanOf(text, passageAt(sentence, at)),
    rank,
    scope: scope?.code ?? null,
    subject: cutOrNull(text, subject),
    predicate: cut(text, { start: at.end, end: Math.max(at.end + 1, evidence.end) }).replace(/^的/, '') || null,
    evidence: text.raw.slice(evidence.start, evidence.end),
    evidence_span: spanOf(text, evidence),
  };
  return { claim, because: explain(text, rule.id, { rank: at, scope: scope?.words, subject, evidence }) };
}

type ScopeFound = { code: ScopeCode; words: Piece };

/** The scope word inside the evidence or just before the rank; else one of the same clause. */
function scopeOf({ mentions, text }: Reading, sentence: Sentence, evidence: Piece, at: Piece): ScopeFound | undefined {
  const clause = pieceAt(sentence.clauses, at.start);
  const ahead = text.plain.slice(clause.start, at.start);
  if (REGION.test(ahead) || (/(?:国内|全国)[^,。;]{0,6}$/.test(ahead) && OF_TAIWAN.test(text.plain))) return undefined;
  const office = scopeOfApprover({ mentions, text }, evidence, at);
  if (office) return office;
  const places = mentions.places.filter(({ meaning }) => meaning?.type === 'PLACE' && meaning.scope !== null);
  const before = places
    .filter(
      (one) =>
        within(one, { start: evidence.start, end: at.end }) ||
        (one.end <= at.start && at.start - one.end < 10 && one.start >= clause.start),
    )
    .at(-1);
  const rest = { start: at.end, end: evidence.end };
  const after = places.find(
    (one) =>
      within(one, rest) &&
      (text.lang === 'en' ||
        /^(?:市场|上市)/.test(text.plain.slice(one.end, one.end + 2)) ||
        /^在?$/.test(text.plain.slice(at.end, one.start))),
  );
  const isRanking = /^(?:leads?|rank|place|sits?|stands?|came|comes|finished)/i.test(text.plain.slice(at.start, at.end));
  const place =
    (isRanking ? after : undefined) ??
    before ??
    after ??
    nearest(
      places.filter((one) => within(one, clause) && one.end <= at.start),
      at,
    ) ??
    (text.lang === 'zh'
      ? places.findLast(
          (one) => one.start >= pieceAt(sentence.segments, at.start).start && one.end <= at.start && !isOfCompany(text.plain, one),
        )
      : undefined);
  if (place?.meaning?.type === 'PLACE' && place.meaning.scope !== null) return { code: place.meaning.scope, words: place };
  return text.lang === 'en' ? impliedScope({ mentions, text }, sentence, evidence) : undefined;
}

/** A region that is no scope of the vocabulary: 省内首例, 台湾第二家, 华南规模最大. */
const REGION = /(?:[省市区县州]内?|台湾|全台|香港|澳门|华[东南北中]|[西东][部南北]|长三角|大湾区|京津冀|粤港澳)(?:地区|规模|范围)?内?$/;

/** Marks of a text in which 国内 means Taiwan. */
const OF_TAIWAN = /卫福部|食药署|TFDA|特管办法/;

const SCOPES: Partial<Record<string, ScopeCode>> = { US: 'us', EU: 'eu', CN: 'china', JP: 'japan' };

/** "FDA批准的第三款": among those that an agency approved. */
function scopeOfApprover({ mentions, text }: Pick<Reading, 'mentions' | 'text'>, evidence: Piece, at: Piece): ScopeFound | undefined {
  const agency = mentions.agencies.findLast(({ end }) => end <= at.start && at.start - end < 24);
  const code = agency?.meaning?.type === 'AGENCY' ? SCOPES[agency.meaning.jurisdiction ?? ''] : undefined;
  const isSet = agency && /^(?:已|所)?(?:批准|核准|认可)(?:上市)?的[^,。;]{0,12}$/.test(text.plain.slice(agency.end, at.start));
  return agency && code && isSet && evidence.end > at.start ? { code, words: agency } : undefined;
}

/** 中国 in "中国公司" and 美国 in "美国药企" tell whose, not where. */
function isOfCompany(plain: string, { end }: Piece): boolean {
  return /^(?:[\p{Script=Han}]{0,2}(?:公司|企业|药企|团队|FDA|食品))/u.test(plain.slice(end, end + 6));
}

/** The area of the sentence or of the regulator it names; the world where a first of its kind names no area and the text does not speak of China. */
function impliedScope({ mentions, text }: Pick<Reading, 'mentions' | 'text'>, sentence: Sentence, evidence: Piece): ScopeFound | undefined {
  const agency = mentions.agencies.find((one) => within(one, sentence));
  const area = agency?.meaning?.type === 'AGENCY' ? agency.meaning.jurisdiction : null;
  if (agency) return area && SCOPES[area] ? { code: SCOPES[area], words: agency } : undefined;
  const place = mentions.places.find((one) => within(one, sentence) && one.meaning?.type === 'PLACE' && one.meaning.scope);
  if (place?.meaning?.type === 'PLACE' && place.meaning.scope)
    return place.end <= evidence.start ? { code: place.meaning.scope, words: place } : undefined;
  const isOfChina = [...mentions.agencies, ...mentions.places].some(
    ({ meaning }) => meaning && 'jurisdiction' in meaning && meaning.jurisdiction === 'CN',
  );
  return !isOfChina && OF_ITS_KIND.test(text.plain.slice(sentence.start, evidence.end)) ? { code: 'world', words: evidence } : undefined;
}

const OF_ITS_KIND =
  /\b(?:ever|in (?:any|another) country|no other country)\b|\b(?:first(?:-ever)?|only)\b(?: and only)? (?:[\w-]+ ){0,4}(?:therap|treatment|product|medicine|drug|vector|editor|CAR|TCR|cell|gene|virus|siRNA|company|firm|trial|to )|\bno [^.;]{2,80}\bbefore\b/i;

/** Whose superlative it is: the product or organisation nearest before it, else the first one of an earlier sentence. */
/** What stands between a rank and the name of what holds it: "首个CAR-T产品Kymriah", "the first CAR-T therapy, Kymriah". */
const APPOSED =
  /^[^,。;的]{0,20}(?:产品|疗法|药物|新药|药|注射液|制剂)[“"]?$|^ (?:[\w-]+ ){0,5}(?:therapy|product|drug|treatment|medicine),? $/;

function subjectOf({ text, mentions, sentences }: Reading, sentence: Sentence, at: Piece): Found | undefined {
  const behind = insideOf(mentions.products, { start: at.end, end: pieceAt(sentence.segments, at.start).end + 24 })[0];
  if (behind && APPOSED.test(text.plain.slice(at.end, behind.start))) return behind;
  const namedIn = (piece: Piece) =>
    [...insideOf(mentions.products, piece), ...insideOf(mentions.orgs, piece)].sort((a, b) => a.start - b.start);
  const before = namedIn({ start: sentence.start, end: at.start });
  if (before.length > 0) return before.findLast(({ type }) => type === 'PRODUCT') ?? before.at(-1);
  const previous = sentences.slice(Math.max(0, sentence.lead - 2), sentence.lead).findLast((one) => namedIn(one).length > 0);
  const earlier = previous ? namedIn(previous) : [];
  return earlier.find(({ type }) => type === 'PRODUCT') ?? earlier[0];
}

function unique(drafts: Draft[]): Draft[] {
  const kept: Draft[] = [];
  for (const one of drafts) if (!kept.some((other) => clash(one.claim, other.claim))) kept.push(one);
  return kept;
}

function clash(one: Draft['claim'], other: Draft['claim']): boolean {
  if (one.kind !== 'superlative' || other.kind !== 'superlative') return false;
  const shared = Math.min(one.evidence_span[1], other.evidence_span[1]) - Math.max(one.evidence_span[0], other.evidence_span[0]);
  return one.rank === other.rank && shared > 0;
}
