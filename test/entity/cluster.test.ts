import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDay, parsePartialDate } from '../../src/base/dates.ts';
import { placeById } from '../../src/entity/place-index.ts';
import { amenityRow, CHAIN_ROLES, CHAIN_STAGES, chainRow, clusterRow, figureRow, offerRow } from '../../src/model/cluster.ts';
import { organisationRow, readCuration } from '../../src/model/curation.ts';
import { labelOf } from '../../src/model/labels.ts';
import { modalityRow, readLexicon, TRACKS } from '../../src/model/lexicon.ts';
import { eventRow, policyRow, serviceRow, TOPICS } from '../../src/model/park.ts';
import { policyTermRow, serviceTermRow } from '../../src/model/park-words.ts';

const CLUSTERS = readCuration('clusters', clusterRow);
const FIGURES = readCuration('cluster-figures', figureRow);
const AMENITIES = readCuration('amenities', amenityRow);
const CHAIN = readCuration('chain', chainRow);
const OFFERS = readCuration('offers', offerRow);
const EVENTS = readCuration('events', eventRow);
const SERVICE_TERMS = readLexicon('services', serviceTermRow);
const POLICY_TERMS = readLexicon('policy-terms', policyTermRow);
const ORGANISATIONS = new Set(readCuration('organisations', organisationRow).map(({ id }) => id));

const repeated = (ids: string[]) => ids.filter((id, index) => ids.indexOf(id) !== index);
const missing = (ids: (string | null)[], known: ReadonlySet<string>) => ids.filter((id) => id !== null && !known.has(id));

test('every cluster and word stands once, and no role, offer or figure is told twice from one origin', () => {
  assert.deepEqual(repeated(CLUSTERS.map(({ id }) => id)), []);
  assert.deepEqual(repeated([...SERVICE_TERMS, ...POLICY_TERMS].map(({ id }) => id)), []);
  assert.deepEqual(repeated(CHAIN.map(({ organisation, role, of, origin }) => [organisation, role, of?.en, origin.url].join())), []);
  assert.deepEqual(repeated(OFFERS.map(({ organisation, offer, origin }) => [organisation, offer, origin.url].join())), []);
  assert.deepEqual(
    repeated(FIGURES.map(({ cluster, figure, of, as_of, origin }) => [cluster, figure, of?.en, as_of, origin.url].join())),
    [],
  );
});

test('every organisation, cluster, division and word that a row refers to exists', () => {
  const organisations = [
    ...CHAIN.map(({ organisation }) => organisation),
    ...OFFERS.map(({ organisation }) => organisation),
    ...CLUSTERS.flatMap(({ operators }) => operators.map(({ organisation }) => organisation)),
    ...EVENTS.flatMap(({ talks }) => talks.flatMap((talk) => talk.organisations.map(({ organisation }) => organisation))),
  ];
  assert.deepEqual(missing(organisations, ORGANISATIONS), []);
  const clusters = [...CLUSTERS.map(({ id }) => id), ...[...FIGURES, ...AMENITIES].map(({ cluster }) => cluster)];
  assert.deepEqual(
    clusters.filter((id) => placeById(id)?.kind !== 'cluster'),
    [],
  );
  const services = new Set(SERVICE_TERMS.map(({ id }) => id));
  const offered = [...OFFERS, ...readCuration('services', serviceRow)].map(({ offer }) => offer);
  assert.deepEqual(missing(offered, services), []);
  for (const { divisions, id } of CLUSTERS) for (const code of divisions) assert.match(code, /^\d{6}(\d{3})?$/, id);
});

test('every activity, party and condition of a policy is a word of the lexicon, of its kind', () => {
  const kind = new Map(POLICY_TERMS.map((term) => [term.id, term.kind]));
  for (const { id, measures } of readCuration('policies', policyRow))
    for (const { activity, whom, conditions } of measures) {
      assert.equal(kind.get(activity), 'activity', `${id}: ${activity}`);
      if (whom !== null) assert.equal(kind.get(whom), 'party', `${id}: ${whom}`);
      for (const condition of conditions) assert.equal(kind.get(condition), 'condition', `${id}: ${condition}`);
    }
  for (const { id, broader } of POLICY_TERMS) for (const one of broader) assert.equal(kind.get(one), kind.get(id), `${id}: ${one}`);
});

test('tags of forums, talks and clusters are tracks, topics or modalities', () => {
  const known = new Set<string>([...TRACKS, ...TOPICS, ...readLexicon('modalities', modalityRow).map(({ id }) => id)]);
  const tags = EVENTS.flatMap(({ forums, talks }) => [...forums, ...talks].flatMap((one) => one.tags));
  assert.deepEqual(missing([...tags, ...CLUSTERS.flatMap(({ tracks }) => tracks)], known), []);
});

test('each role of the chain belongs to one stretch of it and has a name', () => {
  assert.deepEqual(Object.values(CHAIN_STAGES).flat().toSorted(), CHAIN_ROLES.toSorted());
  for (const role of CHAIN_ROLES) assert.notEqual(labelOf('chain_role', role).zh, role);
});

test('dates are real and in order, and what is held was seen on a day or has a first one', () => {
  for (const { from, to, as_of } of [...CHAIN, ...OFFERS, ...AMENITIES]) {
    assert.ok(from ?? as_of);
    for (const date of [from, to, as_of]) if (date !== null) assert.ok(isDay(parsePartialDate(date)?.from ?? ''), date);
    if (from !== null && to !== null) assert.ok((parsePartialDate(from)?.from ?? '') <= (parsePartialDate(to)?.to ?? ''));
  }
});
