import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Converter } from 'opencc-js';
import { toSimplified } from '../../src/base/chinese.ts';
import { shipped } from '../../src/base/root.ts';
import type { Claim } from '../../src/model/claim.ts';
import { readArticle } from '../../src/read/article.ts';
import { plainOf } from '../../src/read/text.ts';

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const TEXTS = [...['a', 'c', 'd'].flatMap(heldOut), ...['zh', 'en'].map((lang) => shipped('examples', `zhangjiang-2024.${lang}.md`))].map(
  (path) => [path.split('/').slice(-2).join('/'), readFileSync(path, 'utf8')] as const,
);

function heldOut(set: string): string[] {
  const folder = shipped('test', 'read', 'held-out', set);
  return readdirSync(folder).flatMap((name) => (name.endsWith('.txt') ? [join(folder, name)] : []));
}

/** What was read, without places, in one script and width. */
function readingOf(text: string): unknown {
  const { lang, dateline, claims } = readArticle(text);
  return folded({ lang, dateline, claims: claims.map(({ span: _, ...slots }) => ({ ...slots, evidence_span: null })) });
}

function folded(value: unknown): unknown {
  if (typeof value === 'string') return plainOf(value.replace(INVISIBLE, '')).replace(/\s+/g, ' ').trim();
  if (Array.isArray(value)) return value.map(folded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([slot, one]) => [slot, folded(one)]));
}

const toTraditional = Converter({ from: 'cn', to: 't' });
const widened = (text: string): string => text.replace(/[A-Za-z\d]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

const VARIANTS: [name: string, of: (text: string) => string][] = [
  ['other line ends, indents and a byte order mark', (text) => `\ufeff${text.replace(/^(?=.)/gm, '  ').replaceAll('\n', '\r\n')}`],
  [
    'zero-width characters, soft hyphens and marks of direction in every word',
    (text) => [...text].join('\u200b').replaceAll('e', 'e\u00ad\u200f'),
  ],
  ['full-width letters and digits, and spaces that do not break', (text) => widened(text).replaceAll(' ', '\u00a0')],
  ['emoji before and behind each line', (text) => text.replace(/^(?=\S)/gm, '🧬').replace(/(?<=\S)$/gm, ' ✔️🎉')],
];

const READ = TEXTS.map(([file, text]) => ({ file, text, reading: readingOf(text) }));

for (const [name, of] of VARIANTS)
  test(`${name} change nothing that is read`, () => {
    for (const { file, text, reading } of READ) assert.deepEqual(readingOf(of(text)), reading, file);
  });

test('traditional characters are read as simplified ones', () => {
  for (const [file, text] of TEXTS.map(([name, given]) => [name, toTraditional(given)] as const))
    assert.deepEqual(readingOf(text), readingOf(toSimplified(text)), file);
});

/** Slots with values of a vocabulary; a measure and a denominator that takes one up are put together from several places. */
const CODED = new Set(
  'kind modality agency jurisdiction milestone modifier rank scope type currency date as_of measure denominator'.split(' '),
);

function namesIn(claim: Claim): string[] {
  return Object.entries(claim).flatMap(([slot, value]) => (CODED.has(slot) ? [] : stringsIn(value)));
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

test('every word of a slot stands in the article, and every place holds the words it quotes', () => {
  for (const [file, plain] of TEXTS) {
    const text = plain.replace(/(?<=\p{L})(?=\p{L}\p{L}{2})/gu, '\u200b').replace(/。/g, '。🎉');
    const points = [...text];
    const at = ({ start, end }: { start: number; end: number }) => points.slice(start, end).join('').replace(INVISIBLE, '');
    const { claims, explanations, mentions } = readArticle(text);
    const quoted = [...mentions, ...explanations.flatMap(({ words }) => Object.values(words))];
    for (const one of quoted) assert.equal(at(one), one.text, file);
    const words = text.replace(INVISIBLE, '').replace(/\*+/g, '');
    for (const claim of claims)
      for (const said of namesIn(claim))
        for (const part of said.split(/ \+ |\//)) assert.ok(words.includes(part.trim()), `${file}: ${part}`);
  }
});
