import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDay, parsePartialDate } from '../../src/base/dates.ts';
import { placeById } from '../../src/entity/place-index.ts';
import { membershipRow, milestoneRow, organisationRow, productRow, readCuration } from '../../src/model/curation.ts';
import { modalityRow, readLexicon, targetRow } from '../../src/model/lexicon.ts';

const organisations = readCuration('organisations', organisationRow);
const products = readCuration('products', productRow);
const milestones = readCuration('milestones', milestoneRow);
const memberships = readCuration('memberships', membershipRow);
const ids = new Set(organisations.map(({ id }) => id));

test('every curated id is used once and every reference exists', () => {
  assert.equal(ids.size, organisations.length);
  assert.equal(new Set(products.map(({ id }) => id)).size, products.length);
  for (const { id, parent, related, seat } of organisations) {
    for (const other of [parent, ...related]) assert.ok(other === null || (ids.has(other) && other !== id), `${id} → ${other}`);
    assert.ok(seat === null || placeById(seat), `${id}: seat ${seat}`);
  }
  const known = new Set(products.map(({ id }) => id));
  for (const { product } of milestones) assert.ok(known.has(product), product);
  for (const { organisations: makers, id } of products) for (const maker of makers) assert.ok(ids.has(maker), `${id} → ${maker}`);
  for (const { organisation, cluster } of memberships) assert.ok(ids.has(organisation) && placeById(cluster)?.kind === 'cluster');
});

test('products speak the words of the lexicons', () => {
  const modalities = new Set(readLexicon('modalities', modalityRow).map(({ id }) => id));
  const targets = new Set(readLexicon('targets', targetRow).map(({ id }) => id));
  for (const { id, modality, targets: aims, traits } of products) {
    assert.ok(modality === null || modalities.has(modality), `${id}: ${modality}`);
    for (const aim of aims) assert.ok(targets.has(aim), `${id}: ${aim}`);
    for (const trait of traits) assert.match(trait, /^[a-z][a-z0-9_]*$/);
  }
});

test('every milestone has a real date or none, and an origin that is not the article under test', () => {
  for (const { product, date, origin } of milestones) {
    assert.ok(date === null || parsePartialDate(date), `${product}: ${date}`);
    assert.ok(date === null || date.length < 10 || isDay(date));
    assert.doesNotMatch(origin.url, /^seed article/);
  }
});

test('every row names where it was read', () => {
  for (const { id, origin } of [...organisations, ...products]) assert.ok(origin.length > 0, id);
});
