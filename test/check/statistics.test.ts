import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sumsOf } from '../../src/check/arithmetic.ts';
import { checkArticle } from '../../src/check/article.ts';
import type { CheckedClaim } from '../../src/model/verdict.ts';
import type { Atlas } from '../../src/view/atlas.ts';
import { testAtlas } from '../support/atlas.ts';

let atlas: Atlas;
before(async () => {
  atlas = await (await testAtlas()).atlas();
});

const DAYS = { as_of: '2026-11-25', known_by: '2026-11-25' };

async function figures(text: string, days = DAYS): Promise<Extract<CheckedClaim, { kind: 'statistic' }>[]> {
  return (await checkArticle(atlas, text, days)).claims.filter((claim) => claim.kind === 'statistic');
}

test('a share of cleared trials shows the reading that the words favour, the spread and the nearest', async () => {
  const [claim] = await figures('截至2024年8月底,全国已批准的细胞和基因药物临床试验项目中,上海占比全国约1/6。');
  assert.equal(claim?.verdict, 'unclear');
  const favoured = claim?.readings?.filter((one) => one.favoured) ?? [];
  assert.deepEqual(
    favoured.map(({ unit, scope }) => [unit, scope]),
    [['clearance', 'strict']],
  );
  assert.match(claim?.reasons.zh ?? '', /种可算的口径在.*文字最贴近的口径得.*临床许可/);
  assert.deepEqual(new Set(claim?.readings?.map(({ unit }) => unit)), new Set(['clearance', 'trial']));
});

test('a share of approved products of a few is never contradicted, and names the list that is missing', async () => {
  const [claim] = await figures('2019年,张江获批的细胞治疗产品占全国的52%。');
  assert.equal(claim?.verdict, 'unclear');
  assert.deepEqual(new Set(claim?.readings?.map(({ unit }) => unit)), new Set(['product', 'clearance']));
  assert.ok(claim?.missing.some(({ en }) => /CDE clearance list/.test(en)));
});

test('a part of a whole is recomputed, and a wrong percentage contradicts itself', async () => {
  const [wrong] = await figures('The trial of CAR-T cells screened widely: 65 of 206 patients (41.6%) responded to the CAR-T therapy.');
  assert.equal(wrong?.verdict, 'contradicted');
  assert.match(wrong?.reasons.en ?? '', /65\/206 = 31\.6%, not 41\.6%/);
});

test('figures of a sentence: parts and percentages', () => {
  const cases: [string, boolean | undefined, RegExp][] = [
    ['65 of 206, 31.6 %', true, /65\/206 = 31\.6%/],
    ['206项中有65项来自上海,占31.6%', true, /65\/206/],
    ['206项中有65项来自上海,占约32%', true, /65\/206/],
    ['206项中有65项来自上海,占21.6%', false, /自相矛盾/],
    ['共有15家企业有进展:批准2家,受理12家,撤回1家', true, /相加为 15，与总数 15家 相符/],
    ['共有10家企业有进展:批准2家,受理12家', false, /相加为 14，超过总数 10家/],
    ['至少20家企业有进展:批准2家,受理12家', true, /或未列全/],
    ['2024年有3家企业有进展', undefined, /./],
  ];
  for (const [text, agrees, words] of cases) {
    const sums = sumsOf(text);
    assert.equal(sums?.agrees, agrees, text);
    if (sums) assert.match(`${sums.words.zh} ${sums.words.en}`, words);
  }
});

test('the days and forums of an event on record are compared', async () => {
  const claims = await figures(
    '2024年10月23日,第五届张江细胞与基因治疗产业国际峰会在张江科学会堂举行。本次峰会为期3天,由1场主论坛和9场主题论坛组成。',
  );
  const days = claims.find(({ value }) => /天/.test(value));
  assert.match(days?.reasons.zh ?? '', /天数与文中不符，记录为 2/);
  const forums = claims.find(({ value }) => /9/.test(value));
  assert.match(forums?.reasons.zh ?? '', /主题论坛数相符/);
});

test('companies known in a place are a least number, which never supports', async () => {
  const [claim] = await figures('张江的细胞治疗企业有120多家。');
  assert.equal(claim?.verdict, 'unclear');
  assert.match(claim?.reasons.zh ?? '', /这只是下限/);
});

