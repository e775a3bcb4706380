import { parse as parsePage } from 'parse5';
import { unpackGzip } from '../../src/base/containers.ts';
import { decodeText, looksLikeHtml } from '../../src/base/document/decode.ts';
import { codePointsUpTo } from '../../src/base/document/html.ts';
import { type Block, blocksOf } from '../../src/base/document/html-blocks.ts';
import { literal } from '../../src/base/duck.ts';
import { InputError } from '../../src/base/errors.ts';
import type { ParseContext } from '../../src/statement/context.ts';
import { badDates, type Fact, type FactTable, factsQuery, requireDates } from '../../src/statement/derive.ts';
import { reportRecords } from '../../src/statement/fields.ts';
import { fieldsOf, loadTable, type TableColumn } from '../../src/statement/grid.ts';
import { listIntake } from '../../src/statement/intake.ts';
import { addSaid, type Said } from '../../src/statement/said.ts';
import type { SourceCode } from '../../src/statement/source.ts';

const COLUMNS: Record<string, TableColumn> = {
  bla: { headers: ['bla', 'BLA'], required: true },
  approved: { headers: ['approved'], required: true },
  kind: { headers: ['class'] },
  brand: { headers: ['brand'], required: true },
  generic: { headers: ['generic'], required: true },
  manufacturer: { headers: ['manufacturer'], required: true },
};
/** A product on the page: `BRAND (proper name)`, or cord blood, whose makers share one proper name. */
const PRODUCT = /^(.{2,60}?) ?\(([^()]{3,}(?:\([^()]*\)[^()]*)*)\)$|^.*\bcord blood\b.*$/i;
/** A shorter list is no page of approved products. */
const FEWEST = 5;

/** Reads the FDA's page of approved products, or a transcription of it as a table with licence numbers and days, which has the proof grade of a report. */
export const source: SourceCode = {
  intake: (paths) =>
    listIntake(paths).map((intake) => ({ ...intake, series: /\.html?(?:\.gz)?$/i.test(intake.from) ? 'page' : 'transcribed' })),
  parse: async (context) => {
    const part = context.receipt.parts[0].name;
    const text = textOf(context, part);
    if (text !== null) {
      const said = productsOn(text, part);
      await addSaid(context, part, said);
      await reportRecords(context, part, new Set(said.map(({ subject }) => subject)).size);
    } else await parseTable(context, part);
  },
};

function textOf(context: ParseContext, part: string): string | null {
  const text = decodeText(unpackGzip(context.bytes(part), part), part);
  return looksLikeHtml(text, part) ? text : null;
}

function productsOn(page: string, part: string): Said[] {
  const points = codePointsUpTo(page);
  const blocks = blocksOf(parsePage(page, { sourceCodeLocationInfo: true }));
  const found = blocks.flatMap((block, at) => productIn(block, blocks[at + 1], points));
  if (found.length >= FEWEST) return found.flat();
  throw new InputError('holds no list of approved products; save the page once its list is shown', { file: part });
}

/** A link that names a product, and the maker in plain words after it. */
function productIn(block: Block, next: Block | undefined, points: (offset: number) => number): Said[][] {
  const [whole, brand, proper] = PRODUCT.exec(block.text) ?? [];
  if (whole === undefined || block.linked < block.text.length || !next || next.linked > 0 || next.text.length > 120) return [];
  const at = ({ start, end }: Block) => ({ record: `char=${points(start)},${points(end)}`, field: '' });
  const maker = next.text.trim();
  const subject = `application/FDA-OTP-${brand ?? `${whole}, ${maker}`}`;
  return [
    [
      { ...at(block), subject, property: 'milestone', value: 'approved', original: whole },
      {
        ...at(block),
        subject,
        property: 'product_name',
        value: brand === undefined ? whole : `${proper} (${brand})`,
        original: whole,
        lang: 'en',
      },
      { ...at(next), subject, property: 'applicant', value: maker },
    ],
  ];
}

async function parseTable(context: ParseContext, part: string): Promise<void> {
  const loaded = await loadTable(context, part, 'list', COLUMNS);
  const field = (...columns: string[]) => fieldsOf(loaded, ...columns);
  await context.db.run(`CREATE OR REPLACE VIEW licence AS SELECT * FROM list WHERE regexp_full_match(trim(bla), '(BLA)?\\d+')`);
  const where: FactTable = {
    table: 'licence',
    subject: `'application/BLA' || replace(trim(bla), 'BLA', '')`,
    part: literal(part),
    record: 'record',
    observedAt: `${literal(context.observed)}::DATE`,
  };
  await requireDates(context, where, 'trim(approved)', 'approved', field('approved'));
  const facts: Fact[] = [
    { property: 'application_number', value: `'BLA' || replace(trim(bla), 'BLA', '')`, original: 'bla', field: field('bla') },
    { property: 'product_name', value: `concat(trim(generic), ' (', trim(brand), ')')`, field: field('generic', 'brand'), lang: 'en' },
    { property: 'applicant', value: 'trim(manufacturer)', field: field('manufacturer') },
    { property: 'drug_type', value: 'trim(kind)', field: field('kind'), lang: 'en' },
    { property: 'milestone', value: `'approved'`, original: 'approved', field: field('approved'), when: 'trim(approved)' },
  ];
  await context.statements(
    factsQuery(
      where,
      facts.map((fact) => ({ ...fact, grade: `'media'` })),
    ),
  );
  await context.issues(badDates(where, 'trim(approved)', field('approved')));
  await context.issues(`SELECT ${literal(part)} AS part, record, ${literal(field('bla'))} AS field, 'quarantined' AS severity, 'no-id' AS code,
    'a product without a licence number; the record is left out' AS message FROM list WHERE NOT coalesce(regexp_full_match(trim(bla), '(BLA)?\\d+'), false)`);
}
