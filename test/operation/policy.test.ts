import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { checkInput } from '../../src/operation/inputs.ts';
import type { Host } from '../../src/operation/operation.ts';
import { policy } from '../../src/operation/policy.ts';
import { show } from '../../src/operation/show.ts';
import { render } from '../../src/surface/cli/render.ts';
import { testAtlas } from '../support/atlas.ts';

let host: Host;
before(async () => {
  host = await testAtlas();
});

async function ask(input: Record<string, string>) {
  return policy.run(checkInput('policy', policy.input, { question: 'match', ...input }), host);
}

const PILOT = 'cn-foreign-cgt-pilot-2024';
const MET = 'for_product_registration_and_production; human_genetic_resources_rules_apply; drug_rules_apply; ethics_review_passed';
const GENE = { activity: '基因治疗', region: '上海自贸区', ownership: '外商投资企业', as_of: '2024-10-23', met: MET };

type Case = { says: string; input: Record<string, string>; policy: string; outcome: 'applies' | 'lacks' | 'not'; zh: string; en: string };

const CASES: Case[] = [
  {
    says: 'a foreign-invested company works on gene therapy in the Shanghai zone, to register a product',
    input: GENE,
    policy: PILOT,
    outcome: 'applies',
    zh: '适用于外商投资企业',
    en: 'it is for a foreign-invested enterprise',
  },
  {
    says: 'the same with stem cells in the Hainan port',
    input: { ...GENE, activity: 'stem cells', region: 'Hainan Free Trade Port' },
    policy: PILOT,
    outcome: 'applies',
    zh: '海南自由贸易港在其适用地区',
    en: 'Hainan Free Trade Port is in',
  },
  {
    says: 'the industry of Pudong in the years of its plan',
    input: { activity: '细胞和基因治疗产业', region: '浦东新区', as_of: '2024-10-23' },
    policy: 'pudong-cgt-plan-2023',
    outcome: 'applies',
    zh: '至 2025-12-31',
    en: 'until 2025-12-31',
  },
  {
    says: 'a plan for the whole field takes in gene therapy, in a park of the district',
    input: { activity: '基因治疗产业', region: 'zhangjiang', as_of: '2024-06-01' },
    policy: 'pudong-cgt-plan-2023',
    outcome: 'applies',
    zh: '包括所问',
    en: 'takes in what was asked',
  },
  {
    says: 'human genetic resources anywhere in the country, whoever uses them',
    input: { activity: 'human genetic resources', region: '苏州', ownership: '内资企业', as_of: '2024-01-01' },
    policy: 'cn-order-717',
    outcome: 'applies',
    zh: '未记录截止日期',
    en: 'no end is on record',
  },
  {
    says: 'filing of clinical research after the rules of 2026 took effect',
    input: { activity: '临床研究备案', region: 'Guangzhou', as_of: '2026-06-01' },
    policy: 'cn-order-818',
    outcome: 'applies',
    zh: '自 2026-05-01 施行',
    en: 'in force since 2026-05-01',
  },
  {
    says: 'Suzhou is in none of the zones',
    input: { ...GENE, region: 'biobay' },
    policy: PILOT,
    outcome: 'not',
    zh: '不在其适用地区',
    en: 'is outside',
  },
  {
    says: 'a domestic company needs no pilot',
    input: { ...GENE, ownership: 'domestic_enterprise' },
    policy: PILOT,
    outcome: 'not',
    zh: '不适用于内资企业',
    en: 'not for a domestic enterprise',
  },
  {
    says: 'the plan of Pudong has run out',
    input: { activity: '细胞和基因治疗产业', region: '310115', as_of: '2026-06-01' },
    policy: 'pudong-cgt-plan-2023',
    outcome: 'not',
    zh: '已于 2025-12-31 到期',
    en: 'it ended on 2025-12-31',
  },
  {
    says: 'a park that lies partly in the zone: the address decides',
    input: { ...GENE, region: '张江' },
    policy: PILOT,
    outcome: 'lacks',
    zh: '须说明所在地址是否位于上海自由贸易试验区内',
    en: 'say whether the address lies in Shanghai Free Trade Zone',
  },
  {
    says: 'nobody said whose company it is',
    input: { activity: '基因治疗', region: '上海自贸区', as_of: '2024-10-23', met: MET },
    policy: PILOT,
    outcome: 'lacks',
    zh: '须说明主体是否为外商投资企业',
    en: 'say whether the party is a foreign-invested enterprise',
  },
  {
    says: 'nobody said what it is for',
    input: { activity: '基因治疗', region: '上海自贸区', ownership: 'foreign-invested company', as_of: '2024-10-23' },
    policy: PILOT,
    outcome: 'lacks',
    zh: '须说明条件是否满足：用于产品注册上市和生产',
    en: 'say whether a condition is met: for registration',
  },
];

test('twelve cases are told apart, six that a policy applies to, three that it does not, three that lack a fact, and explained in both languages', async () => {
  assert.deepEqual(
    (['applies', 'not', 'lacks'] as const).map((outcome) => CASES.filter((one) => one.outcome === outcome).length),
    [6, 3, 3],
  );
  for (const { says, input, policy: id, outcome, zh, en } of CASES) {
    const answer = await ask(input);
    const match = answer.matches.find((one) => one.id === id);
    assert.equal(match?.outcome, outcome, says);
    assert.equal(match?.missing.length === 0, outcome !== 'lacks', says);
    const [inChinese, inEnglish] = (['zh', 'en'] as const).map((lang) => render('policy', answer, input, lang)) as [string, string];
    assert.ok(inChinese.includes(zh), `${says}: ${inChinese}`);
    assert.ok(inEnglish.includes(en), `${says}: ${inEnglish}`);
  }
});

test('what applies comes first, and every match leads to the statements that say so', async () => {
  const { matches } = await ask(GENE);
  const outcomes = matches.map(({ outcome }) => outcome);
  const order = ['applies', 'lacks', 'not'];
  assert.deepEqual(
    outcomes,
    outcomes.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)),
  );
  for (const { statements, id } of matches) {
    assert.ok(statements.length >= 2);
    for (const what of statements) {
      const shown = await show.run(checkInput('show', show.input, { what }), host);
      assert.ok(JSON.stringify(shown).includes(`policy/${id}`), what);
    }
  }
});

test('a day before the notice, and a condition that is not met, rule it out', async () => {
  const outcomeOf = async (more: Record<string, string>) =>
    (await ask({ ...GENE, ...more })).matches.find(({ id, activity }) => id === PILOT && activity === 'gene_therapy')?.outcome;
  assert.equal(await outcomeOf({ as_of: '2024-09-06' }), 'not');
  assert.equal(await outcomeOf({ as_of: '2024-09-07' }), 'applies');
  assert.equal(await outcomeOf({ met: '', unmet: 'for_product_registration_and_production' }), 'not');
});

test('unknown words are refused with those on record, and a condition cannot be both', async () => {
  await assert.rejects(ask({ ...GENE, activity: 'telepathy' }), /--activity: unknown activity "telepathy"; on record are .*gene_therapy/);
  await assert.rejects(ask({ ...GENE, ownership: 'martian' }), /--ownership: unknown party "martian"/);
  await assert.rejects(ask({ ...GENE, met: 'luck' }), /--met or --unmet: unknown condition "luck"/);
  await assert.rejects(ask({ ...GENE, region: 'Atlantis' }), /unknown place "Atlantis"/);
  await assert.rejects(ask({ ...GENE, unmet: 'for_product_registration_and_production' }), /given as met and as not met/);
  await assert.rejects(ask({ activity: '基因治疗' }), /--region is needed/);
});
