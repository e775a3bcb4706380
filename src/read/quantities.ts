import { pieceAt, type Sentence } from './sentences.ts';
import { matchesIn, meets, type Piece, type SourceText } from './text.ts';

/** A number worth a claim: `share` of a whole, `part` of a counted whole, `rate`, `count` or `sum`; `from` is where its phrase begins, `whole` where the whole is stated. */
export type Quantity = Piece & { kind: 'share' | 'part' | 'rate' | 'count' | 'sum'; from: number; whole?: Piece };

type Rule = { kind: Quantity['kind']; pattern: RegExp; value: number; whole?: number };

const ABOUT = '(?:大?约|将?近|超过?|逾|至少|不足|不到|高达|突破|超出|上|仅|最高)?\\s?';
const DIGITS =
  '\\d[\\d,]*(?:\\.\\d+)?(?:\\s?[-~至到]\\s?\\d[\\d,]*(?:\\.\\d+)?)?\\s?(?:万亿|千亿|百亿|亿|千万|百万|十万|万|千|百)?(?:多|余|几|\\+)?';
const HAN = '[数几]?[一二两三四五六七八九十百千]{1,4}(?:多|余|几)?';
const NUMBER = `${ABOUT}(?:${DIGITS}|${HAN})`;
const FRACTION = `${ABOUT}(?:\\d+\\s?/\\s?\\d+|\\d+(?:\\.\\d+)?(?:\\s?[-~]\\s?\\d+(?:\\.\\d+)?)?\\s?%|[一二三四五六七八九十百]+分之[一二三四五六七八九十]+|[一二两三四五六七八九]成(?:半)?|一?半(?:数)?(?!年|导|衰))(?:以上|左右)?`;
const UNIT = '(?:余|多)?(?:家|个|款|项|例|种|件|位|名|人|条|支|所|场|座|宗|套|天)(?:以上|左右)?';
const THINGS =
  '企业|公司|产品|药物|新药|创新药|项目|管线|批件|批文|品种|申请|患者|受试者|病例|展商|嘉宾|代表|机构|医院|疗法|临床|IND|研究|试验|交易|论坛|平台|受理|获批|上市|认定|中心|从业|人才|专利|专家|参展|在研|在审|主论坛|主题|专题|分论坛|会期|细胞|CAR-?T|干细胞|基因|溶瘤';
const RATE = '(?:率|ORR|CR|DCR|PFS|OS|比例|占比)';

const ZH: Rule[] = [
  {
    kind: 'share',
    pattern: new RegExp(`占(?:比|据|到|了|有|全[国球市省]|[\\p{Script=Han}]{0,10}?)?(?:的)?(?:比例|比重)?(?:为|达|的)?(${FRACTION})`, 'gu'),
    value: 1,
  },
  { kind: 'share', pattern: new RegExp(`(${FRACTION})(?=的[^,。;]{2,24}(?:来自|出自|集中|位于|在|由))`, 'gu'), value: 1 },
  {
    kind: 'part',
    pattern: new RegExp(
      `(?<=(${NUMBER})(?:${UNIT})[^,。;]{0,24}中,?[^,。;\\d]{0,12}?)(${NUMBER})(?:${UNIT})(?=[^,。;]{0,16}(?:来自|在|出自|属|为|是|位于|落户))`,
      'gu',
    ),
    value: 2,
    whole: 1,
  },
  { kind: 'rate', pattern: new RegExp(`${RATE}[)]?[^,。;、\\d%]{0,10}?(${FRACTION})`, 'gu'), value: 1 },
  { kind: 'rate', pattern: new RegExp(`(?:同比|环比)?(?:增长|增幅|提升|下降|减少)[^,。;\\d%]{0,4}(${FRACTION})`, 'gu'), value: 1 },
  { kind: 'rate', pattern: /分别(?:为|达|是)?\s?(\d+(?:\.\d+)?%)/g, value: 1 },
  { kind: 'rate', pattern: /(?<=分别(?:为|达|是)?\s?\d+(?:\.\d+)?%(?:[、和与,]|以及))(\d+(?:\.\d+)?%)/g, value: 1 },
  {
    kind: 'count',
    pattern: new RegExp(`(?<![第\\d./年月-])(?<![A-Za-z](?=\\d))(${NUMBER}${UNIT})(?=(?:[^,。;\\d]{0,14}?)(?:${THINGS}))`, 'gu'),
    value: 1,
  },
  {
    kind: 'count',
    pattern: new RegExp(
      `(?<=(?:${THINGS})[^,。;\\d]{0,8}?)(?<![第\\d./年月-])(?<![A-Za-z](?=\\d))(${NUMBER}${UNIT})(?![^,。;]{0,2}(?:月|小时|星期))`,
      'gu',
    ),
    value: 1,
  },
  { kind: 'count', pattern: new RegExp(`(?<=为期)(${NUMBER}天)|(${NUMBER}场)(?=主|主题|专题|分|平行|论坛)`, 'gu'), value: 0 },
  {
    kind: 'sum',
    pattern: new RegExp(
      `(?:价格|售价|定价|费用|收费|规模|产值|营收|收入|销售额|合计|总额|总计|累计|花[掉费]|市场|总金额|投资)[^,。;\\d]{0,12}?(${ABOUT}${DIGITS}(?:美元|元|人民币|欧元|日元|港元)(?:以上|左右)?)`,
      'gu',
    ),
    value: 1,
  },
];

