import { literal } from '../../src/base/duck.ts';
import { InputError } from '../../src/base/errors.ts';
import type { ParseContext } from '../../src/statement/context.ts';
import { type Fact, type FactTable, factsQuery } from '../../src/statement/derive.ts';
import { filesOf } from '../../src/statement/files.ts';
import { loadTable, type TableColumn } from '../../src/statement/grid.ts';
import { tablesIntake } from '../../src/statement/intake.ts';
import type { SourceCode } from '../../src/statement/source.ts';

/** Tables by the names of their files and the columns that are read, all of which must be there. */
const TABLES: { [file: string]: string[] } = {
  'Applications.txt': ['ApplNo', 'ApplType', 'SponsorName'],
  'Products.txt': ['ApplNo', 'ProductNo', 'DrugName', 'ActiveIngredient'],
  'MarketingStatus.txt': ['MarketingStatusID', 'ApplNo', 'ProductNo'],
  'MarketingStatus_Lookup.txt': ['MarketingStatusID', 'MarketingStatusDescription'],
  'Submissions.txt': ['ApplNo', 'SubmissionType', 'SubmissionNo', 'SubmissionStatus', 'SubmissionStatusDate'],
};
/** Lookups and tables of the same download that are not read. */
const OTHER =
  /^(?:ActionTypes_Lookup|ApplicationDocs|ApplicationsDocsType_Lookup|Join_Submission_ActionTypes_Lookup|SubmissionClass_Lookup|SubmissionPropertyType|TE)\.txt$/;
const NAMES: Record<string, string> = {
  'Applications.txt': 'application',
  'Products.txt': 'product',
  'MarketingStatus.txt': 'marketing',
  'MarketingStatus_Lookup.txt': 'lookup',
  'Submissions.txt': 'submission',
};
const NEEDED = ['Applications.txt', 'Products.txt'];
/** The status of an application that was never approved, and those of one that was. */
const TENTATIVE = 'None (Tentative Approval)';
const STATUSES = [TENTATIVE, 'Prescription', 'Over-the-counter', 'Discontinued'];

type Placed = { part: string; record: string };

/** Reads the tables of the weekly download, of which those of applications and products must be there: files, a folder or the zip. Text that is not UTF-8 is latin-1. */
export const source: SourceCode = {
  intake: (paths) => tablesIntake(paths, (file) => file in TABLES || OTHER.test(file), NEEDED),
  parse: async (context) => {
    const places = await loadAll(context);
    await requireStatuses(context, places);
    await prepare(context);
    for (const [file, place] of places) {
      for (const { from, facts } of SAID[file] ?? []) await context.statements(factsQuery(where(context, place, from), facts));
      if (file === 'Products.txt') await reportOrphans(context, place);
    }
  },
};

async function loadAll(context: ParseContext): Promise<Map<string, Placed>> {
  const places = new Map<string, Placed>();
  for await (const { file, name, part, record, context: inside } of filesOf(context, (one) => one in TABLES)) {
    const columns = (TABLES[file] as string[]).map((one): [string, TableColumn] => [one, { headers: [one], required: true }]);
    await loadTable(inside, name, NAMES[file] as string, Object.fromEntries(columns), { western: true });
    places.set(file, { part, record });
  }
  for (const file of NEEDED) {
    if (!places.has(file))
      throw new InputError(`comes without ${file}; add the tables of Drugs@FDA together`, { file: context.receipt.parts[0].name });
  }
  for (const [file, columns] of Object.entries(TABLES)) {
    if (!places.has(file))
      await context.db.run(
        `CREATE TABLE ${NAMES[file]} (row INTEGER, record VARCHAR, ${columns.map((one) => `${one} VARCHAR`).join(', ')})`,
      );
  }
  return places;
}

/** Throws InputError for a status that is not known, since whether it means an approval is not known either. */
async function requireStatuses({ db }: ParseContext, places: Map<string, Placed>): Promise<void> {
  const rows = await db.rows<{ record: string; status: string }>(
    'SELECT record, trim(MarketingStatusDescription) AS status FROM lookup ORDER BY row',
  );
  const odd = rows.find(({ status }) => !STATUSES.includes(status));
  const place = places.get('MarketingStatus_Lookup.txt');
  if (odd && place)
    throw new InputError(
      `"${odd.status}" is no marketing status that is known, so that it may stand for an approval or not; take the tables again`,
      {
        file: place.part,
        record: `${place.record}${odd.record}`,
        field: 'MarketingStatusDescription',
      },
    );
}

