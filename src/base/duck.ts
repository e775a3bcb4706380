import { availableParallelism } from 'node:os';
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';

/** A value given to a prepared statement. */
export type SqlValue = string | number | boolean | null;
/** Values by position ($1) or by name ($place). */
export type SqlValues = SqlValue[] | Record<string, SqlValue>;

/** An in-process database that reaches no network and installs nothing. */
export type Duck = {
  /** Runs statements without an answer. */
  run(sql: string, values?: SqlValues): Promise<void>;
  /** Runs a query; rows are plain objects of JavaScript values. */
  rows<T>(sql: string, values?: SqlValues): Promise<T[]>;
  /** Runs a query whose rows hold texts, plain numbers and lists of these; each comes over as JSON, which takes a third of the time of `rows`. */
  rowsAsJson<T>(sql: string, values?: SqlValues): Promise<T[]>;
  /** Runs a query and gives its columns: the way to read many rows of texts and numbers. */
  columns(sql: string, values?: SqlValues): Promise<Columns>;
  /** Closes the database once the questions that run are answered: in the middle of one it would wait for ever. */
  close(): void;
};

/** The values of each column by its name, in the order of the rows. */
export type Columns = Record<string, (string | number | bigint | null)[]>;

/** Opens an empty database in memory. */
export async function openDuck(): Promise<Duck> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(Math.min(2, availableParallelism())),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  const running = new Set<Promise<unknown>>();
  const tracked = <T>(work: Promise<T>): Promise<T> => {
    const done: Promise<unknown> = work.catch(() => {}).then(() => running.delete(done));
    running.add(done);
    return work;
  };
  return {
    run: async (sql, values) =>
      void (await tracked(connection.run(sql, values as DuckDBValue[] | Record<string, DuckDBValue> | undefined))),
    rows: (sql, values) => tracked(readRows(connection, sql, values)),
    rowsAsJson: async <T>(sql: string, values?: SqlValues) =>
      (await tracked(readRows<{ row: string }>(connection, `SELECT to_json(t)::VARCHAR AS row FROM (\n${sql}\n) t`, values))).map(
        ({ row }) => JSON.parse(row) as T,
      ),
    columns: async (sql, values) => (await tracked(readAll(connection, sql, values))).getColumnsObject() as Columns,
    close: () =>
      void Promise.all(running).then(() => {
        connection.closeSync();
        instance.closeSync();
      }),
  };
}

async function readRows<T>(connection: DuckDBConnection, sql: string, values: SqlValues | undefined): Promise<T[]> {
  return (await readAll(connection, sql, values)).getRowObjectsJS() as T[];
}

function readAll(connection: DuckDBConnection, sql: string, values: SqlValues | undefined) {
  return connection.runAndReadAll(sql, values as DuckDBValue[] | Record<string, DuckDBValue> | undefined);
}

/** The same database with answers kept: for data that never changes. The oldest of more than `most` answers is dropped; rows must not be changed. */
export function keepAnswers(db: Duck, most: number): Duck {
  const kept = new Map<string, Promise<unknown[]>>();
  return {
    ...db,
    rows: <T>(sql: string, values?: SqlValues) => {
      const key = `${sql}\n${JSON.stringify(values)}`;
      const answer = kept.get(key) ?? db.rows<T>(sql, values);
      kept.delete(key);
      kept.set(key, answer);
      if (kept.size > most) kept.delete(kept.keys().next().value as string);
      return answer as Promise<T[]>;
    },
  };
}

/** A text as an SQL literal; for names of files and columns that our own code writes, never for a value of a user. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
