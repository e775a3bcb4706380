import type { Random } from '../../../src/base/random.ts';
import { below, type Mutator, oneOf, onText, putIn, size } from './mutator.ts';

const CONTACTS = [
  'a.person@example.org',
  ' Tel: +86 21 5555 0000 ',
  ' Phone no. 021-5555-0000; fax (021) 5555 0000 ',
  'E-mail: <A.Person+x@mail.example.co.uk>',
];
const ODD = [
  '\u202e',
  '\u2028',
  '\u0000',
  '\u001f',
  '\ufffe',
  '\u{1F9EC}',
  'e\u0301\u0301',
  '\u00a0',
  "';DROP TABLE raw;--",
  '$1',
  '{{x}}',
  '\\',
  '\\u0000',
  '%00',
];
const DAYS = [
  '9999-99-99',
  '0000-00-00',
  '2024-02-30',
  '-5000-01-01',
  '99999-12-31',
  '294247-01-10',
  '31/12/99999',
  '1e9',
  '45301.99',
  '99999999',
  '2024年13月1日',
];
const NUMBERS = ['99999999999999999999', '-1', '1e308', 'NaN', 'Infinity', '0x10', '１２', '1,000', '٣'];
const DAY = /\d{1,4}[-/]\d{1,2}[-/]\d{1,4}/g;

/** A text with one of the matches of a pattern replaced. */
function replaceOne(text: string, pattern: RegExp, other: string, random: Random): string {
  const found = [...text.matchAll(pattern)];
  const match = found[below(found.length, random)];
  return match === undefined ? text : text.slice(0, match.index) + other + text.slice(match.index + match[0].length);
}

function onLines(name: string, spoil: (lines: string[], random: Random) => string[]): Mutator {
  return onText(name, (text, random) => spoil(text.split('\n'), random).join('\n'));
}

/** Spoils what a text says. */
export const textMutators: Mutator[] = [
  onText('contact data', (text, random) => putIn(text, oneOf(CONTACTS, random), random)),
  onText('odd characters', (text, random) => putIn(text, oneOf(ODD, random), random)),
  onText('an impossible day', (text, random) => replaceOne(text, DAY, oneOf(DAYS, random), random)),
  onText('an impossible number', (text, random) => replaceOne(text, /\d+/g, oneOf(NUMBERS, random), random)),
  onText('quotes doubled', (text) => text.replaceAll('"', '""')),
  onText('a quote more', (text, random) => putIn(text, oneOf(['"', "'", '""'], random), random)),
  onText('a very long line', (text, random) =>
    putIn(text, oneOf(['x', '示', 'ab ', '"', ';', '\\', '<', '&', '('], random).repeat(size(10_000, 10_000_000, random)), random),
  ),
  onText('many empty lines', (text, random) => putIn(text, '\n'.repeat(size(1000, 1_000_000, random)), random)),
  onLines('a line less', (lines, random) => lines.toSpliced(below(lines.length, random), 1)),
  onLines('a line twice', (lines, random) => lines.toSpliced(below(lines.length, random), 0, oneOf(lines, random))),
  onLines('a line many times', (lines, random) =>
    lines.toSpliced(below(lines.length, random), 0, ...Array<string>(size(50, 5000, random)).fill(oneOf(lines, random))),
  ),
  onLines('first line less', (lines) => lines.slice(1)),
];
