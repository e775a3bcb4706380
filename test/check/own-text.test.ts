import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { readJsonLines } from '../../src/base/jsonl.ts';
import { shipped } from '../../src/base/root.ts';
import { checkArticle } from '../../src/check/article.ts';
import { articleRow, milestoneRow, readCuration } from '../../src/model/curation.ts';
import { eventRow } from '../../src/model/park.ts';
import type { CheckedClaim } from '../../src/model/verdict.ts';
import { originsOf, sentenceMarks } from '../../src/read/known-article.ts';
import type { Atlas } from '../../src/view/atlas.ts';
import { statementsById } from '../../src/view/evidence.ts';
import { milestones, openQuestion } from '../../src/view/milestones.ts';
import { builtAtlas } from '../support/atlas.ts';
import { putFile } from '../support/store.ts';

const DAY = '2026-11-25';
const ORIGIN = readCuration('events', eventRow).find(({ id }) => id === 'zhangjiang-cgt-2024')?.origin.url as string;
const TEXT = [
  '2024年10月23日,第五届张江细胞与基因治疗产业国际峰会在张江科学会堂举行,为期2天。',
  '原启生物靶向GPRC5D的CAR-T细胞疗法OriCAR-017今年被FDA授予快速通道资格,这是园区里的又一个消息。',
  '恩凯赛药的NK细胞注射液NK010今年获得FDA的I期临床试验许可,也是国内首个获得FDA批准的非基因修饰NK细胞在研药物。',
  '浦东新区发布《浦东新区促进细胞和基因治疗产业发展行动方案(2023-2025)》,推动细胞治疗。',
  '据统计,截至2024年8月底,在全国已批准的细胞和基因药物临床试验项目中,张江占上海约1/2。',
].join('\n\n');
const KNOWN = [{ origin: ORIGIN, day: '2024-10-23', sentences: sentenceMarks(TEXT) }];

let atlas: Atlas;
before(async () => {
  const host = await builtAtlas((folder) => [{ source: 'article', paths: [putFile(folder, 'article.txt', TEXT)] }]);
  atlas = await host.atlas();
});

async function claimsOf(articles: typeof KNOWN, text = TEXT): Promise<CheckedClaim[]> {
  return (await checkArticle(atlas, text, { as_of: DAY, known_by: DAY, articles })).claims;
}

function claimIn(claims: CheckedClaim[], kind: CheckedClaim['kind'], product?: string): CheckedClaim {
  const found = claims.find((one) => one.kind === kind && (product === undefined || JSON.stringify(one).includes(product)));
  return found ?? assert.fail(`no ${kind} claim on ${product}`);
}

test('an article that facts were read from proves none of them: event, figure of an event, milestone, policy', async () => {
  const [told, own] = [await claimsOf([]), await claimsOf(KNOWN)];
  const cases = [['event'], ['statistic', '"2天"'], ['milestone', 'OriCAR-017'], ['policy']] as const;
  for (const [kind, product] of cases) {
    const [before, after] = [claimIn(told, kind, product), claimIn(own, kind, product)];
    assert.equal(before.verdict, 'partly', `${kind}: ${before.reasons.en}`);
    assert.equal(after.verdict, 'unclear', `${kind}: ${after.reasons.en}`);
    assert.match(after.reasons.zh, /出自本文，不能为本文作证：.+除此之外：/);
    assert.match(after.reasons.en, /On record from this very text, which cannot prove itself: .+ Apart from that:/);
    assert.ok(after.missing.length > 0, 'what would settle it is named');
    assert.ok(after.of_this_text?.every((id) => before.evidence.includes(id) && !after.evidence.includes(id)));
    assert.ok(after.reasons.zh.includes(after.missing[0]?.zh ?? '-'));
  }
});

