import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { shippedHash } from '../base/code.ts';
import { type Duck, literal, openDuck } from '../base/duck.ts';
import { InputError } from '../base/errors.ts';
import { sha256 } from '../base/hash.ts';
import { shipped } from '../base/root.ts';
import type { Receipt } from '../snapshot/receipt.ts';
import { columnList, FIELD_COLUMNS, ISSUE_COLUMNS, RAW_COLUMNS, STATEMENT_COLUMNS } from './columns.ts';
import { dropContactsAsNames, withoutContacts } from './contacts.ts';
import { openContext, type ParseContext, PROBLEM_COLUMNS } from './context.ts';
import type { Screen } from './screen.ts';
import type { Source } from './source.ts';
import type { SourceFacts } from './source-facts.ts';

const codes = new Map<string, string>();

/** Stands for the code that makes statements of a source: its folder and all that a parser may import. */
function codeOf(source: string): string {
  const known =
    codes.get(source) ??
    shippedHash([...['base', 'model', 'snapshot', 'statement'].map((stage) => join('src', stage)), join('sources', source)]);
  codes.set(source, known);
  return known.slice(0, 12);
}

/** Folder of the segment that the code at hand makes of one snapshot; other code makes another segment. */
function segmentPath(store: string, receipt: Receipt, { name }: SourceFacts, screen: Screen | undefined): string {
  const version = screen === undefined ? codeOf(name) : sha256(codeOf(name) + screen.version).slice(0, 12);
  return join(store, 'segments', `${receipt.id}-${name}-${version}`);
}

/**
 * Makes the segment of a snapshot unless it is there; a segment appears whole or not at all. Of a source that asks, the screen decides which trials are
 * kept whole, so that another screen makes another segment. Returns its folder.
 */
export async function ensureSegment(store: string, source: Source, receipt: Receipt, screen?: Screen): Promise<string> {
  const asked = source.isScreened ? screen : undefined;
  const target = segmentPath(store, receipt, source.facts, asked);
  if (existsSync(target)) return target;
  const scratch = join(store, 'segments', `part-${randomBytes(6).toString('hex')}`);
  mkdirSync(scratch, { recursive: true });
  try {
    await makeSegment(store, source, { receipt, scratch, screen: asked });
    renameSync(join(scratch, 'segment'), target);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return target;
}

/** Loads the macros that parsers and views share. */
export async function loadMacros(db: Duck): Promise<void> {
  await db.run(readFileSync(shipped('src', 'statement', 'macros.sql'), 'utf8'));
}

/** A snapshot, the folder for derived files, and the screen. */
type Making = { receipt: Receipt; scratch: string; screen: Screen | undefined };

/** Lets the parser of a source fill `raw` and `problem` in a database that holds the macros and nothing else; the writer is called where statements may be taken away. */
export async function makeStatements(
  db: Duck,
  store: string,
  source: Source,
  making: Making,
  writer: Pick<ParseContext, 'flush' | 'sorted'>,
): Promise<void> {
  const { receipt, ...given } = making;
  await db.run(`CREATE TABLE raw (${columnList(RAW_COLUMNS)}); CREATE TABLE problem (${columnList(PROBLEM_COLUMNS)});
    CREATE TABLE field (${columnList(FIELD_COLUMNS)})`);
  await db.run('CREATE TABLE part (name VARCHAR, hash VARCHAR)');
  for (const { name, sha256: hash } of receipt.parts) await db.run('INSERT INTO part VALUES ($1, $2)', [name, hash]);
  const { context, finish } = openContext(store, source.facts, receipt, { db, ...given, ...writer });
  await source.parse(context).catch(refuseDeep(receipt));
  await finish();
}

/** Reads a snapshot and writes its segment into the folder `segment` of a scratch folder that is there; the caller keeps or removes it. */
export async function makeSegment(store: string, source: Source, making: Making): Promise<void> {
  const { receipt, scratch } = making;
  const folder = join(scratch, 'segment');
  mkdirSync(folder);
  const db = await openDuck();
  try {
    await loadMacros(db);
    const { flush, sorted } = statementWriter(db, source.facts, receipt, folder);
    await makeStatements(db, store, source, making, { flush: () => flush(MANY), sorted });
    await flush(1);
    requireSome(folder, source.facts, receipt);
    await copyIssues(db, source.facts, receipt, join(folder, 'issue.parquet'));
    await copyFields(db, receipt, join(folder, 'field.parquet'));
  } finally {
    db.close();
  }
}

/** What is nested so deeply that no function can walk it is bad input, not a fault of the parser. */
function refuseDeep(receipt: Receipt): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof RangeError)) throw error;
    throw new InputError(`is nested too deeply or too large to be read (${error.message})`, { file: partsOf(receipt) }, error);
  };
}

