import type { Duck } from '../base/duck.ts';
import { UnknownError } from '../base/errors.ts';
import { type Receipt, readReceipts } from '../snapshot/receipt.ts';
import { readSourceFacts, recordUrl } from '../statement/source-facts.ts';
import type { Atlas } from './atlas.ts';
import { AT_ONCE, listed, statementsOf, statementsOfKinds, subjectsOf } from './lookup.ts';

/** A statement as it stands in a segment; days are YYYY-MM-DD. */
export type Statement = {
  id: string;
  subject: string;
  property: string;
  value: string;
  original: string | null;
  lang: string | null;
  source: string;
  series: string | null;
  receipt: string;
  snapshot: string;
  part: string;
  record: string;
  field: string;
  valid_from: string | null;
  valid_to: string | null;
  precision: string | null;
  observed_at: string;
  observed_to: string;
  parser: number;
  grade: string;
};

/** A statement with its receipt, the publisher's address of the record, where a curated record was read, and what the bytes say at its locator. */
export type Evidence = { statement: Statement; receipt: Receipt; url: string | null; origin: string | null; bytes: unknown };

const COLUMNS = `* REPLACE (valid_from::VARCHAR AS valid_from, valid_to::VARCHAR AS valid_to, observed_at::VARCHAR AS observed_at, observed_to::VARCHAR AS observed_to)`;

/** The statement with that id, followed to its bytes. Throws UnknownError when the published atlas holds none. */
export async function evidence(atlas: Atlas, id: string): Promise<Evidence> {
  const [statement] = await statementsById(atlas, [id]);
  if (!statement) throw new UnknownError(`no statement ${id} in the published atlas`, `已发布的图谱中没有陈述 ${id}`);
  const receipt = readReceipts(atlas.store).find((one) => one.id === statement.receipt);
  if (!receipt)
    throw new UnknownError(
      `the receipt ${statement.receipt} of statement ${id} is missing from the store`,
      `存储中缺少陈述 ${id} 的收据 ${statement.receipt}`,
    );
  const { readStored } = await import('../statement/locator.ts');
  const bytes = await readStored(atlas.store, statement.snapshot, statement);
  const url = recordUrl(readSourceFacts(statement.source), statement.subject);
  return { statement, receipt, url, origin: await originOf(atlas, statement), bytes };
}

/** Where the record of a statement was read, as another statement of the record says. */
async function originOf(atlas: Atlas, { subject, receipt, part, record }: Statement): Promise<string | null> {
  const [found] = await atlas.db.rows<{ value: string }>(
    `SELECT value FROM ${await statementsOf(atlas, [subject])} WHERE subject = $1 AND property = 'origin' AND receipt = $2 AND part = $3 AND record = $4 ORDER BY id LIMIT 1`,
    [subject, receipt, part, record],
  );
  return found?.value ?? null;
}

/** Statements by id, in the order given; ids that are not there are left out. Most are found at once where the subject is given that most are about. */
export async function statementsById(atlas: Atlas, ids: string[], about?: string): Promise<Statement[]> {
  const near = about === undefined ? [] : await statementsAmong(atlas, [about], ids);
  const known = new Set(near.map(({ id }) => id));
  const rest = ids.filter((id) => !known.has(id));
  const byId = new Map([...near, ...(await statementsAmong(atlas, await subjectsOf(atlas, rest), rest))].map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The statements about some subjects that have one of some ids. */
async function statementsAmong(atlas: Atlas, subjects: string[], ids: string[]): Promise<Statement[]> {
  const found: Statement[] = [];
  for (let at = 0; at < subjects.length; at += AT_ONCE) {
    const some = subjects.slice(at, at + AT_ONCE);
    const sql = `SELECT ${COLUMNS} FROM ${await statementsOf(atlas, some)} WHERE subject IN (${listed(some.length, 2)}) AND list_contains(string_split($1, ','), id)`;
    found.push(...(await atlas.db.rows<Statement>(sql, [ids.join(','), ...some])));
  }
  return found;
}

/** Every statement about a subject, newest observation first, what stands in one record together. */
export async function statementsAbout(atlas: Atlas, subject: string, known_by: string): Promise<Statement[]> {
  const statements = await statementsOf(atlas, [subject]);
  return atlas.db.rows<Statement>(
    `SELECT ${COLUMNS} FROM ${statements} s WHERE subject = $1 AND observed_at <= $2::DATE ORDER BY s.observed_at DESC, source, part, length(record), record, property, field, id`,
    [subject, known_by],
  );
}

/** A number that a trial went by in its register before, and the statement that says so. */
export type FormerNumber = { subject: string; value: string; observed_at: string; id: string };

const former = new WeakMap<Duck, Promise<Map<string, FormerNumber[]>>>();

/** The trial that went by a number of its register before, by what was known; undefined where none did. */
export async function trialOnceCalled(atlas: Atlas, number: string, known_by: string): Promise<FormerNumber | undefined> {
  const known = former.get(atlas.db) ?? readFormer(atlas);
  former.set(atlas.db, known);
  return (await known).get(number)?.find(({ observed_at }) => observed_at <= known_by);
}

/** Every former number, the newest word first; read once, since to find one means to go through the statements of all trials. */
async function readFormer(atlas: Atlas): Promise<Map<string, FormerNumber[]>> {
  const rows = await atlas.db.rowsAsJson<FormerNumber>(
    `SELECT subject, value, observed_at::VARCHAR AS observed_at, id FROM ${await statementsOfKinds(atlas, ['trial/'])}
     WHERE property = 'former_id' ORDER BY observed_at DESC, subject, id`,
  );
  return Map.groupBy(rows, ({ value }) => value);
}
