import type { Sample } from '../sample.ts';
export const HEADER = '活动,届,首日,末日,会场,论坛,题目,报告人,单位';
export const ROWS = [
  '示例细胞治疗大会,3,2025-05-10,2025-05-11,示例会堂,主论坛,示例题目一,张三,示例大学',
  '示例细胞治疗大会,3,2025-05-10,2025-05-11,示例会堂,基因编辑论坛,示例题目二,李四,示例大学；示例生物',
  '示例细胞治疗大会,3,2025-05-10,2025-05-11,示例会堂,基因编辑论坛,示例题目三,,',
];

const PAGE = `<html><body><table><tr><th>Event</th><th>From</th><th>Topic</th><th>Speaker</th><th>Affiliation</th></tr>
<tr><td>Sample Summit</td><td>2025-06-01</td><td>A topic</td><td>A. Person</td><td>Sample University</td></tr></table></body></html>`;

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [{ 'programme.csv': [HEADER, ...ROWS].join('\n') }, { 'programme.html': PAGE }];
