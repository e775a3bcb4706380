import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { checkArticle } from '../../src/check/article.ts';
import { sumsIn } from '../../src/check/money.ts';
import { eventNames, isSameSeries } from '../../src/entity/event-name.ts';
import type { CheckedClaim } from '../../src/model/verdict.ts';
import type { Atlas } from '../../src/view/atlas.ts';
import { statementsById } from '../../src/view/evidence.ts';
import { testAtlas } from '../support/atlas.ts';

let atlas: Atlas;
before(async () => {
  atlas = await (await testAtlas()).atlas();
});

async function claimsOf(text: string): Promise<CheckedClaim[]> {
  return (await checkArticle(atlas, text, { as_of: '2026-11-25', known_by: '2026-11-25' })).claims;
}

async function only<K extends CheckedClaim['kind']>(
  kind: K,
  text: string,
  as_of = '2026-11-25',
): Promise<Extract<CheckedClaim, { kind: K }>> {
  const { claims } = await checkArticle(atlas, text, { as_of, known_by: '2026-11-25' });
  const found = claims.filter((claim) => claim.kind === kind);
  assert.equal(found.length, 1, `${found.length} ${kind} claims`);
  return found[0] as Extract<CheckedClaim, { kind: K }>;
}

test('an acquisition on record is supported by its parties, day and sum, and its evidence is the record', async () => {
  const claim = await only('deal', '2023年12月26日,阿斯利康宣布收购亘喜生物,CAR-T疗法开发商,总额最高12亿美元。');
  assert.equal(claim.verdict, 'supported');
  assert.match(claim.reasons.zh, /当事方、日期、金额相符/);
  const [first] = await statementsById(atlas, claim.evidence);
  assert.deepEqual([first?.subject, first?.property], ['deal/astrazeneca-gracell', 'announced']);
});

test('another sum or day than the one on record is told, with the record', async () => {
  const claim = await only('deal', '2021年5月3日,阿斯利康宣布收购亘喜生物,CAR-T疗法开发商,总额30亿美元。');
  assert.equal(claim.verdict, 'partly');
  assert.match(claim.reasons.en, /The date differs: the record has 2023-12-26/);
  assert.match(claim.reasons.en, /The sum differs/);
});

test('a deal of other parties is not matched to one of them', async () => {
  const claim = await only('deal', '2023年12月26日,阿斯利康宣布收购CAR-T疗法开发商虚构生物,总额最高12亿美元。');
  assert.equal(claim.verdict, 'unclear');
  assert.deepEqual(claim.evidence, []);
});

test('a subsidiary on record stands for the parent that the text names', async () => {
  const claim = await only('deal', '2018年5月,强生以10.4亿美元收购溶瘤病毒公司BeneVir Biopharm。');
  assert.equal(claim.verdict, 'supported');
});

test('a listing is checked by day and exchange', async () => {
  const right = await only('deal', '2024年9月,益诺思在科创板上市,公司为细胞治疗产品提供非临床研究。');
  assert.equal(right.verdict, 'supported');
  assert.match(right.reasons.zh, /688710\.SH/);
  const wrong = await only('deal', '2024年9月,益诺思在港交所上市,公司为细胞治疗产品提供非临床研究。');
  assert.equal(wrong.verdict, 'partly');
  assert.match(wrong.reasons.zh, /交易所与文中不符/);
});

test('an event that only the media reported is partly, with its days and venue', async () => {
  const claim = await only('event', '2024年10月23日,第五届张江细胞与基因治疗产业国际峰会在张江科学会堂举行。');
  assert.equal(claim.verdict, 'partly');
  assert.match(claim.reasons.zh, /2024-10-23 至 2024-10-24.*仅见媒体报道/);
});

test('another edition of a known event is not taken for it', async () => {
  const claim = await only('event', '2023年11月2日,第四届张江细胞与基因治疗产业国际峰会在张江科学会堂举行。');
  assert.equal(claim.verdict, 'unclear');
  assert.match(claim.reasons.zh, /只知道.*第五届/);
  assert.deepEqual(claim.evidence, []);
});

test('an edition on another day than the one on record is told', async () => {
  const claim = await only('event', '2024年12月9日,第五届张江细胞与基因治疗产业国际峰会在张江科学会堂举行。');
  assert.equal(claim.verdict, 'partly');
  assert.match(claim.reasons.en, /The date differs/);
});

