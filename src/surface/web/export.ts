import { html } from 'hono/html';
import { UsageError } from '../../base/errors.ts';
import type { Both } from '../../model/definitions.ts';
import { type Cell, csvOf } from '../report/csv.ts';
import { addressOf, type Here } from './links.ts';
import type { SentFile } from './page.ts';
import type { Piece } from './piece.ts';
import { EXPORT_WORDS } from './words/export.ts';
import type { Lang } from './words/words.ts';

/** A table to take along: `id` is what programs call a column, `label` what people do. */
export type Table = {
  /** What the file is named after, such as `landscape`. */
  name: string;
  columns: readonly { id: string; label: Both; isNumber?: true }[];
  rows: readonly (readonly Cell[])[];
};

/** Formats that a table can be taken along in, and their media types. */
const FORMATS = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
} as const;
type Format = keyof typeof FORMATS;

/** A table as a file: CSV with the labels of the language, JSON and Parquet with the ids of the columns. Throws UsageError for another format. */
export async function tableFile(lang: Lang, format: string, { name, columns, rows }: Table): Promise<{ file: SentFile }> {
  if (!isFormat(format))
    throw new UsageError(
      `no format "${format}"; the formats of a table are ${Object.keys(FORMATS).join(', ')}`,
      `没有“${format}”格式；表格可存为 ${Object.keys(FORMATS).join('、')}`,
    );
  const body = await bodyOf(format, lang, { name, columns, rows });
  return { file: { name: `cgt-atlas-${name}.${format}`, type: FORMATS[format], body } };
}

/** Links to the same table as files; `path` is the address of the files before their format, and `fields` the question. */
export function tableLinks(here: Here, path: string, fields: Record<string, string | undefined>, label?: string): Piece {
  const words = EXPORT_WORDS[here.lang];
  const links = Object.keys(FORMATS).map(
    (format) => html`<a href="${addressOf(here, `${path}/${format}`, fields)}" download>${words[format as Format]}</a> `,
  );
  return html`<p class="files"><span>${label ?? words.download}</span> ${links}</p>`;
}

async function bodyOf(format: Format, lang: Lang, { columns, rows }: Table): Promise<string | Uint8Array> {
  if (format === 'csv')
    return csvOf(
      columns.map(({ label }) => label[lang]),
      rows,
    );
  if (format === 'parquet') return (await import('../report/parquet.ts')).parquetOf(columns, rows);
  const named = rows.map((row) => Object.fromEntries(columns.map(({ id }, at) => [id, row[at] ?? null])));
  return `${JSON.stringify(named, null, 1)}\n`;
}

function isFormat(text: string): text is Format {
  return Object.hasOwn(FORMATS, text);
}
