import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { z } from 'zod';
import { InputError } from './errors.ts';

/** Parses JSON lines; blank lines are passed over; `file` and the number of the `first` line are for errors. Throws InputError with the line and field at fault. */
export function parseJsonLines<T>(text: string, row: z.ZodType<T>, file: string, first = 1): T[] {
  const rows: T[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    rows.push(checkRow(parseLine(line, file, index + first), row, file, index + first));
  }
  return rows;
}

/**
 * Parses JSON lines that every build checks, such as those shipped with the product: rows are not held against their shape.
 * Throws InputError with the line at fault where a line is no JSON.
 */
export function trustJsonLines<T>(text: string, row: z.ZodType<T>, file: string, first = 1): T[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  try {
    return JSON.parse(`[${lines.join(',')}]`) as T[];
  } catch {
    return parseJsonLines(text, row, file, first);
  }
}

/** Reads a file of JSON lines; see parseJsonLines. */
export function readJsonLines<T>(path: string, row: z.ZodType<T>): T[] {
  return parseJsonLines(readFileSync(path, 'utf8'), row, basename(path));
}

function parseLine(line: string, file: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new InputError('is not a whole JSON object; mend or remove the line', { file, record: `line ${number}` }, error);
  }
}

function checkRow<T>(value: unknown, row: z.ZodType<T>, file: string, number: number): T {
  const result = row.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new InputError(issue?.message ?? 'does not fit', { file, record: `line ${number}`, field: issue?.path.join('.') ?? '' });
}
