import { amenity, chain, figure, offer } from '../../sources/curation/cluster.ts';
import { service } from '../../sources/curation/park.ts';
import type { AmenityRow, ChainRow, FigureRow, OfferRow } from '../../src/model/cluster.ts';
import type { ServiceRow } from '../../src/model/park.ts';
import type { RawStatement } from '../../src/statement/context.ts';
import type { Atlas } from '../../src/view/atlas.ts';
import type { Fact } from '../../src/view/register.ts';

/** Rows of curated registers that a test invents. */
export type Facts = { chain?: ChainRow[]; offers?: OfferRow[]; services?: ServiceRow[]; figures?: FigureRow[]; amenities?: AmenityRow[] };

const OBSERVED = '2025-06-01';

/** The same atlas with invented rows in place of the shipped registers; their statement ids are invented too and lead nowhere. */
export function withRegister(atlas: Atlas, facts: Facts): Atlas {
  const { chain: roles = [], offers = [], services = [], figures = [], amenities = [] } = facts;
  const made = [
    ...factsOf(roles, chain),
    ...factsOf(offers, offer),
    ...factsOf(services, service),
    ...factsOf(figures, figure),
    ...factsOf(amenities, amenity),
  ];
  const rowsAsJson = async <T>(sql: string, values?: Parameters<Atlas['db']['rowsAsJson']>[1]): Promise<T[]> => {
    return sql.includes("subject >= 'amenity/'") ? (made as T[]) : atlas.db.rowsAsJson<T>(sql, values);
  };
  return { ...atlas, db: { ...atlas.db, rowsAsJson } };
}

function factsOf<T>(rows: T[], statements: (row: T, where: { part: string; record: string }) => RawStatement[]): Fact[] {
  return rows.flatMap((row, at) =>
    statements(row, { part: 'invented', record: `line=${9000 + at}` }).map((one, nth) => factOf(one, at, nth)),
  );
}

function factOf({ subject, property, value, lang, valid_from, valid_to, precision, grade }: RawStatement, at: number, nth: number): Fact {
  const id = `${subject}${at}.${nth}`;
  return {
    id,
    subject,
    property,
    value,
    lang: lang ?? null,
    valid_from: valid_from ?? null,
    valid_to: valid_to ?? null,
    precision: (precision ?? null) as Fact['precision'],
    grade: grade as Fact['grade'],
    observed_at: OBSERVED,
  };
}
