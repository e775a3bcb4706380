import { isZip, unpackGzip } from '../containers.ts';
import { InputError } from '../errors.ts';
import { readApart } from './apart.ts';
import { decodeText, looksLikeHtml } from './decode.ts';
import type { Found } from './found.ts';

/** A paragraph, heading, cell or line of a document: UTF-16 offsets in `text`, and the locator of its place in the file. */
export type Block = { start: number; end: number; at: string };

/** A document as text, one block a line, with what it says about itself; `published` is a day YYYY-MM-DD. */
export type ReadableDocument = Omit<Found, 'blocks'> & { kind: 'text' | 'html' | 'pdf' | 'docx'; text: string; blocks: Block[] };

const MOST_BYTES = 50 * 1024 * 1024;
/** What a text without it does not say anything: marks of direction and zero-width characters are no words. */
const WORDS = /[\p{L}\p{N}]/u;

/**
 * Reads a plain text, Markdown, HTML, PDF or DOCX file, packed with gzip or not, told apart by its first bytes. Of HTML the main text is kept. `charset` is the encoding stated with the bytes.
 * Throws InputError for a file of another kind, over 50 MB packed or not, damaged, or without text.
 */
export async function readDocument(packed: Buffer, file: string, charset: string | null = null): Promise<ReadableDocument> {
  if (packed.length > MOST_BYTES) {
    throw new InputError(`is ${Math.round(packed.length / 1024 / 1024)} MB; an article may have at most ${MOST_BYTES / 1024 / 1024} MB`, {
      file,
    });
  }
  const bytes = unpackGzip(packed, file, MOST_BYTES);
  if (bytes.subarray(0, 1024).includes('%PDF-')) return withText('pdf', await readApart({ kind: 'pdf', bytes, file }), file);
  if (isZip(bytes)) return withText('docx', await readApart({ kind: 'docx', bytes, file }), file);
  const text = decodeText(bytes, file, charset);
  if (looksLikeHtml(text, file)) return withText('html', (await import('./html.ts')).readHtml(text), file);
  const blocks = linesOf(text);
  if (!WORDS.test(text)) throw new InputError(MISSING.text, { file });
  return { kind: 'text', text, title: null, published: null, publisher: null, blocks };
}

function withText(kind: ReadableDocument['kind'], { blocks, ...about }: Found, file: string): ReadableDocument {
  if (!blocks.some((block) => WORDS.test(block.text))) throw new InputError(MISSING[kind], { file });
  const placed: Block[] = [];
  let length = 0;
  for (const { text, at } of blocks) {
    placed.push({ start: length, end: length + text.length, at });
    length += text.length + 1;
  }
  return { kind, ...about, text: `${blocks.map(({ text }) => text).join('\n')}\n`, blocks: placed };
}

const MISSING = {
  text: 'holds no text',
  html: 'holds no article text; is it a page that fills itself by script? Save the text instead',
  pdf: 'no text found; this looks like a scan',
  docx: 'holds no text',
};

/** The lines of a text that are not blank, without the white space around them. */
function linesOf(text: string): Block[] {
  const blocks: Block[] = [];
  let start = 0;
  let points = 0;
  for (const line of text.split('\n')) {
    const lead = line.length - line.trimStart().length;
    const words = line.trim();
    const from = points + lead;
    if (words !== '')
      blocks.push({ start: start + lead, end: start + lead + words.length, at: `char=${from},${from + codePoints(words)}` });
    start += line.length + 1;
    points += codePoints(line) + 1;
  }
  return blocks;
}

function codePoints(text: string): number {
  return /[\ud800-\udbff]/.test(text) ? [...text].length : text.length;
}
