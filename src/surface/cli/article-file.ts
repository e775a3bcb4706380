import { readFileSync } from 'node:fs';
import { readDocument } from '../../base/document/document.ts';
import { requireFile } from '../../base/files.ts';
import type { Operation } from '../../operation/operation.ts';

/** Puts the text of the named file in place of its name, and its day of publication where the call gives none; `-` is standard input. */
export async function withArticle(
  { fromFile, input: schema }: Operation,
  input: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const path = fromFile === undefined ? undefined : input[fromFile];
  if (fromFile === undefined || typeof path !== 'string') return input;
  if (path !== '-') requireFile(path);
  const { text, published } = await readDocument(readFileSync(path === '-' ? 0 : path), path === '-' ? 'standard input' : path);
  const day = published !== null && 'published' in schema.shape && input.published === undefined ? { published } : {};
  return { ...input, ...day, [fromFile]: text };
}
