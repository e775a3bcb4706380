import { spreadsheetOf } from '../../support/spreadsheet.ts';
import type { Sample } from '../sample.ts';
export const HEADER = ['序号', '受理号', '药品名称', '申请人名称', '适应症', '注册分类'];
export const ROWS = [
  ['1', 'CXSL9900001', '示例基因注射液', '示例生物（上海）有限公司;示例生物（上海）有限公司;Example Bio, Inc.', '示例病', '1'],
  ['2', '无', '示例细胞注射液', '；示例药业有限公司', '示例瘤', '1.0'],
];
export const cells = (row: string[], tag: string) =>
  `<tr>${row.map((cell) => `<${tag}><div class="cell">\n${cell}\n</div></${tag}>`).join('')}</tr>`;
/** As a browser saves it: the header in a table of its own, scripts and menus around, an icon in a cell. */
export const PAGE = `<!DOCTYPE html><html><head><meta charset="utf-8"><script>var token = "x";</script></head><body><ul><li>信息公开</li></ul>
  <table><thead>${cells(HEADER, 'th')}</thead></table>
  <table><tbody>${ROWS.map((row) => cells(row, 'td')).join('\n')}</tbody></table><script>alert("CXSL9900009")</script></body></html>`;

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [
  { '默示许可-2024-03-01.html': PAGE },
  { 'list-2024-03-01.xlsx': spreadsheetOf({ 临床试验默示许可: [HEADER, ...ROWS] }) },
  { 'list.csv': [HEADER, ...ROWS].map((row) => row.join(',')).join('\n') },
];
