import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeFiles, textOf } from './files.ts';
import { findCycle, type ImportGraph, importsOf, STAGES, wrongImport } from './imports.ts';

const files = codeFiles('src', 'sources', 'scripts', 'bench').filter((file) => !file.endsWith('.test.ts'));
const graph: ImportGraph = new Map(files.map((file) => [file, importsOf(file, textOf(file))]));

test('every file of src/ belongs to a stage', () => {
  const strays = files.filter((file) => file.startsWith('src/') && !STAGES.some((stage) => file.startsWith(`src/${stage}/`)));
  assert.deepEqual(strays, []);
});

test('no file imports a later stage, and a source imports no other source', () => {
  const wrong = [...graph].flatMap(([from, targets]) => targets.map((to) => wrongImport(from, to))).filter((text) => text !== undefined);
  assert.equal(wrong[0], undefined);
});

test('no import cycle', () => {
  assert.equal(findCycle(graph)?.join(' → '), undefined);
});

test('reads imports of values and types, re-exports and dynamic imports', () => {
  const source = [
    "import { a } from './a.ts';",
    "import type { B } from '../base/b.ts';",
    "import {\n  type C,\n  type D,\n} from './c.ts';",
    "export type { E } from './e.ts';",
    "export type Local = { from: './no.ts' };",
    "export * from './f.ts';",
    "export const later = () => import('./g.ts');",
    "import { join } from 'node:path';",
  ].join('\n');
  const expected = ['src/view/a.ts', 'src/base/b.ts', 'src/view/c.ts', 'src/view/e.ts', 'src/view/f.ts', 'src/view/g.ts'];
  assert.deepEqual(importsOf('src/view/x.ts', source).toSorted(), expected.toSorted());
});

test('tells an import that looks ahead', () => {
  assert.match(wrongImport('src/view/a.ts', 'src/check/b.ts') ?? '', /looks ahead/);
  assert.equal(wrongImport('src/check/a.ts', 'src/view/b.ts'), undefined);
  assert.match(wrongImport('sources/a/parse.ts', 'src/entity/b.ts') ?? '', /looks ahead/);
  assert.match(wrongImport('sources/a/parse.ts', 'sources/b/parse.ts') ?? '', /outside its folder/);
  assert.equal(wrongImport('sources/a/parse.ts', 'sources/a/help.ts'), undefined);
  assert.match(wrongImport('src/base/a.ts', 'scripts/b.ts') ?? '', /outside src/);
});

test('names the chain of a cycle', () => {
  const loop: ImportGraph = new Map([
    ['a.ts', ['b.ts']],
    ['b.ts', ['c.ts', 'd.ts']],
    ['c.ts', []],
    ['d.ts', ['b.ts']],
  ]);
  assert.deepEqual(findCycle(loop), ['b.ts', 'd.ts', 'b.ts']);
  assert.equal(findCycle(new Map([['a.ts', ['b.ts']]])), undefined);
});
