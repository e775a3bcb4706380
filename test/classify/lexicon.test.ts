import assert from 'node:assert/strict';
import { test } from 'node:test';
import { vocabulary } from '../../src/classify/vocabulary.ts';
import { CLAIM_MODALITIES } from '../../src/model/claim.ts';
import { modalityRow, readLexicon, targetRow } from '../../src/model/lexicon.ts';

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
