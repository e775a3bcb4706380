import type { Sample } from '../sample.ts';
export const UNSAID = '登记人暂未填写该信息';
export type Cells = Record<number, string>;
/** A row of trial_info: cells by their number from 0, all others empty. */
export function info(number: string, cells: Cells = {}): string {
  const usual: Cells = {
    0: number,
    1: '进行中',
    2: '进行中（尚未招募）',
    3: '某联系人',
    4: '示例生物科技（上海）有限公司/ 示例医药有限公司',
    5: '2029-02-14',
    7: 'ATL-101注射液',
    8: '/',
    9: '生物制品',
    10: '企业选择不公示',
    11: '示例淋巴瘤',
    12: '其它其他说明:Ib/II期',
    18: '国内:52；',
    19: `国内:${UNSAID}；`,
    23: `国内：${UNSAID}；`,
    24: '国内：2029-03-01；',
    25: `国内：${UNSAID}；`,
    27: '一项评价ATL-101注射液治疗示例淋巴瘤的临床试验',
    28: 'ATL-101注射液I期试验',
    29: '1中文通用名:ATL-101注射液英文通用名:ATL101Injection商品:NA剂型:注射剂规格:1mL2中文通用名:示例细胞英文通用名:ExampleCells商品:示例达剂型:注射剂规格:1mL',
    30: '暂未填写此信息',
    31: 'ATL-101-01',
  };
  return Array.from({ length: 43 }, (_, at) => `"${cells[at] ?? usual[at] ?? ''}"`).join(',');
}
export const SITES = [
  'CTR29990001,示例大学附属医院,某研究者,中国,上海市,上海市',
  'CTR29990001,示例大学附属医院,某研究者,中国,上海市,上海市',
  'CTR29990001,Example Hospital,,United States,/,Boston',
  'CTR29990009,第二示例医院,,中国,江苏省,苏州市',
].join('\n');
export const COMMITTEES = 'CTR29990001,示例医院伦理委员会,修改后同意,2029-01-03\nCTR29990001,第二示例医院伦理委员会,不同意,2029-01-04\n';
export const ENDPOINTS =
  'CTR29990001,主要终点指标及评价时间,不良事件；,第28天,安全性指标\nCTR29990001,次要终点指标及评价时间,总生存期,24个月,有效性指标\n';

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [
  {
    'trial_info.csv': `${info('CTR29990001')}\n`,
    'trial_site_info.csv': SITES,
    'trial_ec_info.csv': COMMITTEES,
    'trial_endpoint.csv': ENDPOINTS,
  },
];
