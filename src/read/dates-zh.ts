import type { RawDate } from './raw-date.ts';
import { type Match, matchesIn, type Piece, type SourceText } from './text.ts';

const YEAR = '(\\d{4})年|((?:今|去|前|明|同|当|次|本)年)';
const PART =
  '(?:(?:第?(?=[一二三四1-4]季度)|第(?=[一二三四]季))([一二三四1-4])季度?|Q([1-4])|([上下])半年|年?(初|底|末|中)(?!期|心)|(\\d{1,2}|十[一二]?|[一二三四五六七八九])月份?(?:(\\d{1,2})[日号]|(?:初|中旬|底|末|上旬|下旬))?)';
const RULE = new RegExp(
  `(?:${YEAR})(?:度?的?${PART})?|(?<!\\d)(\\d{1,2})月(\\d{1,2})[日号]|(?<!\\d)(\\d{1,2})月份?(?!\\d|[内前后大]|龄)|年(初|底|末)`,
  'g',
);
const ISO = /(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)/g;
const RELATIVE =
  /近日|日前|近期|今日|今天|[今昨]\(\d{1,2}\)日|昨日|昨天|前日|上个?月|[本同当]月(?!\d)|次日|翌日|隔[天日]|第二天|前一[天日]|(上|本|这)?(?:周|星期)([一二三四五六日天])(?!期|报|刊)|本周|上周|同日|同一[天日]|当日|当天|(?<!(?:给药|回输|输注|治疗|施打|注射|用药|术|[人名位例]),?)([一二两三四五六七八九十]|\d{1,2})个?(月|年|周|天)(?:之?后)/g;
const BACK: Record<string, number | 'same'> = { 今年: 0, 本年: 0, 去年: 1, 前年: 2, 明年: -1, 同年: 'same', 当年: 'same', 次年: 'same' };
const DAYS: Record<string, number> = { 今日: 0, 今天: 0, 昨日: -1, 昨天: -1, 前日: -2 };
/** Days from the date before. */
const AFTER: Record<string, number> = {
  同日: 0,
  同一天: 0,
  同一日: 0,
  当日: 0,
  当天: 0,
  次日: 1,
  翌日: 1,
  隔天: 1,
  隔日: 1,
  第二天: 1,
  前一天: -1,
  前一日: -1,
};
const HAN: Record<string, number> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 };

const HAN_FULL = /([二一][〇零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日/g;
const DIGITS = '〇一二三四五六七八九';

/** 二〇二五年六月十日, as notices are signed. */
function readHan({ start, end, groups }: Match): RawDate {
  const [, year = '', month = '', day = ''] = groups;
  const digits = [...year.replaceAll('零', '〇')].map((char) => DIGITS.indexOf(char)).join('');
  const rest = [month, day].map((part) => `-${String(hanNumber(part)).padStart(2, '0')}`).join('');
  return { start, end, year: Number(digits), rest };
}

function hanNumber(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  return (text.includes('十') ? 10 * (tens ? DIGITS.indexOf(tens) : 1) : 0) + (ones ? DIGITS.indexOf(ones) : 0);
}

/** Date phrases of simplified Chinese text, not yet resolved: 2024年8月底, 去年12月8日, 今年第三季度, 上半年, 年底, 近日. */
export function chineseDates(text: SourceText, piece: Piece): RawDate[] {
  const found = (pattern: RegExp) => matchesIn(pattern, text, piece);
  return [
    ...found(RULE).map(readRule),
    ...found(HAN_FULL).map(readHan),
    ...found(ISO).map(readIso),
    ...found(RELATIVE).map(readRelative),
    ...found(DAY).map(readDay),
  ];
}

function readRule({ start, end, groups }: Match): RawDate {
  const [, year, word, quarter, quarterDigit, half, edge, month, day, bareMonth, bareDay, onlyMonth, bareEdge] = groups;
  const piece = { start, end };
  const rest = restOf({
    quarter: quarter ?? quarterDigit,
    half,
    edge: edge ?? bareEdge,
    month: month ?? bareMonth ?? onlyMonth,
    day: day ?? bareDay,
  });
  if (year !== undefined) return { ...piece, year: Number(year), rest };
  if (word !== undefined) return { ...piece, year: yearOf(word), rest };
  return bareEdge === undefined ? { ...piece, rest } : { ...piece, year: { back: 0 }, rest };
}

function yearOf(word: string): RawDate['year'] & {} {
  const back = BACK[word];
  return typeof back === 'number' ? { back } : 'same';
}

type Parts = {
  quarter: string | undefined;
  half: string | undefined;
  edge: string | undefined;
  month: string | undefined;
  day: string | undefined;
};

function restOf({ quarter, half, edge, month, day }: Parts): string {
  if (quarter !== undefined) return `-Q${HAN[quarter] ?? quarter}`;
  if (half !== undefined) return half === '上' ? '-01/-06' : '-07/-12';
  if (edge !== undefined) return edge === '初' ? '-Q1' : edge === '中' ? '' : '-Q4';
  if (month === undefined) return '';
  return `-${monthNumber(month)}${day === undefined ? '' : `-${day.padStart(2, '0')}`}`;
}

function monthNumber(month: string): string {
  return String(/\d/.test(month) ? month : hanNumber(month)).padStart(2, '0');
}

function readIso({ start, end, groups: [, year, month, day] }: Match): RawDate {
  return { start, end, year: Number(year), rest: `-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` };
}

function readRelative({ start, end, groups: [word = '', week, weekday, count, unit] }: Match): RawDate {
  const piece = { start, end };
  if (count && unit) return { ...piece, after: { count: HAN[count] ?? Number(count), unit } };
  const days = AFTER[word];
  if (days !== undefined) return { ...piece, after: { count: days, unit: '天' } };
  if (/^[同当]月$/.test(word)) return { ...piece, after: { count: 0, unit: '月' } };
  if (weekday)
    return {
      ...piece,
      weekday: { name: '日一二三四五六'.indexOf(weekday.replace('天', '日')), word: week === '上' ? 'week before' : null },
    };
  if (/^[今昨]\(/.test(word)) return { ...piece, day: word.startsWith('今') ? 0 : -1 };
  const day = DAYS[word];
  if (day !== undefined) return { ...piece, day };
  if (word.endsWith('月')) return { ...piece, month: word === '本月' ? 0 : -1 };
  return { ...piece, soft: true };
}

/** A day without its month, at the head of a clause or behind the words that lead to it: 29日,; 一周后的18日. */
const DAY =
  /(?<=^|[\n。;,、:“(】]\s?|[于在至到]|后的|次月|[本当同]月)(\d{1,2})日(?![内前后起之间至龄均\d])|(?<![\d月年./-]|工作)(\d{1,2})日(?=表示|宣布|公告|公布|发布|消息|称|晚间?|上午|下午|在|向|获|正式)/g;

function readDay({ start, end, groups: [, day, other] }: Match): RawDate {
  return { start, end, ofMonth: (day ?? other ?? '').padStart(2, '0') };
}
