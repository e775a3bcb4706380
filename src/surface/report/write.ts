import type { ArticleCheck } from '../../check/article.ts';
import type { Report } from '../../check/report/report.ts';
import type { Atlas } from '../../view/atlas.ts';
import { citationsOf } from '../../view/citation.ts';
import type { Events } from './calendar.ts';
import type { Document, Lang } from './document.ts';
import { type Format, isDocumentAlone } from './formats.ts';

/** The answer of an operation and the input that it was asked. */
export type Answer = { operation: string; result: unknown; input: Record<string, unknown> };

/** Writes an answer as a document; `url` is the page that shows the same, where there is one. Throws InputError for an article without claims and for a calendar without a day. */
export async function writeDocument(answer: Answer, format: Format, lang: Lang, atlas: Atlas, url?: string): Promise<string | Uint8Array> {
  if (format === 'ics') return (await import('./calendar.ts')).renderCalendar(answer.result as Events, lang);
  const document = await documentOf(answer, lang, atlas, url);
  switch (format) {
    case 'html':
      return (await import('./html.ts')).renderHtml(document);
    case 'md':
      return (await import('./markdown.ts')).renderMarkdown(document);
    case 'pdf':
      return (await import('./pdf.ts')).renderPdf(document);
    case 'docx':
      return (await import('./docx.ts')).renderDocx(document);
    case 'jsonld':
      return `${JSON.stringify(document.reviews, null, 2)}\n`;
  }
}

async function documentOf({ operation, result, input }: Answer, lang: Lang, atlas: Atlas, url: string | undefined): Promise<Document> {
  if (isDocumentAlone(operation)) return (await import('./from-report.ts')).fromReport(result as Report, lang);
  const { citedIn, fromCheck } = await import('./from-check.ts');
  const check = result as ArticleCheck;
  return fromCheck(check, String(input.text), await citationsOf(atlas, citedIn(check)), lang, url);
}
