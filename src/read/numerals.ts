import type { Sentence } from './sentences.ts';
import { matchesIn, type Piece, type SourceText, within } from './text.ts';

/** A number of a sentence with its unit and, in English, the noun it counts; whether it is worth a claim is judged later. */
export type Numeral = Piece & { unit: 'share' | 'money' | 'time' | 'size' | 'count' | 'plain'; noun?: Piece };

const ABOUT = '(?:(?:大?约|将近|近|接近|超过|超|逾|至少|不足|不到|不超过|高达|突破|超出|上|最高)有?)?\\s?';
const SCALE = '(?:万亿|千亿|百亿|亿|千万|百万|十万|万|千|百)';
const DIGITS = `\\d[\\d,]*(?:\\.\\d+)?(?:\\s?(?:-|~|至|到)\\s?\\d[\\d,]*(?:\\.\\d+)?)?\\s?(?:(?:多|余|几)?${SCALE})?(?:多|余|几|\\+)?`;
const HAN = '[数几]?[一二两三四五六七八九十百千万]{1,4}(?:多|余|几)?';
const NUMBER = `${ABOUT}(?:${DIGITS}|${HAN})`;
const PERCENT = '\\d+(?:\\.\\d+)?\\s?%?(?:\\s?[-~至到]\\s?\\d+(?:\\.\\d+)?)?\\s?%';
const TENTHS = '[一二两三四五六七八九](?:成半|成[一二三四五六七八九]?)(?!立|为|功|果|员|熟|都|本|长|份|效|交|分|型|都)';
const FRACTION = `${ABOUT}(?:\\d+\\s?/\\s?\\d+(?!\\s?[/期\\d])|${PERCENT}|[一二三四五六七八九十百千万]+分之[一二三四五六七八九十]+|${TENTHS}|(?<!一)半数|一半(?!年|导|衰)|过半)(?:以上|左右)?`;
const MONEY = '(?:美元|美金|元人民币|元|人民币|欧元|日元|日圆|港元|港币|英镑|韩元|新台币)';
const TIME = '(?:个?工作日|个月|年|周|天|日|小时|分钟|次(?![级要品轮序]))';
const SIZE = '(?:平方米|平米|升|L(?![a-z])|吨|人份|剂|批次|倍)';
const CLASSIFIER = '(?:余|多)?(?:家|个|款|项|例|种|件|位|名|例次|人次|人|条|支|所|场|座|宗|起|笔|套|张|株|篇)(?:以上|左右)?';

const ZH = new RegExp(
  `(?=[\\d一二两三四五六七八九十百千万数几半过大约将近接超逾至不高突最上 ])(?<![第唯\\d./一二三四五六七八九十百千][-]?)(?<![A-Za-z]-?(?=\\d))(?:(?<share>${FRACTION})|(?<money>(?:大?约|近|逾|超过?)?(?:新台币|人民币|港币)?${NUMBER}\\s?${MONEY}(?:以上|左右)?)|(?<time>${NUMBER}\\s?${TIME}(?:以上|左右)?)|(?<size>${NUMBER}\\s?${SIZE})|(?<count>${NUMBER}\\s?${CLASSIFIER})|(?<plain>${ABOUT}\\d[\\d,.]*\\s?(?:(?:多|余)?${SCALE})?(?:多|余)?(?![\\d.]*[A-Za-z%期型类号]))|(?<loose>(?:近|逾|超|上|不到|不足)${HAN}(?=[\\p{Script=Han}])))`,
  'gu',
);

const ONES = 'one|two|three|four|five|six|seven|eight|nine';
const EN_NUMBER = `(?:\\d(?:[\\d,]*\\d)?(?:\\.\\d+)?(?: (?:million|billion|thousand))?|(?:${ONES}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:${ONES}))?(?: (?:hundred|thousand|million|billion))?|none(?= of (?:the |its |these )?(?:\\d|[a-z]+ (?:patients|children|people|recipients)))|(?:a |several )?(?:dozens?|hundreds?|thousands)(?= of| [a-z]))`;
const EN_ABOUT =
  '(?:(?:about|around|nearly|almost|over|more than|at least|at most|some|roughly|up to|as many as|fewer than|less than|approximately|just over|just under|well over|close to|an estimated|only|a total of|in excess of) )?';
