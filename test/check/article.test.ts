import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type ArticleCheck, checkArticle } from '../../src/check/article.ts';
import type { CheckedClaim } from '../../src/model/verdict.ts';
import type { Atlas } from '../../src/view/atlas.ts';
import { statementsById } from '../../src/view/evidence.ts';
import { testAtlas } from '../support/atlas.ts';

let atlas: Atlas;
before(async () => {
  atlas = await (await testAtlas()).atlas();
});

const DAYS = { as_of: '2026-11-25', known_by: '2026-11-25' };

async function check(text: string, days = DAYS): Promise<ArticleCheck> {
  return checkArticle(atlas, text, days);
}

function one<K extends CheckedClaim['kind']>({ claims }: ArticleCheck, kind: K): Extract<CheckedClaim, { kind: K }> {
  const found = claims.filter((claim) => claim.kind === kind);
  assert.equal(found.length, 1, `${found.length} ${kind} claims`);
  return found[0] as Extract<CheckedClaim, { kind: K }>;
}

test('a milestone with a company statement of that product and kind is supported, and its evidence says so', async () => {
  const claim = one(await check('2023年8月,原启生物的CAR-T产品OriCAR-017获国家药监局批准开展临床试验。'), 'milestone');
  assert.equal(claim.verdict, 'supported');
  const statements = await statementsById(atlas, claim.evidence);
  assert.ok(statements.length > 0);
  for (const { subject, value } of statements) assert.deepEqual([subject, value], ['product/oricar017', 'ind_cleared']);
});

test('a list of proposals never makes a granted breakthrough', async () => {
  const claim = one(await check('科济药业的CAR-T产品CT053已被CDE纳入突破性治疗品种。'), 'milestone');
  assert.equal(claim.milestone, 'breakthrough');
  assert.notEqual(claim.verdict, 'supported');
  assert.match(claim.reasons.zh, /拟纳入/);
});

test('another date than the one on record is told', async () => {
  const claim = one(await check('2019年5月,原启生物的CAR-T产品OriCAR-017获国家药监局批准开展临床试验。'), 'milestone');
  assert.equal(claim.verdict, 'partly');
  assert.match(claim.reasons.en, /the date differs/);
});

test('a product that is not known is unclear, with the source that would settle it', async () => {
  const claim = one(
    await check('On May 2, 2024, Invented Bio said the FDA granted orphan drug designation to INV-101, a CAR-T therapy for lymphoma.'),
    'milestone',
  );
  assert.equal(claim.verdict, 'unclear');
  assert.match(claim.reasons.en, /FDA orphan designation list is not loaded/);
  assert.deepEqual(claim.evidence, []);
});

test('a share of cleared trials is unclear without the clearance list, with readings and their counts', async () => {
  const claim = one(await check('截至2024年8月底,全国已批准的细胞和基因药物临床试验项目中,上海占比全国约1/6。'), 'statistic');
  assert.equal(claim.verdict, 'unclear');
  assert.match(claim.reasons.zh, /未加载CDE 临床试验默示许可名单/);
  const computed = (claim.readings ?? []).filter(({ share }) => share !== null);
  assert.ok(computed.length >= 2);
  for (const { share, numerator, denominator } of computed) assert.equal(share, numerator / denominator);
});

test('a first is not supported where the list that covers it is missing, and names the earliest known', async () => {
  const claim = one(await check('OriCAR-017是国内首个获批临床的靶向GPRC5D的CAR-T产品。'), 'superlative');
  assert.equal(claim.verdict, 'unclear');
  assert.ok(claim.contenders?.some(({ is_subject }) => is_subject));
  assert.match(claim.reasons.en, /CDE clearance list is not loaded/);
});

test('a first that a rival certainly came before is contradicted', async () => {
  const claim = one(await check('CT103A是国内首个获批上市的CAR-T产品。'), 'superlative');
  assert.equal(claim.verdict, 'contradicted');
  assert.ok(claim.evidence.length > 0);
});

test('a first said to be of here is judged by the cluster that the article is about', async () => {
  const { claims } = await check('张江是生物医药产业的高地。中国首款和第二款CAR-T细胞药物均在此诞生并实现商业化。');
  const firsts = claims.filter(({ kind }) => kind === 'superlative');
  assert.equal(firsts.length, 2);
  for (const { reasons } of firsts) assert.match(reasons.zh, /有在张江的记录/);
});

