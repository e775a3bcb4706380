import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { check } from '../../src/operation/check.ts';
import { splitSentences } from '../../src/read/sentences.ts';
import { prepareText } from '../../src/read/text.ts';
import { call } from '../../test/support/call.ts';
import { realTest } from '../support/atlas.ts';
import { missingShared, shared } from '../support/shared.ts';

const SEED = missingShared() ? '' : readFileSync(shared('seed', 'article.zh.txt'), 'utf8');

/** What becomes of a sentence: subjects that hold its facts, with a property and, where one tells it, part of a value; kinds of claims that are judged; or why it says nothing to hold. */
type Fate = {
  says: string;
  facts?: [string, string, string?][];
  claims?: string[];
  nothing?: 'headline' | 'furniture' | 'opinion' | 'intention';
};

const SUMMIT = 'event/zhangjiang-cgt-2024';
const PARK = 'cluster/zhangjiang-cell-gene-park';
const INNOSTAR = 'organisation/innostar';

/** The sentences of the article by their number, none left out. */
const FATES: Fate[] = [
  { says: 'headline', nothing: 'headline' },
  { says: 'time, clicks, author', nothing: 'furniture' },
  {
    says: 'day, venue and holders of the summit',
    facts: [
      [SUMMIT, 'held'],
      [SUMMIT, 'venue'],
      [SUMMIT, 'organiser', 'pdkjw'],
      [SUMMIT, 'organiser', 'zjgroup'],
      [SUMMIT, 'organiser', 'pdlifesci'],
    ],
    claims: ['event'],
  },
  {
    says: 'two days, one main and nine themed forums',
    facts: [
      [SUMMIT, 'forum', '"main"'],
      [SUMMIT, 'forum', '"themed"'],
    ],
    claims: ['statistic'],
  },
  {
    says: 'guests and what was discussed',
    facts: [
      [SUMMIT, 'talk', 'Tian Zhigang'],
      [SUMMIT, 'talk', 'Shi Yufang'],
      [SUMMIT, 'talk', 'Liu Mingyao'],
    ],
    claims: ['event'],
  },
  { says: 'caption of a picture', nothing: 'furniture' },
  { says: 'heading', nothing: 'headline' },
  { says: 'a global wave of change', nothing: 'opinion' },
  { says: 'technology, policy and market drive the industry', nothing: 'opinion' },
  {
    says: 'tracks and the nine forums',
    facts: [
      [PARK, 'track', 'gene_editing'],
      [PARK, 'track', 'organoids'],
      [SUMMIT, 'forum', 'nucleic_acids'],
    ],
  },
  { says: 'first talk', facts: [[SUMMIT, 'talk', 'Tian Zhigang']], claims: ['event'] },
  { says: 'second talk', facts: [[SUMMIT, 'talk', 'Shi Yufang']], claims: ['event'] },
  { says: 'third talk', facts: [[SUMMIT, 'talk', 'Liu Mingyao']], claims: ['event'] },
  {
    says: 'further topics',
    facts: [
      [SUMMIT, 'talk', 'mRNA'],
      [SUMMIT, 'talk', 'iPSC'],
    ],
  },
  { says: 'caption of a picture', nothing: 'furniture' },
  { says: 'heading', nothing: 'headline' },
  { says: 'guidelines are made, companies enter the field', facts: [['policy/cn-order-717', 'in_force']], nothing: 'opinion' },
  { says: 'the park as the core of the industry', facts: [[PARK, 'bounds']], nothing: 'opinion' },
  { says: 'caption: Zhangjiang Gene Island', facts: [[PARK, 'building', 'zhangjiang-gene-island']] },
  {
    says: 'over a hundred companies, the most concentrated place',
    facts: [['figure/zhangjiang-cell-gene-park-1', 'figure', 'organisations']],
    claims: ['statistic', 'superlative'],
  },
  {
    says: 'the first and second CAR-T were born here',
    facts: [
      ['product/axicel', 'milestone', 'approved'],
      ['product/relmacel', 'milestone', 'approved'],
    ],
    claims: ['superlative'],
  },
  {
    says: 'four products of the year',
    facts: [
      ['product/nk010', 'milestone'],
      ['product/vgrr01', 'milestone', 'breakthrough_proposed'],
      ['product/snc109', 'milestone', 'orphan'],
      ['product/oricar017', 'milestone', 'fast_track'],
    ],
    claims: ['milestone', 'superlative'],
  },
  { says: 'a half of Shanghai and a sixth of the country', claims: ['statistic'] },
  { says: 'the park is being completed', nothing: 'opinion' },
  {
    says: 'service platforms',
    facts: [
      ['chain/zjimmuno', 'chain_role', 'service_platform'],
      ['chain/obiocentre', 'chain_role'],
      ['chain/zjsynbioplat', 'chain_role', 'service_platform'],
    ],
  },
  {
    says: 'a listing, and services to four products',
    facts: [
      ['deal/listing-688710-sh', 'listing'],
      ['service/innostar', 'served', 'nonclinical'],
      [INNOSTAR, 'name'],
    ],
    claims: ['deal', 'superlative', 'milestone'],
  },
  {
    says: 'the action plan, bodies that settled here, the notice on foreign capital',
    facts: [
      ['policy/pudong-cgt-plan-2023', 'in_force'],
      ['chain/yrdcde', 'chain_role', 'review_body'],
      ['chain/pdhgr', 'chain_role'],
      ['chain/shlzy', 'chain_role'],
      ['policy/cn-foreign-cgt-pilot-2024', 'measure', 'human_stem_cells'],
    ],
    claims: ['policy'],
  },
  { says: 'pilot work in Pudong', facts: [['policy/pudong-foreign-cgt-pilot-2024', 'in_force']] },
  {
    says: 'airport line, airports, homes',
    facts: [
      ['amenity/zhangjiang-cell-gene-park', 'amenity', 'rail'],
      ['amenity/zhangjiang-cell-gene-park', 'amenity', 'airport'],
      ['amenity/zhangjiang-cell-gene-park', 'amount', '10000'],
    ],
    claims: ['statistic'],
  },
  { says: 'what the park means to do', nothing: 'intention' },
];

