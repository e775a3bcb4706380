import { archiveMembers } from '../base/archive.ts';
import { isZip } from '../base/containers.ts';
import { InputError } from '../base/errors.ts';
import { firstBytes, firstUnpacked } from '../base/unpacked.ts';
import type { Intake } from '../snapshot/take.ts';
import { readSourceFacts, type SourceFacts, sourceNames } from './source-facts.ts';

/** Bytes at the beginning of a file that are looked at. */
const HEAD = 256 * 1024;

/**
 * Refuses files that bear the marks of another source and none of the one they are given to. A source without marks takes any file, and so does every source
 * one that bears no marks at all; its parser says what is wrong with it. A database is refused by all. Throws InputError naming the file and the source that it looks like.
 */
export async function refuseForeign(facts: SourceFacts, { files }: Intake): Promise<void> {
  if (!facts.marks) return;
  const heads = await Promise.all(files.map(async (file) => ({ file, head: await headOf(file) })));
  const database = heads.find(({ head }) => head.startsWith('SQLite format 3'));
  if (database) throw new InputError('is an SQLite database; export its records as JSON lines first', { file: database.file });
  if (heads.some(({ head }) => bears(head, facts.marks))) return;
  for (const { file, head } of heads) {
    const other = sourceNames()
      .map(readSourceFacts)
      .find(({ marks }) => bears(head, marks));
    if (other)
      throw new InputError(
        `looks like a file of ${other.name} (${other.title.en}), not of ${facts.name}; add it with \`atlas add ${other.name}\``,
        { file },
      );
  }
}

/** Refuses files without the marks of their source, such as a page that says no; a zip other than a spreadsheet is left to the parser. Throws InputError naming the file. */
export async function requireOwn(facts: SourceFacts, { files }: Intake): Promise<void> {
  const heads = await Promise.all(files.map(headOf));
  if (!facts.marks || heads.some((head) => head === '' || bears(head, facts.marks))) return;
  throw new InputError(`does not look like a file of ${facts.name} (${facts.title.en})`, { file: files[0] as string });
}

function bears(head: string, marks: SourceFacts['marks']): boolean {
  return marks?.some((all) => all.every((mark) => head.includes(mark))) ?? false;
}

/** Text at the beginning of a file, unpacked; of a spreadsheet its texts, of another zip nothing. */
async function headOf(path: string): Promise<string> {
  const bytes = isZip(firstBytes(path, 4)) ? await spreadsheetTexts(path) : await firstUnpacked(path, path, HEAD);
  const wide = bytes.subarray(0, 2).toString('hex');
  return new TextDecoder(wide === 'fffe' ? 'utf-16le' : wide === 'feff' ? 'utf-16be' : 'utf-8').decode(bytes);
}

async function spreadsheetTexts(path: string): Promise<Buffer> {
  for await (const { name, chunks } of archiveMembers(path, path)) {
    if (name !== 'xl/sharedStrings.xml') continue;
    for await (const chunk of chunks) return chunk.subarray(0, HEAD);
  }
  return Buffer.alloc(0);
}
