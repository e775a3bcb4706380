import { unzip } from '../containers.ts';
import { InputError, messageOf } from '../errors.ts';
import type { Found } from './found.ts';

const MOST_UNPACKED = 200 * 1024 * 1024;

/** Reads the paragraphs of a DOCX file; the locator is the number of the paragraph. Throws InputError for another kind of archive. */
export async function readDocx(bytes: Buffer, file: string): Promise<Found> {
  await checkArchive(bytes, file);
  const { extractRawText } = (await import('mammoth')).default;
  try {
    const { value } = await extractRawText({ buffer: bytes });
    const paragraphs = value.split(/\n+/).map((text) => text.replace(/\s+/g, ' ').trim());
    const blocks = paragraphs.flatMap((text, at) => (text === '' ? [] : [{ text, at: `paragraph=${at + 1}` }]));
    return { title: null, published: null, publisher: null, blocks };
  } catch (error) {
    throw new InputError(`is a damaged DOCX file (${messageOf(error)})`, { file }, error);
  }
}

/** An archive that is no DOCX, or that unpacks to more than any document, is not handed on. */
async function checkArchive(bytes: Buffer, file: string): Promise<void> {
  let isDocument = false;
  for await (const { name } of unzip(bytes, file, MOST_UNPACKED)) isDocument ||= name === 'word/document.xml';
  if (!isDocument) throw new InputError('is a zip archive but no DOCX document', { file });
}