function partsOf(receipt: Receipt): string {
  return receipt.parts.map((part) => part.name).join(' + ');
}

/** A file that says nothing is the wrong file; whether a listing is whole is asked when it is published. */
function requireSome(folder: string, { name }: SourceFacts, receipt: Receipt): void {
  if (readdirSync(folder).length > 0) return;
  throw new InputError(`gave no statement of ${name}; is it the right file?`, { file: partsOf(receipt) });
}

/** From so many statements on they are written into a file of their own. */
const MANY = 200_000;

/** What writes the files of a segment: `flush` the statements in `raw`, if there are at least so many, sorted, and empties `raw`; `sorted` those of a query, see ParseContext. */
type Writer = { flush(least: number): Promise<void>; sorted(part: string, query: string): Promise<void> };

function statementWriter(db: Duck, facts: SourceFacts, receipt: Receipt, folder: string): Writer {
  let files = 0;
  const copy = (columns: Columns, rows: string) => {
    files += 1;
    const path = join(folder, files === 1 ? 'statement.parquet' : `statement-${files}.parquet`);
    const selected = Object.entries(STATEMENT_COLUMNS).map(
      ([name, type]) => `(${columns[name as keyof Columns] ?? name})::${type} AS ${name}`,
    );
    return db.run(`COPY (SELECT ${selected.join(', ')} FROM (${rows})) TO ${literal(path)} (${STATEMENT_FORMAT})`);
  };
  const columns = columnsOf(facts, receipt);
  const id = `left(md5(concat_ws(chr(31), ${literal(receipt.id)}, ${IDENTITY})), 16) AS id`;
  return {
    sorted: (part, query) => {
      const hash = receipt.parts.find(({ name }) => name === part)?.sha256 ?? '';
      const rows = `SELECT ${literal(part)} AS part, * FROM (${query})`;
      return copy(columns, `SELECT raw.*, ${literal(hash)} AS hash, ${id} FROM (FROM raw WHERE false UNION ALL BY NAME ${rows}) raw`);
    },
    flush: async (least) => {
      const [row] = await db.rows<{ n: number }>('SELECT count(*)::INTEGER AS n FROM raw');
      if ((row?.n ?? 0) < least) return;
      await dropContactsAsNames(db);
      const [twice] = await db.rows(`SELECT 1 FROM (SELECT hash(${IDENTITY}) AS same FROM raw) GROUP BY same HAVING count(*) > 1 LIMIT 1`);
      if (twice) await db.run(`DELETE FROM raw WHERE rowid NOT IN (SELECT min(rowid) FROM raw GROUP BY ${IDENTITY})`);
      await copy(
        { ...columns, ...CLEANED },
        `SELECT *, ${withoutContacts('value')} AS cleaned FROM (SELECT raw.*, part.hash, ${id} FROM raw JOIN part ON part.name = raw.part ORDER BY subject, property, id)`,
      );
      await db.run('TRUNCATE raw');
    },
  };
}

/** What makes a statement one and no other, beside its receipt. */
const IDENTITY = 'raw.part, record, field, subject, property, value, observed_at';

/** Expressions of columns of a statement that are not as the parser gave them. */
type Columns = Partial<Record<keyof typeof STATEMENT_COLUMNS, string>>;

function columnsOf(facts: SourceFacts, receipt: Receipt): Columns {
  return {
    source: `coalesce(source, ${literal(facts.name)})`,
    series: `coalesce(series, ${receipt.series === null ? 'NULL' : literal(receipt.series)})`,
    receipt: literal(receipt.id),
    snapshot: 'hash',
    parser: String(facts.parser),
    grade: `coalesce(grade, ${literal(facts.grade)})`,
  };
}

const CLEANED: Columns = {
  value: 'cleaned',
  original: `CASE WHEN original = value THEN cleaned ELSE ${withoutContacts('original')} END`,
};

/** The format of files of statements: groups of rows of which a reader unpacks one for a subject. */
export const STATEMENT_FORMAT = 'FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20480';

async function copyIssues(db: Duck, facts: SourceFacts, receipt: Receipt, path: string): Promise<void> {
  const columns = Object.keys(ISSUE_COLUMNS).map((name) => {
    if (name === 'source') return `${literal(facts.name)} AS source`;
    return name === 'receipt' ? `${literal(receipt.id)} AS receipt` : name;
  });
  await db.run(
    `COPY (SELECT ${columns.join(', ')} FROM problem ORDER BY part, record, field, code) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`,
  );
}

async function copyFields(db: Duck, { id, source, series }: Receipt, path: string): Promise<void> {
  const fixed = `${literal(source)} AS source, ${series === null ? 'NULL' : literal(series)}::VARCHAR AS series, ${literal(id)} AS receipt`;
  await db.run(`COPY (SELECT * REPLACE (${fixed}) FROM field ORDER BY part, field) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`);
}
