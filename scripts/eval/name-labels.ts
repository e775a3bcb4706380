import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { hasHan } from '../../src/base/chinese.ts';

/** Two names and what a reader says of them; `fold` a is for work on the rules, b for totals only. */
export type NameLabel = { name_a: string; name_b: string; label: 'same' | 'related' | 'different'; origin: string; fold: 'a' | 'b' };

/** The labelled pairs of names, of both folds or of one. */
export function readNameLabels(fold?: string): NameLabel[] {
  const file = join(import.meta.dirname, '..', '..', 'test-real', 'labels', 'names.csv');
  const rows = parse(readFileSync(file, 'utf8'), { columns: true }) as NameLabel[];
  return rows.filter((row) => fold === undefined || row.fold === fold);
}

/** `zh-en`, `zh-zh` or `en-en`. */
export function scriptsOf({ name_a, name_b }: NameLabel): string {
  return [name_a, name_b]
    .map((name) => (hasHan(name) ? 'zh' : 'en'))
    .toSorted()
    .toReversed()
    .join('-');
}
