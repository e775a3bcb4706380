import { englishDates } from './dates-en.ts';
import { chineseDates } from './dates-zh.ts';
import type { RawDate } from './raw-date.ts';
import { isIn, type Piece, type SourceText, trimPiece } from './text.ts';

/** A date of the text: ISO and partial, XXXX for an unknown year, `a/b` for a range; `soft` dates (近日, recently) stand for the dateline. */
export type DateMention = Piece & { iso: string; soft: boolean };

const FULL = /(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})/;
/** A week in the title of a digest, its year behind: 7.21-7.27,2025. */
const WEEK = /\d{1,2}[./月]\d{1,2}日?\s?[-~至—–]+\s?(\d{1,2})[./月](\d{1,2})日?[,\s]\s?(\d{4})(?!\d)/;
/** Every day that states its year does so in four digits. */
const YEAR = /\d{4}|[二一][〇零一二三四五六七八九]{3}年/;
const FURTHEST_DATELINE = 700;
const DAY = 86_400_000;

/** Day of the dateline, YYYY-MM-DD (YYYY-MM where the text is so), found at the head of the article; null when there is none. */
export function findDateline(text: SourceText): string | null {
  for (const line of headLines(text.plain)) {
    const iso = fullDateIn(text, line);
    if (iso !== null) return iso;
  }
  return placedDay(text) ?? signedDay(text) ?? labelledDay(text);
}

/** Words that may stand before the day of a dateline or a byline: places, names, "by", "published". */
const BEFORE_DAY = /^(?:(?:[A-Z][\w.'-]*|and|of|the|de|by|on|published|posted|updated)(?![\w.'-])|[,&|()/:;•.—-]|\s)*$/;

/** The day behind nothing but places and names at the head of a line: "Leeds and Boston - 3 May 2024 - …"; "By Jane Roe | May 3, 2024". */
function placedDay(text: SourceText): string | null {
  for (const { start, end } of linesOf(text.plain.slice(0, FURTHEST_DATELINE))) {
    const line = { start, end: Math.min(end, start + 140) };
    const date = daysOfYearIn(text, line, englishDates)[0];
    if (date && BEFORE_DAY.test(text.plain.slice(start, date.start))) return `${date.year}${date.rest}`;
  }
  return null;
}

const LABEL = /(?:\b(?:dated|date|published(?: on)?|posted(?: on)?|updated(?: on)?|as of|issued(?: on)?)|--|—)\s?:?\s?$/i;

/** The day that one of the last lines names as that of the text: "First published May 3, 2024"; "… of the trial. — May 3, 2024". */
function labelledDay(text: SourceText): string | null {
  for (const line of linesBack(text.plain).take(6)) {
    const date = daysOfYearIn(text, line, englishDates).find(({ start }) => LABEL.test(text.plain.slice(line.start, start)));
    if (date) return `${date.year}${date.rest}`;
  }
  return null;
}

/** The day under which a notice is signed, alone in one of its last lines: 二〇二五年六月十日; Hong Kong, 23 May 2025. */
function signedDay(text: SourceText): string | null {
  const last = linesBack(text.plain).map((line) => trimPiece(text.plain, line));
  for (const line of last.filter(({ start, end }) => end > start).take(4)) {
    const [date] = [...daysOfYearIn(text, line, chineseDates), ...daysOfYearIn(text, line, englishDates)];
    const words = text.plain.slice(line.start, line.end);
    if (date && isSignature(words, { start: date.start - line.start, end: date.end - line.start })) return `${date.year}${date.rest}`;
  }
  return null;
}

/** Days of a line that state their year. */
function daysOfYearIn(text: SourceText, line: Piece, find: (text: SourceText, piece: Piece) => RawDate[]): RawDate[] {
  if (!isIn(YEAR, text, line)) return [];
  return find(text, line).filter(({ year, rest }) => typeof year === 'number' && rest?.length === 6);
}

/** The lines of a text from its last words back. */
function* linesBack(plain: string): Generator<Piece> {
  for (let end = plain.trimEnd().length; end > 0; ) {
    const start = plain.lastIndexOf('\n', end - 1) + 1;
    yield { start, end };
    end = start - 1;
  }
}