const EN_NUMBER =
  '(?:\\d[\\d,]*(?:\\.\\d+)?|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens|hundreds)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)';
const EN_ABOUT = '(?:(?:about|around|nearly|almost|over|more than|at least|some|roughly|up to|fewer than|less than|approximately) )?';
const EN_FRACTION = `${EN_ABOUT}(?:${EN_NUMBER}\\s?(?:percent|per cent)|\\d+(?:\\.\\d+)?\\s?(?:%|percent|per cent)|(?:one|two|three)[- ](?:half|third|thirds|quarter|quarters|fourth|fifth|fifths|sixth|tenth)|a (?:half|third|quarter|fifth|sixth|tenth)|\\d+/\\d+|half)`;
const EN_THINGS =
  'patients|participants|people|subjects|children|adults|infants|trials|studies|projects|programs|programmes|products|companies|firms|therapies|drugs|candidates|approvals|applications|INDs|sites|centers|centres|hospitals|cases|deals|exhibitors|delegates|attendees|speakers|clinical trials|treatments|developers|designations|employees';

const EN: Rule[] = [
  { kind: 'share', pattern: new RegExp(`\\b(${EN_FRACTION})(?= of (?!the (?:patients|participants)\\b.{0,4}$))`, 'gi'), value: 1 },
  { kind: 'part', pattern: new RegExp(`\\b(${EN_NUMBER})(?: (?:out )?of (?:the |its |all )?(${EN_NUMBER})\\b)`, 'gi'), value: 1, whole: 2 },
  {
    kind: 'rate',
    pattern: new RegExp(
      `\\b(?:rates?|response|remission|survival|prevalence|incidence|ORR|CR|efficacy)\\b[^,.;\\d]{0,24}?(${EN_FRACTION})`,
      'gi',
    ),
    value: 1,
  },
  {
    kind: 'rate',
    pattern: new RegExp(
      `\\b(${EN_FRACTION})(?= (?:responded|were|had|achieved|reached|remained|went into|relapsed|survived)\\b| (?:overall|objective|complete|partial) (?:response|remission)| (?:response|remission) rate)`,
      'gi',
    ),
    value: 1,
  },
  {
    kind: 'count',
    pattern: new RegExp(
      `(?<![\\w.$€£/-])(${EN_ABOUT}${EN_NUMBER}\\+?)(?= (?:[\\w/-]+ ){0,3}?(?:${EN_THINGS})\\b)(?! (?:years?|months?|days?|weeks?|hours?|million|billion|mg|percent))`,
      'gi',
    ),
    value: 1,
  },
  {
    kind: 'part',
    pattern: new RegExp(
      `(?<![\\w.$-])(${EN_NUMBER})(?= (?:of them |were |are )?in (?:China|the US|the U\\.S|Europe|Japan|the United States)\\b)`,
      'g',
    ),
    value: 1,
  },
  {
    kind: 'sum',
    pattern: new RegExp(
      `\\b(?:worth|market|sales|revenue|size|totall?ing|total of)\\b[^,.;\\d]{0,30}?(${EN_ABOUT}(?:US)?[$€£]\\s?\\d[\\d,.]*\\s?(?:million|billion|trillion|bn|m)?)`,
      'gi',
    ),
    value: 1,
  },
];

const NOT_COUNT = /^(?:一|两|1)?(?:个|种|款|项|例|家|名|位|人|条)(?:以上|左右)?$|^[一](?:个|种|款|项|例|家|名|位|条|支|场|套|所|座|件|人)/;

/** Numbers of a sentence that are worth a claim, each once, in order of place. */
export function findQuantities(text: SourceText, sentence: Sentence): Quantity[] {
  const found: Quantity[] = [];
  for (const rule of text.lang === 'zh' ? ZH : EN) {
    for (const one of quantitiesOf(rule, text.plain, sentence)) if (!found.some((other) => meets(one, other))) found.push(one);
  }
  return found.filter((one) => isCount(text.plain, sentence, one)).sort((a, b) => a.start - b.start);
}

function quantitiesOf(rule: Rule, plain: string, sentence: Sentence): Quantity[] {
  return matchesIn(rule.pattern, plain, sentence).map(({ start, end, groups }) => {
    const value = groups[rule.value] ?? groups[0] ?? '';
    const at = rule.kind === 'part' && rule.whole === 1 ? start : start + (groups[0] ?? '').indexOf(value);
    const quantity: Quantity = { start: at, end: Math.min(end, at + value.length), kind: rule.kind, from: start };
    const whole = rule.whole === undefined ? undefined : groups[rule.whole];
    return whole === undefined ? quantity : { ...quantity, whole: wholeAt(plain, sentence, quantity, whole) };
  });
}

function wholeAt(plain: string, sentence: Sentence, quantity: Quantity, whole: string): Piece {
  const before = plain.slice(sentence.start, quantity.start).lastIndexOf(whole);
  const start = before >= 0 ? sentence.start + before : plain.indexOf(whole, quantity.end);
  return { start, end: start + whole.length };
}

function isCount(plain: string, sentence: Sentence, { start, end }: Quantity): boolean {
  const value = plain.slice(start, end).trim();
  const clause = pieceAt(sentence.clauses, start);
  const before = plain.slice(Math.max(clause.start, start - 3), start);
  return value !== '' && !NOT_COUNT.test(value) && !/[第前#]$|NCT$|phase $/i.test(before);
}
