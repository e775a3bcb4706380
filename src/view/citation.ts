import { readFileSync } from 'node:fs';
import { shipped } from '../base/root.ts';
import type { Both } from '../model/definitions.ts';
import { readSourceFacts, recordUrl, type SourceFacts } from '../statement/source-facts.ts';
import type { Atlas } from './atlas.ts';
import { AT_ONCE, listed, statementsOf, subjectsOf } from './lookup.ts';
import { originsOf } from './why.ts';

/** A statement as a reader may look it up: what it says, which source and record say so, when that was seen, and where. */
export type Citation = {
  id: string;
  subject: string;
  property: string;
  value: string;
  source: string;
  title: Both;
  grade: string;
  observed_at: string;
  /** The page, or in words the document, where it was read: of a curated row its origin, else the publisher's page of the record; null where there is none. */
  origin: string | null;
};

type Cited = Omit<Citation, 'title'>;

const SQL = readFileSync(shipped('src', 'view', 'citation.sql'), 'utf8');

/** Citations of statements by id, in the order given and each once; ids that are not there are left out. */
export async function citationsOf(atlas: Atlas, ids: readonly string[]): Promise<Citation[]> {
  const subjects = await subjectsOf(atlas, ids);
  const rows: Cited[] = [];
  for (let at = 0; at < subjects.length; at += AT_ONCE) {
    const some = subjects.slice(at, at + AT_ONCE);
    const sql = SQL.replace('$statements', await statementsOf(atlas, some)).replace('$subjects', listed(some.length, 2));
    rows.push(...(await atlas.db.rows<Cited>(sql, [ids.join(','), ...some])));
  }
  const byId = new Map(rows.map((row) => [row.id, row]));
  const facts = new Map([...new Set(rows.map(({ source }) => source))].map((name) => [name, readSourceFacts(name)]));
  return [...new Set(ids)].flatMap((id) => {
    const row = byId.get(id);
    if (row === undefined) return [];
    const source = facts.get(row.source) as SourceFacts;
    return [{ ...row, title: source.title, origin: row.origin ?? recordUrl(source, row.subject) ?? curatedAt(row) }];
  });
}

/** Where a curated organisation or product was read. */
function curatedAt({ source, subject }: Cited): string | null {
  if (source !== 'curation' || !/^(?:organisation|product)\//.test(subject)) return null;
  return originsOf(subject)[0]?.url ?? null;
}
