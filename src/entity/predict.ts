import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';
import { decodeUtf8 } from '../base/containers.ts';
import { InputError, messageOf } from '../base/errors.ts';
import { requireFile } from '../base/files.ts';
import { compareNames } from './names.ts';

type Pair = { name_a: string; name_b: string };

/** Reads a CSV with columns name_a and name_b and gives the CSV `name_a,name_b,label,score`. Throws InputError for a file without these columns. */
export function predictNames(path: string): string {
  const rows = readPairs(path).map(({ name_a, name_b }) => {
    const { label, score } = compareNames(name_a, name_b);
    return [name_a, name_b, label, score.toFixed(4)].map(quote).join(',');
  });
  return `${['name_a,name_b,label,score', ...rows].join('\n')}\n`;
}

function readPairs(path: string): Pair[] {
  requireFile(path);
  const file = basename(path);
  const rows = parseCsv(decodeUtf8(readFileSync(path), file), file);
  const header = rows[0] ?? [];
  const [a, b] = ['name_a', 'name_b'].map((column) => columnAt(header, column, file));
  return rows.slice(1).map((row) => ({ name_a: row[a as number] ?? '', name_b: row[b as number] ?? '' }));
}

function parseCsv(text: string, file: string): string[][] {
  try {
    return parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    throw new InputError(`is not a CSV table (${messageOf(error)})`, { file }, error);
  }
}

function columnAt(header: string[], column: string, file: string): number {
  const at = header.findIndex((name) => name.trim() === column);
  if (at < 0) throw new InputError('is missing from the header; the columns name_a and name_b are needed', { file, field: column });
  return at;
}

function quote(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