realTest(
  'every sentence of the seed article leads to facts that are held or a claim that is judged, or says nothing to hold',
  async ({ host }, say) => {
    const sentences = splitSentences(prepareText(SEED));
    assert.equal(sentences.length, FATES.length, 'the table has a row a sentence');
    const { claims } = await call(check, { text: SEED }, host);
    const { db } = await host.atlas();
    for (const [at, { says, facts = [], claims: kinds = [], nothing }] of FATES.entries()) {
      const { start, end } = sentences[at] as (typeof sentences)[number];
      const judged = claims.filter(({ span: [from, to] }) => from < end && to > start);
      const label = `sentence ${at + 1}, ${says}`;
      for (const [subject, property, part = ''] of facts) {
        const held = await db.rows(
          `SELECT id FROM statement WHERE (subject = $1 OR subject LIKE $1 || '-%') AND property = $2 AND contains(value, $3) LIMIT 1`,
          [subject, property, part],
        );
        assert.equal(held.length, 1, `${label}: ${subject} ${property} ${part}`);
      }
      for (const kind of kinds)
        assert.ok(
          judged.some((one) => one.kind === kind),
          `${label}: no ${kind}`,
        );
      assert.deepEqual(
        judged.filter(({ kind }) => !kinds.includes(kind)),
        [],
        `${label}: a claim that the table does not know`,
      );
      assert.ok(facts.length + kinds.length > 0 || nothing !== undefined, label);
      const what = [
        ...facts.map(([subject, property]) => `${subject} ${property}`),
        ...judged.map(({ kind, verdict }) => `${kind}: ${verdict}`),
      ];
      say(`${at + 1}. ${says}: ${what.join('; ') || nothing}`);
    }
  },
);
