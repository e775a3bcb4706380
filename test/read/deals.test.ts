import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimsOf } from './helpers.ts';

const DEALS: [string, [string, string[]][]][] = [
  ['Norvane, a Danish maker of gene therapy vectors, closed a $65 million Series A round.', [['financing_series_a', ['Norvane']]]],
  [
    'Larkspur Bio is handing back the rights to the gene therapy ZX-9 to its partner Kestrel.',
    [['termination', ['Larkspur Bio', 'Kestrel']]],
  ],
  ['Beam Bio sold its CAR-T programme BM-4 to Otterly Pharma for $75 million.', [['acquisition_of_asset', ['Beam Bio', 'Otterly Pharma']]]],
  ['Oriel Therapeutics, a CAR-T company, filed confidentially for a U.S. IPO last week.', [['ipo_filing', ['Oriel Therapeutics']]]],
  [
    'Lonmar Bio will make the AAV vectors of Halcyon Bio under a five-year supply agreement.',
    [['business_development', ['Lonmar Bio', 'Halcyon Bio']]],
  ],
  [
    'Marlowe Therapeutics develops CAR-T cells. The company raised $120 million in a private placement.',
    [['financing', ['Marlowe Therapeutics']]],
  ],
  ['维康细胞向武井制药授予CAR-T产品WT-01在日本的独家开发权利,可获得首付款5000万美元。', [['out_license', ['维康细胞', '武井制药']]]],
  [
    '诺科生物以3亿美元收购CAR-T企业Quillwort;康源制药花2亿元买下细胞公司Belmora。',
    [
      ['acquisition', ['诺科生物', 'Quillwort']],
      ['acquisition', ['康源制药', 'Belmora']],
    ],
  ],
  ['康诺生物把CAR-T产品KN-12在东南亚的权利授予Merle Cell,获得900万美元预付款。', [['out_license', ['康诺生物', 'Merle Cell']]]],
  [
    'Aldane Pharma said it would buy the CAR-T maker Oriel Therapeutics for $1.1bn in cash up front.',
    [['acquisition', ['Aldane Pharma', 'Oriel Therapeutics']]],
  ],
  [
    'Marlowe Therapeutics took options with Quince Bio on its CAR-T cells, paying $30m.',
    [['license', ['Marlowe Therapeutics', 'Quince Bio']]],
  ],
  ['Bluefin discontinued its collaboration with Norda Pharma on the gene therapy BFT-101.', [['termination', ['Bluefin', 'Norda Pharma']]]],
  ['恒科生物与天津大学共建细胞治疗联合研究院。', [['institute_founding', ['恒科生物', '天津大学']]]],
  ['科信生物拿到了CAR-T产品KX-1的临床试验默示许可。', []],
  ['基因治疗领域对外授权首付款总额突破10亿美元。', []],
];

for (const [text, expected] of DEALS) {
  test(`deals: ${text.slice(0, 50)}`, () => {
    assert.deepEqual(
      claimsOf(text, 'deal').map(({ type, parties }) => [type, parties]),
      expected,
    );
  });
}