test('what another origin says of the same stays evidence, and a claim to be first does not rest on the day of the article', async () => {
  const [told, own] = [await claimsOf([]), await claimsOf(KNOWN)];
  const milestone = claimIn(own, 'milestone', 'NK010');
  assert.equal(milestone.verdict, 'partly');
  const rows = (await milestones(atlas, openQuestion(DAY, DAY))).filter(({ statement }) => milestone.evidence.includes(statement));
  assert.deepEqual(
    rows.map(({ origin }) => origin),
    readCuration('milestones', milestoneRow).flatMap(({ product, milestone: what, origin: { url } }) =>
      product === 'nk010' && what === 'ind_cleared' && url !== ORIGIN ? [url] : [],
    ),
  );
  const rank = claimIn(own, 'superlative', 'NK010');
  const subjectOf = ({ contenders }: CheckedClaim) => contenders?.find(({ is_subject }) => is_subject);
  const [before, after] = [subjectOf(claimIn(told, 'superlative', 'NK010')), subjectOf(rank)];
  assert.equal(before?.to, '2024-12-31');
  assert.deepEqual(before?.statements, rank.of_this_text);
  assert.equal(after?.to, null);
  assert.match(rank.reasons.zh, /出自本文，不能为本文作证：NK010/);
});

test('a share does not count organisations where only the article puts them', async () => {
  const [told, own] = [claimIn(await claimsOf([]), 'statistic', '1/2'), claimIn(await claimsOf(KNOWN), 'statistic', '1/2')];
  const inside = ({ readings }: CheckedClaim) => (readings ?? []).reduce((sum, { numerator }) => sum + numerator, 0);
  assert.ok(inside(told) > inside(own));
  const [first] = await statementsById(atlas, own.of_this_text ?? []);
  assert.equal(first?.property, 'member_of');
});

test('an article in the store is no evidence for a claim in it', async () => {
  const stored = await atlas.db.rows<{ id: string }>("SELECT id FROM statement WHERE subject LIKE 'article/%'");
  assert.equal(stored.length, 5);
  for (const claims of [await claimsOf([]), await claimsOf(KNOWN)])
    for (const { evidence, contenders = [], services = [] } of claims) {
      const named = [...evidence, ...contenders.flatMap(({ statements }) => statements), ...services.map(({ statement }) => statement)];
      assert.ok(!named.some((id) => stored.some((one) => one.id === id)));
    }
});

test('an article is known again in other line breaks, marks and script, and by a piece of it, not by one sentence in common', () => {
  const [first = '', second = '', third = ''] = TEXT.split('\n\n');
  const wrapped = TEXT.replace(/(.{20})/g, '$1\n').replaceAll('。', '。\n\n');
  const other = '另一篇文章谈的是别的城市和别的公司,它写了很多完全不同的话,只引用了这里的一句。';
  const known = (text: string) => [...originsOf(text, KNOWN)];
  assert.deepEqual(known(wrapped), [ORIGIN]);
  assert.deepEqual(known(TEXT.replaceAll(',', '，').replaceAll('细胞', '細胞').replaceAll('国', '國')), [ORIGIN]);
  assert.deepEqual(known(second), [ORIGIN]);
  assert.deepEqual(known(`${other}\n\n${first}\n\n${third}`), [ORIGIN]);
  assert.deepEqual(known(`${other}\n\n${first}`), []);
  assert.deepEqual(known(''), []);
});

test('every shipped article is the origin of rows, and no other text is taken for one', () => {
  const path = shipped('curation', 'articles.jsonl');
  const articles = readJsonLines(path, articleRow);
  const origins = new Set(readCuration('milestones', milestoneRow).map(({ origin }) => origin.url));
  for (const { origin, sentences } of articles) {
    assert.ok(origins.has(origin), origin);
    assert.equal(new Set(sentences).size, sentences.length);
  }
  for (const name of ['zhangjiang-2024.zh.md', 'zhangjiang-2024.en.md'])
    assert.equal(originsOf(readFileSync(shipped('examples', name), 'utf8'), articles).size, 0);
});
