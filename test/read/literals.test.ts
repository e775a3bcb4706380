import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { expressionsMet, requirementOf } from '../../src/base/literals.ts';
import { readArticle } from '../../src/read/article.ts';
import { splitSentences } from '../../src/read/sentences.ts';
import { isIn, matchesIn, type Piece, prepareText, type SourceText } from '../../src/read/text.ts';

const FOLDERS = ['test/read/held-out/a', 'test/read/held-out/b', 'test/read/held-out/c', 'examples'];
const articles = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(?:txt|md)$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8')),
);

/** What a pattern matches in a piece when it is simply run. */
function plainly(pattern: RegExp, { plain }: SourceText, { start, end }: Piece): string {
  const global = pattern.global ? pattern : new RegExp(pattern, `${pattern.flags}g`);
  return JSON.stringify([...plain.slice(start, end).matchAll(global)].map((match) => [start + match.index, ...match]));
}

function filtered(pattern: RegExp, text: SourceText, piece: Piece): string {
  return JSON.stringify(matchesIn(pattern, text, piece).map(({ start, groups }) => [start, ...groups]));
}

function assertSame(pattern: RegExp, text: SourceText, piece: Piece): void {
  const expected = plainly(pattern, text, piece);
  if (pattern.global) assert.equal(filtered(pattern, text, piece), expected, `${pattern} in ${text.plain.slice(piece.start, piece.end)}`);
  else assert.equal(isIn(pattern, text, piece), expected !== '[]', `${pattern} in ${text.plain.slice(piece.start, piece.end)}`);
}

function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

const met: ReturnType<typeof expressionsMet> = [];

before(() => {
  for (const article of articles) readArticle(article);
  met.push(...expressionsMet());
});

test('no expression of the reader loses a match by its literals, in whole articles and in sentences', () => {
  const patterns = met.filter(({ literals }) => literals !== null);
  assert.ok(patterns.length > 100);
  for (const article of articles) {
    const text = prepareText(article);
    const pieces = [{ start: 0, end: text.plain.length }, ...splitSentences(text).filter(({ lead }) => lead % 4 === 0)];
    for (const { pattern } of patterns) for (const piece of pieces) assertSame(pattern, text, piece);
  }
});

test('no expression of the reader loses a match in text made of its own literals', () => {
  const next = random(11);
  const glue = ['', ' ', '的', 'a', '20', ' the ', ',', '。', 'X'];
  for (const { pattern, literals } of met) {
    const words = [...(literals ?? []), ...pattern.source.split(/[^\p{L}\d ]+/u).filter((word) => word !== '')];
    for (let round = 0; round < 8 && words.length > 0; round += 1) {
      const given = Array.from({ length: 12 }, () => `${words[next(words.length)]}${glue[next(glue.length)]}`).join('');
      const text = prepareText(given);
      assertSame(pattern, text, { start: 0, end: text.plain.length });
    }
  }
});

test('no random expression loses a match by its literals', () => {
  const next = random(5);
  const pick = <T>(list: T[]): T => list[next(list.length)] as T;
  const atoms = ['a', 'B', '治', 'ab', '疗法', '[ab]', '[^a]', '\\d', '.', '\\b', '(?=b)', '(?!治)', '(?<=a)', '\\s', '^', '$', '[a-c治]'];
  const part = (depth: number): string => {
    const atom = depth > 0 && next(3) === 0 ? `(?${pick([':', ':', ':', '=', '<='])}${alternatives(depth - 1)})` : pick(atoms);
    return /^\(\?[=!<]|^[\^$]|^\\b/.test(atom) ? atom : atom + pick(['', '', '', '?', '*', '+?', '{2}', '{0,2}', '{1,3}?']);
  };
  const sequence = (depth: number) => Array.from({ length: 1 + next(4) }, () => part(depth)).join('');
  const alternatives = (depth: number): string => Array.from({ length: 1 + next(2) }, () => sequence(depth)).join('|');
  const letters = [...'aabbABc治治疗法1 \n'];
  let derived = 0;
  for (let round = 0; round < 4000; round += 1) {
    const pattern = new RegExp(alternatives(2), pick(['g', 'gi', 'gu', 'giu', 'i']));
    derived += Number(requirementOf(pattern) !== null);
    const text = prepareText(Array.from({ length: 40 }, () => pick(letters)).join(''));
    assertSame(pattern, text, { start: 0, end: text.plain.length });
    assertSame(pattern, text, { start: 5, end: 25 });
  }
  assert.ok(derived > 1000, `${derived} with literals`);
});

test('an expression of the reader is written outside of functions, so that it is derived once', () => {
  const sources = met.map(({ pattern }) => String(pattern));
  assert.deepEqual(
    sources.filter((source, at) => sources.indexOf(source) !== at),
    [],
  );
});
