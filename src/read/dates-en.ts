import type { RawDate } from './raw-date.ts';
import { matchesIn, type Piece, type SourceText } from './text.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)';
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?(?!\\d|%|,\\d{3})';
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const COUNT = '(an?|one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2})';
const UNIT = '(day|week|month|year)s?';
/** Acts of a regulator or an applicant from which another act is counted: "two months after the CHMP …". */
const FROM_ACT =
  '(?= (?:the |its |it |an? |that )?(?:CHMP|FDA|EMA|committee|panel|agency|regulator|Commission|company|approval|opinion|recommendation|filing|application|submission|acceptance|clearance|decision|hold)\\b)';
const COUNTS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const UNITS: Record<string, string> = { day: '天', week: '周', month: '月', year: '年' };
const ORDINALS: Record<string, number> = { first: 1, second: 2, third: 3, fourth: 4 };

type Rule = { pattern: RegExp; read: (groups: (string | undefined)[]) => Omit<RawDate, 'start' | 'end'> };

const RULES: Rule[] = [
  {
    pattern: new RegExp(`\\b${MONTH} ${DAY},? (\\d{4})\\b`, 'g'),
    read: ([, month, day, year]) => ({ year: Number(year), rest: rest(month, day) }),
  },
  {
    pattern: new RegExp(`\\b${DAY} ${MONTH},? (\\d{4})\\b`, 'g'),
    read: ([, day, month, year]) => ({ year: Number(year), rest: rest(month, day) }),
  },
  { pattern: new RegExp(`\\b${MONTH},? (?:of )?(\\d{4})\\b`, 'g'), read: ([, month, year]) => ({ year: Number(year), rest: rest(month) }) },
  { pattern: new RegExp(`\\b${MONTH} ${DAY}(?!\\w)`, 'g'), read: ([, month, day]) => ({ rest: rest(month, day) }) },
  { pattern: new RegExp(`\\b${DAY} ${MONTH}\\b(?! \\d)`, 'g'), read: ([, day, month]) => ({ rest: rest(month, day) }) },
  {
    pattern: new RegExp(`\\b${MONTH}(?: ${DAY})?,?(?: of)? (this|last|next|that|the same) year\\b`, 'g'),
    read: ([, month, day, word]) => ({ year: yearOfWord(word), rest: rest(month, day) }),
  },
  {
    pattern: new RegExp(
      `\\b(?:in|since|by|during|until|early|late|mid-?|last|this past|of|from)(?: (?:early|late|mid|last))? ${MONTH}\\b(?! \\d)(?=[\\s,.;:)])`,
      'g',
    ),
    read: ([, month]) => ({ rest: rest(month) }),
  },
  {
    pattern: /\b(?:Q([1-4])|([1-4])Q)[ -]?(?:of )?(?:FY ?)?(\d{4}|\d{2})\b/g,
    read: ([, q, q2, year]) => ({ year: fullYear(year), rest: `-Q${q ?? q2}` }),
  },
  {
    pattern: /\b(first|second|third|fourth) quarter(?: of (?:(\d{4})|(this year|last year|next year)))?/gi,
    read: ([, nth, year, word]) => ({ ...yearPart(year, word), rest: `-Q${ORDINALS[String(nth).toLowerCase()]}` }),
  },
  {
    pattern: /\b(?:(first|second) half of (?:(\d{4})|(this year|last year|next year))|(H[12]) (\d{4}))|\b([12])H ?(\d{4})\b/gi,
    read: ([, nth, year, word, h, year2, digit, year3]) => ({
      ...yearPart(year ?? year2 ?? year3, word),
      rest: half(digit !== undefined ? digit === '1' : nth === undefined ? h === 'H1' : nth.toLowerCase() === 'first'),
    }),
  },
  {
    pattern: /\b(?:(?:by|at) the end of|end of|year-end|late in|late) (\d{4})\b/gi,
    read: ([, year]) => ({ year: Number(year), rest: '-Q4' }),
  },
  { pattern: /\b(?:early in|early|beginning of|start of) (\d{4})\b/gi, read: ([, year]) => ({ year: Number(year), rest: '-Q1' }) },
  {
    pattern: /\b(?:in|since|by|during|mid-?|of|from|for|until|to|through)\s?((?:19|20)\d{2})\b(?![-/.]\d|\s?(?:patients|people))/gi,
    read: ([, year]) => ({ year: Number(year) }),
  },
  { pattern: /\bby (?:the )?(?:year[- ]end|end of the year)\b(?! \d)/gi, read: () => ({ year: { back: 0 }, rest: '-Q4' }) },
  {
    pattern: /\b(?:FY ?|fiscal |spring |summer |autumn |fall |winter |spring of |summer of |autumn of |fall of |winter of )(\d{4})\b/gi,
    read: ([, year]) => ({ year: Number(year) }),
  },
  { pattern: /\b(that|the same|last|this|next) year\b/gi, read: ([, word]) => ({ year: yearOfWord(word) }) },
  { pattern: /\b(last) (?:spring|summer|autumn|fall|winter)\b/gi, read: () => ({ year: { back: 1 } }) },
  { pattern: /\b(last|this) month\b/gi, read: ([, word]) => ({ month: word?.toLowerCase() === 'last' ? -1 : 0 }) },
  { pattern: /\b(today|yesterday)\b/gi, read: ([, word]) => ({ day: word?.toLowerCase() === 'today' ? 0 : -1 }) },
  { pattern: new RegExp(`\\b${COUNT} ${UNIT} later\\b`, 'gi'), read: ([, count, unit]) => ({ after: counted(count, unit, 1) }) },
  {
    pattern: new RegExp(`\\b${COUNT} ${UNIT} (?:earlier|before(?=,| that| this))(?!\\w)`, 'gi'),
    read: ([, count, unit]) => ({ after: counted(count, unit, -1) }),
  },
  { pattern: new RegExp(`\\b${COUNT} ${UNIT} after${FROM_ACT}`, 'gi'), read: ([, count, unit]) => ({ after: counted(count, unit, -1) }) },
  { pattern: new RegExp(`\\b${COUNT} ${UNIT} before${FROM_ACT}`, 'gi'), read: ([, count, unit]) => ({ after: counted(count, unit, 1) }) },
  { pattern: /\b(?:the )(?:next|following) (day|week|month|year)\b/gi, read: ([, unit]) => ({ after: counted('one', unit, 1) }) },
  { pattern: /\b(?:the )(day|week|month|year) (?:before|earlier)\b/gi, read: ([, unit]) => ({ after: counted('one', unit, -1) }) },
  {
    pattern: new RegExp(`\\b${COUNT} ${UNIT} ago\\b`, 'gi'),
    read: ([, count, unit]) => ago(counted(count, unit, -1)),
  },
  { pattern: /\b(?:last) week\b/gi, read: () => ({ week: -1 }) },
  { pattern: /\b(?:the|that) same (day)\b/gi, read: () => ({ after: { count: 0, unit: '天' } }) },
  {
    pattern: /\b(?:(last|next|this) )?(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/g,
    read: ([, word, name]) => ({ weekday: { name: WEEKDAYS.indexOf(String(name).slice(0, 3).toLowerCase()), word: word ?? null } }),
  },
  { pattern: /\brecently\b|\bthis week\b/g, read: () => ({ soft: true }) },
];

/** Date phrases of English text, not yet resolved: April 15, 2024; Q3 2023; first half of 2024; last month; on Tuesday. */
export function englishDates(text: SourceText, piece: Piece): RawDate[] {
  return RULES.flatMap(({ pattern, read }) =>
    matchesIn(pattern, text, piece).map(({ start, end, groups }) => ({ start, end, ...read(groups) })),
  );
}

function rest(month: string | undefined, day?: string): string {
  const number = MONTHS.indexOf(String(month).slice(0, 3).toLowerCase()) + 1;
  return `-${String(number).padStart(2, '0')}${day === undefined ? '' : `-${day.padStart(2, '0')}`}`;
}

/** A count of units from the date before, ahead or back. */
function counted(count: string | undefined, unit: string | undefined, sign: 1 | -1): NonNullable<RawDate['after']> {
  const word = String(count).toLowerCase();
  const number = word.startsWith('a') ? 1 : COUNTS.indexOf(word) + 1 || Number(word);
  return { count: sign * number, unit: UNITS[String(unit).toLowerCase()] ?? '天' };
}

/** A count of units back from the dateline. */
function ago({ count, unit }: NonNullable<RawDate['after']>): Omit<RawDate, 'start' | 'end'> {
  if (unit === '年') return { year: { back: -count } };
  return unit === '月' ? { month: count } : unit === '周' ? { week: count } : { day: count };
}

function yearOfWord(word: string | undefined): NonNullable<RawDate['year']> {
  return /^(?:that|the same)$/i.test(String(word)) ? 'same' : { back: back(word) };
}

function half(first: boolean): string {
  return first ? '-01/-06' : '-07/-12';
}

function fullYear(year: string | undefined): number {
  return Number(year) < 100 ? 2000 + Number(year) : Number(year);
}

function back(word: string | undefined): number {
  const lower = String(word).toLowerCase();
  return lower.startsWith('last') ? 1 : lower.startsWith('next') ? -1 : 0;
}

function yearPart(year: string | undefined, word: string | undefined): Pick<RawDate, 'year'> {
  if (year !== undefined) return { year: Number(year) };
  return word === undefined ? {} : { year: { back: back(word) } };
}
