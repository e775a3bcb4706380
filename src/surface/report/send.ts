import type { Context } from 'hono';
import { UsageError } from '../../base/errors.ts';
import type { Atlas } from '../../view/atlas.ts';
import type { Lang } from './document.ts';
import { FORMATS, type Format, formatsOf } from './formats.ts';
import { type Answer, writeDocument } from './write.ts';

/** The format of that name for the answer of an operation. Throws UsageError that lists the formats. */
export function requireFormat(operation: string, asked: string): Format {
  const formats = formatsOf(operation);
  const format = formats.find((one) => one === asked);
  if (format === undefined)
    throw new UsageError(
      formats.length === 0
        ? `${operation} gives no documents`
        : `${operation}: no format "${asked}"; the formats are ${formats.join(', ')}`,
    );
  return format;
}

/** Sends an answer as a file to keep, named after what it is on; `url` is the page that shows the same, where there is one. */
export async function sendDocument(c: Context, answer: Answer, format: Format, lang: Lang, atlas: Atlas, url?: string): Promise<Response> {
  const content = await writeDocument(answer, format, lang, atlas, url);
  const about = answer.operation === 'report' ? `-${String(answer.input.cluster).replace(/[^a-z0-9-]/gi, '')}` : '';
  return c.body(typeof content === 'string' ? content : new Uint8Array(content).buffer, 200, {
    'content-type': FORMATS[format],
    'content-disposition': `attachment; filename="cgt-atlas-${answer.operation}${about}-${lang}.${format}"`,
  });
}
