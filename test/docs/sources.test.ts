import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { factsPart } from '../../scripts/source-pages.ts';
import { shipped } from '../../src/base/root.ts';
import { readSourceFacts, sourceNames } from '../../src/statement/source-facts.ts';
import { read } from './documents.ts';

test('every source has a page that says what its source.yml says', () => {
  for (const name of sourceNames()) {
    const page = `docs/sources/${name}.md`;
    assert.ok(existsSync(shipped(page)), `run \`npm run source-pages\`: ${page} is missing`);
    assert.ok(
      read(page).startsWith(factsPart(readSourceFacts(name))),
      `run \`npm run source-pages\`: ${page} says other things than source.yml`,
    );
  }
});

test('every count of a real file is that of the catalogue or says why it is another', () => {
  const { files } = JSON.parse(read('docs/sources/figures.json')) as {
    files: { file: string; rows: number; records: number; why: string | null }[];
  };
  assert.ok(files.length > 40);
  assert.deepEqual(
    files.filter(({ rows, records, why }) => (rows === records) !== (why === null)).map(({ file }) => file),
    [],
  );
});

test('the subjects of every real file are in the band that its source expects', () => {
  const { files } = JSON.parse(read('docs/sources/figures.json')) as { files: { source: string; file: string; subjects: number }[] };
  const outside = files.filter(({ source, subjects }) => {
    const { least, most } = readSourceFacts(source).expect;
    return subjects < least || subjects > most;
  });
  assert.deepEqual(outside, []);
});
