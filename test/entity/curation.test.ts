import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseJsonLines } from '../../src/base/jsonl.ts';
import {
  membershipRow,
  milestoneRow,
  organisationRow,
  productNameRow,
  productRow,
  productTrialRow,
  readCuration,
  rightRow,
} from '../../src/model/curation.ts';
import { type Curation, faultsOf, unresolvedDiseases } from '../support/curation.ts';

const SHIPPED: Curation = {
  organisations: readCuration('organisations', organisationRow),
  products: readCuration('products', productRow),
  milestones: readCuration('milestones', milestoneRow),
  memberships: readCuration('memberships', membershipRow),
  'product-names': readCuration('product-names', productNameRow),
  rights: readCuration('rights', rightRow),
  'product-trials': readCuration('product-trials', productTrialRow),
};

test('every curated id is used once, every reference exists, dates are real and in order, and every row names where it was read', () => {
  assert.deepEqual(faultsOf(SHIPPED), []);
});

const ORIGIN = { url: 'https://example.org/page', grade: 'media' as const, seen: null };
const HELD = { from: null, to: null, as_of: '2024-01', origin: ORIGIN };
const ORGANISATION = {
  id: 'o',
  kind: 'company' as const,
  zh: ['某公司'],
  en: [],
  former: [],
  seat: null,
  parent: null,
  related: [],
  role: null,
  origin: [ORIGIN],
};
const PRODUCT = {
  id: 'p',
  codes: ['P1'],
  inn: null,
  zh: [],
  en: [],
  brands: [],
  modality: null,
  targets: [],
  traits: [],
  organisations: [],
  origin: [ORIGIN],
};
const EMPTY: Curation = {
  organisations: [ORGANISATION],
  products: [PRODUCT],
  milestones: [],
  memberships: [],
  'product-names': [],
  rights: [],
  'product-trials': [],
};

test('a fault is named by file, line and field', () => {
  const member = { organisation: 'o', cluster: 'zhangjiang', role: 'research' as const, ...HELD };
  const right = { product: 'p', organisation: 'o', role: 'owner' as const, territory: 'world', ...HELD };
  const called = { product: 'p', name: 'P1', kind: 'code' as const, lang: null, ...HELD };
  const listed = { ...ORGANISATION, ids: { stock: ['1234.HK'] } };
  const bad: [Partial<Curation>, string][] = [
    [{ organisations: [ORGANISATION, ORGANISATION] }, 'organisations.jsonl, line 2, id: "o" stands in line 1 already'],
    [
      { organisations: [{ ...ORGANISATION, parent: 'q' }] },
      'organisations.jsonl, line 1, parent or related: "q" is not in organisations.jsonl',
    ],
    [{ organisations: [{ ...ORGANISATION, seat: 'Q' }] }, 'organisations.jsonl, line 1, seat: "Q" is not in lexicon/places.jsonl'],
    [{ organisations: [listed, { ...listed, id: 'q' }] }, 'organisations.jsonl, line 2, ids: "1234.HK" stands in line 1 already'],
    [{ products: [{ ...PRODUCT, targets: ['Q'] }] }, 'products.jsonl, line 1, targets: "Q" is not in lexicon/targets.jsonl'],
    [{ products: [{ ...PRODUCT, origin: [] }] }, 'products.jsonl, line 1, origin: names no origin'],
    [
      { memberships: [{ ...member, cluster: '310000' }] },
      'memberships.jsonl, line 1, cluster: "310000" is not in lexicon/places.jsonl as a cluster',
    ],
    [
      { memberships: [member, member] },
      `memberships.jsonl, line 2, organisation: "o,zhangjiang,research,${ORIGIN.url}" stands in line 1 already`,
    ],
    [{ memberships: [{ ...member, as_of: null }] }, 'memberships.jsonl, line 1, as_of: neither from nor as_of says when it held'],
    [{ memberships: [{ ...member, from: '2024-02-30' }] }, 'memberships.jsonl, line 1, from: "2024-02-30" is no date'],
    [{ rights: [{ ...right, from: '2025', as_of: '2025', to: '2024' }] }, 'rights.jsonl, line 1, to: 2024 is before from, 2025'],
    [
      { rights: [{ ...right, territory: 'moon' }] },
      'rights.jsonl, line 1, territory: "moon" is not in lexicon/places.jsonl or TERRITORIES',
    ],
    [{ 'product-names': [{ ...called, name: 'P2' }] }, 'product-names.jsonl, line 1, name: "P2" is not in the row of p'],
    [
      { 'product-trials': [{ product: 'q', trial: 'NCT01234567', origin: ORIGIN }] },
      'product-trials.jsonl, line 1, product: "q" is not in products.jsonl',
    ],
  ];
  assert.deepEqual(faultsOf({ ...EMPTY, memberships: [member], rights: [right], 'product-names': [called] }), []);
  for (const [change, message] of bad) assert.ok(faultsOf({ ...EMPTY, ...change }).includes(message), message);
});

test('a row of the wrong shape is named by file, line and field', () => {
  const line = JSON.stringify({ ...HELD, product: 'p', organisation: 'o', role: 'lender', territory: 'world' });
  assert.throws(() => parseJsonLines(`\n${line}`, rightRow, 'rights.jsonl'), /rights\.jsonl, line 2, role: /);
});

/** Indications that the lexicon of diseases does not name. */
const UNRESOLVED = ['T-cell malignancies'];

test('every disease of a milestone is a name of the lexicon, or is listed here as not resolved', () => {
  assert.deepEqual(
    unresolvedDiseases(SHIPPED.milestones).filter((name) => !UNRESOLVED.includes(name)),
    [],
  );
});