test('the place that gathers most is unclear, with the members known of each cluster', async () => {
  const claim = one(await check('张江的细胞治疗发展很快。园区内企业众多,是国内细胞治疗领域集中度最高的区域。'), 'superlative');
  assert.equal(claim.verdict, 'unclear');
  assert.match(claim.reasons.zh, /张江 [1-9]\d*/);
  assert.match(claim.reasons.en, /Yizhuang|BioBAY/i);
  assert.ok(claim.evidence.length > 0);
});

test('a first of an organisation that owns no such product says so, and names who is known', async () => {
  const claim = one(await check('益诺思拥有国内首个获批上市的CAR-T细胞药物。'), 'superlative');
  assert.equal(claim.verdict, 'unclear');
  assert.match(claim.reasons.zh, /没有点名产品.*第 1 个是 阿基仑赛注射液（FKC876）/);
});

test('a product of another kind of cell is no contender', async () => {
  const claim = one(await check('HiCM-188是国内首个获批临床的iPSC来源的心肌细胞治疗产品。'), 'superlative');
  const names = claim.contenders?.map(({ name }) => name) ?? [];
  assert.ok(names.includes('HiCM-188'));
  assert.ok(!names.includes('NCR300'));
});

test('what was observed later is not used', async () => {
  const claim = one(
    await check('2023年8月,原启生物的CAR-T产品OriCAR-017获国家药监局批准开展临床试验。', { as_of: '2026-11-25', known_by: '2024-01-01' }),
    'milestone',
  );
  assert.equal(claim.verdict, 'unclear');
});

test('a name that two products share is unclear and names both; with its owner it is one of them', async () => {
  const alone = one(await check('2022年6月20日,人脐带间充质干细胞注射液获国家药监局批准开展临床试验。'), 'milestone');
  assert.equal(alone.verdict, 'unclear');
  assert.match(alone.reasons.zh, /由几个产品共用.*；/);
  assert.deepEqual(alone.evidence, []);
  const owned = one(
    await check('2022年6月20日,贵州中观生物技术有限公司的人脐带间充质干细胞注射液获国家药监局批准开展临床试验。'),
    'milestone',
  );
  assert.equal(owned.verdict, 'partly');
});

test('a hold and its end are shown beside what the authority gave', async () => {
  const claim = one(await check('2019年10月28日,科济药业的CAR-T产品CT053获FDA授予再生医学先进疗法资格。'), 'milestone');
  assert.match(claim.reasons.zh, /另有记录：.*暂停.*2023-12/);
  assert.match(claim.reasons.en, /Also on record: .*on hold, lifted.*2024-11/);
});

test('the authorisation that ran out is shown beside the approval', async () => {
  const claim = one(await check('In October 2012 the EMA approved Glybera, an AAV gene therapy.'), 'milestone');
  assert.equal(claim.verdict, 'supported');
  assert.match(claim.reasons.en, /Also on record: .*2017-10/);
});

test('an approval for another disease is not the one claimed', async () => {
  const claim = one(await check('2018年5月2日,FDA批准诺华的CAR-T产品Kymriah用于复发或难治性弥漫大B细胞淋巴瘤。'), 'milestone');
  assert.notEqual(claim.verdict, 'supported');
  assert.match(claim.reasons.zh, /另一适应症/);
});

test('a day beside the one on record may be a matter of time zones', async () => {
  const claim = one(await check('2017年8月31日,FDA批准诺华的CAR-T产品Kymriah上市。'), 'milestone');
  assert.equal(claim.verdict, 'supported');
  assert.match(claim.reasons.en, /time zones/);
});

test('a day that the text says of another act does not date a milestone mentioned in a claim of rank', async () => {
  const text =
    '2024年以来,园区企业进展不断。原启生物的OriCAR-017被FDA授予快速通道资格,同时该产品也是国内首个获批临床的靶向GPRC5D的CAR-T细胞疗法。';
  const { claims } = await check(text);
  const cleared = claims.find((claim) => claim.kind === 'milestone' && claim.milestone === 'ind_cleared');
  assert.equal(cleared?.verdict, 'supported');
});

