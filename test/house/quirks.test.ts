import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { shipped } from '../../src/base/root.ts';
import { QUIRKS } from './quirks.ts';

const all = Object.entries(QUIRKS).flatMap(([where, quirks]) => quirks.map(([quirk, file, words]) => ({ where, quirk, file, words })));

test('every quirk of real files has a test that is there', () => {
  const texts = new Map(all.map(({ file }) => [file, existsSync(shipped(file)) ? readFileSync(shipped(file), 'utf8') : '']));
  assert.ok(all.length > 100);
  assert.deepEqual(
    all.filter(({ file, words }) => !texts.get(file)?.includes(words)),
    [],
  );
});

test('every quirk stands once in its place', () => {
  const names = all.map(({ where, quirk }) => `${where}: ${quirk}`);
  assert.deepEqual(
    names.filter((name, at) => names.indexOf(name) !== at),
    [],
  );
});
