import assert from 'node:assert/strict';
import { test } from 'node:test';
import { vocabulary } from '../../src/classify/vocabulary.ts';
import { CLAIM_MODALITIES } from '../../src/model/claim.ts';
import { facetRow, modalityRow, readLexicon, targetRow } from '../../src/model/lexicon.ts';
import { knownProductRow } from '../../src/model/words.ts';

const modalities = readLexicon('modalities', modalityRow);
const targets = readLexicon('targets', targetRow);

test('modalities form a tree and hold every code of claims', () => {
  const ids = new Set(modalities.map(({ id }) => id));
  assert.equal(ids.size, modalities.length);
  for (const { id, parent } of modalities) assert.ok(parent === null || (ids.has(parent) && parent !== id), id);
  for (const code of CLAIM_MODALITIES)
    assert.ok(
      modalities.some(({ claim }) => claim === code),
      code,
    );
});

test('every concept of the trial words has a modality of the tree', () => {
  const codes = new Set(modalities.map(({ trial }) => trial));
  for (const { concept, modality } of vocabulary().concepts.values()) assert.ok(modality === null || codes.has(modality), concept);
});

test('target ids and names are used once', () => {
  const fold = (name: string) => name.toLowerCase().replace(/[\s-]/g, '');
  const owners = new Map<string, string>();
  for (const { id, names, exact } of targets) {
    assert.ok(names.length + exact.length > 0, id);
    for (const name of [...names, ...exact].map(fold)) {
      assert.ok((owners.get(name) ?? id) === id, `${name} names ${owners.get(name)} and ${id}`);
      owners.set(name, id);
    }
  }
});

test('every modality has a scope, words in both languages, and a track unless it is wider than one', () => {
  const wide = new Set(['cgt', 'none']);
  for (const { id, zh, en, track } of modalities.filter(({ id }) => !wide.has(id))) {
    assert.ok(zh.length > 0 && en.length > 0, id);
    assert.ok(track !== null, id);
  }
});

test('every value of a facet is one row with words', () => {
  const facets = readLexicon('facets', facetRow);
  const keys = facets.map(({ facet, value }) => `${facet} ${value}`);
  assert.equal(new Set(keys).size, keys.length);
  for (const { facet, value, zh, en } of facets) assert.ok(zh.length + en.length > 0, `${facet} ${value}`);
});

test('known products name a concept and targets of the lexicon, each name once', () => {
  const ids = new Set(targets.map(({ id }) => id));
  const owners = new Map<string, object>();
  for (const row of readLexicon('known-products', knownProductRow)) {
    assert.ok(vocabulary().concepts.has(row.concept), row.names[0]);
    for (const target of row.targets) assert.ok(ids.has(target), `${row.names[0]}: ${target}`);
    for (const name of row.names) {
      assert.equal(owners.get(name) ?? row, row, name);
      owners.set(name, row);
    }
  }
});
