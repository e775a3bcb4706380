import { hasHan, toSimplified } from '../base/chinese.ts';

/** A name of an event taken apart: what its editions share, and the edition and year where it says them. */
export type EventName = { core: string; edition: number | null; year: string | null };

const ORDINAL_WORDS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const EDITION = new RegExp(`第([一二三四五六七八九十]+|\\d+)届|\\b(\\d+)(?:st|nd|rd|th)\\b|\\b(${ORDINAL_WORDS.join('|')})\\b`, 'i');
const YEAR = /(?<!\d)(20\d\d)年?/;
/** Words that names of one event carry or leave out. */
const LOOSE = /\b(?:the|on|of|for|and|in|annual|meeting|congress|conference|hybrid|international|industry)\b/g;

/** Takes a name of an event apart; 甲暨乙 is two names. */
export function eventNames(name: string): EventName[] {
  const plain = toSimplified(name.normalize('NFKC')).toLowerCase();
  return plain.split('暨').map(partName);
}

/** True when two names are of editions of one event. */
export function isSameSeries(one: EventName, other: EventName): boolean {
  return one.core.length > 2 && one.core === other.core;
}

function partName(plain: string): EventName {
  const edition = EDITION.exec(plain);
  const year = YEAR.exec(plain)?.[1] ?? null;
  const rest = plain
    .replace(EDITION, ' ')
    .replace(YEAR, ' ')
    .replace(/\([^()]*\)/g, ' ');
  return { core: hasHan(rest) ? rest.replace(/[^\p{L}\d]/gu, '') : bagOf(rest), edition: edition ? numberOf(edition) : null, year };
}

function bagOf(text: string): string {
  return [...new Set(text.replace(LOOSE, ' ').match(/[\p{L}\d]+/gu) ?? [])].toSorted().join(' ');
}

function numberOf([, zh = '', digits, word = '']: RegExpExecArray): number {
  if (digits !== undefined) return Number(digits);
  const ordinal = ORDINAL_WORDS.indexOf(word);
  if (ordinal >= 0) return ordinal + 1;
  return /^\d+$/.test(zh) ? Number(zh) : chineseNumber(zh);
}

/** 一 to 九十九. */
function chineseNumber(text: string): number {
  const digit = (one: string) => '一二三四五六七八九'.indexOf(one) + 1;
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['-', text];
  return tens === '-' ? digit(ones) : (tens === '' ? 1 : digit(tens)) * 10 + digit(ones);
}
