import { InputError, messageOf } from '../errors.ts';
import type { Found } from './found.ts';
import { type Line, paragraphsOf } from './pdf-paragraphs.ts';

const MOST_PAGES = 500;

/** Reads the text of a PDF file, its lines joined to paragraphs; the locator is page and paragraph. Throws InputError for a damaged or locked file. */
export async function readPdf(bytes: Buffer, file: string): Promise<Found> {
  try {
    return await readPages(bytes, file);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    const problem = isLocked ? 'is locked with a password; save a copy without one' : `is a damaged PDF file (${messageOf(error)})`;
    throw new InputError(problem, { file }, error);
  }
}

async function readPages(bytes: Buffer, file: string): Promise<Found> {
  const { getDocumentProxy } = await import('unpdf');
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  if (pdf.numPages > MOST_PAGES) throw new InputError(`has ${pdf.numPages} pages; an article may have at most ${MOST_PAGES}`, { file });
  const blocks: Found['blocks'] = [];
  for (let page = 1; page <= pdf.numPages; page += 1) {
    const { items } = await (await pdf.getPage(page)).getTextContent();
    const lines = linesOf(items.flatMap((item) => ('str' in item ? [item] : [])));
    blocks.push(...paragraphsOf(lines).map((text, at) => ({ text, at: `page=${page};paragraph=${at + 1}` })));
  }
  const { info } = (await pdf.getMetadata()) as { info: { Title?: string; CreationDate?: string } };
  return { title: info.Title?.trim() || null, published: null, publisher: null, blocks };
}

type Item = { str: string; transform: number[]; width: number; height: number; hasEOL: boolean };

/** Pieces of one baseline as a line; a gap between pieces is a space. */
function linesOf(items: Item[]): Line[] {
  const lines: Line[] = [];
  let open: Line | undefined;
  for (const { str, transform, width, height } of items) {
    const [x = 0, y = 0] = transform.slice(4);
    if (!open || Math.abs(open.y - y) > Math.max(2, open.height / 2)) {
      open = { text: '', left: x, right: x, y, height };
      lines.push(open);
    }
    if (x - open.right > open.height * 0.2 && open.text !== '') open.text += ' ';
    open.text += unfoldRadicals(str);
    open.right = Math.max(open.right, x + width);
    open.height = Math.max(open.height, height);
  }
  return lines.filter(({ text }) => text.trim() !== '');
}

/** Fonts often store a character as the radical it is drawn like; these have no compatibility form of their own. */
const RADICALS = new Map(
  [
    ...'⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟'.matchAll(/(.)(.)/gu),
  ].map(([, from, to]) => [from, to]),
);

function unfoldRadicals(text: string): string {
  return text.replace(/[\u2e80-\u2fdf\uf900-\ufaff]/g, (char) => RADICALS.get(char) ?? char.normalize('NFKC'));
}
