import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { archiveMembers } from '../base/archive.ts';
import { isZip } from '../base/containers.ts';
import { firstBytes } from '../base/unpacked.ts';
import type { ParseContext } from './context.ts';

/** A file of a snapshot that is a part of its own or lies in a zip: `record` begins its locators, `context` reads it as `name`. */
export type PartFile = { file: string; name: string; part: string; record: string; context: ParseContext };

/** The files of a snapshot whose base name, without .gz, is `wanted`, one after another; those in a zip are unpacked into the scratch folder, and their issues name the zip. */
export async function* filesOf(context: ParseContext, wanted: (file: string) => boolean): AsyncGenerator<PartFile> {
  for (const { name: part } of context.receipt.parts) {
    const path = context.path(part);
    if (!isZip(firstBytes(path, 4))) {
      const file = basename(part, '.gz');
      if (wanted(file)) yield { file, name: part, part, record: '', context };
      continue;
    }
    for await (const { name, chunks } of archiveMembers(path, part)) {
      const file = basename(name, '.gz');
      if (!wanted(file)) continue;
      const unpacked = join(context.scratch, file);
      await writeFile(unpacked, chunks);
      yield memberFile(context, part, file, name, unpacked);
    }
  }
}

function memberFile(context: ParseContext, part: string, file: string, member: string, path: string): PartFile {
  const record = `member=${member};`;
  const inside: ParseContext = {
    ...context,
    bytes: () => readFileSync(path),
    path: () => path,
    issue: (one) => context.issue({ ...one, part, record: `${record}${one.record}` }),
  };
  return { file, name: `${part}!${member}`, part, record, context: inside };
}
