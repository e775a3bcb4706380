/** Columns of a statement in the order of its Parquet segment: name and DuckDB type. */
export const STATEMENT_COLUMNS = {
  id: 'VARCHAR',
  subject: 'VARCHAR',
  property: 'VARCHAR',
  value: 'VARCHAR',
  original: 'VARCHAR',
  lang: 'VARCHAR',
  source: 'VARCHAR',
  series: 'VARCHAR',
  receipt: 'VARCHAR',
  snapshot: 'VARCHAR',
  part: 'VARCHAR',
  record: 'VARCHAR',
  field: 'VARCHAR',
  valid_from: 'DATE',
  valid_to: 'DATE',
  precision: 'VARCHAR',
  observed_at: 'DATE',
  observed_to: 'DATE',
  parser: 'INTEGER',
  grade: 'VARCHAR',
} as const;

/** Columns of an issue: a data problem met while parsing. */
export const ISSUE_COLUMNS = {
  source: 'VARCHAR',
  receipt: 'VARCHAR',
  part: 'VARCHAR',
  record: 'VARCHAR',
  field: 'VARCHAR',
  severity: 'VARCHAR',
  code: 'VARCHAR',
  message: 'VARCHAR',
} as const;

/** Columns of the audit: how many records of a part hold a field, what becomes of it, and how many were looked at; the row without a field counts all records. */
export const FIELD_COLUMNS = {
  source: 'VARCHAR',
  series: 'VARCHAR',
  receipt: 'VARCHAR',
  part: 'VARCHAR',
  field: 'VARCHAR',
  use: 'VARCHAR',
  records: 'INTEGER',
  looked: 'INTEGER',
} as const;

/** What a parser fills in; the rest follows from the receipt. Source and series only where a file repeats what another source said. */
export const RAW_COLUMNS = {
  source: 'VARCHAR',
  series: 'VARCHAR',
  subject: 'VARCHAR',
  property: 'VARCHAR',
  value: 'VARCHAR',
  original: 'VARCHAR',
  lang: 'VARCHAR',
  part: 'VARCHAR',
  record: 'VARCHAR',
  field: 'VARCHAR',
  valid_from: 'DATE',
  valid_to: 'DATE',
  precision: 'VARCHAR',
  observed_at: 'DATE',
  observed_to: 'DATE',
  grade: 'VARCHAR',
} as const;

/** The columns as a DuckDB column list. */
export function columnList(columns: Record<string, string>): string {
  return Object.entries(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ');
}
