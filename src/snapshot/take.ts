import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { unpackGzip } from '../base/containers.ts';
import { requireFile } from '../base/files.ts';
import { keepBytes } from './bytes.ts';
import { hasReceipt, type Part, type Receipt, receiptId, writeReceipt } from './receipt.ts';

/** One snapshot to take: files that belong together, with what is known of them. */
export type Intake = { files: string[]; series: string | null; published: string | null; from: string };

/** Terms of the source that a receipt repeats. */
export type SourceTerms = { name: string; publisher: string; licence: string };

/** Reads the files of an intake and checks that they are whole before anything is stored. Throws InputError naming the file. */
export function readIntake({ files }: Intake): { name: string; bytes: Buffer }[] {
  return files.map((path) => {
    requireFile(path);
    const bytes = readFileSync(path);
    unpackGzip(bytes, path);
    return { name: basename(path), bytes };
  });
}

/** Stores the bytes of a snapshot and its receipt; says whether it is new. Taking the same snapshot again changes nothing. */
export function takeSnapshot(store: string, terms: SourceTerms, intake: Intake, now: Date): { receipt: Receipt; isNew: boolean } {
  const read = readIntake(intake);
  const parts = read.map(({ name, bytes }): Part => ({ name, sha256: keepBytes(store, bytes), size: bytes.length }));
  const facts = {
    source: terms.name,
    series: intake.series,
    published: intake.published,
    taken: now.toISOString(),
    from: intake.from,
    publisher: terms.publisher,
    licence: terms.licence,
    parts: parts as [Part, ...Part[]],
  };
  const receipt = { id: receiptId({ ...facts }), ...facts };
  const isNew = !hasReceipt(store, receipt.id);
  if (isNew) writeReceipt(store, receipt);
  return { receipt, isNew };
}
