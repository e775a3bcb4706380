import { literal } from '../../src/base/duck.ts';
import { badDates, type Fact, type FactTable, factsQuery, requireDates } from '../../src/statement/derive.ts';
import { fieldsOf, type LoadedTable, loadTable, type TableColumn } from '../../src/statement/grid.ts';
import { listIntake } from '../../src/statement/intake.ts';
import type { SourceCode } from '../../src/statement/source.ts';

const COLUMNS: Record<string, TableColumn> = {
  number: { headers: ['受理号'], required: true },
  name: { headers: ['药品名称'], required: true },
  applicant: { headers: ['企业名称', '申请人名称', '申请人', '注册申请人'], required: true },
  accepted: { headers: ['承办日期', '受理日期'], required: true },
  kind: { headers: ['药品类型'] },
  asked: { headers: ['申请类型'] },
  class: { headers: ['注册分类'] },
};

/** The fourth letter of a number says what was applied for: L a trial, S marketing, anything else no milestone of its own. */
const MILESTONE = `CASE regexp_extract(trim(number), '^[CJ][XY][A-Z]([LS])\\d', 1) WHEN 'L' THEN 'ind_accepted' WHEN 'S' THEN 'nda_bla_accepted' END`;

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
      value: MILESTONE,
      original: 'number',
      field: fieldsOf(loaded, 'number', 'accepted'),
      when: 'cn_day(accepted)',
    },
    { property: 'accepted', value: 'cn_day(accepted)', field: field('accepted'), when: 'cn_day(accepted)' },
    { property: 'drug_type', value: 'trim(kind)', field: field('kind'), lang: 'zh' },
    { property: 'application_type', value: 'trim(asked)', field: field('asked'), lang: 'zh' },
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
    const header = loaded.headers.get('accepted') ?? 'accepted';
    await requireDates(context, where, 'cn_day(accepted)', 'accepted', header);
    await context.statements(factsQuery(where, facts(loaded)));
    await context.issues(badDates(where, 'cn_day(accepted)', header));
  },
};
