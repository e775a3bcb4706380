import { type Duck, literal } from '../base/duck.ts';
import { InputError } from '../base/errors.ts';
import { bytesPath, readBytes } from '../snapshot/bytes.ts';
import { observedOn, type Receipt } from '../snapshot/receipt.ts';
import { ISSUE_COLUMNS, RAW_COLUMNS } from './columns.ts';
import type { Screen } from './screen.ts';
import type { SourceFacts } from './source-facts.ts';

/** A statement as a parser in TypeScript gives it; dates are YYYY-MM-DD. */
export type RawStatement = {
  subject: string;
  property: string;
  value: string;
  part: string;
  record: string;
  field: string;
} & Partial<
  Record<
    'source' | 'series' | 'original' | 'lang' | 'valid_from' | 'valid_to' | 'precision' | 'observed_at' | 'observed_to' | 'grade',
    string | null
  >
>;

/** A data problem: where, what, how severe. `quarantined` says that the record was left out. */
export type Issue = {
  part: string;
  record: string;
  field: string;
  severity: 'note' | 'warning' | 'quarantined';
  code: string;
  message: string;
};

/** What becomes of a field: it is read, `source.yml` ignores it by name, or nobody knows it. */
export type FieldUse = 'read' | 'ignored' | 'unknown';

/** Of how many records there are, how many were looked at, and how many of these hold each field. */
export type FieldCounts = { records: number; looked: number; fields: Map<string, { use: FieldUse; records: number }> };

/** What a parser works with: the snapshot's bytes, a database, and where to put statements and issues. */
export type ParseContext = {
  facts: SourceFacts;
  receipt: Receipt;
  observed: string;
  db: Duck;
  /** Folder for derived files of this run; removed afterwards. */
  scratch: string;
  /** Which trials are kept whole, for a source that asks; without it all are. */
  screen: Screen | undefined;
  bytes(part: string): Buffer;
  path(part: string): string;
  /** Adds the rows of a query that selects RAW_COLUMNS by name; those it leaves out are null. */
  statements(query: string): Promise<void>;
  add(rows: RawStatement[]): Promise<void>;
  issue(issue: Issue): Promise<void>;
  /** Adds the rows of a query that selects part, record, field, severity, code, message. */
  issues(query: string): Promise<void>;
  /** Keeps in how many records of a part each field stands; see reportFields. */
  fields(part: string, counts: FieldCounts): Promise<void>;
  /**
   * Writes the rows of a query that selects RAW_COLUMNS but the part by name into a file of the segment as they come: they are sorted by subject, none is there twice,
   * and none holds a contact (`mayHoldContact`). The quickest way for many.
   */
  sorted(part: string, query: string): Promise<void>;
  /** Writes the statements given so far into the segment once there are many, so that a large snapshot needs no more memory than a small one. */
  flush(): Promise<void>;
};

/** Columns of `problem`: those of an issue that do not follow from the receipt. */
export const PROBLEM_COLUMNS = Object.fromEntries(
  Object.entries(ISSUE_COLUMNS).filter(([name]) => name !== 'source' && name !== 'receipt'),
);
const RAW_TYPE = JSON.stringify([RAW_COLUMNS]);
const PUT_ISSUES = `INSERT INTO problem BY NAME SELECT unnest(from_json($1, ${literal(JSON.stringify([PROBLEM_COLUMNS]))}), recursive := true)`;

/** Issues that are held before they are put into the database. */
const HELD_ISSUES = 10_000;

/** The context of one parse, for a database with the tables `raw`, `problem` and `field`; `finish` puts into it what is still held. */
export function openContext(
  store: string,
  facts: SourceFacts,
  receipt: Receipt,
  given: Pick<ParseContext, 'db' | 'scratch' | 'screen' | 'sorted' | 'flush'>,
): { context: ParseContext; finish(): Promise<void> } {
  const { db } = given;
  const held: Issue[] = [];
  const finish = () => db.run(PUT_ISSUES, [JSON.stringify(held.splice(0))]);
  const hashOf = (name: string) => {
    const part = receipt.parts.find((one) => one.name === name);
    if (!part) throw new InputError('the snapshot has no such part', { file: name, record: `receipt ${receipt.id}` });
    return part.sha256;
  };
  const context: ParseContext = {
    facts,
    receipt,
    observed: observedOn(receipt),
    ...given,
    bytes: (part) => readBytes(store, hashOf(part)),
    path: (part) => bytesPath(store, hashOf(part)),
    statements: (query) => db.run(`INSERT INTO raw BY NAME ${query}`),
    add: (rows) => db.run(`INSERT INTO raw SELECT unnest(from_json($1, ${literal(RAW_TYPE)}), recursive := true)`, [JSON.stringify(rows)]),
    issue: async (one) => {
      held.push(one);
      if (held.length >= HELD_ISSUES) await finish();
    },
    issues: (query) => db.run(`INSERT INTO problem BY NAME ${query}`),
    fields: (part, { records, looked, fields }) => {
      const rows = [...fields].map(([field, { use, records: holding }]) => ({ field, use, records: holding }));
      return db.run(
        `INSERT INTO field BY NAME SELECT $1 part, $2::INTEGER looked, unnest(from_json($3, '[{"field": "VARCHAR", "use": "VARCHAR", "records": "INTEGER"}]'), recursive := true)`,
        [part, looked, JSON.stringify([{ field: null, use: null, records }, ...rows])],
      );
    },
  };
  return { context, finish };
}
