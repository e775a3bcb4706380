import type { Sample } from '../sample.ts';
export const ROWS = [
  'CXSS9900001,示例基因注射液（拟定）,治疗用生物制品,1,2022-06-30,2024-04-28,示例生物有限公司;示例生物有限公司;;;,示例注射液（CXSS9900001）申请上市技术审评报告.pdf/ 示例注射液说明书.pdf',
  'JXSL9900002,示例单抗注射液,治疗用生物制品,,2021-01-06,2023-05-12,Example Bio;示例（中国）有限公司,示例单抗（JXSL9900002）申请上市技术审评报告.pdf',
];

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [
  { '上市-2024-05-01.csv': ROWS.join('\n') },
  { 'list.csv': '企业名称,承办日期,受理号,药品名称\n示例生物有限公司,2022/6/30,CXSS9900001,示例基因注射液' },
];
