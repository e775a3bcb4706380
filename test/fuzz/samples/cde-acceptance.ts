import type { Sample } from '../sample.ts';
export const HEADER = '序号,受理号,药品名称,药品类型,申请类型,注册分类,企业名称,承办日期';
export const ROWS = [
  '1,CXSL9900001,示例基因注射液,治疗用生物制品,新药,1,示例生物有限公司,2024-01-05',
  '2,JXSS9900002,示例细胞注射液,治疗用生物制品,进口,3.1,Example Bio; 示例（中国）有限公司,2024-01-06',
  '3,CXSB9900003,示例细胞注射液,治疗用生物制品,补充申请,,示例生物有限公司,2024/1/7',
  '4,CYHZ9900004,示例片,化药,再注册,,示例药业有限公司,',
];

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [{ '受理-2024-02-01.csv': [HEADER, ...ROWS].join('\n') }];
