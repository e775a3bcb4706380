import { literal } from '../base/duck.ts';
import { InputError } from '../base/errors.ts';
import type { ParseContext } from './context.ts';

/** How one property is derived from a row: SQL expressions over the columns of the table. */
export type Fact = {
  property: string;
  /** Expression of the value; a null or empty value makes no statement. */
  value: string;
  /** Expression of what the source wrote, when it differs from the value. */
  original?: string;
  /** Field inside the record, a literal name; `fieldOf` is an expression instead. */
  field?: string;
  fieldOf?: string;
  /** Expression of a partial date that says when the fact holds in the world. */
  when?: string;
  /** Expression of a day since which a state holds. */
  since?: string;
  lang?: string;
  grade?: string;
  /** A table expression to take the row from instead, such as an unnested list. */
  from?: string;
};

/** Where the rows stand: a table, and expressions for subject, part, record and observed day. */
export type FactTable = {
  table: string;
  subject: string;
  part: string;
  record: string;
  observedAt: string;
  observedTo?: string;
  /** Expressions of the source and series that said it first, where the file repeats another source. */
  source?: string;
  series?: string;
};

/** A query that makes statements of every fact of a table. */
export function factsQuery(where: FactTable, facts: Fact[]): string {
  return facts.map((fact) => `(${factQuery(where, fact)})`).join('\nUNION ALL\n');
}

/** Expressions that stand more than once are worked out one level below: written out again, with the macros in them, they take longer to plan than to run. */
function factQuery(where: FactTable, fact: Fact): string {
  const time = fact.when ?? fact.since;
  const worked = [`${fact.value} AS fact_value`, ...(time === undefined ? [] : [`${time} AS fact_time`])].join(', ');
  return `SELECT ${where.source ?? 'NULL'} AS source, ${where.series ?? 'NULL'} AS series, ${where.subject} AS subject, ${literal(fact.property)} AS property,
    fact_value AS value, ${fact.original ?? 'fact_value'} AS original, ${fact.lang ? literal(fact.lang) : 'NULL'} AS lang, ${where.part} AS part, ${where.record} AS record,
    ${fact.fieldOf ?? literal(fact.field ?? '')} AS field, ${validTime(fact)},
    ${where.observedAt} AS observed_at, ${where.observedTo ?? where.observedAt} AS observed_to, ${fact.grade ?? 'NULL'} AS grade
    FROM (SELECT *, ${worked} FROM ${fact.from ?? where.table}) WHERE ${isFilled('fact_value')}`;
}

/** An SQL expression, true of a text that is more than blanks; most texts are told by their first character. */
export function isFilled(value: string): string {
  return `(ascii(${value}) > 32 OR filled(${value}) IS NOT NULL)`;
}

function validTime({ when, since }: Fact): string {
  const isStated = when !== undefined || since !== undefined;
  const from = isStated ? 'date_from(fact_time)' : 'NULL::DATE';
  return `${from} AS valid_from, ${when === undefined ? 'NULL::DATE' : 'date_to(fact_time)'} AS valid_to, ${isStated ? 'date_precision(fact_time)' : 'NULL'} AS precision`;
}

/** A query that reports every filled value of a column that is no date. */
export function badDates(where: FactTable, column: string, field: string): string {
  return `SELECT ${where.part} AS part, ${where.record} AS record, ${literal(field)} AS field, 'warning' AS severity, 'bad-date' AS code,
    'not a date: ' || left(fact_time, 40) AS message FROM (SELECT *, ${column} AS fact_time FROM ${where.table}) WHERE filled(fact_time) IS NOT NULL AND date_from(fact_time) IS NULL`;
}

/** Refuses a list in which a column of days has values and not one of them is a day, as when columns were shifted; `written` is the column as the file has it. */
export async function requireDates({ db }: ParseContext, where: FactTable, column: string, written: string, field: string): Promise<void> {
  const [row] = await db.rows<{ part: string; record: string; value: string; days: number }>(
    `SELECT min(${where.part}) AS part, min_by(${where.record}, row) AS record, min_by(${written}, row) AS value, count(date_from(${column}))::INTEGER AS days
     FROM ${where.table} WHERE filled(${written}) IS NOT NULL HAVING count(*) > 0`,
  );
  if (!row || row.days > 0) return;
  const message = `"${row.value.slice(0, 40)}" is no day, nor is any other value of the column; are the columns under their headers?`;
  throw new InputError(message, { file: row.part, record: row.record, field });
}
