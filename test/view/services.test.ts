import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { OfferRow } from '../../src/model/cluster.ts';
import type { ServiceRow } from '../../src/model/park.ts';
import type { Atlas } from '../../src/view/atlas.ts';
import { understandNeed } from '../../src/view/need.ts';
import { proofOf } from '../../src/view/service-proof.ts';
import { type ServicesAnswer, type ServicesQuestion, services } from '../../src/view/services.ts';
import { testAtlas } from '../support/atlas.ts';
import { assertFollowed, statementIdsIn } from '../support/evidence.ts';
import { type Facts, withRegister } from '../support/register.ts';

let atlas: Atlas;
before(async () => {
  atlas = await (await testAtlas()).atlas();
});

const QUESTION: ServicesQuestion = { need: 'AAV plasmids', in: null, as_of: '2026-11-25', known_by: '2026-11-25' };
const origin = (grade: OfferRow['origin']['grade'], url = `an invented ${grade} page`) => ({ url, grade, seen: null });

async function ask(more: Partial<ServicesQuestion> = {}, facts: Facts = {}): Promise<ServicesAnswer> {
  return services(withRegister(atlas, facts), { ...QUESTION, ...more });
}

function offer(organisation: string, more: Partial<OfferRow> = {}): OfferRow {
  const row = { organisation, offer: 'aav_plasmid', levels: [], from: null, to: null, as_of: '2025-01-01', said_by: 'provider' as const };
  return { ...row, origin: origin('company'), ...more };
}

function given(provider: string, more: Partial<ServiceRow> = {}): ServiceRow {
  return {
    provider,
    service: 'vector_supply',
    offer: 'aav_plasmid',
    client: null,
    product: null,
    described: { zh: '某产品', en: 'an invented product' },
    modality: null,
    traits: [],
    milestone: 'ind_cleared',
    jurisdictions: [],
    as_of: '2025-01-01',
    said_by: 'provider',
    origin: origin('company'),
    ...more,
  };
}

const understood = (need: string) => understandNeed(need).services.map(({ offer: id }) => id);

test('a need in Chinese or English becomes services of the lexicon, the longest words first', () => {
  assert.deepEqual(understood('IND-enabling toxicology'), ['glp_toxicology']);
  assert.deepEqual(understood('AAV 质粒'), ['aav_plasmid']);
  assert.deepEqual(understood('iPSC banking'), ['ipsc_banking']);
  assert.deepEqual(understood('毒理學'), ['glp_toxicology']);
  assert.deepEqual(understood('aav_vector'), ['aav_vector']);
  assert.deepEqual(understandNeed('GLP 毒理').levels, ['GLP']);
  assert.deepEqual(
    understandNeed('AAV plasmids').services[0]?.broader.map(({ offer: id }) => id),
    ['plasmid'],
  );
});

test('several readings are told apart, and what is not understood is repeated', () => {
  assert.deepEqual(understood('质粒和慢病毒'), ['plasmid', 'lentiviral_vector']);
  assert.ok(understood('manufacturing').length > 3);
  assert.equal(understandNeed('GLP toxicology in monkeys').unread, 'monkeys');
  assert.equal(understandNeed('谁能做致瘤性研究').unread, null);
});

test('an unknown need is an error with what comes near', () => {
  assert.throws(() => understandNeed('toxicolgy'), /no service is known by "toxicolgy"; did you mean GLP toxicology/);
  assert.throws(() => understandNeed('病毒载体'), /did you mean AAV vectors/);
  assert.throws(() => understandNeed('banana'), /the services are GLP toxicology/);
});

test('what was done stands apart from what is offered, better proof first', async () => {
  const facts = {
    offers: [offer('innostar'), offer('obio')],
    services: [
      given('obio'),
      given('innostar', { said_by: 'press', origin: origin('media') }),
      given('abbvie', { said_by: 'client', origin: origin('regulator') }),
    ],
  };
  const [found] = (await ask({}, facts)).services;
  assert.deepEqual(
    found?.done.map(({ organisation, proof }) => [organisation, proof.confirmed]),
    [
      ['abbvie', true],
      ['innostar', true],
      ['obio', false],
    ],
  );
  assert.equal(found?.done[2]?.proof.says.en, 'no source but the provider’s own word');
  assert.deepEqual(
    found?.offered.map(({ organisation, done }) => [organisation, done]),
    [
      ['innostar', 1],
      ['obio', 1],
    ],
  );
});

