import { literal } from '../../src/base/duck.ts';
import { badDates, type Fact, type FactTable, factsQuery } from '../../src/statement/derive.ts';
import { loadTable, type TableColumn } from '../../src/statement/grid.ts';
import { listIntake } from '../../src/statement/intake.ts';
import type { SourceCode } from '../../src/statement/source.ts';

const INDICATION = '拟定适应症（或功能主治）';
const REQUIRED = ['受理号', '药品名称', '注册申请人', '公示日期', '状态'];
const WANTED = ['承办日期', '申请日期', INDICATION];
const COLUMNS = Object.fromEntries([
  ...REQUIRED.map((name): [string, TableColumn] => [name, { headers: [name], required: true }]),
  ...WANTED.map((name): [string, TableColumn] => [name, { headers: [name] }]),
]);

/** 已纳入 is priority review; 终止程序 takes it back; any other state is reported and makes no milestone. */
const FACTS: Fact[] = [
  { property: 'application_number', value: '"受理号"', field: '受理号' },
  { property: 'product_name', value: '"药品名称"', field: '药品名称', lang: 'zh' },
  { property: 'applicant', value: 'item', field: '注册申请人', from: `(SELECT *, unnest(split_names("注册申请人")) AS item FROM list)` },
  {
    property: 'milestone',
    value: `CASE WHEN "状态" IN ('已纳入', '终止程序') THEN 'priority_review' END`,
    original: '"状态"',
    field: '状态,公示日期',
    when: '"公示日期"',
  },
  { property: 'milestone_modifier', value: `CASE "状态" WHEN '终止程序' THEN 'lifted' END`, original: '"状态"', field: '状态' },
  { property: 'accepted', value: '"承办日期"', field: '承办日期', when: '"承办日期"' },
  { property: 'applied', value: '"申请日期"', field: '申请日期', when: '"申请日期"' },
  { property: 'indication', value: `trim("${INDICATION}")`, original: `"${INDICATION}"`, field: INDICATION, lang: 'zh' },
];

/** Reads the list as a saved page, as a spreadsheet or as CSV; `<YYYY-MM-DD>` in the file or folder name is the day of the list. */
export const source: SourceCode = {
  intake: listIntake,
  parse: async (context) => {
    const part = context.receipt.parts[0].name;
    await loadTable(context, part, 'list', COLUMNS);
    const where: FactTable = {
      table: 'list',
      subject: 'application_subject("受理号", "药品名称")',
      part: literal(part),
      record: 'record',
      observedAt: `${literal(context.observed)}::DATE`,
    };
    await context.statements(factsQuery(where, FACTS));
    for (const column of ['公示日期', '申请日期', '承办日期']) await context.issues(badDates(where, `"${column}"`, column));
    await context.issues(`SELECT part, record, '状态' AS field, 'warning' AS severity, 'unknown-state' AS code, 'a state that is not known: ' || "状态" AS message
      FROM (SELECT ${where.part} AS part, ${where.record} AS record, "状态" FROM list) WHERE "状态" NOT IN ('已纳入', '终止程序')`);
  },
};
