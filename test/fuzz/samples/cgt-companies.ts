import type { Sample } from '../sample.ts';
export const HEADER =
  'id,企业名称,统一社会信用代码,所在地区,主营业务,产品信息,产品类型,获批年份,受理号,数据来源,来源URL,验证状态,创建日期,备注';
export const ROWS = [
  'COM-0001,示例生物科技有限公司,,上海,细胞制备CDMO,,,,,企业信息,,待验证,2026-05-12,',
  'COM-0002,示例制药,,,,示例奥仑赛注射液（示例达）;范例仑赛注射液（范例泽）,CAR-T,2023,,NMPA已获批产品,,待验证,2026-05-12,',
  'COM-0003,示例细胞治疗公司,,,,EX053注射液;EX041注射液,,,CXSL9900001;CXSL9900002,CDE-突破性治疗公示,,待验证,2026-05-12,',
  'COM-0004,示例基因公司,,,,EX203 TIL细胞注射液,,,CXSB9900003,CDE-临床试验默示许可,,待验证,2026-05-12,',
];

/** Whole files of the source in the forms that it reads. */
export const samples: Sample[] = [{ 'companies-2026-05-12.csv': [HEADER, ...ROWS].join('\n') }];
