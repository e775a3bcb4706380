import { literal } from '../../src/base/duck.ts';
import { badDates, type Fact, type FactTable, factsQuery } from '../../src/statement/derive.ts';
import { loadTable, type TableColumn } from '../../src/statement/grid.ts';
import { listIntake } from '../../src/statement/intake.ts';
import type { SourceCode } from '../../src/statement/source.ts';

const INDICATION = '拟定适应症（或功能主治）';
const REQUIRED = ['受理号', '药品名称', '注册申请人', '公示日期', '公示截止日期'];
const WANTED = ['申请日期', INDICATION, '药品类型', '注册分类'];
const COLUMNS = Object.fromEntries([
  ...REQUIRED.map((name): [string, TableColumn] => [name, { headers: [name], required: true }]),
  ...WANTED.map((name): [string, TableColumn] => [name, { headers: [name] }]),
]);

/** The list publishes what is proposed for breakthrough therapy; its rows never say that the designation was granted. */
const FACTS: Fact[] = [
  { property: 'application_number', value: '"受理号"', field: '受理号' },
  { property: 'product_name', value: '"药品名称"', field: '药品名称', lang: 'zh' },
  { property: 'applicant', value: 'item', field: '注册申请人', from: `(SELECT *, unnest(split_names("注册申请人")) AS item FROM list)` },
  { property: 'milestone', value: "'breakthrough_proposed'", original: '"公示日期"', field: '公示日期', when: '"公示日期"' },
  { property: 'applied', value: '"申请日期"', field: '申请日期', when: '"申请日期"' },
  { property: 'objections_until', value: '"公示截止日期"', field: '公示截止日期', when: '"公示截止日期"' },
  { property: 'indication', value: `trim("${INDICATION}")`, original: `"${INDICATION}"`, field: INDICATION, lang: 'zh' },
  { property: 'drug_type', value: '"药品类型"', field: '药品类型', lang: 'zh' },
  { property: 'registration_class', value: '"注册分类"', field: '注册分类' },
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
    for (const column of ['公示日期', '申请日期', '公示截止日期']) await context.issues(badDates(where, `"${column}"`, column));
  },
};
