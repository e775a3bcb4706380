import { literal } from '../../src/base/duck.ts';
import { badDates, type Fact, type FactTable, factsQuery } from '../../src/statement/derive.ts';
import { fieldsOf, type LoadedTable, loadTable, type TableColumn } from '../../src/statement/grid.ts';
import { listIntake } from '../../src/statement/intake.ts';
import type { SourceCode } from '../../src/statement/source.ts';

const COLUMNS: Record<string, TableColumn> = {
  number: { headers: ['受理号'], required: true },
  name: { headers: ['药品名称'], required: true },
  applicant: { headers: ['申请人名称', '申请人', '注册申请人', '企业名称'], required: true },
  indication: { headers: ['适应症', '拟定适应症', '适应症（或功能主治）', '拟定适应症（或功能主治）'] },
  kind: { headers: ['药品类型'] },
  class: { headers: ['注册分类'] },
  cleared: { headers: ['默示许可日期', '许可日期', '公示日期'] },
};

/** A row is a clearance; the list of the CDE has no day for it, a copy may have one. */
function facts(loaded: LoadedTable): Fact[] {
  const field = (column: string) => fieldsOf(loaded, column);
  return [
    { property: 'application_number', value: 'trim(number)', field: field('number') },
    { property: 'product_name', value: 'trim(name)', field: field('name'), lang: 'zh' },
    {
      property: 'applicant',
      value: 'item',
      field: field('applicant'),
      from: `(SELECT *, unnest(split_names(applicant)) AS item FROM list)`,
    },
    {
      property: 'milestone',
      value: `'ind_cleared'`,
      original: 'number',
      field: fieldsOf(loaded, 'number', 'cleared'),
      when: 'cn_day(cleared)',
    },
    { property: 'indication', value: 'trim(indication)', original: 'indication', field: field('indication'), lang: 'zh' },
    { property: 'drug_type', value: 'trim(kind)', field: field('kind'), lang: 'zh' },
    { property: 'registration_class', value: 'trim(class)', field: field('class') },
  ];
}

/** Reads the list as a saved page, as a spreadsheet or as CSV. */
export const source: SourceCode = {
  intake: listIntake,
  parse: async (context) => {
    const part = context.receipt.parts[0].name;
    const loaded = await loadTable(context, part, 'list', COLUMNS);
    const where: FactTable = {
      table: 'list',
      subject: 'application_subject(number, name)',
      part: literal(part),
      record: 'record',
      observedAt: `${literal(context.observed)}::DATE`,
    };
    await context.statements(factsQuery(where, facts(loaded)));
    await context.issues(badDates(where, 'cn_day(cleared)', loaded.headers.get('cleared') ?? 'cleared'));
  },
};
