import { readFileSync } from 'node:fs';
import { type ReadableDocument, readDocument } from '../../base/document/document.ts';
import { requireFile } from '../../base/files.ts';
import type { Operation } from '../../operation/operation.ts';

/** Puts the text of the named file or web page in place of its name, and its day of publication where the call gives none; `-` is standard input. */
export async function withArticle(
  { fromFile, input: schema }: Operation,
  input: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const path = fromFile === undefined ? undefined : input[fromFile];
  if (fromFile === undefined || typeof path !== 'string') return input;
  const { text, published } = await readArticleAt(path);
  const day = published !== null && 'published' in schema.shape && input.published === undefined ? { published } : {};
  return { ...input, ...day, [fromFile]: text };
}

async function readArticleAt(path: string): Promise<ReadableDocument> {
  if (path === '-') return readDocument(readFileSync(0), 'standard input');
  if (!isUrl(path)) {
    requireFile(path);
    return readDocument(readFileSync(path), path);
  }
  const { fetchPage } = await import('../../snapshot/fetch.ts');
  const { bytes, charset } = await fetchPage(path);
  return readDocument(bytes, path, charset);
}

function isUrl(words: string): boolean {
  return /^https?:\/\//i.test(words);
}
