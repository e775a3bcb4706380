import { archiveMembers } from '../base/archive.ts';
import { isZip } from '../base/containers.ts';
import { InputError } from '../base/errors.ts';
import { firstBytes, firstUnpacked } from '../base/unpacked.ts';
import { readSourceFacts, type SourceFacts, sourceNames } from './source-facts.ts';

/** Bytes at the beginning of a file that are looked at. */
const HEAD = 256 * 1024;
/** Files of an archive whose beginnings share these bytes. */
const MEMBERS = 16;

/** A file and the text at its beginning. */
type Start = { file: string; head: string };

/**
 * The source that files are of, by its marks; where marks of several are seen, the one whose marks are the longest: they say the most. Throws InputError naming a file that no source reads or
 * that may be of several, with what to do.
 */
export async function sourceOfFiles(files: string[]): Promise<SourceFacts> {
  const starts = await startsOf(files);
  refuseKnown(starts);
  const seen = allFacts()
    .map((facts) => ({ facts, like: Math.max(...starts.map(({ head }) => likeness(head, facts))) }))
    .filter(({ like }) => like > 0);
  const most = Math.max(...seen.map(({ like }) => like));
  const [best, ...others] = seen.filter(({ like }) => like === most).map(({ facts }) => facts);
  const file = files[0] as string;
  if (best === undefined)
    throw new InputError(`bears the marks of no source; say whose it is with \`atlas add SOURCE FILE\`: ${sourceNames().join(', ')}`, {
      file,
    });
  if (others.length === 0) return best;
  const names = [best, ...others].map(({ name }) => name).join(', ');
  throw new InputError(`may be of ${names}; say which with \`atlas add ${best.name} FILE\``, { file });
}

/**
 * Refuses files that bear the marks of another source and none of the one they are given to, and those that are known to be of no publisher. A source without
 * marks takes any file, and so does every source one that bears no marks at all; its parser says what is wrong with it. Throws InputError naming the file and what it looks like.
 */
export async function refuseForeign(facts: SourceFacts, files: string[]): Promise<void> {
  if (!facts.marks) return;
  const starts = await startsOf(files);
  refuseKnown(starts);
  if (starts.some(({ head }) => likeness(head, facts) > 0)) return;
  for (const { file, head } of starts) {
    const other = allFacts().find((one) => likeness(head, one) > 0);
    if (other)
      throw new InputError(
        `looks like a file of ${other.name} (${other.title.en}), not of ${facts.name}; add it with \`atlas add ${other.name}\``,
        { file },
      );
  }
}

/** Throws InputError for the first file that a source refuses by name, with the reason, and for a database. */
function refuseKnown(starts: Start[]): void {
  for (const { file, head } of starts) {
    if (head.startsWith('SQLite format 3'))
      throw new InputError('is an SQLite database, such as ctrdata makes; export the records of one register as JSON lines and add those', {
        file,
      });
    const refused = allFacts()
      .flatMap(({ refuses }) => refuses ?? [])
      .find(({ marks }) => marks.every((mark) => head.includes(mark)));
    if (refused) throw new InputError(refused.why, { file });
  }
}

/** Refuses files without the marks of their source, such as a page that says no; a zip other than a spreadsheet is left to the parser. Throws InputError naming the file. */
export async function requireOwn(facts: SourceFacts, files: string[]): Promise<void> {
  const starts = await startsOf(files);
  if (!facts.marks || starts.some(({ head }) => head === '' || likeness(head, facts) > 0)) return;
  throw new InputError(`does not look like a file of ${facts.name} (${facts.title.en})`, { file: files[0] as string });
}

/** How much a text looks like a file of a source, by the marks of the format that fits best: first their longest, in bytes, then all of them; 0 where it is of no format of the source. */
function likeness(head: string, { marks = [] }: SourceFacts): number {
  const seen = marks.filter((all) => all.every((mark) => head.includes(mark)));
  return Math.max(
    0,
    ...seen
      .map((all) => all.map((mark) => Buffer.byteLength(mark)))
      .map((sizes) => Math.max(...sizes) * 1000 + sizes.reduce((a, b) => a + b)),
  );
}

function allFacts(): SourceFacts[] {
  return sourceNames().map(readSourceFacts);
}

async function startsOf(files: string[]): Promise<Start[]> {
  return Promise.all(files.map(async (file) => ({ file, head: await headOf(file) })));
}

/** Text at the beginning of a file, unpacked; of a spreadsheet its texts, of another zip the beginnings of its first files. */
async function headOf(path: string): Promise<string> {
  const bytes = isZip(firstBytes(path, 4)) ? await archiveTexts(path) : await firstUnpacked(path, path, HEAD);
  const wide = bytes.subarray(0, 2).toString('hex');
  return new TextDecoder(wide === 'fffe' ? 'utf-16le' : wide === 'feff' ? 'utf-16be' : 'utf-8').decode(bytes);
}

async function archiveTexts(path: string): Promise<Buffer> {
  const starts: Buffer[] = [];
  for await (const { name, chunks } of archiveMembers(path, path)) {
    if (name === 'xl/sharedStrings.xml') return firstOf(chunks, HEAD);
    if (starts.length < MEMBERS) starts.push(await firstOf(chunks, HEAD / MEMBERS));
  }
  return Buffer.concat(starts);
}

async function firstOf(chunks: AsyncIterable<Buffer>, most: number): Promise<Buffer> {
  for await (const chunk of chunks) return chunk.subarray(0, most);
  return Buffer.alloc(0);
}
