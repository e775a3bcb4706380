import { readFileSync } from 'node:fs';
import { readDocument } from '../../../base/document/document.ts';
import { InputError, messageOf, UsageError } from '../../../base/errors.ts';
import { shipped } from '../../../base/root.ts';
import { LONGEST_ARTICLE } from '../../../read/article.ts';
import { countOf } from '../format.ts';
import { CHECK_WORDS } from '../words/check.ts';
import { fill } from '../words/fill.ts';
import type { Lang } from '../words/words.ts';

/** The example article in both languages. */
export const EXAMPLE = { zh: readExample('zhangjiang-2024.zh.md'), en: readExample('zhangjiang-2024.en.md') };

/** An article to check, and the day YYYY-MM-DD on which it appeared where its text does not say. */
export type Article = { text: string; published?: string };

/** The article of a form: the chosen file, else the pasted text, which may be the source of a page. Throws UsageError, in both languages, for one that cannot be read or is too long. */
export async function articleOf(form: Record<string, unknown>): Promise<Article> {
  const { file, text, published } = form;
  const isChosen = file instanceof File && file.size > 0;
  const bytes = isChosen ? Buffer.from(await file.arrayBuffer()) : Buffer.from(pastedIn(text));
  if (bytes.toString().trim() === '') throw said((lang) => CHECK_WORDS[lang].nothing);
  const found = await readDocument(bytes, isChosen ? file.name : '').catch((error: unknown) => unreadable(error));
  const { length } = found.text;
  if (length > LONGEST_ARTICLE)
    throw said((lang) => fill(CHECK_WORDS[lang].too_long, countOf(lang, length), countOf(lang, LONGEST_ARTICLE)));
  const day = typeof published === 'string' && published !== '' ? published : found.published;
  return day === null ? { text: found.text } : { text: found.text, published: day };
}

/** The pasted text with the line ends that the reader counts. */
export function pastedIn(text: unknown): string {
  return String(text ?? '').replaceAll('\r\n', '\n');
}

function unreadable(error: unknown): never {
  if (!(error instanceof InputError)) throw error;
  throw said((lang) => CHECK_WORDS[lang].unreadable(messageOf(error)));
}

function said(words: (lang: Lang) => string): UsageError {
  return new UsageError(words('en'), words('zh'));
}

function readExample(name: string): string {
  return readFileSync(shipped('examples', name), 'utf8');
}
