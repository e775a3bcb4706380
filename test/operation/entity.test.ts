import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { entity } from '../../src/operation/entity.ts';
import { milestones } from '../../src/operation/milestones.ts';
import { show } from '../../src/operation/show.ts';
import type { EntityAnswer } from '../../src/view/entity.ts';
import { call } from '../support/call.ts';
import { entityAtlas, HOSTILE, JUDGED_ON } from '../support/entities.ts';

const host = await entityAtlas();
after(() => host.close());

const BEFORE = { as_of: '2026-11-28', known_by: '2026-11-28' };
const SINCE = { as_of: JUDGED_ON, known_by: JUDGED_ON };

/** The part of an answer that belongs to a kind. */
function aboutOf<K extends NonNullable<EntityAnswer['about']>['kind']>(answer: EntityAnswer, kind: K) {
  assert.equal(answer.about?.kind, kind);
  return answer.about as Extract<NonNullable<EntityAnswer['about']>, { kind: K }>;
}

test('a product is found by any name, which is told, and shows whose it is, with the statement of each right', async () => {
  const answer = await call(entity, { what: 'product/福可苏', ...BEFORE }, host);
  assert.equal(answer.subject, 'product/equecel');
  assert.equal(answer.led?.how, 'name');
  assert.match(answer.led?.says.zh ?? '', /“福可苏”是 伊基奥仑赛注射液 的名称/);
  const { rights, milestones: reached } = aboutOf(answer, 'product');
  const shown = await call(show, { what: 'product/equecel', ...BEFORE }, host);
  assert.ok(shown.kind === 'entity' && rights.length > 0);
  assert.deepEqual(
    rights.map(({ organisation, statement }) => [organisation, statement]),
    shown.rights.map(({ organisation, statement }) => [organisation, statement]),
  );
  assert.deepEqual(rights[0]?.holder, { zh: '驯鹿生物', en: 'IASO Biotherapeutics' });
  const stated = await call(milestones, { product: 'CT103A', scope: 'all', ...BEFORE }, host);
  assert.deepEqual(reached, stated.milestones);
});

test('facts are told in words with grade, source and age, and each rests on statements that stand in the answer', async () => {
  const { names, facts, statements } = await call(entity, { what: 'NCT90000077', as_of: '2026-11-28', known_by: '2026-11-28' }, host);
  const told = new Map(facts.map((fact) => [fact.property, fact]));
  assert.deepEqual(told.get('status')?.says, { zh: '招募中', en: 'recruiting' });
  assert.deepEqual(told.get('enrolment')?.says, { zh: '20 例', en: '20 participants' });
  assert.deepEqual(
    [told.get('status')?.grade, told.get('status')?.seen, told.get('status')?.sources],
    ['register', '2026-05-15', ['car-t-monitor']],
  );
  assert.deepEqual([told.get('phase')?.says.en, told.get('phase')?.statements.length], ['phase 1/2', 2]);
  const ids = new Set(statements.map(({ id }) => id));
  assert.ok([...names, ...facts].every((fact) => fact.statements.length > 0 && fact.statements.every((id) => ids.has(id))));
  assert.deepEqual(
    names.map(({ value }) => value),
    [`${HOSTILE.title} and leukaemia`],
  );
});

test('entities that a judgement made one stand together from its day on: the other id leads there and says why, and its statements are told there', async () => {
  const apart = await call(entity, { what: 'product/zevorcel', ...BEFORE }, host);
  assert.deepEqual([apart.subject, apart.led, apart.merged], ['product/zevorcel', null, []]);
  const one = await call(entity, { what: 'product/zevorcel', ...SINCE }, host);
  assert.equal(one.subject, 'product/equecel');
  assert.deepEqual([one.led?.how, one.led?.judgement?.by, one.led?.judgement?.decided], ['judgement', 'a tester', JUDGED_ON]);
  assert.deepEqual(one.merged, ['product/zevorcel']);
  assert.deepEqual([...new Set(one.statements.map(({ subject }) => subject))], ['product/equecel', 'product/zevorcel']);
  const trials = aboutOf(one, 'product').trials.map(({ trial }) => trial);
  for (const { trial } of aboutOf(apart, 'product').trials) assert.ok(trials.includes(trial), trial);
});

test('a trial is found by a former number and in any writing; what nothing knows is an error that names the sources', async () => {
  const former = await call(entity, { what: 'trial/NCT90000009', ...BEFORE }, host);
  assert.deepEqual([former.subject, former.led?.how, former.led?.statements.length], ['trial/NCT90000001', 'former_number', 1]);
  assert.equal((await call(entity, { what: 'trial/nct90000077', ...BEFORE }, host)).led?.how, 'name');
  await assert.rejects(
    call(entity, { what: 'trial/NCT99999999', ...BEFORE }, host),
    /no trial "NCT99999999" is known to the atlas by 2026-11-28 from .*car-t-monitor/,
  );
  await assert.rejects(call(entity, { what: 'no such thing', ...BEFORE }, host), /is no id and no name of a product or organisation/);
});

test('targets and diseases are found by their names and tell the products and trials that are theirs', async () => {
  const target = await call(entity, { what: 'target/CD269', ...BEFORE }, host);
  assert.deepEqual([target.subject, target.led?.how], ['target/BCMA', 'name']);
  const { products, trials, hgnc } = aboutOf(target, 'target');
  assert.ok(products.some(({ product }) => product === 'equecel') && trials.trials > 0);
  assert.match(hgnc ?? '', /^HGNC:/);
  const disease = aboutOf(await call(entity, { what: 'disease/多发性骨髓瘤', ...BEFORE }, host), 'disease');
  assert.ok(disease.products.some(({ product }) => product === 'equecel'));
  assert.match(disease.mondo ?? '', /^MONDO:/);
});

test('an organisation shows what it owns, what is above and below it, and what it does along the chain', async () => {
  const { products, relations, roles, trials } = aboutOf(
    await call(entity, { what: 'organisation/iaso', ...BEFORE }, host),
    'organisation',
  );
  assert.ok(products.some(({ product }) => product === 'equecel'));
  assert.ok(roles.some(({ role }) => role === 'developer'));
  assert.ok(trials.trials > 0 && trials.newest.every(({ sponsors }) => sponsors.some(({ id }) => id === 'organisation/iaso')));
  const below = relations.filter(({ how }) => how === 'below').map(({ organisation }) => organisation);
  for (const id of below) {
    const other = aboutOf(await call(entity, { what: `organisation/${id}`, ...BEFORE }, host), 'organisation');
    assert.ok(other.relations.some(({ how, organisation }) => how === 'above' && organisation === 'iaso'));
  }
});