function where(context: ParseContext, { part, record }: Placed, table: string): FactTable {
  return {
    table,
    subject: 'subject',
    part: literal(part),
    record: `${literal(record)} || record`,
    observedAt: `${literal(context.observed)}::DATE`,
  };
}

/** Numbers of biologics as the Purple Book writes them, without leading zeros; one row for each name and each status of an application. */
async function prepare({ db }: ParseContext): Promise<void> {
  await db.run(`
    CREATE OR REPLACE VIEW known AS SELECT *, CASE ApplType WHEN 'BLA' THEN 'BLA' || ltrim(ApplNo, '0') ELSE ApplType || ApplNo END AS number,
      'application/' || number AS subject FROM application WHERE filled(ApplNo) IS NOT NULL AND filled(ApplType) IS NOT NULL;
    CREATE OR REPLACE VIEW called AS SELECT p.*, subject, concat(filled(lower(ActiveIngredient)) || ' (', trim(DrugName), CASE WHEN filled(ActiveIngredient) IS NOT NULL THEN ')' END) AS name
      FROM product p JOIN known USING (ApplNo) QUALIFY row_number() OVER (PARTITION BY ApplNo, name ORDER BY p.row) = 1;
    CREATE OR REPLACE VIEW marketed AS SELECT m.*, subject, MarketingStatusDescription AS status FROM marketing m JOIN known USING (ApplNo) JOIN lookup USING (MarketingStatusID)
      QUALIFY row_number() OVER (PARTITION BY ApplNo, status ORDER BY m.row) = 1;
    CREATE OR REPLACE VIEW decided AS SELECT s.*, subject, us_day(left(SubmissionStatusDate, 10), current_date) AS day FROM submission s JOIN known USING (ApplNo)
      WHERE SubmissionType = 'ORIG' AND SubmissionStatus = 'AP' QUALIFY row_number() OVER (PARTITION BY ApplNo ORDER BY date_from(day) NULLS LAST, s.row) = 1;
    CREATE OR REPLACE VIEW undated AS SELECT * FROM known WHERE subject NOT IN (SELECT subject FROM decided) AND subject IN (SELECT subject FROM marketed WHERE status <> ${literal(TENTATIVE)})`);
}

const approved: Fact = { property: 'milestone', value: `'approved'`, original: 'ApplNo', field: 'ApplNo' };
/** What the rows of each file say. An application that is or was marketed was approved; the day stands only in the table of submissions. */
const SAID: Record<string, { from: string; facts: Fact[] }[]> = {
  'Applications.txt': [
    {
      from: 'known',
      facts: [
        { property: 'application_number', value: 'number', original: 'ApplNo', field: 'ApplNo,ApplType' },
        { property: 'application_type', value: 'ApplType', field: 'ApplType' },
        { property: 'applicant', value: 'trim(SponsorName)', original: 'SponsorName', field: 'SponsorName' },
      ],
    },
    { from: 'undated', facts: [approved] },
  ],
  'Products.txt': [
    { from: 'called', facts: [{ property: 'product_name', value: 'name', field: 'ActiveIngredient,DrugName', lang: 'en' }] },
  ],
  'MarketingStatus.txt': [
    { from: 'marketed', facts: [{ property: 'status', value: 'status', original: 'MarketingStatusID', field: 'MarketingStatusID' }] },
  ],
  'Submissions.txt': [
    { from: 'decided', facts: [{ ...approved, original: 'SubmissionStatusDate', field: 'SubmissionStatusDate', when: 'day' }] },
  ],
};

async function reportOrphans(context: ParseContext, { part, record }: Placed): Promise<void> {
  await context.issues(`SELECT ${literal(part)} AS part, ${literal(record)} || record AS record, 'ApplNo' AS field, 'quarantined' AS severity, 'no-id' AS code,
    'a product of no application in Applications.txt; the record is left out' AS message FROM product WHERE ApplNo NOT IN (SELECT ApplNo FROM known)`);
}
