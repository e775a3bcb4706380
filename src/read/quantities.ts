import { pieceAt, type Sentence } from './sentences.ts';
import { matchesIn, meets, type Piece, type SourceText } from './text.ts';

/** A number worth a claim: `share` of a whole, `part` of a counted whole, `rate`, `count` or `sum`; `from` is where its phrase begins, `whole` where the whole is stated. */
export type Quantity = Piece & { kind: 'share' | 'part' | 'rate' | 'count' | 'sum'; from: number; whole?: Piece };

type Rule = { kind: Quantity['kind']; pattern: RegExp; value: number; whole?: number };

const ABOUT = '(?:大?约有?|将?近|接近|超过?|逾|至少|不足|不到|不超过|高达|突破|超出|上|仅|最高)?\\s?';
const DIGITS =
  '\\d[\\d,]*(?:\\.\\d+)?(?:\\s?[-~至到]\\s?\\d[\\d,]*(?:\\.\\d+)?)?\\s?(?:万亿|千亿|百亿|亿|千万|百万|十万|万|千|百)?(?:多|余|几|\\+)?';
const HAN = '[数几]?[一二两三四五六七八九十百千万]{1,4}(?:多|余|几)?';
const NUMBER = `${ABOUT}(?:${DIGITS}|${HAN})`;
const FRACTION = `${ABOUT}(?:\\d+\\s?/\\s?\\d+|\\d+(?:\\.\\d+)?(?:\\s?[-~]\\s?\\d+(?:\\.\\d+)?)?\\s?%|[一二三四五六七八九十百千万]+分之[一二三四五六七八九十]+|[一二两三四五六七八九]成(?:半|[一二三四五六七八九])?(?!立|为|功|果|员|熟|都|本|长|份|效)|(?<![一])半数|一半(?!年|导|衰)|过半)(?:以上|左右)?`;
const UNIT = '(?:余|多)?(?:家|个|款|项|例|种|件|位|名|人次|人份|人|条|支|所|场|座|宗|笔|套|天)(?:以上|左右)?';
const THINGS =
  '企业|公司|产品|药物|新药|创新药|项目|管线|批件|批文|品种|申请|患者|受试者|病人|病例|展商|嘉宾|代表|机构|医院|疗法|临床|IND|研究|试验|交易|并购|论坛|平台|受理|获批|上市|认定|中心|从业|人才|员工|专利|专家|参展|在研|在审|主论坛|主题|专题|分论坛|会期|细胞|CAR-?T|干细胞|基因|溶瘤|靶点|病毒|观众|生命|新发|确诊|发病|死亡';
const RATE = '(?:率|ORR|CR|DCR|PFS|OS|比例|占比)';
const MONEY_UNIT = '(?:美元|元人民币|元|人民币|欧元|日元|日圆|港元|港币|英镑|新台币)';

