import type { Both } from '../model/definitions.ts';

/** What the figures of a sentence say of each other: the numbers it is about, whether they agree, and that in words. */
export type Sums = { numbers: number[]; agrees: boolean; words: Both };

type Figure = { text: string; said: number; low: number; high: number; unit: string };

const FIGURE =
  /(约|大约|近|接近|将近|超过|超|逾|至少|不足|不到|\b(?:about|around|nearly|almost|over|more than|at least|under|some) )?(?<![\d.,A-Za-z])(\d[\d,]*(?:\.\d+)?)(?:\s*[-–—~至到]\s*(\d[\d,]*(?:\.\d+)?))?\s*(万亿|亿|万|billion|million)?(?:多|余)?(美元|元|家|个|款|项|例|种|件|位|名|场|座|套|人|%|％)?(?![\d年月日期])/gi;
const SCALE: Record<string, number> = { 万亿: 1e12, 亿: 1e8, 万: 1e4, billion: 1e9, million: 1e6 };
const LOOSELY = 0.1;
/** A part, its whole and the percentage it is said to be, in this order of groups where a text has them. */
const RATIOS: { pattern: RegExp; part: number; whole: number; percent: number }[] = [
  {
    pattern: /(\d[\d,]*) (?:out )?of (?:the |its )?(\d[\d,]*)[^.;%\d]{0,50}?(?<![\d.])(\d+(?:\.\d+)?)\s*(?:%|percent|per cent)/gi,
    part: 1,
    whole: 2,
    percent: 3,
  },
  {
    pattern:
      /(\d[\d,]*)[项个家例款名位种件]?[^。;；\d]{0,20}?[中里][^。;；\d]{0,12}?(\d[\d,]*)[^。;；\d%]{1,20}?(?<![\d.])(\d+(?:\.\d+)?)\s*[%％]/g,
    part: 2,
    whole: 1,
    percent: 3,
  },
  { pattern: /(\d[\d,]*)\s*\/\s*(\d[\d,]*)[^。;；\d%]{0,8}?(?<![\d.])(\d+(?:\.\d+)?)\s*[%％]/g, part: 1, whole: 2, percent: 3 },
];

/** Recomputes what a sentence says of its own figures: a part of a whole with its percentage, and a total with its parts behind a colon. */
export function sumsOf(sentence: string): Sums | undefined {
  return ratioOf(sentence) ?? totalOf(sentence);
}

function ratioOf(sentence: string): Sums | undefined {
  for (const { pattern, ...at } of RATIOS) {
    const [match] = sentence.matchAll(pattern);
    if (!match) continue;
    const [part, whole, percent] = [at.part, at.whole, at.percent].map((group) => numberOf(match[group] ?? ''));
    if (part === undefined || whole === undefined || percent === undefined || whole === 0 || part > whole) continue;
    const share = (100 * part) / whole;
    const decimals = (match[at.percent] ?? '').split('.')[1]?.length ?? 0;
    const within = /约|近|about|around|nearly|almost|roughly/i.test(match[0]) ? 1 : 0.51 / 10 ** decimals;
    const agrees = Math.abs(share - percent) <= within;
    const exact = `${part}/${whole} = ${share.toFixed(Math.max(1, decimals))}%`;
    return agrees
      ? {
          numbers: [part, whole, percent],
          agrees,
          words: { zh: `文中数字自洽：${exact}。`, en: `The figures in the text agree: ${exact}.` },
        }
      : {
          numbers: [part, whole, percent],
          agrees,
          words: {
            zh: `文中数字自相矛盾：${exact}，而文中为 ${percent}%。`,
            en: `The figures in the text contradict each other: ${exact}, not ${percent}%.`,
          },
        };
  }
  return undefined;
}

/** A total before a colon and its parts behind it, counted in the same unit. */
function totalOf(sentence: string): Sums | undefined {
  const [before = '', after] = sentence.split(/[:：]/, 2);
  const total = figuresIn(before).at(-1);
  const parts = after === undefined ? [] : figuresIn(after).filter(({ unit }) => unit === total?.unit);
  if (total === undefined || parts.length < 2 || total.unit === '%') return undefined;
  const [low, high] = [sum(parts.map((one) => one.low)), sum(parts.map((one) => one.high))];
  const numbers = [total, ...parts].map((one) => one.said);
  const said = low === high ? tidy(low) : `${tidy(low)}–${tidy(high)}`;
  if (low > total.high)
    return {
      numbers,
      agrees: false,
      words: {
        zh: `文中各项相加为 ${said}，超过总数 ${total.text}。`,
        en: `The parts in the text come to ${said}, more than the total ${total.text}.`,
      },
    };
  if (high < total.low)
    return {
      numbers,
      agrees: true,
      words: {
        zh: `文中各项相加为 ${said}，不到总数 ${total.text}，或未列全。`,
        en: `The parts in the text come to ${said}, less than the total ${total.text}; they may not be all.`,
      },
    };
  return {
    numbers,
    agrees: true,
    words: {
      zh: `文中各项相加为 ${said}，与总数 ${total.text} 相符。`,
      en: `The parts in the text come to ${said}, as the total ${total.text} says.`,
    },
  };
}

function figuresIn(text: string): Figure[] {
  return Array.from(text.matchAll(FIGURE), ([whole, about = '', digits = '', upper, scale = '', unit = '']) => {
    const times = SCALE[scale.toLowerCase()] ?? 1;
    const [from, to] = [numberOf(digits) * times, numberOf(upper ?? digits) * times];
    return { text: whole.trim(), said: numberOf(digits), ...loosened(about.trim().toLowerCase(), from, to), unit };
  });
}

/** A figure with a word such as 近 or "about" stands for a tenth on either side, one with 至少 or "over" for no less. */
function loosened(about: string, low: number, high: number): { low: number; high: number } {
  if (/近|不足|不到|nearly|almost|under/.test(about)) return { low: low * (1 - LOOSELY), high };
  if (/超|逾|至少|over|more|least/.test(about)) return { low, high: high * (1 + LOOSELY) };
  return about === '' ? { low, high } : { low: low * (1 - LOOSELY), high: high * (1 + LOOSELY) };
}

function numberOf(digits: string): number {
  return Number(digits.replaceAll(',', ''));
}

function sum(values: number[]): number {
  return values.reduce((so_far, value) => so_far + value, 0);
}

function tidy(value: number): string {
  const scale = value >= 1e8 ? 1e8 : 1;
  return `${Number((value / scale).toFixed(2))}${scale === 1 ? '' : ' × 10⁸'}`;
}
