import type { Sample } from '../sample.ts';
export const HEADER = '受理号,药品名称,注册申请人,承办日期,申请日期,公示日期,状态,拟定适应症（或功能主治）';
export const ROWS = [
  'CXSS9900001,乙基仑赛注射液,示例生物有限公司,2021-01-05,2021-01-01,2021-02-07,已纳入,示例瘤',
  'CXSS9900002,丙基仑赛注射液,示例生物有限公司,,2021-01-01,2021-02-08,终止程序,示例瘤',
  'CXSS9900003,丁基仑赛注射液,示例生物有限公司,,2021-01-01,2021-02-09,审核中,示例瘤',
];

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [{ 'list-2021-03-01.csv': [HEADER, ...ROWS].join('\n') }];
