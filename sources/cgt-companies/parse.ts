import { literal } from '../../src/base/duck.ts';
import type { ParseContext } from '../../src/statement/context.ts';
import { badDates, type Fact, type FactTable, factsQuery } from '../../src/statement/derive.ts';
import { loadTable, type TableColumn } from '../../src/statement/grid.ts';
import { listIntake } from '../../src/statement/intake.ts';
import type { SourceCode } from '../../src/statement/source.ts';

const column = (header: string): TableColumn => ({ headers: [header], required: true });
const COLUMNS = {
  id: column('id'),
  name: column('企业名称'),
  region: column('所在地区'),
  business: column('主营业务'),
  products: column('产品信息'),
  kind: column('产品类型'),
  year: column('获批年份'),
  numbers: column('受理号'),
  told: column('数据来源'),
  state: column('验证状态'),
};
const fact = (property: string, name: keyof typeof COLUMNS, more: Partial<Fact> = {}): Fact => ({
  property,
  value: `trim(${name})`,
  original: name,
  field: COLUMNS[name].headers[0] as string,
  ...more,
});

/** What a row says of the organisation. */
const ORGANISATION = [
  fact('name', 'name', { lang: 'zh' }),
  fact('region', 'region', { lang: 'zh' }),
  fact('business', 'business', { lang: 'zh' }),
  fact('product_listed', 'products', { lang: 'zh', value: 'item', from: '(SELECT *, unnest(split_names(products)) AS item FROM company)' }),
  fact('origin', 'told', { lang: 'zh' }),
  fact('verification', 'state', { lang: 'zh' }),
];
/** Of an application: which product a number is for is sure only where the row has one product. */
const APPLICATION = [
  fact('application_number', 'numbers', { value: 'number' }),
  fact('applicant', 'name', { lang: 'zh' }),
  fact('product_name', 'products', { lang: 'zh', value: 'CASE WHEN len(split_names(products)) = 1 THEN trim(products) END' }),
];
/** Of a product with a year of approval, which is no milestone: what nobody verified must not outdo a register in a question of who was first. */
const APPROVAL = [
  fact('product_name', 'products', { lang: 'zh', value: 'item' }),
  fact('applicant', 'name', { lang: 'zh' }),
  fact('drug_type', 'kind', { lang: 'zh' }),
  fact('approval_listed', 'year', { when: 'trim(year)' }),
  fact('origin', 'told', { lang: 'zh' }),
];

/** Reads the directory; several products or acceptance numbers in one cell are parted by semicolons and never matched with each other. */
export const source: SourceCode = {
  intake: listIntake,
  parse: async (context) => {
    const part = context.receipt.parts[0].name;
    await loadTable(context, part, 'list', COLUMNS);
    await context.db.run(`
      CREATE OR REPLACE VIEW company AS SELECT *, trim(id) AS key FROM list WHERE filled(id) IS NOT NULL AND filled(name) IS NOT NULL;
      CREATE OR REPLACE VIEW application AS SELECT *, unnest(split_names(numbers)) AS number FROM company;
      CREATE OR REPLACE VIEW approval AS SELECT *, unnest(split_names(products)) AS item FROM company WHERE filled(year) IS NOT NULL`);
    await context.statements(factsQuery(where(context, part, 'company', `'organisation/directory-' || key`), ORGANISATION));
    await context.statements(factsQuery(where(context, part, 'application', `'application/' || number`), APPLICATION));
    await context.statements(factsQuery(where(context, part, 'approval', `'application/directory-' || key || '-' || item`), APPROVAL));
    await context.issues(badDates(where(context, part, 'company', 'key'), 'trim(year)', '获批年份'));
    await context.issues(`SELECT ${literal(part)} AS part, record, 'id,企业名称' AS field, 'quarantined' AS severity, 'no-id' AS code,
      'an organisation without an id or a name; the record is left out' AS message FROM list WHERE filled(id) IS NULL OR filled(name) IS NULL`);
  },
};

function where(context: ParseContext, part: string, table: string, subject: string): FactTable {
  return { table, subject, part: literal(part), record: 'record', observedAt: `${literal(context.observed)}::DATE` };
}
