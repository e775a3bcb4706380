import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { claim } from '../../src/model/claim.ts';
import { wordsAt } from './helpers.ts';

type Gold = { id: string; distractor: boolean; claims: Record<string, unknown>[] };

const HELD_OUT = join(import.meta.dirname, 'held-out');
const FOLDERS = readdirSync(HELD_OUT, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? join(HELD_OUT, entry.name) : []));
const ARTICLES = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => join(folder, name.replace(/\.txt$/, ''))),
);

function goldOf(path: string): { text: string; gold: Gold } {
  return { text: readFileSync(`${path}.txt`, 'utf8'), gold: JSON.parse(readFileSync(`${path}.claims.json`, 'utf8')) as Gold };
}

test('every gold claim is a claim of the model, pinned to words of its text', () => {
  for (const path of ARTICLES) {
    const { text, gold } = goldOf(path);
    for (const { agency_stated, topic, ...slots } of gold.claims) {
      const parsed = claim.parse(slots);
      const words = wordsAt(text, parsed.span);
      assert.ok(words !== '' && words === words.trim(), `${gold.id}: "${words}"`);
      if (parsed.kind === 'superlative') assert.equal(wordsAt(text, parsed.evidence_span), parsed.evidence, gold.id);
    }
  }
});

test('the sets a and b hold as many articles; every set an id once, and nothing to report in a distractor', () => {
  const all = ARTICLES.map((path) => goldOf(path).gold);
  assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
  const [first, second] = FOLDERS.toSorted().map((folder) => ARTICLES.filter((path) => path.startsWith(folder)).length);
  assert.equal(first, second);
  assert.deepEqual(
    all.filter(({ distractor, claims }) => distractor && claims.length > 0).map(({ id }) => id),
    [],
  );
});
