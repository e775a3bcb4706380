import { type Precision, precisionOf } from '../../base/dates.ts';
import type { Both } from '../../model/definitions.ts';
import type { Figure, Sentence } from './report.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const QUARTERS = ['一', '二', '三', '四'];

/** A sentence as plain text in one language. */
export function textOf(sentence: Sentence, lang: 'zh' | 'en'): string {
  return sentence[lang].map((part) => (typeof part === 'string' ? part : figureText(sentence.figures[part] as Figure, lang))).join('');
}

/** A figure as it stands in a text. */
export function figureText(figure: Figure, lang: 'zh' | 'en'): string {
  switch (figure.kind) {
    case 'count':
      return figure.value.toLocaleString('en');
    case 'share':
      return percent(figure.value);
    case 'interval':
      return figure.value.map(percent).join(lang === 'zh' ? ' 至 ' : ' to ');
    case 'days':
      return dayWords(figure.from, figure.to)[lang];
    default:
      return figure.label[lang];
  }
}

/** The first and last possible day in words: one date as exact as it is known, or both. */
export function dayWords(from: string | null, to: string | null): Both {
  if (to === null) return { zh: '日期不详', en: 'on an unknown day' };
  if (from === null) return { zh: `不晚于${whole('day', to).zh}`, en: `by ${whole('day', to).en}` };
  const precision = precisionOf(from, to);
  if (precision !== null) return whole(precision, from);
  const [first, last] = [whole('day', from), whole('day', to)];
  return { zh: `${first.zh}至${last.zh}`, en: `${first.en} to ${last.en}` };
}

function whole(precision: Precision, day: string): Both {
  const [year = '', month = '', date = ''] = day.split('-');
  const [nth, en] = [Number(month), MONTHS[Number(month) - 1]];
  const quarter = Math.ceil(nth / 3);
  const words: Record<Precision, Both> = {
    year: { zh: `${year}年`, en: year },
    quarter: { zh: `${year}年第${QUARTERS[quarter - 1]}季度`, en: `Q${quarter} ${year}` },
    month: { zh: `${year}年${nth}月`, en: `${en} ${year}` },
    day: { zh: `${year}年${nth}月${Number(date)}日`, en: `${Number(date)} ${en} ${year}` },
  };
  return words[precision];
}

function percent(value: number): string {
  return `${(value * 100).toFixed(1)}\u00a0%`;
}
