import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { shipped } from '../../src/base/root.ts';
import { makeLinker } from '../../src/entity/linker.ts';
import { organisationRow, productRow, readCuration } from '../../src/model/curation.ts';
import type { CheckedClaim } from '../../src/model/verdict.ts';
import { check } from '../../src/operation/check.ts';
import { show } from '../../src/operation/show.ts';
import { call } from '../../test/support/call.ts';
import { type RealAtlas, realTest } from '../support/atlas.ts';
import { missingShared, shared } from '../support/shared.ts';

const SEED = missingShared() ? '' : readFileSync(shared('seed', 'article.zh.txt'), 'utf8');
const POINTS = [...SEED];

/** An article of our own on decisions that the lists hold. */
const LISTED = `优先审评与获批

2022年10月13日，科济药业的泽沃基奥仑赛注射液（CT053）被药审中心纳入优先审评。

2020年11月30日，药审中心公示将CT053拟纳入突破性治疗品种。

2021年9月，药明巨诺的瑞基奥仑赛注射液获国家药监局批准上市。
`;
const EXAMPLES = ['zhangjiang-2024.zh.md', 'zhangjiang-2024.en.md'].map((name) => readFileSync(shipped('examples', name), 'utf8'));

type MilestoneClaim = Extract<CheckedClaim, { kind: 'milestone' }>;

realTest('the seed article gives at least 6 milestones, 7 superlatives and both shares of trials', async (atlas) => {
  const claims = await claimsOf(atlas, SEED);
  assert.ok(milestonesOf(claims).length >= 6);
  assert.ok(claims.filter(({ kind }) => kind === 'superlative').length >= 7);
  for (const [value, place] of [
    ['1/2', '上海'],
    ['1/6', '全国'],
  ] as const) {
    const found = claims.find((one) => one.kind === 'statistic' && one.value.includes(value) && one.denominator === place);
    assert.ok(found, `the share ${value} of ${place}`);
    assert.ok(sentence(found).includes(value) && sentence(found).includes(place), `its span cuts "${sentence(found)}"`);
    assert.ok(['unclear', 'partly', 'contradicted'].includes(found.verdict), 'the clearance list is not at hand, so it is never supported');
  }
});

realTest('spans of the seed article are code points that cut the sentence with the name or the value', async (atlas) => {
  const claims = await claimsOf(atlas, SEED);
  for (const claim of claims) {
    assert.ok(claim.span[0] >= 0 && claim.span[1] <= POINTS.length);
    if (claim.kind === 'milestone' && claim.product) assert.ok(sentence(claim).includes(claim.product), claim.product);
    if (claim.kind === 'statistic') assert.ok(bare(sentence(claim)).includes(bare(claim.value)), claim.value);
  }
});

realTest('VGR-R01 is proposed for breakthrough therapy and never reported as granted', async (atlas) => {
  const about = milestonesOf(await claimsOf(atlas, SEED)).filter(({ product }) => product?.includes('VGR-R01'));
  assert.ok(about.some(({ milestone }) => milestone === 'breakthrough_proposed'));
  assert.ok(about.every(({ milestone }) => milestone !== 'breakthrough'));
});

realTest('whatever is supported has a statement that names the product and the kind of milestone', async (atlas, say) => {
  const linker = makeLinker(readCuration('organisations', organisationRow), readCuration('products', productRow));
  let supported = 0;
  for (const text of [SEED, LISTED, ...EXAMPLES]) {
    for (const claim of milestonesOf(await claimsOf(atlas, text)).filter(({ verdict }) => verdict === 'supported')) {
      supported += 1;
      const stated = await statedBy(atlas, claim.evidence);
      const product = linker.product(claim.product ?? '')?.id;
      const named = stated.filter(({ names }) =>
        names.some((name) => name === `product/${product}` || linker.product(name)?.id === product),
      );
      assert.ok(product && named.some(({ kind }) => kind === claim.milestone), `${claim.milestone} of ${claim.product}`);
    }
  }
  say(`${supported} milestones supported in 4 articles`);
  assert.ok(supported >= 3);
});

realTest('every evidence id of the articles leads to the bytes', async (atlas, say) => {
  const ids = new Set<string>();
  for (const text of [SEED, LISTED, ...EXAMPLES]) {
    for (const { evidence, contenders = [] } of await claimsOf(atlas, text)) {
      for (const id of [...evidence, ...contenders.flatMap(({ statements }) => statements)]) ids.add(id);
    }
  }
  assert.ok(ids.size > 20);
  for (const id of ids) {
    const shown = await call(show, { what: id }, atlas.host);
    assert.ok(shown.kind === 'statement' && shown.bytes !== undefined && shown.bytes !== null && shown.bytes !== '', id);
  }
  say(`${ids.size} statements followed`);
});

async function claimsOf({ host }: RealAtlas, text: string): Promise<CheckedClaim[]> {
  return (await call(check, { text }, host)).claims;
}

function milestonesOf(claims: CheckedClaim[]): MilestoneClaim[] {
  return claims.filter((claim) => claim.kind === 'milestone');
}

function sentence({ span: [start, end] }: CheckedClaim): string {
  return POINTS.slice(start, end).join('');
}

/** A value may be read without the blanks of the text. */
function bare(text: string): string {
  return text.replace(/\s+/g, '');
}

/** What the records of milestone statements say: the kind, and the subject and names of products in the same record. */
async function statedBy({ host }: RealAtlas, ids: string[]): Promise<{ kind: string; names: string[] }[]> {
  const { db } = await host.atlas();
  return db.rows<{ kind: string; names: string[] }>(
    `SELECT m.value AS kind, list_distinct(list(m.subject) || coalesce(list(n.value) FILTER (n.value IS NOT NULL), [])) AS names
     FROM statement m LEFT JOIN statement n ON n.receipt = m.receipt AND n.part = m.part AND n.record = m.record AND n.property = 'product_name'
     WHERE m.property = 'milestone' AND list_contains(string_split($1, ','), m.id) GROUP BY m.id, m.value`,
    [ids.join(',')],
  );
}
