import { isDay, parsePartialDate } from '../../base/dates.ts';
import { memo } from '../../base/memo.ts';

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
/** Day 0 of the serial numbers of a spreadsheet, in days since 1970. */
const SERIAL_ZERO = -25_569;
/** Serial numbers from 1950 to 2100. */
const [FIRST_SERIAL, LAST_SERIAL] = [18_264, 73_415];
/** Registers write such years where nothing is known; no trial of a register is older or planned further ahead. */
const [FIRST_YEAR, LAST_YEAR] = [1950, 2100];
/** Ways of writing dates that are remembered. */
const MOST_DATES = 50_000;

/**
 * A date of a trial register as YYYY, YYYY-MM or YYYY-MM-DD, no more exact than it is written: ISO with or without a time, YYYYMMDD, YYYY/MM/DD, 年月日,
 * DD/MM/YYYY, "January 26, 2020", "17 February 2020", "April 2020", or the serial number of a spreadsheet. Null for anything else and for a day that cannot be.
 */
export const registerDate: (written: string) => string | null = memo((written) => {
  const text = written.trim().replace(/[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?$/, '');
  const date = inNumbers(text) ?? inWords(text) ?? fromSerial(text);
  if (date === null || parsePartialDate(date) === undefined) return null;
  const year = Number(date.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR ? date : null;
}, MOST_DATES);

/** The day of a serial number of a spreadsheet; null for what is none. */
export function fromSerial(text: string): string | null {
  const serial = /^\d{5}(?:\.\d+)?$/.test(text) ? Math.floor(Number(text) + 1 / 16) : 0;
  if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return null;
  return new Date((serial + SERIAL_ZERO) * 86_400_000).toISOString().slice(0, 10);
}

function inNumbers(text: string): string | null {
  const [, year, month, day] =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?$/.exec(text) ??
    /^((?:19|20)\d{2})年?$/.exec(text) ??
    dayFirst(text) ??
    [];
  return year === undefined ? null : joined(year, month, day);
}

function dayFirst(text: string): (string | undefined)[] | null {
  const found = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  return found && [text, found[3], found[2], found[1]];
}

function inWords(text: string): string | null {
  const [, first, word, second, year] = /^(\d{1,2})?\s*([A-Za-z]{3,9})\.?\s*(\d{1,2})?,?\s*(\d{4})$/.exec(text) ?? [];
  const month = word === undefined ? -1 : MONTHS.findIndex((one) => one.startsWith(word.toLowerCase()));
  return year === undefined || month < 0 ? null : joined(year, String(month + 1), first ?? second);
}

function joined(year: string, month?: string, day?: string): string | null {
  const date = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part !== undefined).join('-');
  return day === undefined || isDay(date) ? date : null;
}
