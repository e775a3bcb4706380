import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { FirstVerdict } from '../../src/check/first.ts';
import { predictFirsts } from '../../src/check/predict-firsts.ts';

const folder = mkdtempSync(join(tmpdir(), 'firsts-'));
after(() => rmSync(folder, { recursive: true }));

type Fact = [name: string, event: string, date?: string];
type Case = [verdict: FirstVerdict, claim: string, scope: string, facts: Fact[]];

function precisionOf(date: string | undefined): string | null {
  if (date === undefined) return null;
  return date.length === 4 ? 'year' : date.length === 7 ? 'month' : 'day';
}

function lineOf([, claim, scope, facts]: Case, id: string): string {
  const contenders = facts.map(([name, event, date]) => ({ name, event, date: date ?? null, precision: precisionOf(date) }));
  return JSON.stringify({ id, claim, scope, contenders });
}

function write(text: string): string {
  const path = join(folder, 'firsts.jsonl');
  writeFileSync(path, text);
  return path;
}

const inChina: Fact[] = [
  ['甲仑赛', '获批上市', '2031-06-22'],
  ['乙仑赛', '获批上市', '2031-09'],
  ['丙仑赛', '获批上市', '2033-06-30'],
];
const inAmerica: Fact[] = [
  ['Alfa-1', 'FDA approved', '2031-12-19'],
  ['Beta-2', 'FDA approved', '2033-05-24'],
  ['Gamma-3 (EU)', 'EMA approval', '2030-11-02'],
];

