import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeFiles, textOf } from './files.ts';
import { type FunctionSize, functionSizes, linesWithAny, shareOf } from './sizes.ts';

const MOST_LINES = 400;
const SUPPRESSION = new RegExp(['@ts-(ignore|nocheck|expect-error)', 'biome-' + 'ignore', 'eslint-' + 'disable'].join('|'));
const code = codeFiles('src', 'sources', 'scripts', 'bench');
const all = [...code, ...codeFiles('test', 'test-real')];
const sizes = code.filter((file) => !file.endsWith('.test.ts')).flatMap((file) => functionSizes(file, textOf(file)));

function longest(): string {
  const worst = sizes.toSorted((a, b) => b.lines - a.lines).slice(0, 10);
  return worst.map((size) => `${size.file}:${size.line} has ${size.lines} lines`).join('; ');
}

test(`no file is longer than ${MOST_LINES} lines`, () => {
  const long = all.filter((file) => textOf(file).trimEnd().split('\n').length > MOST_LINES);
  assert.deepEqual(long, []);
});

test('90 % of functions have at most 20 lines', () => {
  assert.ok(shareOf(sizes, (lines) => lines <= 20) >= 0.9, longest());
});

test('at most 2 % of functions have over 50 lines', () => {
  assert.ok(shareOf(sizes, (lines) => lines > 50) <= 0.02, longest());
});

test('the type any is written nowhere', () => {
  const found = all.flatMap((file) => linesWithAny(textOf(file)).map((line) => `${file}:${line}`));
  assert.deepEqual(found, []);
});

test('nothing is silenced', () => {
  const found = all.filter((file) => file !== 'test/house/sizes.test.ts' && SUPPRESSION.test(textOf(file)));
  assert.deepEqual(found, []);
});

test('measures functions and finds types', () => {
  const source = 'function a() {\n  return [1].map((one) => one + 1);\n}\nconst b = { c() { return 1; } };\n';
  assert.deepEqual(
    functionSizes('x.ts', source).map(({ line, lines }: FunctionSize) => [line, lines]),
    [
      [1, 3],
      [4, 1],
    ],
  );
  assert.deepEqual(linesWithAny("// any\nconst any = 'any';\nconst x = any as an" + 'y;\n'), [3]);
  assert.deepEqual(linesWithAny("type T = { a: 'any' };\n"), []);
});