test('a notice without a name is found by its issuers and subject, and its places are checked', async () => {
  const notice = (places: string) =>
    `2024年9月,商务部、国家卫生健康委、国家药监局联合发文,允许外商投资企业在${places}从事人体干细胞、基因诊断与治疗技术开发和技术应用。`;
  const right = await only('policy', notice('北京、上海、广东自由贸易试验区和海南自由贸易港'));
  assert.equal(right.verdict, 'supported');
  assert.match(right.reasons.zh, /商资函〔2024〕568号/);
  const wrong = await only('policy', notice('北京、上海、江苏自由贸易试验区'));
  assert.equal(wrong.verdict, 'partly');
  assert.match(wrong.reasons.zh, /适用地区与文中不符/);
});

test('a regulation is checked by name, issuer and the day it takes effect', async () => {
  const regulation = (day: string) =>
    `国务院2025年9月发布《生物医学新技术临床研究和临床转化应用管理条例》,自${day}起施行,细胞治疗研究须备案。`;
  assert.equal((await only('policy', regulation('2026年5月1日'))).verdict, 'supported');
  const wrong = await only('policy', regulation('2026年1月1日'));
  assert.equal(wrong.verdict, 'partly');
  assert.match(wrong.reasons.en, /takes effect differs: the record has 2026-05-01/);
});

test('a policy says when it is not yet in force on the asked day', async () => {
  const text = '国务院2025年9月发布《生物医学新技术临床研究和临床转化应用管理条例》,细胞治疗研究须备案。';
  assert.match((await only('policy', text, '2025-12-01')).reasons.zh, /尚未施行/);
});

test('names of events: edition, year and order of words do not part editions of one event', () => {
  const same = (a: string, b: string) => eventNames(a).some((one) => eventNames(b).some((other) => isSameSeries(one, other)));
  assert.ok(same('第十二届例城细胞治疗大会', '2019例城细胞治疗大会'));
  assert.ok(same('the Fifth Example Summit on Cell and Gene Therapy', '2021 Example Cell and Gene Therapy Summit'));
  assert.ok(!same('例城细胞治疗大会', '例城细胞治疗产业大会'));
  assert.deepEqual(
    ['第十二届例城大会', '第3届例城大会', 'the 21st Example Summit'].map((name) => eventNames(name)[0]?.edition),
    [12, 3, 21],
  );
});

test('sums are read with scale and currency', () => {
  assert.deepEqual(sumsIn('首付款2亿元,另有最高10.25亿元里程碑款'), [
    { value: 2e8, currency: 'CNY' },
    { value: 1.025e9, currency: 'CNY' },
  ]);
  assert.deepEqual(sumsIn('A$502 million and $1.04 billion in 3 parts'), [
    { value: 5.02e8, currency: 'AUD' },
    { value: 1.04e9, currency: 'USD' },
  ]);
});

test('a service that only the press reports says so, and the product is not the provider’s', async () => {
  const claims = await claimsOf(
    '益诺思是一家研究机构。益诺思已协助完成多个产品的研究服务,如国内首个获批临床的人诱导多能干细胞来源的心肌细胞治疗产品。',
  );
  assert.deepEqual(new Set(claims.map(({ kind }) => kind)), new Set(['milestone', 'superlative']));
  for (const claim of claims) {
    assert.equal(claim.verdict, 'unclear');
    assert.match(claim.reasons.zh, /益诺思为来自诱导多能干细胞的心肌细胞提供非临床研究服务，只有媒体这样说/);
    assert.deepEqual(
      claim.services?.map(({ said_by, grade }) => [said_by, grade]),
      [['press', 'media']],
    );
    assert.ok(claim.missing.some(({ en }) => /owner of the product/.test(en)));
  }
});

test('a service that is not on record is said to be so', async () => {
  const [claim] = await claimsOf('益诺思是一家研究机构。公司协助完成了国内首个获批临床的靶向GPRC5D的CAR-T产品的研究。');
  assert.match(claim?.reasons.zh ?? '', /图谱没有这项服务的记录/);
  assert.deepEqual(claim?.services, []);
});

test('a milestone outside a passage on services carries no service', async () => {
  const claims = await claimsOf('2017年8月30日,FDA批准诺华的CAR-T产品Kymriah上市。');
  for (const { services } of claims) assert.equal(services, undefined);
});