const REFUSED: [name: string, text: string, days: typeof DAYS, says: RegExp][] = [
  ['an unknown place', '截至2024年8月底,虚构谷占上海细胞治疗临床试验的1/3。', DAYS, /不知道.*这个地方/],
  ['a place counted twice', '截至2024年8月底,张江和浦东占上海细胞治疗临床试验的1/3。', DAYS, /重复计算/],
  ['a part that does not lie in the whole', '截至2024年8月底,北京占上海细胞治疗临床试验的1/3。', DAYS, /不是上海的一部分/],
  ['a place in itself', '截至2024年8月底,上海占上海细胞治疗临床试验的1/3。', DAYS, /不是上海的一部分/],
  ['a day after the asked one', '截至2031年8月底,张江占上海细胞治疗临床试验的1/3。', DAYS, /届时才能核查/],
  [
    'a day after the day of knowing',
    '截至2024年8月底,张江占上海细胞治疗临床试验的1/3。',
    { as_of: '2026-11-25', known_by: '2024-01-01' },
    /以前已知的资料/,
  ],
];

for (const [name, text, days, says] of REFUSED) {
  test(`${name} is refused in words, never with a number`, async () => {
    const [claim] = await figures(text, days);
    assert.equal(claim?.verdict, 'unclear');
    assert.match(claim?.reasons.zh ?? '', says);
    assert.deepEqual([claim?.evidence, claim?.readings], [[], undefined]);
    assert.doesNotMatch(claim?.reasons.en ?? '', /\d%/);
  });
}

test('a denominator of zero gives a reading without a share', async () => {
  const [claim] = await figures('截至1999年8月底,张江占上海已批准的细胞治疗临床试验的1/3。');
  assert.equal(claim?.verdict, 'unclear');
  for (const { denominator, share, note } of claim?.readings ?? []) {
    if (denominator > 0) continue;
    assert.equal(share, null);
    assert.ok(note);
  }
  assert.match(claim?.reasons.zh ?? '', /算不出这一占比/);
});

test('a listing before the first snapshot is left without a share', async () => {
  const [claim] = await figures('截至2024年8月底,上海占全国细胞治疗临床试验的1/3。');
  const listed = claim?.readings?.filter(({ date_rule }) => date_rule === 'listed') ?? [];
  assert.ok(listed.length > 0);
  for (const { share, note } of listed) {
    assert.equal(share, null);
    assert.match(note?.en ?? '', /No listing at hand|denominator is zero/);
  }
});

test('a number of trials stands beside the count of the registers at hand, which never decides', async () => {
  const [claim] = await figures('截至2024年12月,中国登记的CAR-T临床试验有133项。');
  assert.equal(claim?.verdict, 'unclear');
  assert.match(claim?.reasons.zh ?? '', /截至 2024-12-31 已开始、中心在中国的CAR-T试验有 \d+ 项/);
  assert.ok(claim?.missing.some(({ en }) => /ChiCTR/.test(en)));
  assert.ok((claim?.evidence.length ?? 0) > 0);
});

test('a number of clearances says which list would settle it', async () => {
  const [claim] = await figures('截至2024年12月,国内CAR-T产品的IND批准累计有90项。');
  assert.equal(claim?.verdict, 'unclear');
  assert.match(claim?.reasons.en ?? '', /by name, which is a least number.*CDE clearance list is not loaded/);
});

test('a share of one kind of product is counted among that kind alone', async () => {
  const [whole] = await figures('截至2024年8月底,上海占全国细胞、基因药物临床试验的1/6。');
  const [kind] = await figures('截至2024年8月底,上海占全国CAR-T临床试验的1/6。');
  const started = (claim: typeof whole) =>
    claim?.readings?.find(
      ({ place_rule, date_rule, scope, unit }) => unit === 'trial' && place_rule === 'site' && date_rule === 'start' && scope === 'strict',
    )?.denominator ?? 0;
  assert.ok(started(kind) > 0 && started(kind) < started(whole), `${started(kind)} of ${started(whole)}`);
});

test('a percentage is not read out of the middle of a number', async () => {
  const claims = await figures('国内细胞治疗IND中,干细胞类约220项,后者里间充质干细胞占61%。');
  for (const { verdict, reasons } of claims) {
    assert.notEqual(verdict, 'contradicted');
    assert.doesNotMatch(reasons.zh, /自相矛盾/);
  }
});
