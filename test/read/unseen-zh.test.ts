import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Claim } from '../../src/model/claim.ts';
import { readArticle } from '../../src/read/article.ts';

/** Passages of kinds that no development text shows, each with what a reader of the field takes from it; written before the reader had read them. */
const CASES: { kind: string; text: string; expected: string[] }[] = [
  {
    kind: 'pipeline list of an annual report',
    text: '截至报告期末,公司主要在研产品进展如下:\n- KX-201(靶向BCMA的CAR-T,适应症为多发性骨髓瘤):2025年2月上市申请获国家药监局受理;\n- KX-305(靶向CD7的通用型CAR-T):2025年5月获得临床试验默示许可。',
    expected: [
      'milestone nda_bla_accepted - KX-201 NMPA CN 2025-02',
      'milestone ind_cleared - KX-305 - CN 2025-05', // an implied licence alone does not say which office told it
    ],
  },
  {
    kind: 'prospect with a superlative',
    text: '2025年6月3日,业内人士指出,若年内顺利获批,瑞禾基因的AAV基因治疗药物RH-11有望成为国内首个治疗庞贝病的基因疗法。',
    expected: [],
  },
  {
    kind: 'one date over several acts',
    text: '今年3月,瀚屿生物的AAV基因治疗药物HY-101先后获得美国FDA授予的孤儿药资格和罕见儿科疾病资格;同月,其新药临床试验申请也获得FDA批准。\n(2025年7月18日,本报讯)',
    expected: [
      'milestone orphan - HY-101 FDA US 2025-03',
      'milestone rare_pediatric - HY-101 FDA US 2025-03',
      'milestone ind_cleared - HY-101 FDA US 2025-03',
    ],
  },
  {
    kind: 'Taiwanese clearance',
    text: '仁禾生醫宣布,旗下異體自然殺手細胞新藥RH-07獲衛福部食藥署核准執行第一期人體臨床試驗。',
    expected: ['milestone ind_cleared - RH-07 - - -'],
  },
  {
    kind: 'application withdrawn by the applicant',
    text: '拓衡生物公告称,经审慎考虑,公司决定主动撤回CAR-T产品TH-66的上市许可申请,待补充数据后再行申报。',
    expected: [],
  },
  {
    kind: 'count that rose',
    text: '省药监局最新统计显示,全省取得药品生产许可证的细胞治疗企业由2022年的9家增至21家。',
    expected: ['statistic 21家'],
  },
  {
    kind: 'subsidy clause of a named rule',
    text: '5月12日,滨江区人民政府印发《关于促进细胞与基因治疗产业发展的若干措施》,对取得药物临床试验批件的细胞治疗药物,每个品种给予最高500万元奖励。',
    expected: ['policy 滨江区人民政府 《关于促进细胞与基因治疗产业发展的若干措施》'],
  },
  {
    kind: 'rights taken back',
    text: '晟渊医药宣布收回此前授予蓝桥制药的CD19 CAR-T产品SY-101的大中华区开发及商业化权益,双方合作就此终止。',
    expected: ['deal termination 晟渊医药 + 蓝桥制药'],
  },
  {
    kind: 'closing of a congress with speakers',
    text: '第六届长江细胞与基因治疗产业大会5月16日在武汉落下帷幕,中国工程院院士周明远、市科技局局长李澜分别作主旨报告。',
    expected: ['event 第六届长江细胞与基因治疗产业大会 (周明远, 李澜)'],
  },
  {
    kind: 'nothing of the kind before',
    text: '国家药监局附条件批准了禾屿生物的间充质干细胞产品HY-88注射液上市,用于治疗狼疮性肾炎。在此之前,全球尚无任何干细胞产品获批这一适应症。',
    expected: ['milestone approved conditional HY-88注射液 NMPA CN -', 'superlative first world'],
  },
];

for (const { kind, text, expected } of CASES)
  test(kind, () => {
    assert.deepEqual(readArticle(text).claims.map(summary).toSorted(), expected.toSorted());
  });

function summary(claim: Claim): string {
  const words = wordsOf(claim).map((part) => part ?? '-');
  return [claim.kind, ...words].join(' ');
}

function wordsOf(claim: Claim): (string | null)[] {
  if (claim.kind === 'milestone') return [claim.milestone, claim.modifier, claim.product, claim.agency, claim.jurisdiction, claim.date];
  if (claim.kind === 'superlative') return [claim.rank, claim.scope];
  if (claim.kind === 'statistic') return [claim.value];
  if (claim.kind === 'deal') return [claim.type, claim.parties.join(' + ')];
  if (claim.kind === 'event') return [claim.name, `(${claim.speakers.map(({ name }) => name).join(', ')})`];
  return [claim.issuer, claim.name];
}
