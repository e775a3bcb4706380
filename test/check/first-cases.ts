import type { FirstVerdict } from '../../src/check/first.ts';

/** A fact given with a claim, undated where its date is left out. */
export type Fact = [name: string, event: string, date?: string];
/** A claim with the verdict wanted. */
export type Case = [verdict: FirstVerdict, claim: string, scope: string, facts: Fact[]];

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

/** Claims in the form that `atlas predict firsts` reads, on invented products. */
export const CASES: Case[] = [
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
