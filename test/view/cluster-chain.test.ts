import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { CHAIN_ROLES, type ChainRow } from '../../src/model/cluster.ts';
import { productRow, readCuration } from '../../src/model/curation.ts';
import { EXPECTED_LIFE } from '../../src/model/freshness.ts';
import { chain as chainOperation } from '../../src/operation/chain.ts';
import type { Host } from '../../src/operation/operation.ts';
import { ageOf, ageWords } from '../../src/view/age.ts';
import type { Atlas } from '../../src/view/atlas.ts';
import { type ChainAnswer, type ChainQuestion, chain } from '../../src/view/chain.ts';
import { rolesOn } from '../../src/view/chain-roles.ts';
import { findCluster } from '../../src/view/cluster-term.ts';
import { membersOf } from '../../src/view/members.ts';
import { testAtlas } from '../support/atlas.ts';
import { call } from '../support/call.ts';
import { assertFollowed, statementIdsIn } from '../support/evidence.ts';
import { type Facts, withRegister } from '../support/register.ts';

let host: Host;
let atlas: Atlas;
before(async () => {
  host = await testAtlas();
  atlas = await host.atlas();
});

const QUESTION: ChainQuestion = { cluster: 'biobay', with: null, as_of: '2026-11-25', known_by: '2026-11-25' };

async function ask(more: Partial<ChainQuestion> = {}, facts?: Facts): Promise<ChainAnswer> {
  return chain(facts === undefined ? atlas : withRegister(atlas, facts), { ...QUESTION, ...more });
}

const roleOf = (organisation: string, role: string, from: string | null = null, to: string | null = null): ChainRow[] => [
  {
    organisation,
    role: role as ChainRow['role'],
    of: null,
    from,
    to,
    as_of: '2025-01-01',
    origin: { url: 'an invented page', grade: 'company', seen: null },
  },
];

test('every member stands with its roles or among those of unknown role, and none is guessed', async () => {
  for (const cluster of ['zhangjiang', 'biobay', 'yizhuang']) {
    const { members, stages, unknown } = await ask({ cluster });
    assert.ok(members.length > 5, cluster);
    const placed = new Set(stages.flatMap(({ roles }) => roles.flatMap(({ organisations }) => organisations)));
    assert.deepEqual(members.map(({ organisation }) => organisation).toSorted(), [...new Set([...placed, ...unknown])].toSorted());
    assert.ok(unknown.every((id) => !placed.has(id)));
    for (const { roles, placings, organisation } of members) {
      assert.ok(
        placings.every(({ statements }) => statements.length > 0),
        organisation,
      );
      for (const { basis, statements } of roles) assert.ok(statements.length > 0, `${organisation} ${basis}`);
    }
  }
});

test('all roles of the chain are told, those that nobody is known to have with an empty list', async () => {
  const { stages } = await ask();
  assert.deepEqual(stages.flatMap(({ roles }) => roles.map(({ role }) => role)).toSorted(), CHAIN_ROLES.toSorted());
});

test('a curated product makes a developer by its products, told apart from a curated role', async () => {
  const owners = [...new Set(readCuration('products', productRow).flatMap(({ organisations }) => organisations))];
  const held = [...(await rolesOn(atlas, owners, 'industry', QUESTION)).values()];
  const found = held.flatMap(({ roles, products }) =>
    roles.map((one) => ({ ...one, products })).filter(({ basis }) => basis === 'products'),
  );
  assert.ok(found.length > 0);
  for (const { role, statements, products } of found) {
    assert.equal(role, 'developer');
    assert.deepEqual(
      statements,
      products.map(({ statement }) => statement),
    );
  }
  assert.ok(held.every(({ roles }) => roles.filter(({ role, basis }) => role === 'developer' && basis !== 'chain').length <= 1));
});

test('an organisation in two parks is shown in both', async () => {
  const [zhangjiang, biobay] = [await ask({ cluster: 'zhangjiang' }), await ask({ cluster: 'biobay' })];
  const shared = zhangjiang.members.filter(({ organisation }) => biobay.members.some((one) => one.organisation === organisation));
  assert.ok(shared.length > 0);
  for (const { also, organisation } of shared) {
    assert.ok(
      also.some(({ place }) => place === 'biobay'),
      organisation,
    );
    const there = biobay.members.find((one) => one.organisation === organisation);
    assert.ok(
      there?.also.some(({ place }) => place === 'zhangjiang'),
      organisation,
    );
  }
});

test('a membership that ended by the day is out, and told under those that left', async () => {
  const [before_, after] = [
    await ask({ cluster: 'zhangjiang', as_of: '2020-06-30' }),
    await ask({ cluster: 'zhangjiang', as_of: '2022-06-30' }),
  ];
  assert.ok(before_.members.some(({ organisation }) => organisation === 'azcn'));
  assert.ok(!after.members.some(({ organisation }) => organisation === 'azcn'));
  const left = after.left.find(({ organisation }) => organisation === 'azcn');
  assert.equal(left?.placings[0]?.to, '2021-12-31');
});