function linesOf(plain: string): Piece[] {
  const lines: Piece[] = [];
  for (let start = 0; start <= plain.length; ) {
    const stop = plain.indexOf('\n', start);
    const end = stop < 0 ? plain.length : stop;
    lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

/** True for a line that holds a day and little else: its place before it, its weekday or who sent it in behind it. */
function isSignature(line: string, { start, end }: Piece): boolean {
  if (line.length > 44) return false;
  const isLabelled = /^\(?(?:(?:发布|发稿|刊发|更新|公告|撰稿)?(?:日期|时间)|Published|Posted|Date)\s?:?\s?$/i.test(line.slice(0, start));
  const isClosed =
    /^[\s.)]*(?:星期.|\(?周.\)?|(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day|(?:来源|供稿|责编|编辑|文|记者)[:/].*)?[\s.)]*$/.test(
      line.slice(end),
    );
  return (start <= 24 && end >= line.length - 1) || isLabelled || (start <= 2 && isClosed);
}

function headLines(plain: string): Piece[] {
  const isSaid = ({ start, end }: Piece) => plain.slice(start, end).trim() !== '';
  const lines = linesOf(plain.slice(0, FURTHEST_DATELINE)).filter(isSaid).slice(0, 5);
  return lines.flatMap((line, i) => (line.end - line.start <= 90 ? [line] : i < 3 ? [openingOf(plain, line)] : []));
}

/** The dateline part of a running first paragraph: up to 电/讯, a dash or a bracket. */
function openingOf(plain: string, { start, end }: Piece): Piece {
  const opening =
    /^.{0,80}?(?:电|讯|消息|--|—|\)|】|PRNewswire|\/)|^\d{4}年\d{1,2}月\d{1,2}日(?=[,(])/.exec(plain.slice(start, end))?.[0] ?? '';
  return { start, end: start + opening.length };
}

function fullDateIn(text: SourceText, piece: Piece): string | null {
  const line = text.plain.slice(piece.start, piece.end);
  const [, year, month, day] = FULL.exec(line) ?? [];
  if (year !== undefined) return `${year}-${two(month)}-${two(day)}`;
  const [, weekMonth, weekDay, weekYear] = WEEK.exec(line) ?? [];
  if (weekYear !== undefined) return `${weekYear}-${two(weekMonth)}-${two(weekDay)}`;
  const month2 = /\bdate:?\s+(\d{4}-\d{2})\b/.exec(line)?.[1];
  if (month2 !== undefined) return month2;
  const [english] = daysOfYearIn(text, piece, englishDates);
  return english ? `${english.year}${english.rest}` : null;
}

function two(part: string | undefined): string {
  return String(part).padStart(2, '0');
}

/** Every date phrase of the article, resolved against the dateline and the dates before it. */
export function findDates(text: SourceText, dateline: string | null): DateMention[] {
  const whole = { start: 0, end: text.plain.length };
  const raw = [...chineseDates(text, whole), ...englishDates(text, whole)].sort((a, b) => a.start - b.start || b.end - a.end);
  const found: DateMention[] = [];
  let reach = 0;
  for (const one of raw) {
    if (one.start < reach || (one.weekday && isBesideDay(text.plain, one, raw))) continue;
    reach = one.end;
    const iso =
      one.ofMonth !== undefined
        ? dayOfMonth(found, dateline, one.ofMonth)
        : one.after
          ? laterThan(found, one.after)
          : resolve(one, dateline, nearYear(text.plain, one, found));
    if (iso !== null) found.push({ start: one.start, end: one.end, iso, soft: one.soft === true });
  }
  return joinRanges(text.plain, found);
}

/** True for a weekday that a day of the month stands beside: "Monday, 17 November". */
function isBesideDay(plain: string, { start, end }: Piece, all: RawDate[]): boolean {
  const near = (from: number, to: number) => from <= to && /^[, (]{0,3}$/.test(plain.slice(from, to));
  return all.some((one) => one.rest !== undefined && (near(end, one.start) || near(one.end, start)));
}

/** A day told without its month: of the month told last, else of the dateline's. */
function dayOfMonth(found: DateMention[], dateline: string | null, day: string): string | null {
  const month = found.findLast(({ iso, soft }) => !soft && /^(?:\d{4}|XXXX)-\d{2}(?:-\d{2})?$/.test(iso))?.iso ?? dateline;
  return month && month.length >= 7 ? `${month.slice(0, 7)}-${day}` : null;
}

/** A time counted from the date before it, as exact as its unit and no more; null when no date is known. */
function laterThan(found: DateMention[], { count, unit }: { count: number; unit: string }): string | null {
  const from = found.findLast(({ iso }) => /^(?:\d{4}|XXXX)(?:-\d{2}){0,2}$/.test(iso))?.iso;
  if (from === undefined || count === 0) return from ?? null;
  const [year = 0, month, day] = from.split('-').map((part) => Number(part.replace('XXXX', '0')));
  if (year && unit === '年') return String(year + count);
  if (month === undefined || (!year && unit !== '天')) return null;
  if (unit === '月') return new Date(Date.UTC(year, month - 1 + count, 1)).toISOString().slice(0, 7);
  if (day === undefined) return null;
  const days = unit === '周' ? 7 * count : count;
  const iso = new Date(Date.UTC(year || 2001, month - 1, day + days)).toISOString().slice(0, unit === '周' ? 7 : 10);
  return year ? iso : iso.replace(/^\d{4}/, 'XXXX');
}

/** The year of the nearest earlier date of the same sentence or the one before. */
function nearYear(plain: string, one: Piece, found: DateMention[]): { year: string; near: boolean } | undefined {
  const before = found.findLast(({ soft, iso }) => !soft && /^\d{4}/.test(iso));
  if (!before) return undefined;
  const between = plain.slice(before.end, one.start);
  return { year: before.iso.slice(0, 4), near: !/[。\n]|(?:^|[a-z)\d])[.!?] [A-Z]/.test(between) };
}

type Near = ReturnType<typeof nearYear>;

function resolve(one: RawDate, dateline: string | null, near: Near): string | null {
  if (one.soft) return dateline;
  if (one.weekday) return dayOfWeek(one.weekday, dateline);
  if (one.week !== undefined) return shift({ ...one, day: 7 * one.week }, dateline)?.slice(0, 7) ?? null;
  if (one.day !== undefined || one.month !== undefined) return shift(one, dateline);
  const rest = one.rest ?? '';
  const year = yearOf(one, dateline, near);
  if (year === null) return null;
  return rest.includes('/')
    ? rest
        .split('/')
        .map((half) => year + half)
        .join('/')
    : year + rest;
}

function yearOf({ year, rest }: RawDate, dateline: string | null, near: Near): string | null {
  if (typeof year === 'number') return String(year);
  if (year === 'same') return near?.year ?? dateline?.slice(0, 4) ?? 'XXXX';
  if (year !== undefined) return dateline ? String(Number(dateline.slice(0, 4)) - year.back) : rest ? 'XXXX' : null;
  if (near?.near) return near.year;
  if (dateline) return lastYearBefore(rest ?? '', dateline);
  return near?.year ?? 'XXXX';
}

/** A month later than the dateline's is last year's. */
function lastYearBefore(rest: string, dateline: string): string {
  const year = Number(dateline.slice(0, 4));
  const month = Number(rest.slice(1, 3));
  const later = month > Number(dateline.slice(5, 7)) + 1;
  return String(later ? year - 1 : year);
}

/** The last such weekday up to the dateline; before it for "last Monday", behind it for "next Monday". */
function dayOfWeek({ name, word }: NonNullable<RawDate['weekday']>, dateline: string | null): string | null {
  const day = dateline === null || dateline.length < 10 ? undefined : new Date(`${dateline}T00:00:00Z`);
  if (!day) return null;
  const back = (day.getUTCDay() - name + 7) % 7;
  if (word === 'week before')
    return new Date(day.getTime() - (((day.getUTCDay() + 6) % 7) + 8 - (name || 7)) * DAY).toISOString().slice(0, 10);
  const days = word === 'next' ? 7 - back : word === 'last' && back === 0 ? -7 : -back;
  return new Date(day.getTime() + days * DAY).toISOString().slice(0, 10);
}

function shift({ day = 0, month = 0 }: RawDate, dateline: string | null): string | null {
  if (dateline === null) return null;
  const [year, at, on] = dateline.split('-').map(Number);
  if (month !== 0 || on === undefined) return new Date(Date.UTC(year as number, (at as number) - 1 + month, 1)).toISOString().slice(0, 7);
  return new Date(Date.UTC(year as number, (at as number) - 1, on + day)).toISOString().slice(0, 10);
}

/** Joins "2019年到2023年" and "2019 to 2023" into one range. */
function joinRanges(plain: string, dates: DateMention[]): DateMention[] {
  const joined: DateMention[] = [];
  for (const date of dates) {
    const last = joined.at(-1);
    const between = last ? plain.slice(last.end, date.start) : '';
    const isRange = last && !last.iso.includes('/') && !date.iso.includes('/') && /^\s*(?:至|到|-|~|to|through)\s*$/.test(between);
    if (isRange) joined[joined.length - 1] = { start: last.start, end: date.end, iso: `${last.iso}/${date.iso}`, soft: false };
    else joined.push(date);
  }
  return joined;
}
