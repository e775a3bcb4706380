import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePartialDate } from '../../src/base/dates.ts';
import { parseJsonLines } from '../../src/base/jsonl.ts';
import { placeById } from '../../src/entity/place-index.ts';
import { organisationRow, productRow, readCuration } from '../../src/model/curation.ts';
import { labelOf } from '../../src/model/labels.ts';
import { dealRow, eventRow, policyRow, serviceRow } from '../../src/model/park.ts';

const EVENTS = readCuration('events', eventRow);
const POLICIES = readCuration('policies', policyRow);
const DEALS = readCuration('deals', dealRow);
const SERVICES = readCuration('services', serviceRow);
const ORGANISATIONS = new Set(readCuration('organisations', organisationRow).map(({ id }) => id));
const PRODUCTS = new Set(readCuration('products', productRow).map(({ id }) => id));

test('every id of an event, policy or deal is used once', () => {
  for (const rows of [EVENTS, POLICIES, DEALS]) assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length);
});

test('every organisation, product and place that a row refers to exists', () => {
  const organisations = [
    ...EVENTS.flatMap(({ organisers }) => organisers.map(({ organisation }) => organisation)),
    ...POLICIES.flatMap(({ issuers }) => issuers.map(({ organisation }) => organisation)),
    ...DEALS.flatMap(({ parties }) => parties.map(({ organisation }) => organisation)),
    ...SERVICES.flatMap(({ provider, client }) => [provider, client]),
  ];
  const places = [
    ...[...EVENTS, ...POLICIES].map(({ place }) => place),
    ...POLICIES.flatMap(({ measures }) => measures.flatMap((one) => one.places)),
  ];
  assert.deepEqual(
    organisations.filter((id) => id !== null && !ORGANISATIONS.has(id)),
    [],
  );
  assert.deepEqual(
    places.filter((id) => id !== null && !placeById(id)),
    [],
  );
  assert.deepEqual(
    SERVICES.filter(({ product }) => product !== null && !PRODUCTS.has(product)),
    [],
  );
});

test('what a row names can be said: names, an actor in one language at least, a label for what a check prints', () => {
  for (const { zh, en, id } of [...EVENTS, ...POLICIES]) assert.ok(zh.length > 0 && en.length > 0, id);
  for (const { parties, id } of DEALS) for (const { zh, en } of parties) assert.ok(zh ?? en, id);
  for (const { type } of DEALS) assert.notEqual(labelOf('deal', type).zh, type);
  for (const { amounts } of DEALS) for (const { kind } of amounts) assert.notEqual(labelOf('amount', kind).zh, kind);
  for (const { service } of SERVICES) assert.notEqual(labelOf('service', service).zh, service);
});

test('dates are real and in order', () => {
  const pairs = [
    ...EVENTS.map(({ id, from, to }) => ({ id, from, to })),
    ...POLICIES.flatMap(({ id, adopted, issued, effective, until }) => [
      { id, from: adopted, to: issued },
      { id, from: effective, to: until },
    ]),
    ...DEALS.map(({ id, announced, closed }) => ({ id, from: announced, to: closed })),
  ];
  for (const { id, from, to } of pairs) {
    const [first, last] = [from, to].map((date) => (date === null ? undefined : parsePartialDate(date)));
    assert.ok((from === null || first) && (to === null || last), `${id}: no real date`);
    if (first && last) assert.ok(first.from <= last.to, `${id}: ${to} is before ${from}`);
  }
});

test('a row of the wrong shape is named by file, line and field', () => {
  const [row] = DEALS;
  const line = JSON.stringify({ ...row, type: 'gift' });
  assert.throws(() => parseJsonLines(line, dealRow, 'deals.jsonl'), /deals\.jsonl, line 1, type: /);
});