const cases: Case[] = [
  ['supported', '国内首款获批上市的CAR-T产品是甲仑赛', 'China', inChina],
  ['contradicted', '国内首款获批上市的CAR-T产品是乙仑赛', 'China', inChina],
  ['supported', '乙仑赛成为中国第二款获批的CAR-T', 'China', inChina],
  ['contradicted', '丙仑赛是中国第二款获批上市的CAR-T', 'China', inChina],
  ['supported', '乙仑赛在中国获批晚于甲仑赛', 'China', inChina],
  ['contradicted', 'Alfa-1 is the only CAR-T approved in the US', 'US', inAmerica],
  ['supported', 'Alfa-1 is the first CAR-T approved by the FDA', 'US', inAmerica],
  ['contradicted', 'Alfa-1 is the first CAR-T approved worldwide', 'world', inAmerica],
  ['supported', 'Alfa-1 is not the first CAR-T approved worldwide', 'world', inAmerica],
  ['supported', 'The second CAR-T approved in the US was Beta-2', 'US', inAmerica],
  [
    'unclear',
    'Alfa-1 is the first siRNA approved in the EU',
    'EU',
    [
      ['Alfa-1', 'EC approval', '2031-06'],
      ['Beta-2', 'European Commission approval', '2031-06-12'],
    ],
  ],
  [
    'unclear',
    'Alfa-1 is the first CAR-T cleared for trials in China',
    'China',
    [
      ['Alfa-1', 'IND cleared', '2028-03'],
      ['Beta-2', 'IND submitted', '2027-12'],
    ],
  ],
  [
    'supported',
    'Alfa-1 is the first CAR-T cleared for trials in China',
    'China',
    [
      ['Alfa-1', 'IND cleared', '2028-03'],
      ['Beta-2', 'IND submitted', '2027-12'],
      ['Beta-2', 'IND cleared', '2028-05'],
      ['Gamma-3', 'IND accepted', '2028-04'],
    ],
  ],
  [
    'contradicted',
    '甲仑赛是国内首个获批临床的GPC3 CAR-T',
    'China',
    [
      ['甲仑赛', 'IND获批', '2032-03-01'],
      ['乙-2(GPC3 CAR-T)', 'IND获批', '2031-03-01'],
    ],
  ],
  [
    'supported',
    'Alfa-1 is the first gene therapy approved in the EU',
    'EU',
    [
      ['Alfa-1', 'EC approval', '2032-03-01'],
      ['Beta-2 (gene therapy)', 'CHMP positive opinion', '2032-02-01'],
      ['Gamma-3 (gene therapy)', 'marketing authorisation application withdrawn', '2030-02-01'],
    ],
  ],
  [
    'supported',
    'Alfa-1 is the only gene therapy for haemophilia B currently on the US market',
    'US',
    [
      ['Alfa-1', 'FDA approved', '2032-03-01'],
      ['Beta-2 (haemophilia B)', 'FDA approved', '2031-02-01'],
      ['Beta-2 (haemophilia B)', 'withdrawn from the market', '2033'],
    ],
  ],
  [
    'unclear',
    'Alfa-1 is the first TCR-T cleared in China',
    'China',
    [
      ['Alfa-1', 'IND cleared (company)', '2032-03-01'],
      ['Alfa-1', 'IND cleared (register)', '2032-06-10'],
      ['Beta-2 (TCR-T)', 'IND cleared', '2032-05-01'],
    ],
  ],
  [
    'supported',
    'Alfa-1 is the world’s first approved base-editing therapy',
    'world',
    [
      ['Alfa-1', 'MHRA approval', '2032-03-01'],
      ['Alfa-1', 'FDA approved', '2032-05-01'],
      ['Beta-2 (base editing)', 'EC approval', '2032-04-01'],
      ['Gamma-3 (lentiviral, not edited)', 'FDA approved', '2029-04-01'],
    ],
  ],
  [
    'supported',
    'Alfa-1 is the first intravitreal AAV gene therapy approved by the FDA',
    'US',
    [
      ['Alfa-1', 'FDA approved', '2032-03-01'],
      ['Beta-2 (AAV, subretinal)', 'FDA approved', '2030-04-01'],
    ],
  ],
  [
    'supported',
    'Alfa-1 and Beta-2 are the first CAR-T therapies approved by the FDA for lupus',
    'US',
    [
      ['Alfa-1', 'FDA approved', '2032-03-01'],
      ['Beta-2', 'FDA approved', '2032-03-01'],
    ],
  ],
  [
    'contradicted',
    '甲仑赛和乙仑赛是国内最早获批的两款TIL',
    'China',
    [
      ['甲仑赛', '获批上市', '2031-05-05'],
      ['乙仑赛', '获批上市', '2033-07-05'],
      ['丙-3(TIL)', '获批上市', '2032-07-05'],
    ],
  ],
  [
    'supported',
    'At the end of 2031 Alfa-1 was the only TIL approved in China',
    'China',
    [
      ['Alfa-1', 'approved', '2031-05-05'],
      ['Beta-2 (TIL)', 'approved', '2032-07-05'],
    ],
  ],
  [
    'supported',
    '甲仑赛是国内首个申报上市的TIL',
    'China',
    [
      ['甲仑赛', '申报上市', '2031-10-10'],
      ['乙-2(TIL)', 'IND获批', '2030-10'],
    ],
  ],
  [
    'unclear',
    'Alfa-1 is the first CAR-T approved for non-Hodgkin lymphoma in China',
    'China',
    [
      ['Alfa-1', 'NMPA approved', '2032-03-01'],
      ['Beta-2 (CAR-T)', 'NMPA approved for B-cell lymphoma', '2030'],
    ],
  ],
  [
    'contradicted',
    'Alfa-1 is the first TCR-T approved for a solid tumour in China',
    'China',
    [
      ['Alfa-1', 'NMPA approved', '2032-03-01'],
      ['Beta-2 (TCR-T)', 'NMPA approved for oesophageal cancer', '2030'],
    ],
  ],
  [
    'contradicted',
    'Alfa-1 was cleared in China before Beta-2',
    'China',
    [
      ['Alfa-1', 'IND cleared', '2032-03-01'],
      ['Beta-2', 'IND cleared', '2030'],
    ],
  ],
  [
    'supported',
    'Alfa-1 is the first CAR-T approved in China',
    'China',
    [
      ['Alfa-1', 'NMPA approved', '2032-03-01'],
      ['Beta-2 (imported, never approved in China)', 'FDA', '2030'],
    ],
  ],
  [
    'supported',
    'Alfa-1 is the first oncolytic HSV-2 to reach Phase III worldwide',
    'world',
    [
      ['Alfa-1', 'Phase III start', '2032-03'],
      ['Beta-2 (HSV-1)', 'Phase III start', '2030'],
    ],
  ],
  [
    'contradicted',
    'Alfa-1 is the first GPC3 CAR-T to enter trials in China',
    'China',
    [
      ['Alfa-1', 'IND cleared', '2032-03-01'],
      ['Beta-2 (GPC3 CAR-T)', 'IND cleared', '2030-03-01'],
    ],
  ],
  [
    'unclear',
    'Alfa-1 is the first GPC3 CAR-T to enter trials in China',
    'China',
    [
      ['Alfa-1', 'IND cleared', '2032-03-01'],
      ['Beta-2 (GPC3 CAR-T)', 'first patient, investigator trial', '2030-03-01'],
    ],
  ],
  [
    'unclear',
    'Alfa-1 is the first Chinese CAR-T with FDA RMAT',
    'US',
    [
      ['Alfa-1', 'RMAT', '2032-03-01'],
      ['Beta-2 (CAR-T)', 'RMAT', '2030-03-01'],
    ],
  ],
  [
    'unclear',
    'Alfa-1 is the first TIL developed in China and the sixth worldwide',
    'world',
    [
      ['Alfa-1', 'approved', '2031-03-01'],
      ['Beta-2 (TIL)', 'approved', '2032'],
    ],
  ],
  [
    'supported',
    'Alfa-1 is the first CAR-T approved only for children in China',
    'China',
    [
      ['Alfa-1', 'approved for children', '2031-03-01'],
      ['Beta-2 (CAR-T, children)', 'approved', '2033'],
    ],
  ],
  [
    'supported',
    'Alfa-1 is not only the first TIL approved in China',
    'China',
    [
      ['Alfa-1', 'approved', '2031-03-01'],
      ['Beta-2 (TIL)', 'approved', '2032'],
    ],
  ],
  [
    'unclear',
    'Alfa-1 is the first TIL approved in China',
    'China',
    [
      ['Alfa-1', 'approved', '2031-03-01'],
      ['Alfa-1', 'approved (another source)', '2032-03-01'],
      ['Beta-2 (TIL)', 'approved', '2031-10'],
    ],
  ],
  [
    'contradicted',
    '甲仑赛是国内首个获批临床的通用型CAR-T',
    'China',
    [
      ['甲仑赛', 'IND获批', '2032-03-01'],
      ['乙-2(异体CAR-T)', 'IND获批', '2031-03-01'],
      ['丙-3(通用型CAR-T)', '据媒体报道已获批临床', '2030-03-01'],
    ],
  ],
  [
    'contradicted',
    'Alfa-1是国内首个获批临床的CAR-NK',
    'China',
    [
      ['Alfa-1', 'IND获批', '2032-03'],
      ['Beta-2', '临床试验默示许可', '2031-11-05'],
    ],
  ],
  [
    'supported',
    'Alfa-1 is the first BCMA CAR-T approved in China',
    'China',
    [
      ['Alfa-1', 'approved', '2033-06-30'],
      ['Beta-2 (CD19)', 'approved', '2031-06'],
    ],
  ],
  [
    'supported',
    'Alfa-1 is the first CAR-T approved for myeloma in China',
    'China',
    [
      ['Alfa-1', 'approved', '2033-06-30'],
      ['Beta-2 (TIL, not CAR-T)', 'approved', '2031-06'],
    ],
  ],
  ['contradicted', 'Beta-2 is the first CAR-T approved in the US', 'US', [['Beta-2 (TIL, not CAR-T)', 'FDA', '2031-06']]],
  [
    'unclear',
    'Alfa-1 is the first lyophilised CAR-T approved in China',
    'China',
    [
      ['Alfa-1', 'approved', '2033-06-30'],
      ['Beta-2', 'approved', '2031-06'],
    ],
  ],
  [
    'unclear',
    'Alfa-1 is the first CAR-T to win RMAT',
    'US',
    [
      ['Alfa-1', 'FDA RMAT', '2032-01'],
      ['Beta-2', 'FDA RMAT'],
    ],
  ],
  [
    'contradicted',
    'Alfa-1 was the first in vivo CAR-T to dose a patient',
    'world',
    [
      ['Alfa-1', 'first patient dosed', '2035-01'],
      ['Beta-2', 'first patient dosed', '2034-07'],
    ],
  ],
  ['contradicted', 'Alfa-1 is the first MSC product in Phase III in China', 'China', [['Beta-2', 'already in Phase III', '2034-07']]],
  ['unclear', 'Alfa-1 is the first TIL therapy cleared in China', 'China', []],
  ['unclear', 'Alfa-1 is the first of its kind approved in China', 'China', [['Alfa-1', 'approved', '2033-06-30']]],
  ['unclear', 'Alfa-1 has the highest response rate of any CAR-T', 'China', [['Alfa-1', 'approved', '2033-06-30']]],
  [
    'contradicted',
    'Delta Bio (not Gamma Bio) developed Alfa-1',
    'China',
    [
      ['Gamma Bio', 'approval holder', '2031'],
      ['Gamma Bio', 'maker', '2033'],
    ],
  ],
];

