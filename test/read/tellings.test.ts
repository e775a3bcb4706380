import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimsOf, milestoneLines } from './helpers.ts';

const ENGLISH: [string, string[]][] = [
  ['Consent from the MHRA for a first trial of the CAR-T therapy SKV-9 arrived on 12 March 2025.', ['ind_cleared - SKV-9 UK 2025-03-12']],
  ['Advisers to the FDA voted 10-2 in favour of the gene therapy CLX-101 on May 9, 2025.', ['approved recommended CLX-101 US 2025-05-09']],
  ['Skarv filed for approval of its gene therapy SKV-7 in Japan in June 2025.', ['nda_bla_submitted - SKV-7 JP 2025-06']],
  ['The gene therapy SKV-7 was knocked back by the FDA, which wants another trial.', ['approved rejected SKV-7 US -']],
  ["The CDE has proposed priority review for Hanlin's CAR-T therapy HL-9.", ['priority_review proposed HL-9 CN -']],
  ['Doctors in Oslo have infused the first lupus patient with SKV-9, a CAR-T therapy.', ['first_patient_dosed - SKV-9 - -']],
  [
    'Roctavian, a gene therapy, was approved in Europe in August 2022 and in the US in June 2023.',
    ['approved - Roctavian EU 2022-08', 'approved - Roctavian US 2023-06'],
  ],
  ['A phase 2 study of CLX-C19, a CD19 CAR-T, is under way at six centres.', ['trial_started - CLX-C19 - -']],
  ['The FDA turned down its request for RMAT status for the mesenchymal stem cell product BRK-1.', ['rmat rejected BRK-1 US -']],
  ['Approval of the gene therapy CLX-101 is expected in 2027.', []],
];

const CHINESE: [string, string[]][] = [
  ['瑞芯生物宣布,其CAR-T疗法RX-101已拿下美国FDA的IND批件。', ['ind_cleared - RX-101 US -']],
  ['瑞芯生物已向CDE递交了基因治疗产品RX-104的Pre-IND会议申请。', []],
  ['瑞芯生物CAR-T产品RX-101完成首例患者入组。', ['trial_started - RX-101 - -']],
  [
    'RX-107是一款AAV基因疗法,2023年12月获批临床,并于2024年6月获得FDA孤儿药资格。',
    ['ind_cleared - RX-107 - 2023-12', 'orphan - RX-107 US 2024-06'],
  ],
  ['CDE公示:拟将优合生物的UC-101(CAR-T)纳入突破性治疗。', ['breakthrough_proposed - UC-101 CN -']],
  [
    'FDA于2024年9月暂停了康诺生物CAR-T产品KN-12的临床试验,两个月后该暂停令被解除。',
    ['suspended - KN-12 US 2024-09', 'suspended lifted KN-12 US 2024-11'],
  ],
  [
    '2024年共有两款CAR-T产品获国家药监局批准:2月23日甲禾生物泽沃奥仑赛注射液,8月27日乙禾生物西达奥仑赛注射液。',
    ['approved - 泽沃奥仑赛注射液 CN 2024-02-23', 'approved - 西达奥仑赛注射液 CN 2024-08-27'],
  ],
  ['欧洲药品管理局人用药品委员会对康诺生物的基因疗法KN-7投下赞成票。', ['approved recommended KN-7 EU -']],
  ['外界有关CAR-NK产品XN-301“已获FDA许可”的说法不实。', []],
  ['该疗法是继Kymriah之后全球第二款获批的CAR-T产品。', []],
];

for (const [text, expected] of [...ENGLISH, ...CHINESE])
  test(`reads: ${text.slice(0, 60)}`, () => assert.deepEqual(milestoneLines(text), expected));

const FIRST_PLACES: [string, string[]][] = [
  ['China leads the world in the number of CAR-T trials.', ['first world']],
  ['Shanghai ranks second in China in the number of cell therapy companies.', ['second china']],
  ['Orenza, a gene therapy, is the most expensive medicine in Europe.', ['highest eu']],
  ['张江的细胞治疗临床批件数量位居全国第一。', ['first china']],
  ['细胞治疗企业数上,京津冀和大湾区分列第二、第三。', ['second -', 'third -']],
  ['该CAR-T产品属于国内最早进入临床的产品之一。', []],
  ['公司首个CAR-T产品获批临床。', []],
  ['The second session of the Cell Therapy Summit was opened by Jane Roe.', []],
];

for (const [text, expected] of FIRST_PLACES) {
  test(`first places: ${text.slice(0, 50)}`, () =>
    assert.deepEqual(
      claimsOf(text, 'superlative').map(({ rank, scope }) => `${rank} ${scope ?? '-'}`),
      expected,
    ));
}

const OTHER_FIELDS = [
  'Westmark announced FDA clearance of its IND for WMK-340, an antibody-drug conjugate. Unlike cell therapies, it can be taken from the shelf.',
  '康诺瑞药业的双抗CNR-5上市申请获CDE受理,并被纳入优先审评。公司提示,细胞与基因治疗等新技术的发展可能使产品面临替代风险。',
];

for (const text of OTHER_FIELDS) test(`another field: ${text.slice(0, 50)}`, () => assert.deepEqual(milestoneLines(text), []));