const EN_FRACTION = `${EN_ABOUT}(?:one in (?:every )?${EN_NUMBER}|(?:${ONES}) in (?:every )?(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|a hundred)\\b|between ${EN_NUMBER} and ${EN_NUMBER}(?:\\s?%|[- ]?percent\\b|-? per cent\\b)|\\d+ in (?:every )?\\d[\\d,]*|(?:${EN_NUMBER}(?:\\s?-\\s?| to )?)?${EN_NUMBER}(?:\\s?%|[- ]?percent\\b|-? per cent\\b)|(?:one|two|three|four|five|nine)[- ](?:half|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|tenths?)\\b|(?<!\\bfor )a (?:half|third|quarter|fifth|sixth|seventh|eighth|tenth)\\b|(?<![/\\d])\\d+/\\d{2,}\\b|(?<![/\\d])1/\\d(?= of\\b)|half\\b)`;
const EN_MONEY = `${EN_ABOUT}(?:(?:(?:US|HK|A|C|NT)?[$€£¥]|(?:RMB|CNY|USD|EUR|JPY|GBP) ?)\\s?\\d[\\d,]*(?:\\.\\d+)?(?:\\s?(?:million|billion|trillion|bn|mn|m|b|k)\\b)?|${EN_NUMBER}(?: trillion)? ?(?:yuan|dollars|euros|renminbi|RMB|yen|pounds|won|francs)\\b)`;
const EN_TIME = `${EN_ABOUT}${EN_NUMBER}[ -](?:business |working |calendar )?(?:years?|months?|weeks?|days?|hours?|minutes?)\\b`;
const EN_DOSE = `${EN_NUMBER}\\s?(?:[x×]\\s?10|mg|kg|g\\b|ml|mL|µ|vg|IU|cm|mm|nm|kb|°|-fold|th\\b|st\\b|nd\\b|rd\\b)`;
const EN_SIZE = `${EN_ABOUT}${EN_NUMBER}[ -](?:square (?:feet|metres|meters)|lit(?:re|er)s?|L|tonnes|times)\\b`;

const EN = new RegExp(
  `(?<![\\w.$€£/-]|\\d,)(?<!\\b(?:phases?|type|grade|stage|class|day|week|month|year|part|cohort|arm|section|rule|article|figure|table|no\\.|number|item|step|level|version|aged?) )(?:(?<dose>${EN_DOSE})|(?<share>${EN_FRACTION})|(?<money>${EN_MONEY})|(?<time>${EN_TIME})|(?<size>${EN_SIZE})|(?<count>${EN_ABOUT}${EN_NUMBER}\\+?))(?![\\w/]|\\.\\d|-(?!year|person|patient))`,
  'gi',
);

const FUNCTION =
  'of|in|to|at|for|with|from|by|than|that|which|who|whose|were|are|was|is|has|have|had|did|will|would|the|a|an|on|per|out|more|into|after|before|since|between';
const NOUN = new RegExp(
  `^ (?:of (?:the |its |these |those )?)?(?:(?!(?:${FUNCTION})\\b)[\\w'/-]+ ){0,5}?((?!(?:${FUNCTION})\\b)(?:[A-Za-z-]{2,}(?<![uis])s|IND(?:s|As)?|BLAs|CDMOs|people|children|men|women|staff|babies)\\b)`,
);

const UNITS = ['share', 'money', 'time', 'size', 'count', 'plain', 'loose'] as const;

/** Every number of a sentence with its unit, in order of place; dates are among them. */
export function findNumerals(text: SourceText, sentence: Sentence): Numeral[] {
  return matchesIn(text.lang === 'zh' ? ZH : EN, text, sentence).flatMap((match) => {
    const unit = UNITS.find((name) => match.named?.[name] !== undefined);
    if (unit === undefined) return [];
    const start = match.start + (/^\s*/.exec(text.plain.slice(match.start, match.end))?.[0].length ?? 0);
    const numeral: Numeral = { start, end: match.end, unit: unit === 'loose' ? 'plain' : unit };
    const noun = text.lang === 'en' && unit === 'count' ? nounAfter(text.plain, numeral, sentence) : undefined;
    return [noun ? { ...numeral, noun } : numeral];
  });
}

function nounAfter(plain: string, { end }: Piece, sentence: Piece): Piece | undefined {
  const match = NOUN.exec(plain.slice(end, Math.min(sentence.end, end + 90)));
  if (!match?.[1]) return undefined;
  const piece = { start: end + match[0].length - match[1].length, end: end + match[0].length };
  return within(piece, sentence) ? piece : undefined;
}