test('what was not known by a day is not there', async () => {
  const { members } = await ask({ as_of: '2020-01-01', known_by: '2020-01-01' });
  assert.deepEqual(members, []);
});

test('a role that others have and nobody here is a gap, which says that none is known and never that there is none', async () => {
  const member = (await membersOf(atlas, 'yizhuang', QUESTION.as_of, QUESTION.known_by))[0]?.organisation ?? '';
  const { gaps, missing } = await ask({ with: ['yizhuang'] }, { chain: roleOf(member, 'logistics') });
  const gap = gaps.find(({ role }) => role === 'logistics');
  assert.deepEqual(
    gap?.elsewhere.map(({ cluster, organisations }) => [cluster.id, organisations.map(({ organisation }) => organisation)]),
    [['yizhuang', [member]]],
  );
  assert.match(gap?.says.en ?? '', /none known to the atlas in BioBAY/);
  assert.match(gap?.says.zh ?? '', /图谱不知/);
  assert.ok(missing.length > 0);
  const own = (await ask()).members[0]?.organisation ?? '';
  const filled = await ask({ with: ['yizhuang'] }, { chain: [...roleOf(member, 'logistics'), ...roleOf(own, 'logistics')] });
  assert.ok(!filled.gaps.some(({ role }) => role === 'logistics'));
});

test('a role holds between its days alone', async () => {
  const id = (await ask()).members[0]?.organisation ?? '';
  const facts = { chain: roleOf(id, 'logistics', '2024-01-01', '2025-06-30') };
  const holds = async (as_of: string) =>
    (await ask({ as_of }, facts)).members.find(({ organisation }) => organisation === id)?.roles.some(({ role }) => role === 'logistics');
  assert.deepEqual(
    [await holds('2023-12-31'), await holds('2024-01-01'), await holds('2025-06-30'), await holds('2025-07-01')],
    [false, true, true, false],
  );
});

test('clusters compared by default have members on record and neither hold nor lie in another', async () => {
  const ids = (await ask({ cluster: 'zhangjiang' })).understood.with.map(({ id }) => id);
  assert.ok(ids.includes('biobay') && !ids.includes('zhangjiang') && !ids.includes('zhangjiang-cell-gene-park'));
  assert.ok(!ids.includes('guangzhou-bio-island'));
});

test('every statement of an answer leads to its bytes', async () => {
  for (const cluster of ['zhangjiang', 'biobay']) {
    const ids = statementIdsIn(await ask({ cluster }));
    assert.ok(ids.length > 20);
    await assertFollowed(atlas, ids);
  }
});

test('a wrong cluster is told with what comes near, a place with its clusters, days out of order as elsewhere', async () => {
  const says = (asked: string) => {
    try {
      return findCluster(asked, 'chain').id;
    } catch (error) {
      return (error as Error).message;
    }
  };
  assert.equal(says('张江药谷'), 'zhangjiang');
  assert.match(says('zhangjian'), /"zhangjian" is no cluster that the atlas knows; did you mean zhangjiang/);
  assert.match(says('生物纳米'), /did you mean biobay/);
  assert.match(says('Atlantis'), /is no cluster that the atlas knows; the clusters are zhangjiang/);
  assert.match(says('Suzhou, Jiangsu'), /is a city and no cluster; clusters in it are biobay/);
  assert.match(says('France'), /is a country and no cluster/);
  await assert.rejects(
    call(chainOperation, { cluster: 'biobay', as_of: '2026-01-02', known_by: '2026-01-01' }, host),
    /lies after --known-by/,
  );
  await assert.rejects(call(chainOperation, { cluster: 'biobay', with: 'Atlantis' }, host), /chain --with: "Atlantis"/);
  await assert.rejects(
    call(chainOperation, { cluster: 'biobay', as_of: '2026-13-01', known_by: '2026-13-02' }, host),
    /no calendar day|not a calendar day/,
  );
});

test('an age counts from the first possible day on which a fact was seen, and a check falls due after its expected life', () => {
  assert.deepEqual(ageOf('offer', '2025-01-01', '2025-03-02'), { seen: '2025-01-01', days: 60, due: '2026-01-01', overdue: 0 });
  assert.equal(ageOf('membership', '2020-02-29', '2024-02-29').due, `${2020 + EXPECTED_LIFE.membership}-03-01`);
  assert.equal(ageOf('membership', '2020-03-01', '2022-03-31').overdue, 30);
  assert.deepEqual(ageOf('role', null, '2025-01-01'), { seen: null, days: null, due: null, overdue: 0 });
  assert.deepEqual(ageOf('policy', null, '2026-01-10', '2025-12-31'), { seen: null, days: null, due: '2025-12-31', overdue: 10 });
  assert.equal(ageOf('membership', '2019-01-01', '2026-01-01', '2021-12-31').due, null);
  assert.equal(ageWords(ageOf('role', null, '2025-01-01')).en, 'day of reading not recorded');
});