test('a service told by provider and client is one, with both words', async () => {
  const facts = { services: [given('obio'), given('obio', { said_by: 'client', origin: origin('media') })] };
  const [found] = (await ask({}, facts)).services;
  assert.deepEqual(
    found?.done.map(({ proof }) => proof.words.map(({ said_by }) => said_by)),
    [['client', 'provider']],
  );
});

test("a provider's own word confirms nothing, however often it is told", () => {
  const word = { said_by: 'provider', grade: 'company' as const, origin: '', seen: null, statements: [] };
  assert.equal(proofOf([word, { ...word, grade: 'media' }]).confirmed, false);
  assert.equal(proofOf([word, { ...word, said_by: 'client' }]).confirmed, true);
});

test('a record that names the kind of service alone is not told as this service', async () => {
  const [found] = (await ask({}, { services: [given('obio', { offer: null }), given('innostar', { offer: null, service: 'clinical' })] }))
    .services;
  assert.deepEqual(found?.done, []);
  assert.ok(found?.akin.some(({ organisation }) => organisation === 'obio'));
  assert.ok(!found?.akin.some(({ organisation }) => organisation === 'innostar'));
});

test('offers hold between their days, at their levels, and a broader offer stands apart', async () => {
  const facts = {
    offers: [
      offer('obio', { from: '2024-01-01', to: '2024-12-31' }),
      offer('innostar', { levels: ['research'] }),
      offer('abbvie', { levels: ['GMP'] }),
      offer('novartis', { offer: 'plasmid' }),
    ],
  };
  const offered = async (as_of: string) => (await ask({ need: 'GMP AAV plasmids', as_of }, facts)).services[0];
  assert.deepEqual(
    (await offered('2024-06-30'))?.offered.map(({ organisation, at_levels }) => [organisation, at_levels]),
    [
      ['abbvie', true],
      ['obio', false],
      ['innostar', false],
    ],
  );
  const later = await offered('2026-11-25');
  assert.ok(!later?.offered.some(({ organisation }) => organisation === 'obio'));
  assert.ok(later?.broadly.some(({ organisation, offer_label }) => organisation === 'novartis' && offer_label.en === 'plasmids'));
  assert.deepEqual(later?.offered[0]?.age, { seen: '2025-01-01', days: 693, due: '2026-01-01', overdue: 328 });
});

test('a place lets through who is seated there or a member, and an unknown one is an error', async () => {
  const facts = { offers: [offer('obio'), offer('innovent')] };
  const names = async (place: string) => (await ask({ in: place }, facts)).services[0]?.offered.map(({ organisation }) => organisation);
  assert.deepEqual(await names('zhangjiang'), ['obio']);
  assert.deepEqual(await names('biobay'), ['innovent']);
  await assert.rejects(ask({ in: 'Atlantis' }), /unknown place "Atlantis"/);
});

test('where nothing is known the answer says so and not that there is none', async () => {
  const [found] = (await ask({ need: 'apheresis', as_of: '2015-01-01', known_by: '2015-01-01' })).services;
  assert.match(found?.says.en ?? '', /none known to the atlas .* no proof that there is none/);
});

test('every statement of an answer leads to its bytes', async () => {
  const ids = statementIdsIn(await services(atlas, { ...QUESTION, need: 'IND-enabling toxicology' }));
  assert.ok(ids.length > 5);
  await assertFollowed(atlas, ids);
});

test('a trade stands for its kinds of service, and beside a service is no word that was not understood', () => {
  const cdmo = understood('CDMO');
  assert.ok(cdmo.includes('plasmid') && cdmo.includes('car_t_manufacturing') && cdmo.includes('process_development'));
  assert.ok(!cdmo.includes('glp_toxicology') && !cdmo.includes('cell_material'));
  assert.deepEqual(understood('CDMO 质粒'), ['plasmid']);
  assert.equal(understandNeed('CDMO 质粒').unread, null);
  assert.ok(understood('CRO').includes('glp_toxicology'));
});

test('without a need the menu counts of each service what its own answer tells', async () => {
  const { menu, services: none } = await services(atlas, { ...QUESTION, need: null, in: 'zhangjiang' });
  assert.deepEqual(none, []);
  assert.ok(menu.some(({ offered }) => offered > 0) && menu.some(({ done }) => done > 0));
  for (const { offer, offered, done } of menu.filter((one) => one.offered + one.done > 0)) {
    const own = (await services(atlas, { ...QUESTION, need: offer, in: 'zhangjiang' })).services[0];
    assert.equal(new Set(own?.offered.map(({ organisation }) => organisation)).size, offered, offer);
    assert.equal(own?.done.length, done, offer);
  }
});