test('a plan is not checkable, and a date after the asked day is refused without a number', async () => {
  const plan = one(
    await check('Orchard Therapeutics plans to file a BLA for OTL-200, its gene therapy, with the FDA in 2019.'),
    'milestone',
  );
  assert.equal(plan.verdict, 'not_checkable');
  assert.match(plan.reasons.en, /states a plan/);
  const future = one(await check('2031年8月,原启生物的CAR-T产品OriCAR-017获国家药监局批准开展临床试验。'), 'milestone');
  assert.equal(future.verdict, 'unclear');
  assert.match(future.reasons.zh, /之后，届时才能核查/);
  assert.deepEqual(future.evidence, []);
});

test('a first of a disease leaves out products for another one', async () => {
  const claim = one(await check('CT103A是国内首个获批上市的治疗多发性骨髓瘤的CAR-T产品。'), 'superlative');
  const names = claim.contenders?.map(({ name }) => name) ?? [];
  assert.ok(names.includes('CT103A'));
  assert.ok(!names.includes('FKC876'));
  assert.match(claim.reasons.en, /earlier in the US/);
});

test('a first whose list reaches past its own day is supported whatever came later', async () => {
  const claim = one(await check('阿基仑赛是国内首个获批上市的CAR-T产品。'), 'superlative');
  assert.equal(claim.verdict, 'supported');
});

test('a rank is judged on the day of the article, and contenders carry the names that readers know', async () => {
  const result = await check('发布时间:2022-03-01\n阿基仑赛注射液是中国首个获批上市的CAR-T细胞药物。');
  assert.equal(result.spoken, '2022-03-01');
  const claim = one(result, 'superlative');
  assert.match(claim.reasons.zh, /截至2022-03-01/);
  const names = claim.contenders?.map(({ called }) => called.zh) ?? [];
  assert.deepEqual(names, ['阿基仑赛注射液（FKC876）', '瑞基奥仑赛注射液（JWCAR029）']);
  assert.equal(claim.contenders?.[0]?.called.en, 'axicabtagene ciloleucel (FKC876)');
});

test('a rival that cannot meet the description is no contender', async () => {
  const claim = one(await check('Strimvelis was the first autologous ex vivo gene therapy approved anywhere.'), 'superlative');
  const names = claim.contenders?.map(({ called }) => called.en) ?? [];
  assert.ok(names.some((name) => /Strimvelis/.test(name)));
  for (const virus of [/H101/, /rAd-p53/, /Rigvir/]) assert.ok(!names.some((name) => virus.test(name)), String(names));
});

test('a policy that was in force when the article was written is said to have ended since', async () => {
  const claim = one(
    await check('发布时间:2024-10-23\n浦东新区发布《浦东新区促进细胞和基因治疗产业发展行动方案(2023-2025)》,支持细胞治疗。', {
      as_of: '2026-11-25',
      known_by: '2026-11-25',
    }),
    'policy',
  );
  assert.match(claim.reasons.zh, /2024-10-23 时有效，2025-12-31 到期/);
});

test('a place that is said to hold most trials is put in the order that the registers at hand give', async () => {
  const claim = one(await check('上海的CAR-T临床试验数量居全国第一。'), 'superlative');
  assert.equal(claim.verdict, 'unclear');
  assert.match(claim.reasons.zh, /现有登记册中按试验中心计的试验数：.+ \d+，.+；上海列第 \d/);
  assert.ok(claim.missing.some(({ en }) => /ChiCTR/.test(en)));
  assert.ok(claim.evidence.length > 0);
});

test('what a reason names is evidence: who came earlier abroad, and every organisation that is counted', async () => {
  const rank = one(await check('发布时间:2022-03-01\n阿基仑赛注射液是中国首个获批上市的CAR-T细胞药物。'), 'superlative');
  assert.match(rank.reasons.zh, /在美国更早的有 tisagenlecleucel/);
  const said = await statementsById(atlas, rank.evidence);
  assert.ok(
    said.some(({ subject }) => subject === 'product/tisacel'),
    said.map(({ subject }) => subject).join(' '),
  );
  const count = one(await check('张江的细胞治疗企业有120多家。'), 'statistic');
  const known = Number(/知道张江有 (\d+) 家/.exec(count.reasons.zh)?.[1]);
  const seated = new Set((await statementsById(atlas, count.evidence)).map(({ subject }) => subject));
  assert.ok(known > 0 && seated.size >= known, `${known} told, ${seated.size} cited`);
});
