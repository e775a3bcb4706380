import { literal } from '../../src/base/duck.ts';
import { badDates, type Fact, type FactTable, factsQuery, requireDates } from '../../src/statement/derive.ts';
import { fieldsOf, type LoadedTable, loadTable, type TableColumn } from '../../src/statement/grid.ts';
import { listIntake } from '../../src/statement/intake.ts';
import type { SourceCode } from '../../src/statement/source.ts';

const COLUMNS: Record<string, TableColumn> = {
  number: { headers: ['受理号'], required: true },
  name: { headers: ['药品名称'], required: true },
  kind: { headers: ['药品类型'] },
  class: { headers: ['注册分类'] },
  accepted: { headers: ['承办日期'], required: true },
  reported: { headers: ['审评报告公布日期', '公示日期', '发布日期'] },
  applicant: { headers: ['企业名称', '申请人名称', '申请人', '注册申请人'], required: true },
};
/** The columns of a copy without a header; the last holds names of attachments. */
const BARE = [...Object.keys(COLUMNS), ''];

/** L applied for a trial, S for marketing. */
const ACCEPTED = `CASE regexp_extract(trim(number), '^[CJ][XY][A-Z]([LS])\\d', 1) WHEN 'L' THEN 'ind_accepted' WHEN 'S' THEN 'nda_bla_accepted' END`;

function named(loaded: LoadedTable): Fact[] {
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
  ];
}

function application(loaded: LoadedTable): Fact[] {
  const field = (column: string) => fieldsOf(loaded, column);
  return [
    { property: 'milestone', value: ACCEPTED, original: 'number', field: fieldsOf(loaded, 'number', 'accepted'), when: 'cn_day(accepted)' },
    { property: 'milestone_agency', value: `'CDE'`, original: 'number', field: field('number') },
    { property: 'accepted', value: 'cn_day(accepted)', original: 'accepted', field: field('accepted'), when: 'cn_day(accepted)' },
    { property: 'review_reported', value: 'cn_day(reported)', original: 'reported', field: field('reported'), when: 'cn_day(reported)' },
    { property: 'drug_type', value: 'trim(kind)', field: field('kind'), lang: 'zh' },
    { property: 'registration_class', value: 'trim(class)', field: field('class') },
  ];
}

/** Reads the list as a saved page, as a spreadsheet or as CSV, also without its header; a row is an approval, whose day the list does not give. */
export const source: SourceCode = {
  intake: listIntake,
  parse: async (context) => {
    const part = context.receipt.parts[0].name;
    const loaded = await loadTable(context, part, 'list', COLUMNS, { bare: { columns: BARE, first: /^[A-Z]{4}\d+$/ } });
    const where = (suffix: string): FactTable => ({
      table: 'list',
      subject: `application_subject(number, name) || '${suffix}'`,
      part: literal(part),
      record: 'record',
      observedAt: `${literal(context.observed)}::DATE`,
    });
    const header = (column: string) => loaded.headers.get(column) ?? column;
    await requireDates(context, where(''), 'cn_day(accepted)', 'accepted', header('accepted'));
    await context.statements(factsQuery(where(''), [...named(loaded), ...application(loaded)]));
    const approved: Fact = { property: 'milestone', value: `'approved'`, original: 'number', field: fieldsOf(loaded, 'number') };
    await context.statements(factsQuery(where('/marketed'), [...named(loaded), approved]));
    for (const column of ['accepted', 'reported']) await context.issues(badDates(where(''), `cn_day(${column})`, header(column)));
  },
};