const ZH: Rule[] = [
  {
    kind: 'share',
    pattern: new RegExp(`占(?:比|据|到|了|有|全[国球市省]|[\\p{Script=Han}]{0,10}?)?(?:的)?(?:比例|比重)?(?:为|达|的)?(${FRACTION})`, 'gu'),
    value: 1,
  },
  { kind: 'share', pattern: new RegExp(`(?:全[国球市省]|世界|国内|我国)的?(${FRACTION})(?=的)`, 'gu'), value: 1 },
  { kind: 'share', pattern: new RegExp(`(${FRACTION})(?=的[^,。;]{2,24}(?:来自|出自|集中|位于|在|由))`, 'gu'), value: 1 },
  {
    kind: 'share',
    pattern: new RegExp(`(?:其中|里|中),?(?:有)?(${FRACTION})(?=[^,。;]{0,16}(?:为|是|会|属|来自|在|的|集中|出现))`, 'gu'),
    value: 1,
  },
  {
    kind: 'part',
    pattern: new RegExp(
      `(?<=(${NUMBER})(?:${UNIT})[^。;]{0,24}中,?[^,。;\\d]{0,12}?)(${NUMBER})(?:${UNIT})(?=[^,。;]{0,16}(?:来自|在|出自|属|为|是|位于|落户|获|达到|实现|出现|由))`,
      'gu',
    ),
    value: 2,
    whole: 1,
  },
  { kind: 'rate', pattern: new RegExp(`${RATE}[)]?[^,。;、\\d%]{0,14}?(${FRACTION})`, 'gu'), value: 1 },
  { kind: 'rate', pattern: new RegExp(`(?:同比|环比)?(?:增长|增幅|提升|下降|减少|上升)[^,。;\\d%]{0,4}(${FRACTION})`, 'gu'), value: 1 },
  { kind: 'rate', pattern: /分别(?:为|达|是)?\s?(\d+(?:\.\d+)?%)/g, value: 1 },
  { kind: 'rate', pattern: /(?<=分别(?:为|达|是)?\s?\d+(?:\.\d+)?%(?:[、和与,]|以及))(\d+(?:\.\d+)?%)/g, value: 1 },
  { kind: 'rate', pattern: /(?<=率[^。;]{0,30}\d+(?:\.\d+)?%,[^,。;\d]{0,16}?)(\d+(?:\.\d+)?%)/g, value: 1 },
  {
    kind: 'rate',
    pattern: new RegExp(`(?:中位|平均)[^,。;\\d]{0,24}?(${ABOUT}\\d+(?:\\.\\d+)?\\s?(?:个月|周|天|年|小时))`, 'gu'),
    value: 1,
  },
  {
    kind: 'rate',
    pattern: new RegExp(`每(?:\\d+万?|[一十百千万]+)(?:名|位|个)?(?:新生儿|人|活产)[^,。;\\d]{0,8}?(${NUMBER}(?:例|名|人))`, 'gu'),
    value: 1,
  },
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
    kind: 'count',
    pattern: new RegExp(
      `(?<=(?:患者|患病人数|病人|感染者|人群|人数)(?:总数|数量)?[^,。;\\d]{0,6}?)(${ABOUT}\\d[\\d,]*(?:\\.\\d+)?\\s?(?:亿|千万|百万|万)(?:余|多)?(?:人|例|名)?)`,
      'gu',
    ),
    value: 1,
  },
  {
    kind: 'count',
    pattern: new RegExp(`(?:产能|面积|产量|批次)[^,。;\\d]{0,10}?(${NUMBER}\\s?(?:平方米|平米|升|L|人份|万份|份|批次|批|支|例|剂))`, 'gu'),
    value: 1,
  },
  {
    kind: 'sum',
    pattern: new RegExp(
      `(?:价格|售价|定价|标价|费用|收费|规模|产值|营收|收入|销售额|销量|合计|总额|总计|累计|花[掉费]|市场|总金额|投资|投入|融资|募资|募集|支出|经费|估值|市值)[^,。;\\d]{0,12}?(${ABOUT}${DIGITS}${MONEY_UNIT}(?:以上|左右)?)`,
      'gu',
    ),
    value: 1,
  },
];

const EN_NUMBER =
  '(?:\\d[\\d,]*(?:\\.\\d+)?(?: (?:million|billion|thousand))?|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens|hundreds)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)';
const EN_ABOUT =
  '(?:(?:about|around|nearly|almost|over|more than|at least|some|roughly|up to|fewer than|less than|approximately|just over|just under|well over|close to|an estimated|as many as|only) )?';
const EN_FRACTION = `${EN_ABOUT}(?:${EN_NUMBER}\\s?(?:percent|per cent)|\\d+(?:\\.\\d+)?\\s?(?:%|percent|per cent)|(?:one|two|three|four)[- ](?:half|thirds?|quarters?|fourth|fifths?|sixth|tenth|tenths)|a (?:half|third|quarter|fifth|sixth|tenth)|\\d+/\\d+|half|one in (?:every )?${EN_NUMBER}|\\d+ in (?:every )?\\d[\\d,]*|${EN_NUMBER} out of (?:the |every )?${EN_NUMBER})`;
const EN_THINGS =
  'patients|participants|people|subjects|children|adults|infants|babies|newborns|boys|girls|men|women|recipients|trials|studies|projects|programs|programmes|products|companies|firms|start-?ups|biotechs|therapies|drugs|medicines|candidates|approvals|applications|INDs|clearances|sites|centers|centres|hospitals|clinics|cases|deals|takeovers|acquisitions|financings|exhibitors|delegates|attendees|visitors|speakers|sessions|talks|posters|abstracts|exhibits|clinical trials|treatments|doses|batches|developers|manufacturers|designations|employees|staff|jobs|patents|facilities|plants|licen[cs]es|investigators|deaths|births|vectors';
