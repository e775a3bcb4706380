import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { InputError, messageOf } from './errors.ts';
import { requireBounded } from './unpacked.ts';

/** A file of a zip archive; its bytes come in chunks. */
export type Member = { name: string; chunks: AsyncIterable<Buffer> };

/**
 * The files of a zip archive on disk in the order of its directory, each to be read before the next is asked for; folders are passed over.
 * Throws InputError for a damaged archive, for a name that leads out of it, and for one made to unpack without end.
 */
export async function* archiveMembers(path: string, file: string): AsyncGenerator<Member> {
  for await (const { archive, entry } of entriesOf(path, file)) {
    yield { name: entry.fileName, chunks: chunksOf(archive, entry, file) };
  }
}

async function* chunksOf(archive: ZipFile, entry: Entry, file: string): AsyncGenerator<Buffer> {
  try {
    yield* (await archive.openReadStreamPromise(entry)) as AsyncIterable<Buffer>;
  } catch (error) {
    throw damaged(file, error);
  }
}

/** The names of the files in a zip archive on disk, in the order of its directory. Throws InputError as archiveMembers does. */
export async function archiveNames(path: string, file: string): Promise<string[]> {
  return (await Array.fromAsync(entriesOf(path, file))).map(({ entry }) => entry.fileName);
}

async function* entriesOf(path: string, file: string): AsyncGenerator<{ archive: ZipFile; entry: Entry }> {
  let [packed, unpacked] = [0, 0];
  try {
    const archive = await openPromise(path, { lazyEntries: true, autoClose: false });
    try {
      for await (const entry of archive.eachEntry()) {
        packed += entry.compressedSize;
        unpacked += entry.uncompressedSize;
        requireBounded(packed, unpacked, file);
        if (!entry.fileName.endsWith('/')) yield { archive, entry };
      }
    } finally {
      archive.close();
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw damaged(file, error);
  }
}

function damaged(file: string, error: unknown): InputError {
  return new InputError(`is a damaged zip archive (${messageOf(error)}); take it again`, { file }, error);
}