test('judges claims by the facts given with them', () => {
  const path = write(cases.map((one, index) => lineOf(one, String(index))).join('\n'));
  const wrong = [...predictFirsts(path)].flatMap(({ id, verdict }) => {
    const [wanted, claim] = cases[Number(id)] as Case;
    return verdict === wanted ? [] : [`${claim}: ${verdict} instead of ${wanted}`];
  });
  assert.deepEqual(wrong, []);
});

test('knows a curated product by its other names, and fills in what the facts leave out', () => {
  const brand: Case = [
    'supported',
    'Carvykti is the second CAR-T approved in the US for myeloma',
    'US',
    [
      ['cilta-cel', 'FDA approved (myeloma)', '2022-02-28'],
      ['ide-cel (myeloma)', 'FDA approved', '2021-03-26'],
    ],
  ];
  const left: Case = ['supported', 'axi-cel is the first CAR-T approved in China', 'China', [['relma-cel', 'approved', '2021-09']]];
  const path = write([lineOf(brand, 'brand'), lineOf(left, 'left')].join('\n'));
  assert.deepEqual(
    [...predictFirsts(path)],
    [
      { id: 'brand', verdict: 'supported' },
      { id: 'left', verdict: 'supported' },
    ],
  );
});

test('a rival set aside shows that the question was searched only if it is dated', () => {
  const facts: Fact[] = [['Alfa-1', 'IND cleared', '2032-01']];
  const dated: Case = [
    'supported',
    'Alfa-1 is the first TIL therapy cleared for trials',
    'world',
    [...facts, ['Beta-2 (not TIL)', 'IND cleared', '2030']],
  ];
  const undated: Case = [
    'unclear',
    'Alfa-1 is the first TIL therapy cleared for trials',
    'world',
    [...facts, ['Beta-2 (not TIL)', 'IND cleared']],
  ];
  const path = write([lineOf(dated, 'dated'), lineOf(undated, 'undated')].join('\n'));
  assert.deepEqual(
    [...predictFirsts(path)].map(({ verdict }) => verdict),
    ['supported', 'unclear'],
  );
});

const good = lineOf(cases[0] as Case, 'good');
const bad: [string, string, RegExp][] = [
  ['half a line', `${good}\n${good.slice(0, 40)}`, /^firsts\.jsonl, line 2: /],
  ['a missing field', `${good}\n{"id":"x","scope":"China","contenders":[]}`, /^firsts\.jsonl, line 2, claim: /],
  ['an impossible date', good.replace('2031-06-22', '2024-13-40'), /^firsts\.jsonl, line 1, contenders\.0\.date: is not a date/],
  ['an id given twice', `${good}\n${good}`, /^firsts\.jsonl, id: "good" is given twice/],
  ['an empty file', '', /^firsts\.jsonl: is empty/],
];

for (const [name, text, message] of bad) {
  test(`refuses ${name} and says where it is`, () => {
    const path = write(text);
    assert.throws(() => [...predictFirsts(path)], { name: 'InputError', message });
  });
}
