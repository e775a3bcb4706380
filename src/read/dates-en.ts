import type { RawDate } from './raw-date.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)';
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?(?!\\d|%|,\\d{3})';
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
    pattern: new RegExp(
      `\\b(?:in|since|by|during|until|early|late|mid-?|last|this past|of)(?: (?:early|late|mid))? ${MONTH}\\b(?! \\d)(?=[\\s,.;)])`,
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
  { pattern: /\b(?:(?:by|at) the end of|end of|year-end|late) (\d{4})\b/gi, read: ([, year]) => ({ year: Number(year), rest: '-Q4' }) },
  { pattern: /\b(?:early|beginning of) (\d{4})\b/gi, read: ([, year]) => ({ year: Number(year), rest: '-Q1' }) },
  {
    pattern: /\b(?:in|since|by|during|mid-?|of|from|for|until|to|through)\s?((?:19|20)\d{2})\b(?![-/.]\d|\s?(?:patients|people))/gi,
    read: ([, year]) => ({ year: Number(year) }),
  },
  { pattern: /\bby (?:the )?(?:year[- ]end|end of the year)\b/gi, read: () => ({ year: { back: 0 }, rest: '-Q4' }) },
  { pattern: /\b(last|this|next) year\b/gi, read: ([, word]) => ({ year: { back: back(word) } }) },
  { pattern: /\b(last|this) month\b/gi, read: ([, word]) => ({ month: word?.toLowerCase() === 'last' ? -1 : 0 }) },
  { pattern: /\b(today|yesterday)\b/gi, read: ([, word]) => ({ day: word?.toLowerCase() === 'today' ? 0 : -1 }) },
  {
    pattern: /\b(one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (day|week|month|year)s? later\b/gi,
    read: ([, count, unit]) => ({
      after: { count: COUNTS.indexOf(String(count).toLowerCase()) + 1 || Number(count), unit: UNITS[String(unit).toLowerCase()] ?? '天' },
    }),
  },
  { pattern: /\b(?:the|that) same (day)\b/gi, read: () => ({ after: { count: 0, unit: '天' } }) },
  { pattern: /\b(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\brecently\b|\bthis week\b/g, read: () => ({ soft: true }) },
];

/** Date phrases of English text, not yet resolved: April 15, 2024; Q3 2023; first half of 2024; last month; on Tuesday. */
export function englishDates(plain: string): RawDate[] {
  return RULES.flatMap(({ pattern, read }) =>
    [...plain.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length, ...read([...match]) })),
  );
}

function rest(month: string | undefined, day?: string): string {
  const number = MONTHS.indexOf(String(month).slice(0, 3).toLowerCase()) + 1;
  return `-${String(number).padStart(2, '0')}${day === undefined ? '' : `-${day.padStart(2, '0')}`}`;
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
