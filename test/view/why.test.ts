import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Host } from '../../src/operation/operation.ts';
import { why } from '../../src/operation/why.ts';
import { makeTestAtlas } from '../support/atlas.ts';
import { call } from '../support/call.ts';
import { logFile, type Said } from '../support/log.ts';

const SAID: Said[] = [
  { decided: '2026-12-01', about: 'identity', kind: 'organisation', a: 'Example Hospital', b: 'organisation/obio', label: 'same' },
  { decided: '2026-12-01', about: 'class', subject: 'trial/NCT90000001', field: 'targets', value: ['CD22'] },
];

let host: Host;
before(async () => {
  host = await makeTestAtlas(logFile(SAID));
});

type Why = Awaited<ReturnType<typeof why.run>>;

/** Asks, and checks what holds of every explanation: words in both languages, and every statement at hand. */
async function ask(given: { a: string; b?: string; known_by?: string }): Promise<Why> {
  const found = await call(why, given, host);
  const held = new Set(found.statements.map(({ id }) => id));
  for (const { says, statements } of [{ says: found.answer, statements: [] }, ...found.steps]) {
    assert.ok(/\p{Script=Han}/u.test(says.zh) && says.en !== '' && !/undefined|\[object/.test(says.zh + says.en), says.en);
    for (const id of statements) assert.ok(held.has(id), `${says.en}: ${id}`);
  }
  for (const { statement } of found.judgements) assert.ok(held.has(statement));
  return found;
}

function english({ steps }: Why): string {
  return steps.map(({ says }) => says.en).join('\n');
}

test('two names: the judgement that stands by the day, and before it what the rules say', async () => {
  const after = await ask({ a: '和元生物', b: '合源生物', known_by: '2026-11-27' });
  assert.deepEqual([after.kind, after.label, after.probability], ['names', 'different', null]);
  assert.match(after.answer.en, /are two different organisations \(judged by CGT Atlas curators on 2026-11-27\)/);
  assert.match(english(after), /“和元” and “合源” sound alike \(he yuan\)/);
  assert.equal(after.judgements.length, 1);
  assert.ok(after.origins.some(({ entity }) => entity === 'organisation/obio'));
  const earlier = await ask({ a: '和元生物', b: '合源生物', known_by: '2026-11-26' });
  assert.deepEqual([earlier.label, earlier.judgements], ['different', []]);
  assert.ok((earlier.probability as number) < 0.5);
});

test('a judgement on a name and an entity explains the name beside any name of that entity', async () => {
  const kept = await ask({ a: 'JW Pharmaceutical', b: '药明巨诺' });
  assert.equal(kept.label, 'different');
  assert.match(
    english(kept),
    /By rule “JW Pharmaceutical” would link to JW Therapeutics \(organisation\/jwtx\); a judgement keeps it apart/,
  );
  const made = await ask({ a: 'Example Hospital', b: 'OBiO', known_by: '2026-12-01' });
  assert.deepEqual([made.label, made.probability], ['same', null]);
  assert.match(made.answer.zh, /“Example Hospital”与“OBiO”是同一机构（和元生物）/);
  assert.notEqual((await ask({ a: 'Example Hospital', b: 'OBiO', known_by: '2026-11-30' })).label, 'same');
});

test('two names of one entity and two related entities, with the curated statement that relates them', async () => {
  const one = await ask({ a: '上海恒润达生生物科技有限公司', b: 'Hrain' });
  assert.deepEqual([one.label, one.probability], ['same', 1]);
  const two = await ask({ a: '复星凯特', b: 'organisation/kite' });
  assert.equal(two.label, 'related');
  assert.match(english(two), /The curation names .* as related organisation of/);
  assert.ok(two.statements.some(({ property, value }) => property === 'related' && value === 'kite'));
});

test('a trial: each part of the class with the words that decided and the statement that holds them', async () => {
  const found = await ask({ a: 'nct90000001', known_by: '2026-11-30' });
  assert.deepEqual([found.kind, found.label], ['trial', 'strict']);
  assert.match(found.answer.en, /^NCT90000001 counts as cell or gene therapy \(strict\): CAR-T, .*aimed at CD19/);
  const of = (name: string) => found.steps.find(({ says }) => says.en.startsWith(name));
  for (const name of ['Modality', 'Targets']) {
    const { says, statements } = of(name) as NonNullable<ReturnType<typeof of>>;
    const words = [...says.en.matchAll(/“([^”]+)”/g)].map(([, inner = '']) => inner);
    assert.ok(words.length > 0 && statements.length > 0, says.en);
    const values = found.statements.filter(({ id }) => statements.includes(id)).map(({ value }) => value);
    for (const word of words)
      assert.ok(
        values.some((value) => value.includes(word)),
        `${word} in ${values}`,
      );
  }
  assert.match(of('Scope')?.says.en ?? '', /substantially manipulated cells.*that includes CAR-T/);
});

test('a judged part of a class says so, and what the rule would give', async () => {
  const found = await ask({ a: 'NCT90000001', known_by: '2026-12-01' });
  assert.match(found.answer.en, /aimed at CD22/);
  assert.match(english(found), /Targets: CD22, by judgement; by rule it would be CD19/);
  assert.deepEqual(
    found.judgements.map(({ says }) => says.en),
    ['targets: CD22'],
  );
});

test('a trial of the starter facts is explained by the labels shipped with them', async () => {
  const found = await ask({ a: 'NCT04196413' });
  assert.match(english(found), /the class is the label shipped with them/);
  assert.ok(found.statements.some(({ property }) => property === 'label_modality'));
});

test('a name: its entity, how it links, its other names and what is related', async () => {
  const product = await ask({ a: 'CT103A' });
  assert.match(product.answer.en, /“CT103A” is the product equecabtagene autoleucel \(product\/equecel\): equal names/);
  assert.match(english(product), /Sources write “全人源BCMA嵌合抗原受体自体T细胞注射液” \(by judgement/);
  assert.match(english(product), /Owner of equecabtagene autoleucel/);
  const unlinked = await ask({ a: 'OAV101注射液' });
  assert.match(unlinked.answer.en, /is linked to no curated organisation or product/);
  assert.match(english(unlinked), /classified by its words: .*AAV/);
  assert.equal(unlinked.judgements.length, 1);
});

test('what nothing knows is refused, and a trial beside what is none', async () => {
  await assert.rejects(ask({ a: 'Unheard Name' }), /"Unheard Name" stands in no statement known by/);
  await assert.rejects(ask({ a: 'NCT99999999' }), /holds no class of NCT99999999/);
  await assert.rejects(ask({ a: 'NCT90000001', b: 'OBiO' }), /give one trial, two different trials/);
  await assert.rejects(ask({ a: 'OBiO', known_by: 'yesterday' }), /"yesterday" is not a calendar day/);
});
