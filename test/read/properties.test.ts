import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Claim } from '../../src/model/claim.ts';
import { LONGEST_ARTICLE, readArticle } from '../../src/read/article.ts';
import { splitSentences } from '../../src/read/sentences.ts';
import { prepareText } from '../../src/read/text.ts';

const CHINESE = `2024年5月20日,康麓生物宣布其靶向Claudin18.2的CAR-T产品KL201注射液获美国FDA授予孤儿药资格,用于治疗胃癌,是国内首个获此资格的同类产品。
康麓生物完成3亿元B轮融资。截至2024年底,苏州共有12个基因治疗项目获批临床。
该产品于2024年8月完成首例患者给药。`;
const ENGLISH = `🌽 BOSTON, May 20, 2024 -- Larkspur Therapeutics, Inc. said the FDA has cleared its IND application for LRK-201, a CAR-NK cell therapy for lymphoma.
LRK-201 is the world's first CAR-NK product of its kind. It received fast track designation in March 2024.
Larkspur raised $85 million in a Series B round.`;

const CODES = new Set([
  'milestone',
  'modifier',
  'modality',
  'agency',
  'jurisdiction',
  'date',
  'rank',
  'scope',
  'type',
  'kind',
  'as_of',
  'currency',
  'amount',
  'measure',
]);

function stringsOf(claim: Claim): string[] {
  return Object.entries(claim).flatMap(([slot, value]) => (CODES.has(slot) ? [] : [value].flat().filter((one) => typeof one === 'string')));
}

for (const [name, text] of Object.entries({ CHINESE, ENGLISH })) {
  test(`${name}: every name in a claim stands in the article, every offset cuts the words it quotes`, () => {
    const { claims, explanations, mentions } = readArticle(text);
    const points = [...text];
    assert.ok(claims.length >= 4, JSON.stringify(claims));
    for (const claim of claims) {
      const [start, end] = claim.span;
      assert.ok(start >= 0 && start < end && end <= points.length);
      for (const said of stringsOf(claim)) assert.ok(text.includes(said), said);
    }
    for (const { words } of explanations)
      for (const one of Object.values(words)) assert.equal(points.slice(one.start, one.end).join(''), one.text);
    for (const one of mentions) assert.equal(points.slice(one.start, one.end).join(''), one.text);
  });
}

function slotsOf(text: string): string {
  return JSON.stringify(
    readArticle(text).claims.map((claim) =>
      Object.entries(claim).filter(([slot]) => CODES.has(slot) && slot !== 'measure' && slot !== 'amount'),
    ),
  );
}

test('line ends, traditional characters and full-width digits change no code and no date', () => {
  assert.equal(slotsOf(CHINESE.replaceAll('\n', '\r\n')), slotsOf(CHINESE));
  assert.equal(slotsOf(ENGLISH.replaceAll('\n', '\r\n')), slotsOf(ENGLISH));
  assert.equal(slotsOf(CHINESE.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))), slotsOf(CHINESE));
  const traditional = CHINESE.replaceAll('产', '產')
    .replaceAll('药', '藥')
    .replaceAll('获', '獲')
    .replaceAll('资', '資')
    .replaceAll('给', '給')
    .replaceAll('疗', '療')
    .replaceAll('国', '國')
    .replaceAll('临', '臨');
  assert.equal(slotsOf(traditional), slotsOf(CHINESE));
});

test('what an article tells of one product is not carried to another', () => {
  const text =
    'Koru Bio said the FDA approved its gene therapy KRB-11.\nHelm Cell of Lyon has begun a phase 1 trial of its CAR-T therapy HLM-2.';
  const told = readArticle(text).claims.map((claim) => (claim.kind === 'milestone' ? `${claim.milestone} ${claim.product}` : claim.kind));
  assert.deepEqual(told, ['approved KRB-11', 'trial_started HLM-2']);
});

test('a run of words without an end is cut into stretches that lose none of them', () => {
  for (const run of ['KL201注射液、'.repeat(1000), 'Alpha and '.repeat(1000), '细'.repeat(5000)]) {
    const sentences = splitSentences(prepareText(run));
    assert.ok(sentences.every(({ start, end }) => end - start <= 2000));
    assert.equal(
      sentences
        .map(({ start, end }) => run.slice(start, end))
        .join('')
        .replace(/\s/g, ''),
      run.replace(/\s/g, ''),
    );
  }
});

test('a line of capitals that is no dateline is passed over as fast as the next', () => {
  const heading = `${'UNITED STATES SECURITIES AND EXCHANGE COMMISSION. '.repeat(2)}of earliest event: May 3, 2024`;
  assert.equal(readArticle(`${heading}\nThe FDA approved INV-1, a CAR-T therapy.`).dateline, null);
});

test('a text longer than an article is refused with its length and the limit', () => {
  const refused = (length: number) => () => readArticle('细'.repeat(length));
  assert.doesNotThrow(refused(2000));
  assert.throws(refused(LONGEST_ARTICLE + 1), /an article may have 200000 characters, this text has 200001; .*cut it into parts/);
});
