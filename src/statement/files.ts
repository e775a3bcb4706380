import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isZip, unzip } from '../base/containers.ts';
import type { ParseContext } from './context.ts';

/** A file of a snapshot that is a part of its own or lies in a zip: `record` begins its locators, `context` reads it as `name`. */
export type PartFile = { file: string; name: string; part: string; record: string; context: ParseContext };

/** The files of a snapshot whose base name, without .gz, is `wanted`, one after another; those in a zip are unpacked into the scratch folder, and their issues name the zip. */
export async function* filesOf(context: ParseContext, wanted: (file: string) => boolean): AsyncGenerator<PartFile> {
  for (const { name: part } of context.receipt.parts) {
    const bytes = context.bytes(part);
    if (!isZip(bytes)) {
      const file = basename(part, '.gz');
      if (wanted(file)) yield { file, name: part, part, record: '', context };
      continue;
    }
    for await (const member of unzip(bytes, part)) {
      const file = basename(member.name, '.gz');
      if (wanted(file)) yield memberFile(context, part, file, member);
    }
  }
}

function memberFile(context: ParseContext, part: string, file: string, member: { name: string; bytes: Buffer }): PartFile {
  const path = join(context.scratch, file);
  writeFileSync(path, member.bytes);
  const record = `member=${member.name};`;
  const inside: ParseContext = {
    ...context,
    bytes: () => member.bytes,
    path: () => path,
    issue: (one) => context.issue({ ...one, part, record: `${record}${one.record}` }),
  };
  return { file, name: `${part}!${member.name}`, part, record, context: inside };
}