const EN_MONEY = `${EN_ABOUT}(?:(?:US|HK|A|C)?[$€£¥]|RMB ?|CNY ?|USD ?)\\s?\\d[\\d,]*(?:\\.\\d+)?\\s?(?:million|billion|trillion|bn|mn|m\\b)?|${EN_ABOUT}\\d[\\d,.]*\\s?(?:million|billion|trillion)?\\s?(?:yuan|dollars|euros|renminbi|RMB|yen|pounds)`;

const EN: Rule[] = [
  { kind: 'share', pattern: new RegExp(`\\b(${EN_FRACTION})(?= of )`, 'gi'), value: 1 },
  { kind: 'part', pattern: new RegExp(`\\b(${EN_NUMBER} out of (?:the |its |all )?(${EN_NUMBER}))\\b`, 'gi'), value: 1, whole: 2 },
  {
    kind: 'part',
    pattern: new RegExp(`\\b(${EN_NUMBER})(?: of (?:the |its |all |these |those )?(${EN_NUMBER})\\b)`, 'gi'),
    value: 1,
    whole: 2,
  },
  {
    kind: 'part',
    pattern: new RegExp(`(?<=\\bof (?:the |its |all )?(${EN_NUMBER}) [^.;,]{2,60}, )(${EN_NUMBER})(?= [a-z])`, 'gi'),
    value: 2,
    whole: 1,
  },
  { kind: 'share', pattern: new RegExp(`\\b(${EN_ABOUT}(?:one|\\d+) in (?:every )?${EN_NUMBER})\\b`, 'gi'), value: 1 },
  {
    kind: 'rate',
    pattern: new RegExp(
      `\\b(?:rates?|response|remission|survival|prevalence|incidence|mortality|ORR|CR|efficacy|share|expression|levels?|activity|stake|yield)\\b[^,.;\\d]{0,40}?(${EN_FRACTION})`,
      'gi',
    ),
    value: 1,
  },
  {
    kind: 'rate',
    pattern: new RegExp(
      `\\b(${EN_FRACTION})(?= (?:responded|were|had|has|have|achieved|reached|remained|went|relapsed|survived|experienced|developed|said|come|came|for the|in the|among)\\b| (?:[\\w-]+ )?(?:overall|objective|complete|partial|very good) (?:response|remission)| (?:response|remission|share|stake) )`,
      'gi',
    ),
    value: 1,
  },
  {
    kind: 'rate',
    pattern:
      /\b(?:rose|risen|grew|grown|fell|fallen|dropped|declined|increased|climbed|jumped|shrank|up|down|growth(?: rate)? of|growing|reduced|reduction of|cut|lowered|decline of)\b(?: (?:by|to|at|some|about|nearly|more than|roughly))* ?(\d+(?:\.\d+)?\s?(?:%|percent|per cent))/gi,
    value: 1,
  },
  {
    kind: 'rate',
    pattern:
      /\b(?:median|mean|average)\b[^.;]{0,70}?\b((?:about |nearly |more than |over )?\d+(?:\.\d+)? (?:months?|weeks?|days?|years?|hours?))\b/gi,
    value: 1,
  },
  {
    kind: 'count',
    pattern: new RegExp(
      `(?<![\\w.$€£/-])(?<!\\b(?:phase|type|grade|day|week|part|cohort|May|June|July|March|April|August|January|February|September|October|November|December) )(${EN_ABOUT}${EN_NUMBER}\\+?)(?= (?:[\\w/-]+ ){0,5}?(?:${EN_THINGS})\\b)(?! (?:of|years?|months?|days?|weeks?|hours?|mg|percent|per cent|out|in|to|and|or|at|for|with|from)\\b)`,
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
  { kind: 'part', pattern: new RegExp(`\\b(${EN_NUMBER}) of (?:them|which|these|those)\\b`, 'gi'), value: 1 },
  {
    kind: 'sum',
    pattern: new RegExp(
      `\\b(?:worth|markets?|sales|revenues?|size|totall?(?:ing|ed)|total of|costs?|prices?|priced|price tag|list price|charges?|funding|financing|investments?|invested|spent|spending|output|valued|valuation|raised)\\b[^.;\\d$€£]{0,50}?(${EN_MONEY})`,
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
  const after = plain.slice(end, end + 6);
  return (
    value !== '' &&
    !NOT_COUNT.test(value) &&
    !/[第前#“]$|NCT$|phase $/i.test(before) &&
    !/^(?:[^,。;“]{0,3}”|资格|认定|IND|适应症)/.test(after)
  );
}
