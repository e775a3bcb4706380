import { html } from 'hono/html';
import { precisionOf } from '../../base/dates.ts';
import type { Piece } from './piece.ts';
import type { Lang } from './words/words.ts';

const MANY = 10_000;
const NUMBERS = {
  zh: { whole: new Intl.NumberFormat('zh-CN'), short: new Intl.NumberFormat('zh-CN', { notation: 'compact', maximumFractionDigits: 1 }) },
  en: { whole: new Intl.NumberFormat('en'), short: new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 }) },
};
const MONTHS = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' });

/** A count in full, with its digits grouped. */
export function countOf(lang: Lang, count: number): string {
  return NUMBERS[lang].whole.format(count);
}

/** A large count in short: 60.1万, 1.2亿; 601K. Below ten thousand in full. */
export function shortCount(lang: Lang, count: number): string {
  return count < MANY ? countOf(lang, count) : NUMBERS[lang].short.format(count);
}

/** A share of one in per cent with one digit, `–` where there is none. */
export function percentOf(lang: Lang, share: number | null): string {
  if (share === null) return '–';
  return lang === 'zh' ? `${(share * 100).toFixed(1)}%` : `${(share * 100).toFixed(1)} %`;
}

/** Two shares as a range in per cent. */
export function percentsOf(lang: Lang, range: readonly [number, number] | null): string {
  if (range === null) return '–';
  const [low, high] = range.map((value) => (value * 100).toFixed(1));
  return lang === 'zh' ? `${low}%–${high}%` : `${low}–${high} %`;
}

/** A day, month or year as people of the language write it: 2024年8月31日, 31 Aug 2024; other texts, such as quarters, as they are. */
export function dateWords(lang: Lang, date: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date) ?? [];
  if (year === undefined) return date;
  if (lang === 'zh') return [`${year}年`, month && `${Number(month)}月`, day && `${Number(day)}日`].filter(Boolean).join('');
  return [day && Number(day), month && MONTHS.format(Date.UTC(2000, Number(month) - 1)), year].filter(Boolean).join(' ');
}

/** The same as an element that machines can read. */
export function dateOf(lang: Lang, date: string | null | undefined): Piece | string {
  return date ? html`<time datetime="${date}">${dateWords(lang, date)}</time>` : '–';
}

/** A first and last possible day in ISO: a day, month or year where they are one, else both behind a slash; null where neither is known. */
export function spanOf(from: string | null, to: string | null): string | null {
  if (from === null || to === null) return from === to ? null : `${from ?? '..'}/${to ?? '..'}`;
  const length = { day: 10, month: 7, quarter: 0, year: 4 }[precisionOf(from, to) ?? 'quarter'];
  return length === 0 ? `${from}/${to}` : from.slice(0, length);
}

/** The same in words, `–` where neither is known. */
export function spanWords(lang: Lang, from: string | null, to: string | null): string {
  const parts = spanOf(from, to)?.split('/') ?? [];
  return parts.map((part) => (part === '..' ? '…' : dateWords(lang, part))).join(' – ') || '–';
}
