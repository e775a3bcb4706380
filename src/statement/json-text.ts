import { decodeUtf8 } from '../base/containers.ts';
import { InputError } from '../base/errors.ts';
import { type JsonRecord, wholeRecords } from './json-lines.ts';

/** A JSON document of more bytes is not read as a whole. */
const MOST_WHOLE = 256 * 1024 * 1024;

/** A text of JSON: lines of objects, still in chunks, or the records of one document. */
export type JsonText = { lines: AsyncIterable<Buffer> } | { records: JsonRecord[] };

/**
 * Tells JSON lines from one document: an object, an array, or an API page (`list` names its array). `prefix` begins the locators.
 * Throws InputError naming the file for a document that is no JSON, no UTF-8 or too large.
 */
export async function readJsonText(chunks: AsyncIterable<Buffer>, file: string, list: string, prefix: string): Promise<JsonText> {
  const rest = chunks[Symbol.asyncIterator]();
  const head = await readHead(rest, file);
  const lines = replay(head, rest);
  if (looksLikeLines(head)) return { lines };
  const bytes: Buffer[] = [];
  let size = 0;
  for await (const chunk of lines) {
    size += chunk.length;
    requireWholeSize(size, file);
    bytes.push(chunk);
  }
  return { records: wholeRecords(decodeUtf8(Buffer.concat(bytes), file), file, list, prefix) };
}

/** True for JSON lines, of which no more is read than it takes to tell. */
export async function isJsonLines(chunks: AsyncIterable<Buffer>, file: string): Promise<boolean> {
  const rest = chunks[Symbol.asyncIterator]();
  const head = await readHead(rest, file);
  await rest.return?.();
  return looksLikeLines(head);
}

/** Reads until a second line has begun, or to the end. */
async function readHead(chunks: AsyncIterator<Buffer>, file: string): Promise<Buffer> {
  let head = Buffer.alloc(0);
  const more: Buffer[] = [];
  for (let size = 0; ; ) {
    const next = await chunks.next();
    if (!next.done) {
      more.push(next.value);
      size += next.value.length;
      requireWholeSize(size, file);
      if (!next.value.includes('\n')) continue;
    }
    head = Buffer.concat([head, ...more.splice(0)]);
    if (next.done || firstLines(head).length > 1) return head;
  }
}

function requireWholeSize(size: number, file: string): void {
  if (size <= MOST_WHOLE) return;
  throw new InputError(`is one JSON text of more than ${MOST_WHOLE / 1024 / 1024} MB; save it as JSON lines, one record a line`, { file });
}

async function* replay(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** The first two lines that are not blank. */
function firstLines(head: Buffer): string[] {
  const lines: string[] = [];
  for (let at = 0; at < head.length && lines.length < 2; ) {
    const end = head.indexOf('\n', at);
    const line = head
      .subarray(at, end < 0 ? head.length : end)
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .trim();
    if (line !== '') lines.push(line);
    at = end < 0 ? head.length : end + 1;
  }
  return lines;
}

/** True for JSON lines: when a line of its own holds an object and another follows, whole or not, or when one line begins an object and never ends it. */
export function looksLikeLines(head: Buffer): boolean {
  const lines = firstLines(head);
  if (!lines.every((line) => line.startsWith('{'))) return false;
  return lines.length > 1 || (lines.length === 1 && !lines[0]?.endsWith('}'));
}
