import type { Sample } from '../sample.ts';
export const HEADER = '受理号,药品名称,注册申请人,申请日期,公示日期,公示截止日期,拟定适应症（或功能主治）,药品类型,注册分类';
export const ROWS = [
  'CXSL9900001,甲基仑赛注射液（暂定）,示例生物（上海）有限公司;示例生物（上海）有限公司;Example Bio; Inc.,2022-01-05,2022-02-07,2022-02-14,"复发性\n示例瘤",生物制品,1.0',
  '无,示例细胞注射液,;示例药业有限公司,2022-01-05,,,示例病,治疗用生物制品,',
];

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [{ '公示-2022-03-01.csv': [HEADER, ...ROWS].join('\n') }];
